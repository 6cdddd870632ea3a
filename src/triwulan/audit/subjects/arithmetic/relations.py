"""Which formula a column of results follows: the one that most of its rows agree with, never one that few do."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic.equations import Equation, Kind, digits_swapped, weigh
from triwulan.audit.subjects.arithmetic.forms import Form
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.interval import Fit
from triwulan.core.reading import RowRole, StatedColumn, StatedRow, StatedTable

JUDGED: Final = (RowRole.BODY, RowRole.PARENT)
_TRIVIAL: Final = (Decimal(0), Decimal(1), Decimal(100))
_BEST: Final = (Fit.FITS, Fit.CUT, Fit.CLOSE, Fit.WRONG)
_SURE: Final = 2
"""So many rows that tell two formulas apart leave no doubt which one the column follows."""

_ODD: Final = 100
"""Candidates ranked so much lower are of another kind than the likely ones."""

Forms = Callable[[StatedRow], Sequence[Form]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Columns that results may be reckoned from, and by which formulas in each row, the likeliest first.

    ``rank`` orders candidates that fit equally well, 0 first; a ``plain`` one is believed without a row that agrees,
    one that is merely guessed ``needs`` several that tell it apart.
    """

    inputs: tuple[StatedColumn, ...]
    forms: Forms
    rank: int = 0
    plain: bool = False
    about: str = ""
    needs: int = 0


@dataclass(slots=True)
class _Tried:
    """How a candidate did, row by row: equations by row index."""

    candidate: Candidate
    found: dict[int, Equation] = field(default_factory=dict)
    telling: int = 0
    fitting: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        return (-self.telling, -self.fitting, self.candidate.rank)


def always(*forms: Form) -> Forms:
    """The same formulas for every row."""
    return lambda row: forms


def related(
    kind: Kind, table: StatedTable, column: StatedColumn, candidates: Iterable[Candidate], *, hint: bool = False
) -> list[Equation]:
    """The equations of a column's rows by the formula that it follows; none where it follows none.

    ``hint``: the report says that figures were rounded, so that unrounded inputs are no fault.
    """
    results = [found for row in table.rows if row.role in JUDGED and (found := figure(table, row, column))]
    tried = sorted(_tried(kind, candidates, results), key=lambda each: each.order)
    if not tried or not _established(tried[0]):
        return []
    chosen = _mixed(tried[0], tried[1:])
    return _strict(_alike(chosen, tried[0].candidate), hint=hint)


def row_equation(
    kind: Kind, outcome: Figure, forms: Sequence[Form], inputs: Sequence[Figure], about: str = ""
) -> Equation | None:
    """The equation of one row by the formula that fits it best; the first one where none fits."""
    best: Equation | None = None
    for form in forms:
        weighed = weigh(form, outcome, inputs)
        if weighed is None:
            continue
        found = Equation(kind, form, outcome, tuple(inputs), weighed[0], weighed[1], about or form.name)
        if found.fit is Fit.FITS:
            return found
        if best is None or _BEST.index(found.fit) < _BEST.index(best.fit):
            best = found
    return best


def inputs_of(row: StatedRow, table: StatedTable, columns: Sequence[StatedColumn]) -> list[Figure] | None:
    """The figures of a row in these columns; None where one is missing."""
    found = [figure(table, row, column) for column in columns]
    return [each for each in found if each is not None] if all(found) else None


def _tried(kind: Kind, candidates: Iterable[Candidate], results: Sequence[Figure]) -> list[_Tried]:
    """How the candidates did, as far as they had to be asked: none after one that leaves nothing open, no odd ones
    after one that is sure.
    """
    found: list[_Tried] = []
    last = None
    for candidate in sorted(candidates, key=lambda each: each.rank):
        if last is not None and candidate.rank > last:
            break
        tried = _try(kind, candidate, results)
        if not tried.found:
            continue
        found.append(tried)
        if tried.fitting == len(results) and tried.telling >= min(2, len(results)):
            break
        if last is None and tried.telling >= _SURE and tried.fitting * 3 >= len(tried.found) * 2:
            last = candidate.rank + _ODD
    return found


def _try(kind: Kind, candidate: Candidate, results: Sequence[Figure]) -> _Tried:
    tried = _Tried(candidate)
    for outcome in results:
        inputs = inputs_of(outcome.row, outcome.table, candidate.inputs)
        if inputs is None:
            continue
        equation = row_equation(kind, outcome, candidate.forms(outcome.row), inputs, candidate.about)
        if equation is None:
            continue
        tried.found[outcome.row.index] = equation
        if equation.holds:
            tried.fitting += 1
            tried.telling += _telling(equation)
    return tried


