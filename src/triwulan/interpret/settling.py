"""What roles become once all columns have one: by times, by values that contradict a name, by figures that agree."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from triwulan.core.reading import Measure, Role
from triwulan.interpret.draft import PERCENT, Draft
from triwulan.interpret.proving import changed, proven, with_roles

_BUDGET_CAPTION: Final = re.compile(r"\b(?:anggaran|keuangan|belanja|pagu|penyerapan|serapan)\b", re.I)
_REVENUE: Final = re.compile(r"\b(?:pendapatan|penerimaan|retribusi|pajak|pbb|pad|pbb-p2)\b", re.I)
_ELSEWHERE: Final = re.compile(r"\b(?:nasional|provinsi|standar\s+nasional|rata-rata|tetangga|lain)\b", re.I)
_ONLY_AIMS: Final = re.compile(
    r"^(?!.*\b(?:realisasi|capaian|pencapaian|hasil|pengukuran|evaluasi)\b).*"
    r"\b(?:target\s+(?:kinerja|triwulan|per)|rencana\s+aksi|perjanjian\s+kinerja|penetapan\s+kinerja)\b"
)
"""Tables of what is aimed at, by their captions in lower case."""
_WORDS: Final = frozenset(
    {Role.OBJECTIVE, Role.INDICATOR, Role.ACTIVITY, Role.LABEL, Role.STRATEGY, Role.FOLLOW_UP, Role.PERSON, Role.PERIOD}
)
_FIGURES: Final = frozenset(
    {
        Role.REALISATION, Role.ACHIEVEMENT, Role.CEILING, Role.SPENDING, Role.ABSORPTION, Role.REMAINDER, Role.SHARE,
        Role.WEIGHT, Role.AMOUNT, Role.TOTAL, Role.CHANGE, Role.CHANGE_PERCENT, Role.EFFICIENCY,
    }
)  # fmt: skip

_COUNTS: Final = frozenset({Role.NUMBER, Role.CODE, Role.PERIOD})
_NAMES: Final = frozenset({Role.OBJECTIVE, Role.INDICATOR, Role.ACTIVITY, Role.LABEL})
_NAMED: Final = frozenset({"", *(role.value for role in _NAMES)})


def settled(columns: list[Draft], caption: str) -> list[Draft]:
    """The columns with what only the whole table can tell."""
    for step in _STEPS:
        columns = step(columns, caption)
    return columns


def _timed(columns: list[Draft], caption: str) -> list[Draft]:
    """Columns that only say a time hold what the caption names."""
    timed = [each for each in columns if each.role is Role.UNKNOWN and each.timed and each.sense == ""]
    if not any(each.values.numeric for each in timed):
        return columns
    named = any(each.role in (Role.INDICATOR, Role.OBJECTIVE) for each in columns)
    words = caption.casefold()
    role = (None if _ONLY_AIMS.search(words) else _by_sisters(timed, columns)) or _by_caption(timed, words, named)
    sums = [each for each in columns if each.role is Role.TOTAL and each.span is not None and role is not Role.AMOUNT]
    return [replace(each, role=role) if each in (*timed, *sums) and not each.values.wordy else each for each in columns]


def _by_sisters(timed: Sequence[Draft], columns: list[Draft]) -> Role | None:
    """Beside a target that has no time of its own the times tell what was reached, beside a budget what was spent."""
    aims = {each.role for each in columns if each.role in (Role.TARGET, Role.CEILING) and each not in timed}
    money = any(each.money for each in timed)
    if any(each.role in (Role.REALISATION, Role.SPENDING) and each.sense != "total" for each in columns):
        # "Setahun" right of the quarters' results is their result, by whatever name the table goes
        left = [columns[each.index - 1] for each in timed if each.index]
        after = len(left) == len(timed) and all(each.role is Role.REALISATION and each.span for each in left)
        return Role.REALISATION if aims == {Role.TARGET} and not money and after else None
    if aims == {Role.TARGET} and not money:
        return Role.REALISATION
    return Role.SPENDING if aims == {Role.CEILING} and money else None


def _by_caption(timed: Sequence[Draft], words: str, named: bool) -> Role:
    money = any(each.money for each in timed)
    budget = money or _BUDGET_CAPTION.search(words) is not None
    aimed = re.search(r"\b(?:target|rencana)\b", words) is not None
    if "realisasi" in words:
        return Role.AMOUNT if aimed else Role.SPENDING if budget else Role.REALISATION
    if aimed:
        return Role.TARGET if not budget else Role.AMOUNT
    if re.search(r"\b(?:capaian|pencapaian)\b", words) and not budget:
        return Role.REALISATION if not any(each.unit == PERCENT for each in timed) else Role.ACHIEVEMENT
    # An indicator's figures over the years are what was reached, unless a target is spoken of.
    return Role.REALISATION if named and not budget else Role.AMOUNT


def _contradicted(columns: list[Draft], caption: str) -> list[Draft]:
    """Figures below a head of words, and words below a head of figures."""
    return [_by_values(each) for each in columns]


def _by_values(column: Draft) -> Draft:
    if column.role in _WORDS and column.values.numeric and not column.values.words:
        if column.role is Role.PERIOD and column.sense == "period":
            return column
        return replace(column, role=Role.TOTAL if column.sense == "total" else Role.AMOUNT)
    if column.role in _FIGURES and column.values.wordy:
        return replace(column, role=Role.PREDICATE if column.values.grades > column.values.words else Role.NOTE)
    if column.role is Role.NUMBER and column.index > 1 and column.values.numbers == 0:
        return replace(column, role=Role.UNKNOWN)
    return column


def _budgets(columns: list[Draft], caption: str) -> list[Draft]:
    """The budget after a change is the one that is spent; where nothing is spent it stays the change's other side."""
    roles = {each.role for each in columns}
    spent = Role.SPENDING in roles and Role.CEILING not in roles
    changed = Role.CHANGE in roles and Role.BEFORE in roles
    columns = [
        replace(each, role=Role.CEILING) if spent and each.role is Role.AFTER and not changed else each
        for each in columns
    ]
    if Role.BEFORE in roles and Role.AFTER not in roles and not spent and Role.SPENDING not in roles:
        columns = [replace(each, role=Role.AFTER) if each.role is Role.CEILING else each for each in columns]
    return columns


