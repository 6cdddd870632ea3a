"""WordprocessingML elements, built directly: python-docx builds large tables too slowly."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from triwulan.formats.legible import unbroken_figures, xml_text

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Word draws ballot boxes from this font; others fall back on whatever has them.
BOX_FONT = "Segoe UI Symbol"


def w(tag: str, *children: Element, **attributes: str | int | float) -> Element:
    """The element ``w:tag`` with ``w:``-attributes and children."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name.rstrip('_')}"), str(value))
    element.extend(children)
    return element


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def runs(text: str, *properties: Element) -> list[Element]:
    """One run with the text, its line breaks as breaks."""
    if not text:
        return []
    run = w("r")
    if properties:
        run.append(w("rPr", *properties))
    for index, line in enumerate(unbroken_figures(xml_text(text)).split("\n")):
        if index:
            run.append(w("br"))
        if line:
            body = w("t")
            body.text = line
            body.set(XML_SPACE, "preserve")
            run.append(body)
    return [run]


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph; ``properties`` in the order the schema demands (keepNext, numPr, spacing, ind, jc)."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)