def _telling(equation: Equation) -> bool:
    """Whether agreement means something: 0 of 12 is 0 by many formulas."""
    return equation.result.value not in _TRIVIAL and any(each.value not in _TRIVIAL for each in equation.inputs)


def _established(tried: _Tried) -> bool:
    asked, fitting = len(tried.found), tried.fitting
    if tried.candidate.needs:
        return tried.telling >= tried.candidate.needs and fitting * 3 >= asked * 2
    if asked >= 4:
        enough = fitting * 2 >= asked if tried.candidate.plain and tried.telling >= _SURE else fitting * 2 > asked
        return fitting >= 2 and enough
    if asked == 3:
        return fitting >= 2
    if asked == 2:
        return fitting >= 1 and (tried.telling >= 1 or tried.candidate.plain)
    return fitting == 1 or tried.candidate.plain


def _mixed(main: _Tried, others: Sequence[_Tried]) -> list[Equation]:
    """Rows that break the column's formula may follow another one, when several do or the first is not sure."""
    chosen = dict(main.found)
    grouped = _in_group(main)
    for other in others:
        if grouped and not _in_group(other):
            continue
        rows = [
            index
            for index, equation in other.found.items()
            if equation.holds and _telling(equation) and (index not in chosen or not chosen[index].holds)
        ]
        if len(rows) >= 2 or (rows and _told_apart(main, other) < _SURE):
            chosen.update({index: other.found[index] for index in rows})
    return [chosen[index] for index in sorted(chosen)]


def _in_group(tried: _Tried) -> bool:
    """Whether result and inputs stand under one upper head, as "Triwulan II / T, R, %": nothing else is meant."""
    first = next(iter(tried.found.values()))
    upper = {each.head.rpartition(" / ")[0] for each in (first.result.column, *tried.candidate.inputs)}
    return len(upper) == 1 and "" not in upper


def _told_apart(main: _Tried, other: _Tried) -> int:
    """On how many rows the column's formula holds and the other does not."""
    return sum(
        1
        for index, equation in main.found.items()
        if equation.holds and index in other.found and not other.found[index].holds
    )


def _alike(equations: list[Equation], candidate: Candidate) -> list[Equation]:
    """Wrong results are said by the formula that the right ones follow, where their rows admit it."""
    used = Counter(id(each.form) for each in equations if each.holds)
    usual = used.most_common(1)[0][0] if used else 0
    found = []
    for each in equations:
        forms = [form for form in candidate.forms(each.result.row) if id(form) == usual]
        if not each.holds and forms and each.form is not forms[0]:
            found.append(row_equation(each.kind, each.result, forms, each.inputs) or each)
        else:
            found.append(each)
    return found


def _strict(equations: list[Equation], *, hint: bool) -> list[Equation]:
    """Where the other rows are reckoned from the printed inputs, this one was too, and is not off by rounding them."""
    rounded = [each for each in equations if _from_printed(each)]
    loose = sum(1 for each in rounded if each.fit is Fit.CLOSE and _far(each) and not _slipped(each))
    strict = loose <= 1 and sum(1 for each in rounded if each.fit is Fit.FITS) >= _SURE
    return [
        replace(each, fit=Fit.WRONG)
        if each.fit is Fit.CLOSE and _far(each) and not hint and (strict or _slipped(each))
        else each
        for each in equations
    ]


def _from_printed(equation: Equation) -> bool:
    """Whether an input was rounded so that its unrounded value would have given another result.

    80%, 75,0% and 1.500 may well be exact; 64%, 63,9% and 2.215 ton are not.
    """
    return any(_rounded(each) for each in equation.inputs)


def _rounded(each: Figure) -> bool:
    if each.given.exact and (each.money or abs(each.value) < 100):
        return False
    digits = each.value.scaleb(each.quantity.places)
    return digits % (5 if each.quantity.places == 0 else 10) != 0


def _far(equation: Equation) -> bool:
    outcome = equation.result
    return abs(outcome.value - equation.likely) > 2 * Decimal(1).scaleb(-outcome.quantity.places)


def _slipped(equation: Equation) -> bool:
    """Whether digits changed places, which rounding does not do."""
    outcome = equation.result
    return _far(equation) and digits_swapped(outcome.text, outcome.expected(equation.likely))
