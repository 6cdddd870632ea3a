"""Figures without evidence, in a table of which others have some."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.evidence_lists import Proven, proven
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.stage import Stage


@rule("B633", title="Figure without evidence", severity=Severity.REMARK, each=proven, since=Stage.SUBMITTED)
def figure_without_evidence(table: Proven, context: Context) -> Answer:
    """A report without a list of evidence is not asked: evidence may lie elsewhere."""
    if not table.bare:
        return None
    row, cell = table.bare[0]
    return Finding(
        message="b633",
        places=tuple(each.place for _row, each in table.bare),
        printed=cell.text,
        values={
            "table": table.table.number,
            "what": row.label,
            "count": len(table.bare),
            "all": len(table.figures),
        },
    )
