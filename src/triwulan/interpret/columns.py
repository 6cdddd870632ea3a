"""Which role each column has: its names first, then the heads above, the neighbours and the values below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.reading import Measure, Role, Span, StatedColumn
from triwulan.interpret.evidence import Evidence
from triwulan.interpret.heads import Head, HeadColumn, without_formula
from triwulan.interpret.naming import Name, name_of
from triwulan.interpret.spans import time_in
from triwulan.interpret.times import spans_of

_BUDGET_WORDS: Final = re.compile(
    r"\b(?:anggaran|keuangan|belanja|pagu|dana|biaya|dpa|dppa|dipa|rupiah|apbd|budget|serapan|penyerapan|pendapatan|keu)\b"
)
_PERFORMANCE_WORDS: Final = re.compile(
    r"\b(?:kinerja|fisik|output|outcome|keluaran|indikator|iku|performance|physical|target volume)\b"
)
_BUDGET_SENSES: Final = frozenset({"ceiling", "spending", "absorption", "remainder", "money"})
_PERFORMANCE_SENSES: Final = frozenset({"realisation", "achievement", "physical"})
_GROUPS_ONLY: Final = frozenset({"both"})
_DIRECT: Final = frozenset(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column on its way to a role: the names of its levels from top to lowest, and what is known so far."""

    index: int
    head: HeadColumn
    names: tuple[Name, ...]
    measure: Measure
    span: Span | None
    values: Evidence
    role: Role = Role.UNKNOWN

    @property
    def leaf(self) -> Name:
        return self.names[-1] if self.names else Name("", "")

    @property
    def uppers(self) -> tuple[Name, ...]:
        return self.names[:-1]

    @property
    def unit(self) -> str:
        return next((name.unit for name in reversed(self.names) if name.unit), "")

    @property
    def scale(self) -> int:
        return max((name.scale for name in self.names), default=0)

    @property
    def percent(self) -> bool:
        """Whether it holds percentages, by its head or by its values."""
        return self.unit == "%" or (not self.unit and self.values.percent)

    @property
    def money(self) -> bool:
        """Whether it holds money, by its head or by its values."""
        return self.unit == "Rp" or (not self.unit and self.values.money)


def columns_of(head: Head, values: Sequence[Evidence], caption: str) -> tuple[StatedColumn, ...]:
    """The columns of a table with their roles; ``values`` is what stands below each head."""
    spans = spans_of(head)
    columns = [
        _named(at, column, spans[at], value)
        for at, (column, value) in enumerate(zip(head.columns, values, strict=True))
    ]
    for at, column in enumerate(columns):
        columns[at] = replace(column, role=_role(column, columns, caption))
    columns = _settled(columns, caption)
    return tuple(_stated(column) for column in columns)


def _named(index: int, head: HeadColumn, span: Span | None, values: Evidence) -> _Column:
    names = tuple(name_of(time_in(without_formula(level)).rest) for level in head.levels)
    return _Column(index, head, names, _measure(names), span, values)


def _measure(names: tuple[Name, ...]) -> Measure:
    """Whose figures a head speaks of: the lowest level that says it."""
    for name in reversed(names):
        budget = name.sense in _BUDGET_SENSES or bool(_BUDGET_WORDS.search(name.core)) or name.unit == "Rp"
        performance = (
            name.sense in _PERFORMANCE_SENSES or bool(_PERFORMANCE_WORDS.search(name.core)) or name.core == "k"
        )
        if budget != performance:
            return Measure.BUDGET if budget else Measure.PERFORMANCE
        if budget:
            return Measure.BUDGET if name.sense in _BUDGET_SENSES else Measure.UNKNOWN
    return Measure.UNKNOWN


def _role(column: _Column, columns: Sequence[_Column], caption: str) -> Role:
    sense = _sense(column)
    match sense:
        case "":
            return Role.UNKNOWN
        case "realised":
            return _realised(column, columns)
        case "realisation":
            return Role.REALISATION
        case "spending":
            return Role.ABSORPTION if column.percent else Role.SPENDING
        case "absorption":
            return Role.SPENDING if column.money else Role.ABSORPTION
        case "achieved" | "achievement":
            return _achieved(column, columns, sense == "achievement")
        case "performance":
            return _performance(column, columns)
        case "percent":
            return _percent(column, columns)
        case "physical":
            return Role.REALISATION
        case "money":
            return _money(column, columns)
        case "target":
            return _target(column)
        case "change":
            return Role.CHANGE_PERCENT if column.percent else Role.CHANGE
        case "described":
            return Role.ACTIVITY if any(_budget(each) for each in columns) else Role.LABEL
        case "remark":
            return Role.NOTE
        case "both":
            return Role.UNKNOWN
        case "total":
            return _total(column, columns)
        case "ceiling" if column.percent:
            return Role.ABSORPTION if column.uppers else Role.SHARE
        case "before" if not _pair(columns, "before", "after"):
            return Role.CEILING if column.money else Role.UNKNOWN
        case _:
            return Role(sense) if sense in _DIRECT else Role.UNKNOWN


