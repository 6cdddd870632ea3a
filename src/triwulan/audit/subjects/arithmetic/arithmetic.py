"""What the arithmetic rules ask about: every equation between printed figures, and which figure breaks it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.arithmetic.agreed_achievements import agreed_achievements
from triwulan.audit.subjects.arithmetic.blame import Blame, blamed
from triwulan.audit.subjects.arithmetic.customs import customs_of, efficiency_variants, text_of
from triwulan.audit.subjects.arithmetic.doubts import doubts_of
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.reckoned_elsewhere import reckoned_elsewhere
from triwulan.audit.subjects.arithmetic.shifts import shifts_of
from triwulan.audit.subjects.arithmetic.table_equations import equations_of
from triwulan.audit.subjects.figures import Same
from triwulan.core.place import Place
from triwulan.core.reading import Reading, StatedTable, TableKind

_UNJUDGED: Final = (TableKind.SCALE, TableKind.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Checked:
    """An equation, and the blame for its failing where there is one."""

    equation: Equation
    blame: Blame | None = None

    @property
    def place(self) -> Place:
        """Where the result stands."""
        return self.equation.place

    @property
    def stands(self) -> bool:
        """Whether it holds, or nothing in it is to blame."""
        return self.blame is None or self.equation.holds

    @property
    def told(self) -> bool:
        """Whether it is this equation that tells of the fault: its result is wrong, and no other says so before."""
        return self.blame is not None and self.blame.teller is self.equation


@dataclass(frozen=True, slots=True)
class Reckoned:
    """All equations of a report, table by table, and the wrong figures."""

    checks: tuple[Checked, ...]
    blames: tuple[Blame, ...]


def checked(*kinds: Kind) -> Callable[[Reading], Iterable[Checked]]:
    """Give the equations of some kinds as subjects of a rule."""

    def each(reading: Reading) -> Iterator[Checked]:
        return (check for check in reckoned(reading).checks if check.equation.kind in kinds)

    return each


def reckoned(reading: Reading) -> Reckoned:
    """The equations of a report; kept for the last report, as every rule asks for them."""
    return _reckoned(Same(reading))


@lru_cache(maxsize=1)
def _reckoned(key: Same) -> Reckoned:
    reading = key.value
    assert isinstance(reading, Reading)
    text = text_of(reading)
    customs, variants = customs_of(reading, text), efficiency_variants(text)
    doubts = doubts_of(reading)
    checks: list[Checked] = []
    blames: list[Blame] = []
    for table in reading.tables:
        if table.kind in _UNJUDGED:
            continue
        equations = equations_of(table, customs, variants)
        equations += agreed_achievements(reading, table, equations, customs)
        equations += reckoned_elsewhere(reading, table, equations, blames)
        equations = _unshifted(table, equations)
        found = blamed(equations, doubts[table.index])
        blames += found
        by_equation = {id(equation): blame for blame in found for equation in blame.equations}
        checks += [Checked(equation, by_equation.get(id(equation))) for equation in equations]
    return Reckoned(tuple(checks), tuple(blames))


def _unshifted(table: StatedTable, equations: list[Equation]) -> list[Equation]:
    """The equations without rows whose values stand under the heads beside theirs."""
    shifted = {shift.row.index for shift in shifts_of(table)}
    if not shifted:
        return equations
    return [each for each in equations if not any(key[0] in shifted for key in each.keys)]


@dataclass(frozen=True, slots=True)
class Contradicted:
    """A figure that others are reckoned from, and the blame it bears, if any."""

    place: Place
    blame: Blame | None


def contradicted(reading: Reading) -> Iterator[Contradicted]:
    """Each figure that is an input of several equations."""
    found = reckoned(reading)
    blamed_inputs = {
        (each.figure.table.index, each.figure.key): each
        for each in found.blames
        if each.teller is None and not each.reason
    }
    inputs = [each for check in found.checks for each in check.equation.inputs]
    counted = Counter((each.table.index, each.key) for each in inputs)
    figures = {(each.table.index, each.key): each for each in inputs}
    for key, count in counted.items():
        if count > 1 or key in blamed_inputs:
            yield Contradicted(figures[key].place, blamed_inputs.get(key))
