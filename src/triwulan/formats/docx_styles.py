"""Styles, page, running head and foot, and numbering of a DOCX."""

from collections.abc import Sequence

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Pt

from triwulan.core.document import Marker
from triwulan.formats import columns
from triwulan.formats.docx_xml import paragraph, runs, twips, w

# Arial is on every office machine; Liberation Sans has the same widths where it is not.
FONT = "Arial"
PAGE_HEIGHT = 841.89
LEVELS = 6
HEADINGS = 3
LIST_STEP = 21.0
CELL, CELL_HEAD, CAPTION, NOTE, BODY, ENTRY, SIGNATURE = (
    "TriwulanCell",
    "TriwulanCellHead",
    "Caption",
    "TriwulanNote",
    "TriwulanBody",
    "TriwulanEntry",
    "TriwulanSignature",
)
_NAMES = {
    CELL: "Isi Tabel",
    CELL_HEAD: "Kepala Tabel",
    NOTE: "Catatan",
    BODY: "Isi",
    ENTRY: "Butir",
    SIGNATURE: "Tanda Tangan",
}


def prepare(docx: DocxDocument, *, language: str, notice: str) -> None:
    """Give python-docx's template our page, styles, running head and foot."""
    section = docx.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(columns.PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin, section.right_margin = Pt(columns.MARGIN_LEFT), Pt(columns.MARGIN_RIGHT)
    section.top_margin, section.bottom_margin = Pt(71), Pt(65)
    section.header_distance, section.footer_distance = Pt(36), Pt(36)
    styles = docx.styles.element
    styles.replace(styles.find(qn("w:docDefaults")), _defaults(language))
    for element in _styles():
        for old in styles.findall(qn("w:style")):
            if old.get(qn("w:styleId")) == element.get(qn("w:styleId")):
                styles.remove(old)
        styles.append(element)
    head = section.header._element
    head[:] = [paragraph("Header", *_notice(notice), properties=(w("jc", val="right"),))] if notice else [w("p")]
    foot = section.footer._element
    page = (_field("PAGE"), *runs(" / "), _field("NUMPAGES"))
    foot[:] = [paragraph("Footer", *page, properties=(w("jc", val="center"),))]


def _notice(notice: str) -> list[Element]:
    return runs(notice, w("b"), w("color", val="9C1C1C"), w("spacing", val=30), w("sz", val=18))


def _field(name: str) -> Element:
    return w("fldSimple", *runs("1"), instr=f" {name} ")


def _fonts() -> Element:
    return w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults(language: str) -> Element:
    tag = {"id": "id-ID", "en": "en-GB"}.get(language, language)
    text = w("rPr", _fonts(), w("sz", val=22), w("szCs", val=22), w("lang", val=tag, eastAsia=tag, bidi="ar-SA"))
    return w("docDefaults", w("rPrDefault", text), w("pPrDefault", w("pPr")))


def _style(
    key: str,
    *,
    ppr: Sequence[Element] = (),
    rpr: Sequence[Element] = (),
    base: str = "Normal",
    name: str = "",
) -> Element:
    element = w("style", w("name", val=name or _NAMES.get(key, key)), type="paragraph", styleId=key)
    if key == "Normal":
        element.set(qn("w:default"), "1")
    else:
        element.append(w("basedOn", val=base))
    element.append(w("qFormat"))
    element.append(w("pPr", *ppr))
    element.append(w("rPr", *rpr))
    return element


def _spacing(before: float, after: float, line: float = 1.0) -> Element:
    return w("spacing", before=twips(before), after=twips(after), line=round(240 * line), lineRule="auto")


def _size(points: float) -> tuple[Element, Element]:
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def _lower_heading(level: int) -> Element:
    stay = (w("keepNext"), w("keepLines"))
    return _style(
        f"Heading{level}",
        name=f"heading {level}",
        ppr=(*stay, _spacing(14, 6), w("outlineLvl", val=level - 1)),
        rpr=(w("b"), *_size(11)),
    )


def _styles() -> list[Element]:
    rule = w("pBdr", w("bottom", val="single", sz=12, space=8, color="000000"))
    stay = (w("keepNext"), w("keepLines"))
    bold = w("b")
    return [
        _style("Normal", name="Normal", ppr=(_spacing(0, 6),)),
        _style(
            "Title",
            name="Title",
            ppr=(rule, _spacing(0, 12), w("jc", val="center")),
            rpr=(w("b"), *_size(15)),
        ),
        _style(
            "Heading1",
            name="heading 1",
            ppr=(*stay, _spacing(22, 12), w("jc", val="center"), w("outlineLvl", val=0)),
            rpr=(bold, *_size(13)),
        ),
        *(_lower_heading(level) for level in range(2, HEADINGS + 1)),
        _style(BODY, ppr=(_spacing(0, 6, 1.3), w("ind", firstLine=twips(28.35)), w("jc", val="both"))),
        _style(ENTRY, ppr=(_spacing(0, 2, 1.2), w("jc", val="both"))),
        _style(NOTE, ppr=(_spacing(4, 8),), rpr=_size(8.5)),
        _style(CAPTION, name="caption", ppr=(w("keepNext"), _spacing(0, 4), w("jc", val="center")), rpr=_size(10)),
        _style(CELL, ppr=(_spacing(1.5, 1.5),)),
        _style(CELL_HEAD, base=CELL, ppr=(w("keepNext"),)),
        _style(SIGNATURE, ppr=(w("keepNext"), w("keepLines"), _spacing(0, 0), w("jc", val="center"))),
    ]


class Numbering:
    """The lists of one document: each gets a number of its own, so that it starts where it should."""

    def __init__(self, docx: DocxDocument) -> None:
        """Replace the template's lists by ours."""
        self._root = docx.part.numbering_part.element
        self._root[:] = [_abstract(index, marker) for index, marker in enumerate(Marker)]
        self._count = 0

    def add(self, marker: Marker, start: int, level: int) -> int:
        """A new list at ``level`` (from 0); its number for ``w:numId``."""
        self._count += 1
        override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        abstract = w("abstractNumId", val=list(Marker).index(marker))
        self._root.append(w("num", abstract, override, numId=self._count))
        return self._count


def _abstract(index: int, marker: Marker) -> Element:
    element = w("abstractNum", w("multiLevelType", val="hybridMultilevel"), abstractNumId=index)
    kind = {Marker.NUMBER: "decimal", Marker.LETTER: "lowerLetter", Marker.DASH: "bullet"}[marker]
    for level in range(LEVELS):
        text = "–" if marker is Marker.DASH else f"%{level + 1}."
        indent = w("ind", left=twips(LIST_STEP * (level + 1) + 4), hanging=twips(LIST_STEP))
        parts = (w("start", val=1), w("numFmt", val=kind), w("lvlText", val=text), w("lvlJc", val="left"))
        element.append(w("lvl", *parts, w("pPr", indent), ilvl=level))
    return element