def _sense(column: _Column) -> str:
    """The sense of the lowest level that has one; units and times below it only tell which."""
    for name in reversed(column.names):
        if name.sense and name.sense not in _GROUPS_ONLY:
            if name.sense == "percent" and name is not column.leaf:
                continue
            return name.sense
        if name is column.leaf and name.core == "" and name.unit == "%":
            return "percent" if not any(each.sense for each in column.uppers) else _percent_below(column)
    return ""


def _percent_below(column: _Column) -> str:
    return "percent"


def _upper(column: _Column) -> str:
    return next((name.sense for name in reversed(column.uppers) if name.sense and name.sense not in _GROUPS_ONLY), "")


def _budget(column: _Column) -> bool:
    return column.measure is Measure.BUDGET or column.role in (Role.CEILING, Role.SPENDING, Role.ABSORPTION)


def _senses(columns: Sequence[_Column]) -> set[str]:
    return {_sense(each) for each in columns}


def _pair(columns: Sequence[_Column], one: str, two: str) -> bool:
    senses = _senses(columns)
    return one in senses and two in senses


def _realised(column: _Column, columns: Sequence[_Column]) -> Role:
    """Realisasi: money under or beside a budget, else performance."""
    measure = column.measure
    if measure is Measure.UNKNOWN:
        measure = _by_neighbours(column, columns)
    if measure is Measure.BUDGET:
        return Role.ABSORPTION if column.percent and not column.money else Role.SPENDING
    if column.percent and column.unit == "%" and _has_spending(columns, column):
        return Role.ABSORPTION
    return Role.REALISATION if measure is Measure.PERFORMANCE else Role.UNKNOWN


def _by_neighbours(column: _Column, columns: Sequence[_Column]) -> Measure:
    """Whose realisation it is by what stands left of it, checked against its values."""
    before = columns[: column.index]
    ceiling = max((each.index for each in before if _sense(each) in ("ceiling", "spending")), default=-1)
    target = max((each.index for each in before if _sense(each) == "target" and not _budget(each)), default=-1)
    if column.money and (ceiling >= 0 or not column.values.few):
        return Measure.BUDGET
    if ceiling < 0 and target < 0:
        later = columns[column.index + 1 :]
        if any(_sense(each) in ("achieved", "achievement", "performance") for each in later) and not any(
            _sense(each) == "ceiling" for each in columns
        ):
            return Measure.PERFORMANCE
        indicators = any(_sense(each) in ("indicator", "objective") for each in columns)
        return Measure.PERFORMANCE if indicators and not column.money else Measure.UNKNOWN
    if ceiling > target:
        return Measure.BUDGET
    return Measure.PERFORMANCE


def _has_spending(columns: Sequence[_Column], column: _Column) -> bool:
    return any(
        each.role is Role.SPENDING or (_sense(each) in ("realised", "total") and each.money)
        for each in columns
        if each.index != column.index
    )


def _achieved(column: _Column, columns: Sequence[_Column], surely: bool) -> Role:
    """Capaian: percent of a target, absorption under a budget, or the realisation itself where none is beside it."""
    if column.measure is Measure.BUDGET:
        return Role.SPENDING if column.money else Role.ABSORPTION
    if surely or column.unit == "%" or column.head.formula:
        return Role.ACHIEVEMENT
    others = [each for each in columns if each.index != column.index]
    realised = any(_sense(each) in ("realised", "realisation", "physical") and not _budget(each) for each in others)
    if realised:
        return Role.ACHIEVEMENT
    rated = any(
        _sense(each) in ("percent", "achievement") or (_sense(each) == "achieved" and each.unit == "%")
        for each in others
    )
    if rated or column.span is not None:
        return Role.REALISATION
    targets = [each for each in columns if _sense(each) == "target"]
    if targets and not targets[0].percent and column.percent:
        return Role.ACHIEVEMENT
    return Role.REALISATION if targets else (Role.ACHIEVEMENT if column.percent else Role.UNKNOWN)


def _performance(column: _Column, columns: Sequence[_Column]) -> Role:
    """Kinerja as a column of its own; "K" below a target or a realisation is that in its own unit."""
    upper = _upper(column)
    if upper == "target":
        return Role.TARGET
    if upper in ("realised", "realisation"):
        return Role.REALISATION
    if column.percent or upper in ("achieved", "achievement"):
        return Role.ACHIEVEMENT
    return Role.REALISATION if any(_sense(each) == "target" for each in columns) else Role.UNKNOWN


def _money(column: _Column, columns: Sequence[_Column]) -> Role:
    """Keuangan below another head: the money side of what that head says."""
    match _upper(column):
        case "target" | "ceiling":
            return Role.CEILING
        case "realised" | "realisation" | "spending":
            return Role.ABSORPTION if column.percent else Role.SPENDING
        case "achieved" | "achievement" | "absorption":
            return Role.ABSORPTION
        case "remainder":
            return Role.REMAINDER
    if column.percent:
        return Role.ABSORPTION
    return Role.CEILING if column.money and not any(_sense(each) == "ceiling" for each in columns) else Role.UNKNOWN


