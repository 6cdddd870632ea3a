"""Said to be the largest or the smallest, where the table has a larger or smaller one."""

import re
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.audit.subjects.statements.fact_cells import rows_about
from triwulan.audit.subjects.statements.statements import claims
from triwulan.audit.subjects.statements.timed import Timed, over_times
from triwulan.core.claims import Hedge, Superlative
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import result
from triwulan.core.likeness import words
from triwulan.core.reading import Measure, Role, RowRole, StatedColumn, StatedRow, StatedTable
from triwulan.core.stems import stem

_OF_SIZE: Final = re.compile(
    r"terbesar|terkecil|terbanyak|tersedikit|paling (?:banyak|besar|sedikit|kecil)", re.IGNORECASE
)
_FIRST_WORD: Final = re.compile(r"^(\w{5,})\s+(?:tertinggi|terendah|terbesar|terkecil|terbanyak|tersedikit)\b")
"""What a whole sentence is about: "Kemantapan tertinggi dimiliki A, sedangkan terendah B"."""
_RATES: Final = (
    Role.REMAINDER, Role.CHANGE, Role.CHANGE_PERCENT, Role.ABSORPTION, Role.ACHIEVEMENT, Role.SHARE, Role.EFFICIENCY,
)  # fmt: skip
_NOT_MEASURED = (Role.NUMBER, Role.CODE, Role.TARGET, Role.WEIGHT, Role.DENOMINATOR)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """A column among whose rows the one named is compared; ``best`` is the figure at the end that is meant."""

    own: Figure
    best: Figure

    @property
    def holds(self) -> bool:
        """Whether the row named is at that end, alone or with others."""
        return self.own.value == self.best.value


@rule("S415", title="Said to be the largest where another is larger", severity=Severity.ERROR, each=claims(Superlative))
def not_the_largest(claim: Superlative, context: Context) -> Answer:
    """Wrong only where no column that can be meant has the named row at its end."""
    if claim.span is not None:
        return _time_wrong(claim, over_times(claim, claim.span, context.reading))
    rankings = [
        each for table, row in rows_about(claim.about, context.reading) for each in _rankings(claim, table, row)
    ]
    if named := [each for each in rankings if _named(claim, each.own.column)]:
        rankings = named
    elif claim.figure is not None:
        own = [each for each in rankings if _same(claim, each.own)]
        rankings = own or rankings
    elif rooted := [each for each in rankings if _rooted(claim, each.own.column)]:
        rankings = rooted
    if not rankings:
        return DOES_NOT_APPLY
    if any(each.holds for each in rankings):
        return _figure_wrong(claim, [each for each in rankings if each.holds])
    first = rankings[0]
    label = " ".join(first.best.row.label.split())
    return Finding(
        message="s415.high" if claim.highest else "s415.low",
        places=(claim.place, first.best.place),
        printed=claim.label,
        expected=label,
        values={
            "word": claim.word,
            "label": claim.label,
            "own": first.own.text,
            "expected": label,
            "best": first.best.text,
            "table": first.best.place.table,
        },
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _time_wrong(claim: Superlative, rankings: list[Timed]) -> Answer:
    """The time that is named, against the times of the same row."""
    if not rankings or any(each.own.value == each.best.value for each in rankings):
        return None if rankings else DOES_NOT_APPLY
    own, best = rankings[0].own, rankings[0].best
    expected = best.column.head.rpartition(" / ")[2]
    return Finding(
        message="s415.high" if claim.highest else "s415.low",
        places=(claim.place, best.place),
        printed=claim.label,
        expected=expected,
        values={
            "word": claim.word,
            "label": claim.label,
            "own": own.text,
            "expected": expected,
            "best": best.text,
            "table": best.place.table,
        },
        cause=f"comparison/{claim.order}/{claim.word}",
    )


def _figure_wrong(claim: Superlative, rankings: list[_Ranking]) -> Answer:
    """The right row with another figure than its own, where only one column can be meant."""
    said = claim.figure
    if said is None or said.hedge is not Hedge.EXACT or any(_same(claim, each.own) for each in rankings):
        return None
    alike = [each.own for each in rankings if each.own.percent == (said.quantity.unit == "%") and not each.own.money]
    if len(alike) != 1:
        return None
    own = alike[0]
    return Finding(
        message="s402",
        places=(claim.place, own.place),
        printed=said.printed,
        expected=own.text,
        values={
            "printed": said.printed,
            "expected": own.text,
            "row": " ".join(own.row.label.split()),
            "column": own.column.head,
            "table": own.place.table,
        },
        cause=f"text-figure/{claim.place.address}",
    )


def _rankings(claim: Superlative, table: StatedTable, row: StatedRow) -> list[_Ranking]:
    siblings = [
        each
        for each in _around(table, row)
        if each.role in (RowRole.BODY, RowRole.PARENT) and each.depth == row.depth and each.parent == row.parent
    ]
    found = []
    for column in _columns(claim, table):
        own = figure(table, row, column)
        values = [value for each in siblings if (value := figure(table, each, column)) is not None]
        if own is not None and len(values) > 1 and len({value.unit for value in values}) == 1:
            best = (max if claim.highest else min)(values, key=lambda value: value.value)
            found.append(_Ranking(own, best))
    return found


def _around(table: StatedTable, row: StatedRow) -> list[StatedRow]:
    """The rows up to the next total or average on either side; what stands beyond is reckoned from them."""
    ends = [each.index for each in table.rows if each.role in (RowRole.TOTAL, RowRole.AVERAGE)]
    low = max((end for end in ends if end < row.index), default=-1)
    high = min((end for end in ends if end > row.index), default=len(table.rows))
    return [each for each in table.rows if low < each.index < high]


def _columns(claim: Superlative, table: StatedTable) -> list[StatedColumn]:
    if claim.roles:
        found = table.columns_of(*claim.roles)
        return [
            each
            for each in found
            if claim.measure in (Measure.UNKNOWN, each.measure) or each.measure is Measure.UNKNOWN
        ]
    measured = [each for each in table.columns if each.role not in _NOT_MEASURED]
    if not _OF_SIZE.fullmatch(claim.word):
        return measured
    # "terkecil" is said of what there is, not of a rate, of what is left or of a change
    return [each for each in measured if each.unit != "%" and each.role not in _RATES] or measured


def _named(claim: Superlative, column: StatedColumn) -> bool:
    """Whether the word stands right behind the column's head: "Ketepatan terendah"."""
    head = column.head.rpartition(" / ")[2].casefold()
    said = " ".join(claim.place.quote.casefold().split())
    return len(head) > 3 and f"{head} {claim.word.casefold()}" in said


def _rooted(claim: Superlative, column: StatedColumn) -> bool:
    """Whether the sentence begins with the column's head in another form: "Kemantapan tertinggi" of "Mantap (%)"."""
    first = _FIRST_WORD.search(" ".join(claim.place.quote.casefold().split()))
    telling = {stem(word) for word in words(column.head.rpartition(" / ")[2]) if word != "persentase"}
    return first is not None and telling == {stem(first[1])}


def _same(claim: Superlative, own: Figure) -> bool:
    return claim.figure is not None and result(claim.figure.quantity).meets(own.result)
