"""Document to Reading: which table is which, which column is what, what the text claims; nothing is guessed."""

from triwulan.core.document import Document
from triwulan.core.reading import Reading
from triwulan.core.report import Stage
from triwulan.interpret.claims import claims_of
from triwulan.interpret.flow import flow_of
from triwulan.interpret.identity import identity_of
from triwulan.interpret.linking import link
from triwulan.interpret.mentions import mentions_of
from triwulan.interpret.tables import tables_of


def interpret(document: Document, stage: Stage = Stage.UNKNOWN) -> Reading:
    """Understand a document as far as it can be; what cannot be is in ``unread``."""
    flow = flow_of(document)
    tables, passages, doubts = tables_of(flow)
    tables, subjects = link(tables)
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


__all__ = ["interpret"]
