"""A column on its way to a role: what its head says on each level, and what stands below it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.quantity import RUPIAH
from triwulan.core.reading import Measure, Role, Span
from triwulan.core.spans import time_in
from triwulan.interpret.evidence import Evidence
from triwulan.interpret.heads import HeadColumn, without_formula
from triwulan.interpret.naming import Name, name_of

_BUDGET_WORDS: Final = re.compile(
    r"\b(?:anggaran|keuangan|belanja|pagu|dana|biaya|dpa|dppa|dipa|rupiah|apbd|budget|serapan|penyerapan|keu)\b"
)
_PERFORMANCE_WORDS: Final = re.compile(
    r"\b(?:kinerja|fisik|output|outcome|keluaran|indikator|iku|performance|physical|volume)\b"
)
_BUDGET_SENSES: Final = frozenset({"ceiling", "spending", "absorption", "money"})
_PERFORMANCE_SENSES: Final = frozenset({"realisation", "achievement", "physical"})
_NO_SENSE: Final = frozenset({"both", "period", ""})
_YEARLY: Final = frozenset({"tahun", "tahunan", "setahun", "satu tahun", "1 tahun"})
_AGAINST: Final = ("terhadap", "atas", "dibanding", "dibandingkan")
PERCENT: Final = "%"


@dataclass(frozen=True, slots=True)
class Draft:
    """A column of a table; ``names`` are its levels from top to lowest, ``sense`` that of the lowest which has one."""

    index: int
    head: HeadColumn
    names: tuple[Name, ...]
    sense: str
    upper: str
    measure: Measure
    span: Span | None
    values: Evidence
    unit: str
    role: Role = Role.UNKNOWN

    @property
    def scale(self) -> int:
        """The power of ten its head puts on its money."""
        return max((name.scale for name in self.names), default=0)

    @property
    def percent(self) -> bool:
        """Whether it holds percentages, by its head or by its values."""
        return self.unit == PERCENT or (not self.unit and self.values.percent)

    @property
    def money(self) -> bool:
        """Whether it holds rupiah, by its head or by its values."""
        return self.unit == RUPIAH or (not self.unit and self.values.money)

    @property
    def budget(self) -> bool:
        """Whether its head speaks of money."""
        return self.measure is Measure.BUDGET

    @property
    def rupiah_side(self) -> bool:
        """Whether the lowest line of its head is only "Rp", beside one for the performance."""
        return len(self.names) > 1 and not self.names[-1].core and self.names[-1].unit == RUPIAH

    @property
    def timed(self) -> bool:
        """Whether the lowest line of its head is only a time."""
        return self.span is not None and bool(self.names) and self.names[-1].core == ""


Decision = Callable[[Draft, Sequence[Draft]], Role]
"""Decides on the role of a column among its sisters; those left of it have theirs already."""


def draft_of(index: int, head: HeadColumn, span: Span | None, values: Evidence) -> Draft:
    """Read a head; its role is not decided yet."""
    names = tuple(name_of(time_in(without_formula(level)).rest) for level in head.levels)
    # A line that is bare "II" or "3" is a time when the heads around it say so.
    if span is not None and len(names) > 1:
        names = tuple(Name("", "") if _is_bare(name) else name for name in names)
    if span is None and len(names) > 1 and names[-1].core in _YEARLY and values.numeric:
        names, span = (*names[:-1], Name("", "")), Span(None, 1, 12)
    names = _before_its_basis(names)
    sense, upper = _senses(names, span)
    return Draft(index, head, names, sense, upper, _measure(names), span, values, _unit(names, values))


def _before_its_basis(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Below "Capaian terhadap" stands what it is measured against, not what the column holds."""
    at = next((place for place, name in enumerate(names[:-1]) if name.core.endswith(_AGAINST)), None)
    return names if at is None else (*names[: at + 1], *(Name("", "") for _ in names[at + 1 :]))


def _is_bare(name: Name) -> bool:
    return 0 < len(name.core) <= 4 and (name.core.isdigit() or set(name.core) <= set("ivx"))


def _senses(names: Sequence[Name], span: Span | None) -> tuple[str, str]:
    """The sense of the lowest level that has one, and of the next above it."""
    found: list[str] = []
    for place, name in enumerate(reversed(names)):
        sense = name.sense
        if sense in _NO_SENSE and not (sense == "period" and place == 0 and span is None):
            if place == 0 and not name.core and name.unit == PERCENT:
                found.append("percent")
            continue
        found.append(sense)
    return (found[0] if found else "", found[1] if len(found) > 1 else "")


def _measure(names: Sequence[Name]) -> Measure:
    """Whose figures a head speaks of: the lowest level that says it."""
    for name in reversed(names):
        budget = name.sense in _BUDGET_SENSES or name.unit == RUPIAH or bool(_BUDGET_WORDS.search(name.core))
        performance = (
            name.sense in _PERFORMANCE_SENSES or name.core == "k" or bool(_PERFORMANCE_WORDS.search(name.core))
        )
        if budget != performance:
            return Measure.BUDGET if budget else Measure.PERFORMANCE
        if budget:
            return Measure.BUDGET if name.sense in _BUDGET_SENSES else Measure.UNKNOWN
    return Measure.UNKNOWN


def _unit(names: Sequence[Name], values: Evidence) -> str:
    """The unit the lowest level names; one from a group head gives way to what the values show."""
    for place, name in enumerate(reversed(names)):
        if name.unit and (place == 0 or not (name.unit == RUPIAH and values.percent)):
            return name.unit
    return PERCENT if values.percent and any(name.unit for name in names) else ""


def others_than(column: Draft, columns: Sequence[Draft]) -> list[Draft]:
    """The other columns of its table."""
    return [each for each in columns if each.index != column.index]


def any_called(columns: Sequence[Draft], *senses: str) -> bool:
    """Whether a column has one of these senses."""
    return any(each.sense in senses for each in columns)
