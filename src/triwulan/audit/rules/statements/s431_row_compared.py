"""A figure said to be more or less than what another row of the table has."""

from collections.abc import Iterator

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.fact_cells import rows_about
from triwulan.audit.subjects.statements.statements import claims, table_named
from triwulan.core.claims import Compared, Hedge, Relation
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import given
from triwulan.core.reading import Reading


@rule("S431", title="Said to be more than a row that has more", severity=Severity.ERROR, each=claims(Compared))
def row_compared(claim: Compared, context: Context) -> Answer:
    """Compare in the columns where the figure of the sentence stands; a column that bears it out is the one meant."""
    if claim.left is None or not claim.than.rows or claim.left.hedge is not Hedge.EXACT:
        return DOES_NOT_APPLY
    others = list(_others(claim, context.reading))
    if not others:
        return DOES_NOT_APPLY
    more = claim.relation is Relation.ABOVE
    if any(claim.left.value != cell.value and (claim.left.value > cell.value) is more for cell in others):
        return None
    cell = others[0]
    same = claim.left.value == cell.value
    expected = "sama banyak" if same else "lebih sedikit" if more else "lebih banyak"
    row = " ".join(cell.row.label.split())
    return Finding(
        message="s431",
        places=(claim.place, cell.place),
        printed=claim.word,
        expected=expected,
        values={
            "word": claim.word,
            "left": claim.left.printed,
            "row": row,
            "right": cell.text,
            "table": table_named(cell.place),
        },
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _others(claim: Compared, reading: Reading) -> Iterator[Figure]:
    """The other row's figure in each column that has the figure of the sentence in a row it may be about."""
    assert claim.left is not None
    said = given(claim.left.quantity)
    for table, row in rows_about(claim.than, reading):
        for column in table.columns:
            own = [figure(table, each, column) for each in table.rows if each.index != row.index]
            other = figure(table, row, column)
            if other is not None and any(each is not None and each.given.meets(said) for each in own):
                yield other
