"""Writing a Document as an editable DOCX with real headings, lists and tables."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from triwulan.core.document import (
    Checklist,
    Document,
    Heading,
    ItemList,
    Paragraph,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.formats import docx_styles as styles
from triwulan.formats.docx_table import signature_table, table_elements
from triwulan.formats.docx_xml import BOX_FONT, paragraph, runs, twips, w
from triwulan.formats.keeping import KeptBlock, kept
from triwulan.formats.legible import xml_text
from triwulan.formats.typst_pdf import UNDATED

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BOX_INDENT = 20.0


def write_docx(document: Document) -> bytes:
    """The document as A4 pages; the same document gives the same bytes."""
    made = docx.Document()
    styles.prepare(made, language=document.language, notice=document.notice)
    _describe(made, document)
    body = made.element.body
    page = body[-1]
    numbering = styles.Numbering(made)
    body[:] = []
    previous: KeptBlock | None = None
    for entry in kept(document.blocks):
        body.extend(_elements(entry, previous, numbering))
        previous = entry
    if previous is None or isinstance(previous.block, Table | SignatureBlock):
        body.append(_thin())
    body.append(page)
    return _same_bytes(made)


def _describe(made: DocxDocument, document: Document) -> None:
    """Fixed properties instead of the clock and the template's author."""
    properties = made.core_properties
    dated = document.dated or UNDATED
    properties.title = xml_text(document.title)[:255]
    properties.author = xml_text(document.author)[:255]
    properties.last_modified_by = properties.author
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = document.language
    properties.revision = 1
    properties.created = properties.modified = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    relations = made.part.package.rels
    for key in [key for key, rel in relations.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _same_bytes(made: DocxDocument) -> bytes:
    """The package with the clock taken out of its entries."""
    stored, fixed = io.BytesIO(), io.BytesIO()
    made.save(stored)
    with zipfile.ZipFile(stored) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return fixed.getvalue()


def _elements(entry: KeptBlock, previous: KeptBlock | None, numbering: styles.Numbering) -> Iterator[Element]:
    keep = entry.with_next
    match entry.block:
        case Title(lines=lines):
            yield paragraph("Title", *runs("\n".join(lines)))
        case Heading():
            yield _heading(entry.block)
        case Paragraph():
            yield _paragraph(entry.block, keep, after_table=previous is not None and isinstance(previous.block, Table))
        case ItemList():
            yield from _list(entry.block, 0, keep, numbering)
        case Table():
            yield from table_elements(entry.block)
        case Checklist():
            yield from _boxes(entry.block, keep)
        case SignatureBlock():
            if previous is None or isinstance(previous.block, Table):
                yield _thin()
            yield paragraph(styles.SIGNATURE)
            yield signature_table(entry.block)


def _keeping(keep: bool) -> tuple[Element, ...]:
    return (w("keepNext"), w("keepLines")) if keep else ()


def _thin() -> Element:
    """A paragraph of no height: Word joins two tables that touch, and wants one after the last table."""
    return paragraph(styles.NOTE, properties=(w("spacing", before=0, after=0, line=20, lineRule="exact"),))


def _heading(block: Heading) -> Element:
    separator = "\n" if block.level <= 1 else " "
    text = f"{block.number}{separator}{block.text}" if block.number else block.text
    return paragraph(f"Heading{min(max(1, block.level), styles.HEADINGS)}", *runs(text))


def _paragraph(block: Paragraph, keep: bool, *, after_table: bool) -> Element:
    if block.note:
        return paragraph(styles.NOTE, *runs(block.text), properties=_keeping(keep))
    if block.bold:
        spacing = w("spacing", before=twips(10), after=twips(4))
        return paragraph("Normal", *runs(block.text, w("b")), properties=(*_keeping(keep), spacing))
    spacing_after_table = (w("spacing", before=twips(12)),) if after_table else ()
    return paragraph(styles.BODY, *runs(block.text), properties=(*_keeping(keep), *spacing_after_table))


def _list(block: ItemList, level: int, keep: bool, numbering: styles.Numbering) -> Iterator[Element]:
    level = min(level, styles.LEVELS - 1)
    number = numbering.add(block.marker, block.start, level)
    for item in block.items:
        place = w("numPr", w("ilvl", val=level), w("numId", val=number))
        yield paragraph(styles.ENTRY, *runs(item.text), properties=(*_keeping(keep), place))
        if item.children is not None:
            yield from _list(item.children, level + 1, keep, numbering)


def _boxes(block: Checklist, keep: bool) -> Iterator[Element]:
    for item in block.items:
        box = runs(
            "☑" if item.checked else "☐",
            w("rFonts", ascii=BOX_FONT, hAnsi=BOX_FONT, eastAsia=BOX_FONT, cs=BOX_FONT),
        )
        indent = w("ind", left=twips(_BOX_INDENT + 4), hanging=twips(_BOX_INDENT))
        tabs = w("tabs", w("tab", val="left", pos=twips(_BOX_INDENT + 4)))
        text = f"{item.label} {item.detail}".strip()
        yield paragraph(styles.ENTRY, *box, w("r", w("tab")), *runs(text), properties=(*_keeping(keep), tabs, indent))