def _revenue(columns: list[Draft], caption: str) -> list[Draft]:
    """Revenue is aimed at and reached, not spent: more than planned is no fault."""
    if not _REVENUE.search(caption) or re.search(r"\b(?:belanja|pengeluaran)\b", caption, re.I):
        return columns
    turned = {Role.CEILING: Role.TARGET, Role.SPENDING: Role.REALISATION, Role.ABSORPTION: Role.ACHIEVEMENT}
    return [
        replace(
            each,
            role=turned.get(each.role, each.role),
            measure=Measure.PERFORMANCE if each.role in turned else each.measure,
        )
        for each in columns
    ]


def _remainders(columns: list[Draft], caption: str) -> list[Draft]:
    """What is left of a target is no money."""
    roles = {each.role for each in columns}
    budget = bool(roles & {Role.CEILING, Role.SPENDING})
    return [
        replace(
            each,
            measure=Measure.BUDGET if budget and "target" not in each.head.text.casefold() else Measure.PERFORMANCE,
        )
        if each.role is Role.REMAINDER and (budget or Role.TARGET in roles)
        else each
        for each in columns
    ]


def _elsewhere(columns: list[Draft], caption: str) -> list[Draft]:
    """The realisation of the province or the nation stands beside one's own for comparison only."""
    realised = [each for each in columns if each.role is Role.REALISATION]
    return [
        replace(each, role=Role.AMOUNT)
        if each in realised and len(realised) > 1 and each.span is None and _ELSEWHERE.search(each.head.text)
        else each
        for each in columns
    ]


def _numbering(columns: list[Draft], caption: str) -> list[Draft]:
    """What only counts up beside the name of a row numbers it, whatever its head says: "IKU" over 1.1, 1.2, 2.1."""
    return [
        replace(each, role=Role.NUMBER)
        if after is not None and after.role in _NAMES and each.sense in _NAMED and _counts_up(each)
        else each
        for each, after in zip_longest(columns, columns[1:])
    ]


def _counts_up(column: Draft) -> bool:
    if column.role not in (Role.UNKNOWN, Role.AMOUNT):
        return False
    figures = [each for each in column.values.figures if each is not None]
    if len(figures) < 2 or column.values.words or column.values.moneys or column.values.percents:
        return False
    return figures[0] < 2 and figures[-1] < 100 and all(one < two for one, two in pairwise(figures))


def _counted(columns: list[Draft], caption: str) -> list[Draft]:
    """Figures below a head that means nothing here are amounts."""
    return [
        replace(each, role=Role.AMOUNT)
        if each.role is Role.UNKNOWN
        and each.head.levels
        and each.values.numeric
        and each.sense in ("", "percent", "before", "ceiling", "money")
        and not each.percent
        else each
        for each in columns
    ]


def _labelled(columns: list[Draft], caption: str) -> list[Draft]:
    """Where no column names the rows, the first column of words does."""
    figures = any(each.values.numeric and each.role not in _COUNTS for each in columns)
    if any(each.role in _NAMES for each in columns) or not figures:
        return columns
    for each in columns:
        if each.values.wordy and each.role in (Role.UNKNOWN, Role.PERSON) and not each.values.grades:
            return with_roles(columns, {each.index: Role.LABEL})
    return columns


def _graded(columns: list[Draft], caption: str) -> list[Draft]:
    """A column of grades without a head that says so."""
    return [
        replace(each, role=Role.PREDICATE)
        if each.role is Role.UNKNOWN and each.values.grades > 1 and not each.values.words and not each.values.numbers
        else each
        for each in columns
    ]


_STEPS: Final[tuple[Callable[[list[Draft], str], list[Draft]], ...]] = (
    _timed, _contradicted, _numbering, _budgets, _revenue, _remainders, _elsewhere, _counted, proven, changed,
    _labelled, _graded,
)  # fmt: skip
