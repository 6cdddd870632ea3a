"""How many indicators reached their target by the tables, in each way of counting, and what the text says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from triwulan.audit.subjects.agreement.agreement import told
from triwulan.audit.subjects.arithmetic.arithmetic import reckoned
from triwulan.audit.subjects.arithmetic.blame import Blame
from triwulan.audit.subjects.directions import Better, better
from triwulan.audit.subjects.figures import figure
from triwulan.audit.subjects.keeping import gathered_per_table, kept
from triwulan.core.claims import Scope, TargetsMet
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Measure, Reading, Role, RowRole, StatedColumn, StatedRow, StatedTable, TableKind

THINGS: Final = ("indikator", "target", "sasaran", "iku", "ikk")
_TIMED: Final = re.compile(r"\b(?:triwulan|tw|semester|bulan|sebelumnya|lalu|awal)\b", re.I)
"""In a sentence without one of these what is now is meant."""
_COUNTED: Final = (TableKind.ACHIEVEMENT, TableKind.COST)


@dataclass(frozen=True, slots=True)
class Tally:
    """One way to count the ``rows`` of a table: ``met`` of ``total`` that have figures, ``beyond`` above the target.

    ``scope`` is the target it is measured against, where the heads say so.
    """

    table: StatedTable
    rows: int
    total: int
    met: int
    beyond: int
    scope: Scope
    labels: tuple[str, ...]
    unsure: int = 0
    last: int = 0
    """The month that its realisations end with, where their head says so."""

    def admits(self, number: int, *, beyond: bool) -> bool:
        """Whether so many can be meant, rows with a wrong figure counted either way."""
        counted = self.beyond if beyond else self.met
        return abs(number - counted) <= self.unsure


@dataclass(frozen=True, slots=True)
class Telling:
    """All sentences that say the same number of targets was reached."""

    place: Place
    met: int
    claims: tuple[TargetsMet, ...]


def tellings(reading: Reading) -> Iterator[Telling]:
    """Each number of targets reached that the text states, with the sentences that do."""
    by_number: dict[tuple[int, bool, bool], list[TargetsMet]] = {}
    for claim in reading.claims:
        if isinstance(claim, TargetsMet) and (met := met_of(claim, reading)) is not None:
            by_number.setdefault((met, claim.beyond, claim.noun in THINGS), []).append(claim)
    for (met, _, _), claims in by_number.items():
        yield Telling(claims[0].place, met, tuple(claims))


def met_of(claim: TargetsMet, reading: Reading) -> int | None:
    """How many targets a sentence says were reached; "all" is as many as there are."""
    if claim.none:
        return 0
    if claim.met is not None:
        return claim.met
    if not claim.every and claim.unmet is None:
        return None
    counts = {claim.total} if claim.total is not None else {tally.total for tally in tallies(claim, reading)}
    if len(counts) != 1:
        return None
    (whole,) = counts
    return whole - (0 if claim.every else claim.unmet or 0)


def tallies(claim: TargetsMet, reading: Reading) -> list[Tally]:
    """The ways of counting that a sentence can mean: by its time, and by its target where both are said."""
    things = claim.noun in THINGS
    every = [tally for tally in _tallies(reading) if _counts(tally.table, claim.noun, things=things)]
    # a column of which half the rows are wrong, as where a cell is missing, counts nothing
    every = [tally for tally in every if tally.unsure * 2 < tally.rows] or every
    if not _TIMED.search(claim.place.quote):
        ends = {tally.table.index: max(each.last for each in every if each.table is tally.table) for tally in every}
        every = [tally for tally in every if not tally.last or tally.last == ends[tally.table.index]]
    scoped = [tally for tally in every if tally.scope is claim.scope]
    certain = [tally for tally in every if tally.scope is not Scope.UNSAID]
    if claim.scope is Scope.UNSAID or not scoped or len(certain) < len(every):
        return every
    return scoped


def agreed(reading: Reading) -> frozenset[int]:
    """How many indicators, and how many objectives, the agreement has; empty without one."""
    counts = {sum(1 for subject in reading.subjects if subject.agreed)}
    for table in reading.of_kind(TableKind.AGREEMENT):
        rows = [row for row in table.rows if row.subject]
        for column in table.columns_of(Role.OBJECTIVE):
            counts.add(len({" ".join(row.cells[column.index].text.split()) for row in rows}))
        counts.add(len(rows))
    return frozenset(counts - {0}) if reading.of_kind(TableKind.AGREEMENT) else frozenset()


def totals(claim: TargetsMet, reading: Reading) -> frozenset[int]:
    """The numbers of indicators that a sentence can mean: the agreement's where it says so, else any table's."""
    own = agreed(reading)
    if claim.noun not in THINGS:
        return frozenset(tally.total for tally in tallies(claim, reading))
    if own and claim.agreed and not claim.measured:
        return own
    if claim.measured:
        return frozenset(tally.total for tally in tallies(claim, reading)) or own
    counted = {tally.total for tally in tallies(claim, reading)}
    rows = {len({row.subject for row in table.rows if row.subject}) for table in reading.of_kind(*_COUNTED)}
    return frozenset(own | counted | (rows - {0}))


@kept
def _tallies(reading: Reading) -> tuple[Tally, ...]:
    found = []
    turning = {(each.figure.table.index, each.figure.row.index) for each in reckoned(reading).blames if _matters(each)}
    turning |= set(_doubted(reading))
    for table in reading.tables:
        counted = (row for row in table.rows if row.role not in (RowRole.AVERAGE, RowRole.TOTAL, RowRole.BAND))
        rows = {row.index for row in counted if (table.index, row.index) in turning or _turned(table, row)}
        found += [replace(tally, unsure=len(rows) + tally.unsure) for tally in _of_table(table)]
    return tuple(found)


def _doubted(reading: Reading) -> Iterator[tuple[int, int]]:
    """Rows whose target for the same time is another one elsewhere, by which it would be reached, or would not."""
    for told_of in told(reading):
        for goal in told_of.targets:
            others = {each.value for each in told_of.targets if each.span == goal.span and each.unit == goal.unit}
            values = [
                cell.value
                for column in goal.table.columns_of(Role.REALISATION)
                if _pair(goal.column, column) and (cell := figure(goal.table, goal.row, column)) is not None
            ]
            if any(len({value >= other for other in others}) > 1 for value in values):
                yield goal.table.index, goal.row.index


def _matters(blame: Blame) -> bool:
    """Whether a wrong figure and its right value are on different sides of the target."""
    wrong = blame.figure
    if wrong.column.role is Role.ACHIEVEMENT:
        return (wrong.value >= HUNDRED) is not (blame.expected >= HUNDRED)
    other = {Role.TARGET: Role.REALISATION, Role.REALISATION: Role.TARGET}.get(wrong.column.role)
    if other is None:
        return False
    cells = [figure(wrong.table, wrong.row, column) for column in wrong.table.columns_of(other)]
    sign = 1 if other is Role.TARGET else -1
    return any(
        (sign * (wrong.value - cell.value) >= 0) is not (sign * (blame.expected - cell.value) >= 0)
        for cell in cells
        if cell is not None
    )


def _turned(table: StatedTable, row: StatedRow) -> bool:
    """Whether less may be better in a row whose achievement is said to be full though more was reached than planned."""
    if better(row.label) is not Better.LOW:
        return False
    values = [
        figure(table, row, column)
        for role in (Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT)
        for column in table.columns_of(role)[-1:]
    ]
    if len(values) < 3:
        return False
    goal, reached, said = values
    if goal is None or reached is None or said is None:
        return False
    return (said.value >= HUNDRED) is not (reached.value <= goal.value)


def _counts(table: StatedTable, noun: str, *, things: bool) -> bool:
    """Whether a table is about what is counted: indicators, or rows under a head that has the word."""
    by_subject = any(row.subject for row in table.rows)
    if things:
        return by_subject and table.kind in _COUNTED
    heads = " ".join(column.head.lower() for column in table.columns_of(Role.ACTIVITY, Role.LABEL, Role.INDICATOR))
    return noun in heads


@gathered_per_table
def _of_table(table: StatedTable) -> Iterator[Tally]:
    rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
    if any(row.subject for row in rows):
        rows = [row for row in rows if row.subject]
    for column in table.columns_of(Role.ACHIEVEMENT):
        if column.measure is Measure.BUDGET:
            continue
        values = [(row, found) for row in rows if (found := figure(table, row, column)) is not None]
        # where nothing is measured yet, nothing is reached
        reached = [row for row, found in values if found.value >= HUNDRED]
        beyond = sum(1 for _, found in values if found.value > HUNDRED)
        # a blank among figures, as where a cell is missing, may have been any
        blank = sum(1 for row in rows if values and not row.cells[column.index].text.strip())
        yield replace(_tally(table, len(rows), len(values), reached, beyond, _scope(table, column)), unsure=blank)
    yield from _by_inputs(table, rows)


def _by_inputs(table: StatedTable, rows: list[StatedRow]) -> Iterator[Tally]:
    """Realisation against target, for each target there is; not where less may be better."""
    for target in table.columns_of(Role.TARGET):
        for column in table.columns_of(Role.REALISATION):
            if target.measure is Measure.BUDGET or column.measure is Measure.BUDGET or not _pair(target, column):
                continue
            pairs = [(row, figure(table, row, target), figure(table, row, column)) for row in rows]
            known = [(row, t, r) for row, t, r in pairs if t is not None and r is not None and t.unit == r.unit]
            if not known or any(better(row.label) is Better.LOW for row, _, _ in known):
                continue
            reached = [row for row, t, r in known if r.value >= t.value]
            beyond = sum(1 for _, t, r in known if r.value > t.value)
            tally = _tally(table, len(rows), len(known), reached, beyond, _scope(table, target))
            yield tally if column.span is None else replace(tally, last=column.span.last)


def _pair(target: StatedColumn, realisation: StatedColumn) -> bool:
    """Whether both can be of one time; a yearly target goes with any realisation."""
    if target.span is None or realisation.span is None or (target.span.first, target.span.last) == (1, 12):
        return True
    return (target.span.first, target.span.last) == (realisation.span.first, realisation.span.last)


def _tally(table: StatedTable, rows: int, total: int, reached: list[StatedRow], beyond: int, scope: Scope) -> Tally:
    return Tally(table, rows, total, len(reached), beyond, scope, tuple(row.label for row in reached))


def _scope(table: StatedTable, column: StatedColumn) -> Scope:
    """Which target an achievement is against, as far as the table shows: the only one, or that of its own head."""
    spans = [each.span for each in table.columns_of(Role.TARGET)] if column.role is not Role.TARGET else [column.span]
    known = [span for span in spans if span is not None]
    if len(known) != 1 or len(spans) != 1:
        return Scope.UNSAID
    return Scope.YEAR if (known[0].first, known[0].last) == (1, 12) else Scope.PERIOD
