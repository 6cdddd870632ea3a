"""Document to Reading: which table is which, which column is what, what the text claims; nothing is guessed."""

from collections.abc import Iterator
from dataclasses import replace

from triwulan.core.document import Document
from triwulan.core.place import Place
from triwulan.core.reading import Reading, StatedTable, TableKind
from triwulan.core.stage import Stage
from triwulan.interpret.claims import claims_of
from triwulan.interpret.directing import directed
from triwulan.interpret.flow import flow_of
from triwulan.interpret.identity import identity_of
from triwulan.interpret.linking import link
from triwulan.interpret.mentions import mentions_of
from triwulan.interpret.tables import tables_of


def interpret(document: Document, stage: Stage = Stage.UNKNOWN, agreement: Document | None = None) -> Reading:
    """Understand a document as far as it can be; what cannot be is in ``unread``.

    ``agreement`` is a file of its own with the agreement; its tables of that kind are read as if they stood at the end.
    """
    flow = flow_of(document)
    tables, passages, doubts = tables_of(flow)
    if agreement is not None:
        tables = (*tables, *_agreed_in(agreement, after=tables))
    tables, subjects = link(tables)
    tables = directed(tables, passages)
    mentions = mentions_of(passages, tables)
    return Reading(
        title=flow.title,
        passages=passages,
        tables=tables,
        subjects=subjects,
        identity=identity_of(passages, mentions),
        mentions=mentions,
        claims=claims_of(passages, tables, subjects),
        unread=(*document.unread, *doubts),
        stage=stage,
    )


def _agreed_in(agreement: Document, after: tuple[StatedTable, ...]) -> Iterator[StatedTable]:
    """The tables of the agreement in a file of its own, told apart by their section."""
    order = max((table.order for table in after), default=0) + 1
    found, _, _ = tables_of(flow_of(agreement))
    kept = (table for table in found if table.kind is TableKind.AGREEMENT)
    for number, table in enumerate(kept, start=len(after)):
        yield _elsewhere(replace(table, index=number, order=order + number), agreement.title)


def _elsewhere(table: StatedTable, title: str) -> StatedTable:
    """A table whose places are not in the report: without addresses, so that nothing is marked there."""

    def moved(place: Place) -> Place:
        return replace(place, section=title or place.section, page=0, address="", anchor="")

    rows = tuple(
        replace(
            row,
            place=moved(row.place),
            cells=tuple(replace(cell, place=moved(cell.place)) for cell in row.cells),
        )
        for row in table.rows
    )
    return replace(table, place=moved(table.place), rows=rows)


__all__ = ["interpret"]
