"""A number of indicators of one category that the table does not bear out."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.stated_scales import StatedScale, plain, scales_of
from triwulan.audit.subjects.figures import figure
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Hedge, LabelCount
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedTable


@rule(
    "S418",
    title="The number of rows of a category is not the table's",
    severity=Severity.ERROR,
    each=claims(LabelCount),
)
def categories_counted(claim: LabelCount, context: Context) -> Answer:
    """Count the category in every column of categories, and by every scale; right is what fits any."""
    label = plain(claim.label)
    scales = scales_of(context.reading)
    counts = list(_counts(label, context.reading, scales))
    if not counts or claim.figure.hedge is not Hedge.EXACT:
        return DOES_NOT_APPLY
    if any(count == claim.figure.value for count, _ in counts):
        return None
    right, table = counts[0]
    return Finding(
        message="s418",
        places=(claim.place, table.place),
        printed=claim.figure.printed,
        expected=str(right),
        values={"printed": claim.figure.printed, "label": claim.label, "right": right, "table": table.place.table},
        cause=f"category-count/{label}",
    )


def _counts(label: str, reading: Reading, scales: tuple[StatedScale, ...]) -> Iterator[tuple[int, StatedTable]]:
    for table in reading.tables:
        rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
        columns = table.columns_of(Role.PREDICATE)
        used = {plain(row.cells[column.index].text) for column in columns for row in rows}
        fitting = [scale for scale in scales if label in scale.labels]
        if not columns or (label not in used and not fitting):
            continue
        for column in columns:
            yield sum(plain(row.cells[column.index].text) == label for row in rows), table
        for scale in fitting:
            for column in table.columns_of(Role.ACHIEVEMENT):
                values = [figure(table, row, column) for row in rows if column.measure is not Measure.BUDGET]
                yield sum(value is not None and label in scale.labels_of(value.result) for value in values), table
