"""Equations between printed figures: a result, its inputs, and how well they agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from triwulan.audit.subjects.arithmetic.forms import Form, Linear
from triwulan.audit.subjects.figures import Figure
from triwulan.core.interval import Fit, Interval, fit, rounded
from triwulan.core.keeping import once
from triwulan.core.place import Place
from triwulan.core.reading import StatedTable

EXPLAINED: Final = ("left_out", "twice")
"""What an equation is ``about`` when a part that was left out or counted twice explains the difference."""


class Kind(StrEnum):
    """What an equation reckons."""

    ACHIEVEMENT = "achievement"
    ABSORPTION = "absorption"
    REMAINDER = "remainder"
    REALISATION = "realisation"
    CHANGE = "change"
    CHANGE_PERCENT = "change_percent"
    SHARE = "share"
    SHARES = "shares"
    ROWS = "rows"
    COLUMNS = "columns"
    MEAN = "mean"
    EFFICIENCY = "efficiency"
    SCORE = "score"
    STATED = "stated"


@dataclass(frozen=True, eq=False)
class Equation:
    """``result`` = ``form`` of ``inputs``; ``likely`` is what it is by the inputs as printed.

    ``about`` tells the variants of a kind apart for messages: the form's name, or what else is known of the fault.
    """

    kind: Kind
    form: Form
    result: Figure
    inputs: tuple[Figure, ...]
    fit: Fit
    likely: Decimal
    about: str = ""

    @property
    def place(self) -> Place:
        """Where the result stands."""
        return self.result.place

    @property
    def table(self) -> StatedTable:
        """The table of the result."""
        return self.result.table

    @property
    def holds(self) -> bool:
        """Whether it agrees, if need be by a rounded digit."""
        return self.fit is not Fit.WRONG

    @once
    def keys(self) -> tuple[tuple[int, int], ...]:
        """The cells it is between, the result first."""
        return (self.result.key, *(each.key for each in self.inputs))

    @once
    def outcome(self) -> Interval:
        """What the printed result can stand for when an input is sought: a digit more where it was rounded oddly."""
        exact = isinstance(self.form, Linear) and self.result.quantity.places <= 0
        own = self.result.given if exact else self.result.result
        if self.fit in (Fit.FITS, Fit.WRONG):
            return own
        return own.widened(Decimal(1).scaleb(-self.result.quantity.places))

    @once
    def given(self) -> tuple[Interval, ...]:
        """What the inputs can stand for."""
        return tuple(each.given for each in self.inputs)

    @once
    def reckoned(self) -> Interval | None:
        """What the result can be by the inputs."""
        return self.form.reckon(self.given)

    def needed(self, key: tuple[int, int]) -> Interval | None:
        """What the input in a cell would have to be for the equation to hold; None where that cannot be said."""
        at = self._places[key]
        if isinstance(self.form, Linear) and self.reckoned is not None:
            return self.form.solve_from(self.reckoned, at, self.outcome, self.given[at])
        return self.form.solve(at, self.outcome, self.given)

    @once
    def _places(self) -> dict[tuple[int, int], int]:
        return {each.key: at for at, each in enumerate(self.inputs)}


def weigh(form: Form, outcome: Figure, inputs: Sequence[Figure]) -> tuple[Fit, Decimal] | None:
    """How a printed result agrees with its inputs, and what it would be; None where the formula has no result."""
    likely = form.exact([each.value for each in inputs])
    if likely is None:
        return None
    if outcome.result.holds(likely):
        return Fit.FITS, likely
    reckoned = form.reckon([each.given for each in inputs])
    if reckoned is None:
        return None
    found = fit(outcome.quantity, reckoned, likely)
    if found is Fit.WRONG and not isinstance(form, Linear):
        wide = form.reckon([_doubtful(each) for each in inputs])
        if wide is not None and outcome.result.meets(wide):
            found = Fit.CLOSE
    return found, likely


def _doubtful(each: Figure) -> Interval:
    """A large whole number that is neither rupiah nor percent may have been measured, and rounded."""
    measured = each.quantity.places == 0 and not each.money and abs(each.value) >= 100
    return rounded(each.value, 0) if measured else each.given


def digits_swapped(printed: str, right: str, shortest: int = 3) -> bool:
    """Whether one figure has the digits of the other in another order, or one digit other than it.

    Of figures shorter than ``shortest`` nothing can be said: too many are alike.
    """
    one, other = re.sub(r"\D", "", printed), re.sub(r"\D", "", right)
    if len(one) != len(other) or one == other or len(one) < shortest:
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
