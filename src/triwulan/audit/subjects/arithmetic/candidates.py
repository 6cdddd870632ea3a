"""From which columns, and how, the results of a column may be reckoned, by its role."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.forms import Form, Steady
from triwulan.audit.subjects.arithmetic.relations import Candidate, Forms, always
from triwulan.audit.subjects.arithmetic.stated_formulas import columns_named, forms_of, stated_formula_of
from triwulan.audit.subjects.directions import Better, better, said_better
from triwulan.audit.subjects.figures import figure
from triwulan.core.measurement import CAPS, HUNDRED, Cap, Direction
from triwulan.core.reading import Measure, Role, Span, StatedColumn, StatedRow, StatedTable

ONE: Final = Decimal(1)
_COUNTS: Final = re.compile(r"(?:jumlah|banyaknya)\b", re.IGNORECASE)
_RATES: Final = (HUNDRED, ONE, Decimal(1000), Decimal(100_000))
_PER: Final = (
    (
        re.compile(r"‰|\bper\s?mil\b|promil|\bper\s+(?:1[.,]?000|seribu)\b(?![.,]\d)|/\s?1[.,]?000\b(?![.,]\d)", re.I),
        Decimal(1000),
    ),
    (re.compile(r"\b(?:per|/)\s*10[.,]?000\b(?![.,]\d)", re.I), Decimal(10_000)),
    (re.compile(r"\bper\s+100[.,]?000\b|/\s?100[.,]?000\b", re.I), Decimal(100_000)),
)
"""How many an indicator's words or unit say that it is reckoned for."""
_NO_FIGURES: Final = frozenset(
    {
        Role.NUMBER, Role.CODE, Role.OBJECTIVE, Role.INDICATOR, Role.ACTIVITY, Role.LABEL, Role.UNIT, Role.PREDICATE,
        Role.STRATEGY, Role.FOLLOW_UP, Role.ANSWER, Role.PERSON, Role.PERIOD, Role.NOTE,
        Role.DIGEST,
    }
)  # fmt: skip
_REPORTED: Final = (Role.SCORE, Role.EFFICIENCY, Role.EFFICIENCY_LEVEL, Role.CHANGE_PERCENT, Role.SHARE)
_OF_YEAR: Final = re.compile(r"\btarget\s+(?:se)?tahun(?:an|nya)?\b", re.I)
_YEAR: Final = 12
_MOST: Final = 14
"""Of wider tables no formula is guessed."""


@dataclass(frozen=True, slots=True)
class Customs:
    """What a report says about its reckoning: the caps of achievements, and whether low figures can be good."""

    caps: tuple[Cap, ...] = ()
    lower: bool = False
    rounding: bool = False


