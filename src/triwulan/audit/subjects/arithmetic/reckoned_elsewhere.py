"""Results of a table whose inputs stand in another one: what is left of a budget, and means of groups of indicators."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic.blame import Blame
from triwulan.audit.subjects.arithmetic.equations import Equation, Kind
from triwulan.audit.subjects.arithmetic.relations import row_equation
from triwulan.audit.subjects.figures import Figure, figure
from triwulan.core.interval import Interval, exactly
from triwulan.core.likeness import words
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable, TableKind

_NAMES: Final = (Role.ACTIVITY, Role.LABEL, Role.INDICATOR)
_GROUPS: Final = (Role.OBJECTIVE, Role.PERSON, Role.LABEL)
_LEAST: Final = 2
_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A result that another table gives; ``a`` and ``b`` are what it is reckoned from there, as printed."""

    value: Decimal
    a: str = ""
    b: str = ""
    name: str = "given"

    def exact(self, values: Sequence[Decimal]) -> Decimal | None:
        """See ``Form``."""
        return self.value

    def reckon(self, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``."""
        return exactly(self.value)

    def solve(self, at: int, outcome: Interval, inputs: Sequence[Interval]) -> Interval | None:
        """See ``Form``; it has no inputs here."""
        return None


def reckoned_elsewhere(
    reading: Reading, table: StatedTable, known: Sequence[Equation], blames: Sequence[Blame]
) -> list[Equation]:
    """The equations of columns that their own table does not explain; ``blames`` are those of the tables before it."""
    explained = {equation.result.column.index for equation in known if equation.kind not in (Kind.ROWS, Kind.MEAN)}
    found: list[Equation] = []
    for column in table.columns_of(Role.REMAINDER, Role.ABSORPTION, Role.ACHIEVEMENT):
        if column.index in explained:
            continue
        if column.role is Role.ACHIEVEMENT:
            found += _convincing(_means(reading, table, column, blames))
        else:
            options: list[list[Equation]] = [_convincing(each) for each in _spent(reading, table, column)]
            best: list[Equation] = max(options, key=len, default=[])
            found += best
    return found


def _convincing(equations: list[Equation]) -> list[Equation]:
    """These where most rows agree, and not by chance."""
    right = sum(1 for each in equations if each.holds and each.result.value not in (0, HUNDRED))
    holding = sum(1 for each in equations if each.holds)
    return equations if right >= _LEAST and holding * 3 >= len(equations) * 2 else []


def _spent(reading: Reading, table: StatedTable, column: StatedColumn) -> Iterator[list[Equation]]:
    """By each table that has ceiling and spending of the activities named here."""
    if table.columns_of(Role.SPENDING):
        return
    kind = Kind.REMAINDER if column.role is Role.REMAINDER else Kind.ABSORPTION
    own = _by_name(table)
    for other in reading.tables:
        ceilings, spent = other.columns_of(Role.CEILING), other.columns_of(Role.SPENDING)
        if other is table or len(ceilings) != 1 or not spent:
            continue
        theirs = _by_name(other)
        shared = [(row, theirs[name]) for name, row in own.items() if name in theirs]
        for each in spent if len(shared) >= _LEAST else ():
            made = (_left(kind, table, column, row, (other, there, ceilings[0], each)) for row, there in shared)
            yield [equation for equation in made if equation is not None]


def _left(
    kind: Kind,
    table: StatedTable,
    column: StatedColumn,
    row: StatedRow,
    source: tuple[StatedTable, StatedRow, StatedColumn, StatedColumn],
) -> Equation | None:
    other, there, ceiling, spending = source
    outcome = figure(table, row, column)
    one, two = figure(other, there, ceiling), figure(other, there, spending)
    if outcome is None or one is None or two is None or not one.value:
        return None
    if kind is Kind.REMAINDER and outcome.percent:
        return None
    if kind is Kind.REMAINDER:
        value = (one.value.scaleb(ceiling.scale) - two.value.scaleb(spending.scale)).scaleb(-column.scale)
    else:
        value = two.value.scaleb(spending.scale) * HUNDRED / one.value.scaleb(ceiling.scale)
    first, second = (one, two) if kind is Kind.REMAINDER else (two, one)
    return row_equation(kind, outcome, [Given(value, first.text, second.text)], ())


def _by_name(table: StatedTable) -> dict[_Name, StatedRow]:
    """The rows by what they are called, those called alike left out; totals by no name."""
    found: dict[_Name, list[StatedRow]] = defaultdict(list)
    for row in table.rows:
        name = () if row.role is RowRole.TOTAL else _name(table, row)
        if row.role in (RowRole.BODY, RowRole.PARENT, RowRole.TOTAL) and (name or row.role is RowRole.TOTAL):
            found[name].append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def _name(table: StatedTable, row: StatedRow) -> _Name:
    texts = (row.cells[column.index].text for role in _NAMES for column in table.columns_of(role)[:1])
    return words(next((text for text in texts if text), row.label))


def _means(reading: Reading, table: StatedTable, column: StatedColumn, blames: Sequence[Blame]) -> list[Equation]:
    """Achievements of groups, such as objectives or sections, against the mean of those of their indicators."""
    rows = {words(_group(table, row)): row for row in table.rows if not row.subject and row.role is RowRole.BODY}
    members = _members(reading, frozenset(rows) - {()}) if len(rows) > 1 else {}
    if len(members) < _LEAST:
        return []
    best: list[Equation] = []
    for source in _achieved(reading, table):
        values = _values(source, blames)
        made = []
        for name, keys in members.items():
            outcome = figure(table, rows[name], column)
            known = [values[key] for key in keys if key in values]
            if outcome is not None and known and len(known) == len(keys):
                mean = Given(sum(known, Decimal(0)) / len(known))
                equation = row_equation(Kind.MEAN, outcome, [mean], ())
                made += [equation] if equation is not None else []
        best = max(best, _convincing(made), key=len)
    return best


def _group(table: StatedTable, row: StatedRow) -> str:
    texts = (row.cells[column.index].text for role in _GROUPS for column in table.columns_of(role)[:1])
    return next((text for text in texts if text), "")


def _members(reading: Reading, names: frozenset[_Name]) -> dict[_Name, list[str]]:
    """The indicators that stand beside each of these names in the first table that groups them so."""
    for table in reading.tables:
        columns = table.columns_of(*_GROUPS)
        found: dict[_Name, list[str]] = {}
        for row in table.rows:
            for column in columns if row.subject else ():
                name = words(row.cells[column.index].text)
                if name in names and row.subject not in found.setdefault(name, []):
                    found[name].append(row.subject)
        if len(found) >= _LEAST:
            return found
    return {}


def _achieved(reading: Reading, table: StatedTable) -> Iterator[tuple[StatedTable, StatedColumn]]:
    for other in reading.of_kind(TableKind.ACHIEVEMENT, TableKind.COST):
        if other is not table:
            yield from ((other, column) for column in other.columns_of(Role.ACHIEVEMENT))


def _values(source: tuple[StatedTable, StatedColumn], blames: Sequence[Blame]) -> Mapping[str, Decimal]:
    """The achievement of each indicator; where it is wrong, what it should be."""
    table, column = source
    mended = {each.figure.key: each.expected for each in blames if each.figure.table is table}
    figures: list[tuple[str, Figure]] = [
        (row.subject, each) for row in table.rows if row.subject and (each := figure(table, row, column)) is not None
    ]
    return {subject: mended.get(each.key, each.value) for subject, each in figures}