def _target(column: _Column) -> Role:
    if column.unit == "Rp" or (column.measure is Measure.BUDGET and column.values.money):
        return Role.CEILING
    return Role.TARGET


def _percent(column: _Column, columns: Sequence[_Column]) -> Role:
    """A bare "%": what it is the percentage of stands above it or left of it."""
    left = [each for each in columns[: column.index] if each.role is not Role.UNKNOWN]
    match _upper(column):
        case "realised" | "spending" | "absorption":
            if column.measure is Measure.BUDGET or _has_spending(columns, column):
                return Role.ABSORPTION
            return Role.ACHIEVEMENT if any(each.role is Role.REALISATION for each in left) else Role.REALISATION
        case "realisation" | "achieved" | "achievement" | "performance" | "physical":
            return Role.ABSORPTION if column.measure is Measure.BUDGET else Role.ACHIEVEMENT
        case "change":
            return Role.CHANGE_PERCENT
        case "target":
            return Role.TARGET
        case "ceiling" | "money":
            return Role.ABSORPTION
        case "total" | "amount":
            return Role.SHARE
        case "remainder":
            return Role.UNKNOWN
        case "efficiency":
            return Role.EFFICIENCY
    before = left[-1].role if left else Role.UNKNOWN
    if before in (Role.SPENDING, Role.REMAINDER):
        return Role.ABSORPTION if any(each.role is Role.CEILING for each in left) else Role.SHARE
    if before is Role.REALISATION:
        return Role.ACHIEVEMENT if any(each.role is Role.TARGET for each in left) else Role.UNKNOWN
    if before in (Role.AFTER, Role.CHANGE):
        return Role.CHANGE_PERCENT
    if before in (Role.AMOUNT, Role.TOTAL, Role.CEILING) and sum(1 for each in left if each.role is before) == 1:
        return Role.SHARE
    return Role.UNKNOWN


def _total(column: _Column, columns: Sequence[_Column]) -> Role:
    """Jumlah: the year's figure right of its months, a total of parts, or simply an amount."""
    if column.span is not None and (upper := _upper(column)):
        if upper in ("realised", "realisation", "spending"):
            return _realised(column, columns) if upper != "spending" else Role.SPENDING
        if upper == "target":
            return _target(column)
        if upper == "ceiling":
            return Role.CEILING
    numeric = [each for each in columns[: column.index] if each.values.numbers and each.role not in _TEXTS]
    if column.uppers or len(numeric) >= 2:
        return Role.TOTAL
    return Role.CEILING if column.money and _activities(columns) else Role.AMOUNT


_TEXTS: Final = frozenset({Role.NUMBER, Role.CODE})


def _activities(columns: Sequence[_Column]) -> bool:
    return any(_sense(each) == "activity" for each in columns)


def _settled(columns: list[_Column], caption: str) -> list[_Column]:
    """Columns that only say a time get the role of their caption, and the table's first words a label."""
    words = caption.casefold()
    for at, column in enumerate(columns):
        if column.role is not Role.UNKNOWN or _sense(column):
            continue
        if column.span is not None and column.values.numbers:
            columns[at] = replace(column, role=_by_caption(column, words))
        elif column.values.numbers and not column.values.texts and column.head.levels:
            columns[at] = replace(column, role=Role.AMOUNT)
    return columns


def _by_caption(column: _Column, words: str) -> Role:
    budget = _BUDGET_WORDS.search(words) is not None
    upper = _upper(column)
    if upper == "realised" or (not upper and "realisasi" in words and "target" not in words):
        return Role.SPENDING if column.measure is Measure.BUDGET or budget or column.money else Role.REALISATION
    if not upper and "target" in words and "realisasi" not in words:
        return Role.TARGET
    if not upper and re.search(r"\b(?:capaian|perkembangan)\b", words) and "target" not in words and not budget:
        return Role.REALISATION
    return Role.AMOUNT


def _stated(column: _Column) -> StatedColumn:
    return StatedColumn(
        index=column.index,
        head=column.head.text,
        role=column.role,
        measure=_MEASURES.get(column.role, column.measure),
        span=column.span,
        number=column.head.number,
        formula=column.head.formula,
        unit=column.unit,
        scale=column.scale,
    )


_MEASURES: Final = {
    Role.CEILING: Measure.BUDGET,
    Role.SPENDING: Measure.BUDGET,
    Role.ABSORPTION: Measure.BUDGET,
    Role.REMAINDER: Measure.BUDGET,
    Role.TARGET: Measure.PERFORMANCE,
    Role.REALISATION: Measure.PERFORMANCE,
    Role.ACHIEVEMENT: Measure.PERFORMANCE,
}
