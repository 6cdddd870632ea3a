"""Which rows of which tables are about the same indicator, in slightly different words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from triwulan.core.keeping import is_small, kept_by_identity, kept_by_members
from triwulan.core.likeness import likeness, rarity, replaced, shortens, telling, words
from triwulan.core.reading import Role, RowRole, StatedCell, StatedRow, StatedTable, Subject, TableKind, Wording

SAME: Final = 0.62
"""Wordings at least this alike can be one indicator, when no other row of the table is more so."""
_IN_SHORT: Final = 0.7
"""What a wording counts that says another in short, where it can be no other than that one."""
_PUT_IN_PLACE: Final = 0.85
_SAME_NUMBER: Final = 0.12
_SAME_OBJECTIVE: Final = 0.08
_FEW: Final = 2
_LEAST: Final = SAME - _SAME_NUMBER - _SAME_OBJECTIVE
_ORDER: Final = {TableKind.AGREEMENT: 0, TableKind.ACHIEVEMENT: 1}
_NEVER: Final = frozenset({TableKind.SIGNATURE, TableKind.SCALE})


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that names an indicator; ``alone`` when it names nothing else, so that it may do so in short."""

    table: int
    row: int
    number: str
    name: StatedCell
    objective: StatedCell | None
    alone: bool


@dataclass(slots=True)
class _Group:
    """An indicator as found so far."""

    rows: list[_Row] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)

    @property
    def first(self) -> _Row:
        return self.rows[0]

    def add(self, row: _Row) -> None:
        """Take in a row, and what it calls the indicator."""
        self.rows.append(row)
        self.names[row.name.text] = None


@dataclass(slots=True)
class _Groups:
    """The indicators found so far, and which of them each wording names.

    Tables repeat their rows: each wording is compared with each other once, however often it is printed.
    """

    weights: Mapping[str, float]
    groups: list[_Group] = field(default_factory=list)
    by_wording: dict[str, list[int]] = field(default_factory=dict)
    compared: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, at: int, row: _Row) -> None:
        """Take a row into a group, or into a new one behind the last."""
        if at == len(self.groups):
            self.groups.append(_Group())
        if row.name.text not in self.groups[at].names:
            self.by_wording.setdefault(row.name.text, []).append(at)
        self.groups[at].add(row)

    def alike(self, name: str, *, in_short: bool) -> dict[int, float]:
        """The groups that may be what a row calls so, and how alike one of their wordings is at most."""
        compared = self.compared.setdefault(name, {})
        for wording in islice(self.by_wording, len(compared), None):
            compared[wording] = _alike(name, wording, self.weights)
        found: dict[int, float] = {}
        for wording, alike in compared.items():
            if alike >= _LEAST:
                found.update((at, max(alike, found.get(at, 0.0))) for at in self.by_wording[wording])
        known = not in_short or max(found.values(), default=0.0) >= _IN_SHORT
        return found if known else self._with_the_long_form(name, found)

    def _with_the_long_form(self, name: str, found: dict[int, float]) -> dict[int, float]:
        """The same with the one group whose wording a row says in short."""
        meant = {at for wording, groups in self.by_wording.items() if shortens(name, wording) for at in groups}
        return {**found, meant.pop(): _IN_SHORT} if len(meant) == 1 else found


def _is_small(table: StatedTable) -> bool:
    return is_small([cell.text for row in table.rows for cell in row.cells])


@kept_by_members(4, only=_is_small)
def link(tables: tuple[StatedTable, ...]) -> tuple[tuple[StatedTable, ...], tuple[Subject, ...]]:
    """Give the rows the keys of their subjects, and the subjects in the order of the agreement, then of the report."""
    named = [(table, list(_named(table))) for table in tables if table.kind not in _NEVER]
    found = _Groups(rarity(row.name.text for _, rows in named for row in rows))
    for _table, rows in sorted(named, key=lambda pair: (_ORDER.get(pair[0].kind, 2), pair[0].index)):
        _assign(rows, found)
    groups = found.groups
    by_index = {table.index: table for table in tables}
    told = {
        (row.table, row.row): (f"S{number}", direction)
        for number, group in enumerate(groups, 1)
        for direction in (_direction(group, by_index),)
        for row in group.rows
    }
    linked = tuple(
        _told(table, tuple(told.get((table.index, row.index), ("", "")) for row in table.rows)) for table in tables
    )
    agreed = {table.index for table in tables if table.kind is TableKind.AGREEMENT}
    return linked, tuple(_subject(f"S{number}", group, agreed) for number, group in enumerate(groups, 1))


def _named(table: StatedTable) -> Iterator[_Row]:
    """The rows that name an indicator; the same cell merged over several rows names it in each."""
    column = next(iter(table.columns_of(Role.INDICATOR)), None)
    if column is None:
        return
    objective = next(iter(table.columns_of(Role.OBJECTIVE)), None)
    alone = not table.columns_of(Role.ACTIVITY)  # the output of an activity is called like an indicator it serves
    for row in table.rows:
        cell = row.cells[column.index]
        if _reaches_in(row, column.index) or _is_objective(table, row):
            continue
        if row.role not in (RowRole.TOTAL, RowRole.AVERAGE, RowRole.BAND) and len(words(cell.text)) >= 2:
            above = row.cells[objective.index] if objective is not None else None
            yield _Row(table.index, row.index, row.number, cell, above, alone)


