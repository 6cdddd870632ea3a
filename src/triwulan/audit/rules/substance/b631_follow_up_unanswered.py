"""Follow-ups of the last report that a table of answers leaves without one."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.substance.carried import Answers, answers, is_blank
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Reading, Role, StatedCell, TableKind
from triwulan.core.stage import Stage


@rule(
    "B631",
    title="A follow-up of last quarter is not answered",
    severity=Severity.WARNING,
    each=answers,
    since=Stage.SUBMITTED,
)
def follow_up_unanswered(table: Answers, context: Context) -> Answer:
    """Rows without an answer, and follow-ups of the report before, where it is known, without a row."""
    return (*_blank(table), *_left_out(table, context.previous))


def _blank(table: Answers) -> Iterator[Finding]:
    blank = [row for row in table.rows if row.unanswered]
    if blank:
        yield Finding(
            message="b631",
            places=tuple(row.answer.place for row in blank),
            values={"what": blank[0].what.text, "count": len(blank), "all": len(table.rows)},
        )


def _left_out(table: Answers, previous: Reading | None) -> Iterator[Finding]:
    """Told only where some are the same: a table may answer something else."""
    answered = {row.words for row in table.rows}
    asked = [] if previous is None else list(_asked(previous))
    missing = [cell for cell in asked if plain(cell.text) not in answered]
    if missing and len(missing) < len(asked):
        yield Finding(
            message="b631.left_out",
            places=(table.place,),
            values={"what": missing[0].text, "count": len(missing), "all": len(asked)},
        )


def _asked(previous: Reading) -> Iterator[StatedCell]:
    for table in previous.of_kind(TableKind.FOLLOW_UP):
        for column in table.columns_of(Role.FOLLOW_UP):
            yield from (row.cells[column.index] for row in table.rows if not is_blank(row.cells[column.index]))
