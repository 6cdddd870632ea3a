"""A report is audited again and again while it is written: what is kept from one audit must not change the next."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace

from tests.compose.reports import example
from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.compose import compose_report
from triwulan.core.document import Block, Document, ItemList, Paragraph, Table
from triwulan.core.reading import Reading
from triwulan.formats.audit_json import AuditReport
from triwulan.interpret import interpret
from triwulan.text.audit_report import audit_report

KEEPING = ("triwulan.core.", "triwulan.interpret.", "triwulan.audit.")


def audited(document: Document) -> tuple[Reading, AuditReport]:
    """The reading too: what is wrong in it may meet no rule in this report."""
    reading = interpret(document)
    return reading, audit_report(Context(reading), rules(), name="laporan")


def forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(KEEPING) and not name.endswith(".catalogue"):
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def wrong(text: str) -> str:
    """The text with other figures."""
    return re.sub(r"\d(?=[,%\s])", lambda digit: str((int(digit[0]) + 3) % 10), text)


def edits(block: Block) -> Iterator[list[Block]]:
    """What a writer makes of a block: other figures, a sentence twice, a line more, a row less, a name changed."""
    match block:
        case Paragraph(text=text) if wrong(text) != text:
            yield [replace(block, text=wrong(text))]
            yield [replace(block, text=f"{wrong(text)} {wrong(text)}"), block]
        case ItemList(items=items):
            yield [replace(block, items=(replace(items[0], text=wrong(items[0].text) + " 12 desa"), *items[1:]))]
        case Table(rows=rows):
            first, *others = rows
            cells = tuple(replace(cell, text=wrong(cell.text)) for cell in first.cells)
            yield [replace(block, rows=(replace(first, cells=cells), *others))]
            yield [replace(block, rows=tuple(others))]
            named = tuple(replace(cell, text=cell.text.replace("Jumlah", "Banyaknya")) for cell in first.cells)
            yield [replace(block, rows=(replace(first, cells=named), *others))]


def test_an_edited_report_is_audited_as_if_it_were_the_first():
    document = compose_report(example())
    edited = [
        replace(document, blocks=(*document.blocks[:at], *blocks, *document.blocks[at + 1 :]))
        for at, block in enumerate(document.blocks)
        for blocks in edits(block)
    ][::3]
    again = [audited(each) for each in edited]
    assert len({report.summary for _, report in again}) > 5
    for each, found in zip(edited, again, strict=True):
        forget()
        assert audited(each) == found