def _is_objective(table: StatedTable, row: StatedRow) -> bool:
    """Whether it only stands above the indicators that are measured: without a target and a realisation of its own."""
    columns = table.columns_of(Role.TARGET, Role.REALISATION)
    return (
        row.role is RowRole.PARENT
        and len(columns) > 1
        and not any(row.cells[column.index].text.strip(" -–") for column in columns)
    )


def _reaches_in(row: StatedRow, column: int) -> bool:
    """Whether a cell left of a column reaches over it: an activity's name across objective and indicator."""
    cell = row.cells[column]
    return cell.covered and column > 0 and row.cells[column - 1].text == cell.text


def _assign(rows: list[_Row], found: _Groups) -> None:
    """Match the rows of a table with the groups, the most alike first, each with one unless they read the same."""
    pairs = [
        (score, -place, at)
        for place, row in enumerate(rows)
        for at, alike in found.alike(row.name.text, in_short=row.alone).items()
        if (score := _score(row, found.groups[at], alike)) >= SAME
    ]
    home: dict[int, int] = {}
    taken: dict[int, str] = {}
    for _alike, minus, at in sorted(pairs, reverse=True):
        place, name = -minus, _plain(rows[-minus])
        if place not in home and taken.get(at, name) == name:
            home[place], taken[at] = at, name
    home |= dict(_by_number(rows, home, found))
    fresh: dict[str, int] = {}
    for place, row in enumerate(rows):
        at = home[place] if place in home else fresh.setdefault(_plain(row), len(found.groups))
        found.add(at, row)


def _by_number(rows: list[_Row], home: Mapping[int, int], found: _Groups) -> Iterator[tuple[int, int]]:
    """Rows left over whose number is that of an indicator left over, where the other rows agree with theirs.

    "Gangguan trantib" is the first of the agreement when the second to the fifth are; one telling word must be shared.
    """
    numbers = [(rows[place].number, found.groups[at].first.number) for place, at in home.items()]
    agreeing = sum(own == other != "" for own, other in numbers)
    if agreeing < _FEW or agreeing * 3 < len(numbers) * 2:
        return
    free = {group.first.number: at for at, group in enumerate(found.groups) if at not in home.values()}
    for place, row in enumerate(rows):
        at = free.get(row.number) if row.number and place not in home else None
        if at is not None and telling(row.name.text) & telling(found.groups[at].first.name.text):
            yield place, at


def _score(row: _Row, group: _Group, alike: float) -> float:
    """How likely a row is about the indicator of a group whose wordings are that much alike."""
    if alike == 1.0:
        return alike
    first = group.first
    if row.number and row.number == first.number:
        alike += _SAME_NUMBER
    if row.objective is not None and first.objective is not None:
        alike += _SAME_OBJECTIVE * (likeness(row.objective.text, first.objective.text, {}) > SAME)
    return min(alike, 0.99)


def _alike(one: str, other: str, weights: Mapping[str, float]) -> float:
    """Words put in the place of others make it another indicator more often than words added or left out."""
    alike = likeness(one, other, weights)
    # what is too little as it is need not be made less
    return alike * _PUT_IN_PLACE if alike >= _LEAST and all(replaced(one, other)) else alike


def _plain(row: _Row) -> str:
    return " ".join(words(row.name.text))


def _direction(group: _Group, tables: Mapping[int, StatedTable]) -> str:
    """What the first column of directions says of an indicator."""
    cells = (
        tables[row.table].rows[row.row].cells[column.index].text
        for row in group.rows
        for column in tables[row.table].columns_of(Role.DIRECTION)
    )
    return next((text for text in cells if text.strip()), "")


@kept_by_identity(32, only=_is_small)
def _told(table: StatedTable, told: tuple[tuple[str, str], ...]) -> StatedTable:
    """A table whose rows know their indicator and its direction.

    The same table for the same words: what the rules work out of a table is kept by the table itself.
    """
    rows = (
        replace(row, subject=key, direction=direction) if key else row
        for row, (key, direction) in zip(table.rows, told, strict=True)
    )
    return replace(table, rows=tuple(rows)) if any(key for key, _ in told) else table


def _subject(key: str, group: _Group, agreed: set[int]) -> Subject:
    return Subject(
        key=key,
        name=group.first.name.text,
        rows=tuple((row.table, row.row) for row in group.rows),
        wordings=tuple(Wording(text=row.name.text, place=row.name.place) for row in group.rows),
        objectives=tuple(
            Wording(text=row.objective.text, place=row.objective.place)
            for row in group.rows
            if row.objective is not None and row.objective.text
        ),
        agreed=any(row.table in agreed for row in group.rows),
    )