def stated(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """The formula of the column's own head."""
    formula = stated_formula_of(table, column)
    if formula is None:
        return
    columns = columns_named(table, formula)
    if columns is None or column in columns:
        return
    yield Candidate(columns, always(*forms_of(formula)), rank=0, plain=True)


def achievements(table: StatedTable, column: StatedColumn, customs: Customs) -> Iterator[Candidate]:
    """Realisation over target, each realisation with each target, the nearest of the same time first."""
    targets = [each for each in table.columns_of(Role.TARGET) if each.index != column.index]
    results = realised(table, column)
    pairs = [(one, two) for one in results for two in targets]
    for percent in (True, False):
        admissible = _achieved(table, customs, percent=percent)
        for one, two in pairs:
            alone = len(targets) == 1 and len(results) == 1
            beside = column.index - one.index == 1 and one.index - two.index == 1
            if _OF_YEAR.search(column.head) and 0 < length_of(two.span) < _YEAR:
                continue  # the year's target stands elsewhere
            rank = distance(column, one, two) + (0 if percent else 500)
            apart = _ends_apart(column, one)
            plain = percent and (alone or beside) and not apart
            yield Candidate((one, two), admissible, rank, plain=plain, needs=1 if apart else 0)


def _ends_apart(column: StatedColumn, realised: StatedColumn) -> bool:
    """Whether what was reached by one time would be the achievement of another: "TW III" for "Setahun"."""
    one, other = column.span, realised.span
    if one is None or other is None:
        return False
    return one.last != other.last or (one.year is not None and other.year is not None and one.year != other.year)


def achievements_to_date(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """The realisations of several times together over a target."""
    single = [
        each
        for each in table.columns_of(Role.REALISATION)
        if each.measure is not Measure.BUDGET and each.span is not None and not each.span.cumulative
    ]
    if not 2 <= len(single) <= _MOST or len({length_of(each.span) for each in single}) > 1:
        return
    for target in table.columns_of(Role.TARGET):
        form = formulas.achieved_together(len(single))
        yield Candidate((*single, target), always(form), 80 + distance(column, target), about="together")


def realisations(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """Numerator over denominator, in percent, as an index or as a rate."""
    tops, bottoms = table.columns_of(Role.NUMERATOR), table.columns_of(Role.DENOMINATOR)
    for order, factor in enumerate(_RATES):
        for one in tops:
            for two in bottoms:
                plain = len(tops) == 1 and factor == HUNDRED and column.unit == "%"
                rank = distance(column, one, two) + 100 * order
                yield Candidate((one, two), _rated(table, factor), rank, plain=plain)


def _rated(table: StatedTable, factor: Decimal) -> Forms:
    """A quotient with a factor, or with that which the row itself says: "(‰)", "per 1.000 penduduk"."""
    forms = (formulas.quotient(factor),)
    own = {said: (formulas.quotient(said),) for _, said in _PER}

    def admissible(row: StatedRow) -> Sequence[Form]:
        words = " ".join((words_of(table, row), *(row.cells[each.index].text for each in table.columns_of(Role.UNIT))))
        return next((own[said] for pattern, said in _PER if pattern.search(words)), forms)

    return admissible


def changes(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """The later figure less the earlier, or the other way round."""
    for rank, (new, old) in enumerate(_changing(table, column)):
        plain = new.role is Role.AFTER and old.role is Role.BEFORE and column.unit != "%"
        yield Candidate((new, old), always(formulas.DIFFERENCE), rank, plain=plain, about="difference")


def changes_percent(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """The change in percent of the earlier figure; of percentages also their difference."""
    for rank, (new, old) in enumerate(_changing(table, column)):
        plain = new.role is Role.AFTER and old.role is Role.BEFORE
        yield Candidate((new, old), always(formulas.GROWTH), rank, plain=plain)
        yield Candidate((new, old), always(formulas.GROWTH_SIZE), rank + 200)
        yield Candidate((new, old), always(formulas.DIFFERENCE), rank + 300)
        yield Candidate((new, old), always(formulas.quotient()), rank + 400)
    differences = [each for each in table.columns_of(Role.CHANGE) if each.index != column.index]
    for one in differences:
        for two in numeric(table, column):
            if two.index != one.index:
                yield Candidate((one, two), always(formulas.quotient()), 500 + abs(two.index - column.index))


def scores(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """A weight times what is weighed."""
    weighed = (Role.ACHIEVEMENT, Role.ABSORPTION, Role.REALISATION, Role.AVERAGE, Role.SCORE)
    for weight in table.columns_of(Role.WEIGHT):
        for each in table.columns_of(*weighed):
            if each.index != column.index:
                rank = abs(column.index - each.index)
                yield Candidate((weight, each), always(formulas.WEIGHTED, formulas.PRODUCT), rank)


def guessed(table: StatedTable, column: StatedColumn, rank: int = 1000) -> Iterator[Candidate]:
    """Any two columns with figures, for columns whose inputs have names that nobody foresaw."""
    columns = [each for each in numeric(table, column) if each.index < column.index and each.role not in _REPORTED]
    if len(columns) > _MOST:
        return
    figures = [each for row in table.rows if (each := figure(table, row, column)) is not None]
    fine = any(each.quantity.places > 0 for each in figures)
    forms: list[tuple[Form, int]] = [(formulas.quotient(), 2 if fine else 4), (formulas.GROWTH, 2 if fine else 4)]
    if fine or any(each.money for each in figures):
        forms.append((formulas.DIFFERENCE, 3))
    for one, two in permutations(columns, 2):
        far = rank + distance(column, one, two)
        for form, needs in forms:
            yield Candidate((one, two), always(form), far, about="guessed", needs=needs)


def numeric(table: StatedTable, column: StatedColumn) -> list[StatedColumn]:
    """The other columns that hold figures."""
    return [
        each
        for each in table.columns
        if each.index != column.index
        and each.role not in _NO_FIGURES
        and any(row.cells[each.index].quantity.is_number for row in table.rows)
    ]


def words_of(table: StatedTable, row: StatedRow) -> str:
    """What a row says it measures: its indicator, else its label."""
    for each in table.columns_of(Role.INDICATOR):
        if text := row.cells[each.index].text:
            return text
    return row.label


def _achieved(table: StatedTable, customs: Customs, *, percent: bool) -> Forms:
    factor = HUNDRED if percent else ONE
    by_direction = {each: formulas.achieved(each, factor) for each in Direction}
    high, low_a, low_b = (by_direction[each] for each in Direction)
    orders: dict[Better, tuple[Steady, ...]] = {
        Better.HIGH: (high,),
        Better.UNSAID: (high, low_a, low_b),
        Better.LOW: (low_a, low_b) if customs.lower else (high, low_a, low_b),
    }
    scale = factor / HUNDRED
    caps = [Cap(each.above * scale, each.becomes * scale) for each in customs.caps]
    full: dict[Better, tuple[Form, ...]] = {
        key: (
            *order,
            *(
                formulas.capped(form, cap)
                for cap in caps
                for form in (order if key is Better.LOW or customs.lower else order[:1])
            ),
            *(formulas.floored(form) for form in order if form is low_a),
        )
        for key, order in orders.items()
    }
    lower = (
        low_a, low_b, *(formulas.capped(form, cap) for cap in caps for form in (low_a, low_b)), formulas.floored(low_a)
    )  # fmt: skip

    counted = tuple(form for form in full[Better.UNSAID] if form is not low_b)

    def admissible(row: StatedRow) -> tuple[Form, ...]:
        said = said_better(table, row)
        if said is Better.LOW:
            return lower
        if said is Better.UNSAID:
            said = better(words_of(table, row))
        if said is Better.HIGH and customs.lower and row.parent is not None:
            # an activity may be measured by what its indicator counts
            parent = better(words_of(table, table.rows[row.parent]))
            said = said if parent is Better.HIGH else Better.UNSAID
        if said is Better.UNSAID and not customs.lower and _COUNTS.match(words_of(table, row)):
            return counted  # nobody divides the target of a count by it, but by mistake
        return full[said]

    return admissible


def caps_of(table: StatedTable, column: StatedColumn) -> tuple[Cap, ...]:
    """The caps that a column may follow though nobody says so: no figure of it is above them, and some are at them."""
    values = [row.cells[column.index].quantity.value for row in table.rows]
    known = [value for value in values if value is not None]
    highest = max(known, default=Decimal(0))
    return tuple(cap for cap in CAPS.values() if cap is not None and cap.becomes == highest)


def realised(table: StatedTable, column: StatedColumn) -> list[StatedColumn]:
    """Columns of realisations; of many months only the total and the last ones stand beside a target."""
    found = [
        each
        for each in table.columns_of(Role.REALISATION, Role.TOTAL, Role.AVERAGE)
        if each.index != column.index and each.measure is not Measure.BUDGET
    ]
    if len(found) <= 6:
        return found
    wide = [each for each in found if each.role is not Role.REALISATION or length_of(each.span) > 1]
    return wide[:6] if wide else found[-2:]


def _changing(table: StatedTable, column: StatedColumn) -> list[tuple[StatedColumn, StatedColumn]]:
    """Pairs of columns, the later first, that a change may be between: before and after, then the nearest."""
    columns = [each for each in numeric(table, column) if each.role not in (Role.CHANGE, Role.CHANGE_PERCENT)]
    if len(columns) > _MOST:
        columns = [each for each in columns if abs(each.index - column.index) <= _MOST // 2]
    pairs = list(permutations(columns, 2))
    return sorted(pairs, key=lambda pair: _change_rank(column, *pair))


def _change_rank(column: StatedColumn, new: StatedColumn, old: StatedColumn) -> tuple[int, int]:
    named = new.role is Role.AFTER and old.role is Role.BEFORE
    return (0 if named else 1 if _begin(new) > _begin(old) else 2, distance(column, new, old))


def _begin(column: StatedColumn) -> int:
    return 0 if column.span is None else (column.span.year or 0) * 12 + column.span.first


def distance(column: StatedColumn, *inputs: StatedColumn) -> int:
    """How far columns stand from a result; those of another time or right of it are further."""
    far = 0
    for each in inputs:
        far += abs(column.index - each.index) + (3 if each.index > column.index else 0)
        if column.span is not None and each.span is not None and column.span != each.span:
            far += 20
    return far


def length_of(span: Span | None) -> int:
    """How many months a time has, 0 where none is said."""
    return 0 if span is None else span.last - span.first + 1
