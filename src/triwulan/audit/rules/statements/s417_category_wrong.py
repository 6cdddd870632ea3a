"""A category in the text that the scale of the report does not give to the figure."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.stated_scales import StatedScale, plain, scales_of
from triwulan.audit.subjects.statements.fact_cells import cells_of, rows_about
from triwulan.audit.subjects.statements.statements import claims
from triwulan.core.claims import Hedge, Labelled
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import result
from triwulan.core.reading import Reading, Role, StatedCell


@rule("S417", title="A category in the text is not that of its figure", severity=Severity.ERROR, each=claims(Labelled))
def category_wrong(claim: Labelled, context: Context) -> Answer:
    """Ask every scale of the report that has the category; without one, the table's own category for the figure."""
    if claim.figure.hedge is not Hedge.EXACT:
        return DOES_NOT_APPLY
    label = plain(claim.label)
    scales = [scale for scale in scales_of(context.reading) if label in scale.labels]
    if scales:
        return _by_scale(claim, label, scales)
    cells = _beside(claim, context.reading)
    if not cells or any(plain(cell.text) == label for cell in cells):
        return None if cells else DOES_NOT_APPLY
    return _finding("s417.table", claim, cells[0].text, cells[0])


def _by_scale(claim: Labelled, label: str, scales: list[StatedScale]) -> Answer:
    value = result(claim.figure.quantity)
    if any(label in scale.labels_of(value) for scale in scales):
        return None
    scale = scales[0]
    return _finding("s417", claim, scale.label_as_printed(min(scale.labels_of(value))), None)


def _beside(claim: Labelled, reading: Reading) -> list[StatedCell]:
    """The categories that tables print in the rows where the figure stands."""
    found = []
    for table, row in rows_about(claim.about, reading) if claim.about.sure else []:
        if any(cell.result.meets(result(claim.figure.quantity)) for cell in cells_of(table, row)):
            found += [row.cells[column.index] for column in table.columns_of(Role.PREDICATE)]
    return [cell for cell in found if any(each.isalpha() for each in cell.text)]


def _finding(message: str, claim: Labelled, expected: str, cell: StatedCell | None) -> Finding:
    return Finding(
        message=message,
        places=(claim.place, *((cell.place,) if cell is not None else ())),
        printed=claim.label,
        expected=expected,
        values={
            "label": claim.label,
            "figure": claim.figure.printed,
            "expected": expected,
            "table": cell.place.table if cell is not None else "",
        },
        cause=f"category/{claim.order}/{claim.figure.printed}",
    )
