"""Which amounts of a sentence contradict the tables: those of the row, or the total, that the others are found in."""

from collections.abc import Iterable
from decimal import Decimal

from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.fact_cells import (
    cells_of,
    comparable,
    corrected,
    equal,
    everywhere,
    explained,
    near,
    own_time,
    rows_about,
    same_time,
    totals_of,
    value_of,
)
from triwulan.audit.subjects.statements.stated_facts import BUDGET, Fact
from triwulan.audit.subjects.statements.wrong_facts import Contradiction, beside, likeliest, telling
from triwulan.core.claims import About
from triwulan.core.reading import Reading, Role, Span, StatedRow, StatedTable


def money_wrong(facts: list[Fact], about: About, reading: Reading) -> tuple[int, list[Contradiction]]:
    """Compare with the rows named, else with the total, else with the row that some of the figures are found in."""
    past = (_of_another_time(fact, about, reading) for fact in facts)
    if told := [each for each in past if each is not None]:
        return len(facts), told
    if about.rows or about.subject:
        count, wrong = _in_any_row(facts, rows_about(about, reading), reading, sure=about.sure)
        if count:
            return count, wrong
    totals = totals_of(reading)
    count, wrong = _in_any_row(facts, totals, reading, sure=about.whole)
    if wrong or count:
        rest = [] if wrong else [fact for fact in facts if fact.roles == (Role.REMAINDER,)]
        return count, wrong or [each for fact in rest for each in _left(fact, totals, reading)[1]]
    if len(facts) == 1 and facts[0].roles == (Role.REMAINDER,) and about.whole:
        return _left(facts[0], totals, reading)
    every = [(table, row) for table in reading.tables if table.columns_of(*BUDGET) for row in table.rows]
    return _in_any_row(facts, every, reading, sure=False)


def _of_another_time(fact: Fact, about: About, reading: Reading) -> Contradiction | None:
    """A sum that stands only in a column of another time than is said, in a row that has one of this time too."""
    if fact.unit != "Rp" or Role.SPENDING not in fact.roles or not telling(fact):
        return None
    said = fact.figure.span or (own_time(reading) if fact.timeless and about.whole else None)
    same = [cell for cell in everywhere(reading) if cell.money and equal(fact, cell)] if said is not None else []
    if said is None or any(cell.column.role is not Role.SPENDING or _ends_with(cell, said) for cell in same):
        return None
    right = [
        each
        for cell in same
        for each in cells_of(cell.table, cell.row)
        if each.column.role is Role.SPENDING and each.column.span is not None and _ends_with(each, said)
    ]
    added = (value_of(each).middle - value_of(cell).middle for each in right for cell in same)
    if not right or any(fact.stands.holds(each) for each in added):
        return None  # what came since, as it happens
    return Contradiction(fact, likeliest(right, fact))


def _ends_with(cell: Figure, said: Span) -> bool:
    """Whether a cell may be of a time; one of no time may be of any."""
    span = cell.column.span
    return span is None or (same_time(said, span) and said.last == span.last)


def _left(fact: Fact, totals: list[tuple[StatedTable, StatedRow]], reading: Reading) -> tuple[int, list[Contradiction]]:
    """What is left of the total, where no column says so: a ceiling less the spending."""
    if fact.unit != "Rp" or _elsewhere(fact, reading):
        return 0, []
    found: list[tuple[Figure, Decimal]] = []
    right: list[Decimal] = []
    past: list[Decimal] = []
    for table, row in totals:
        cells = cells_of(table, row)
        every = [value_of(cell).middle for cell in cells if cell.column.role is Role.SPENDING]
        spent = _to_date(fact, [cell for cell in cells if cell.column.role is Role.SPENDING], reading)
        for ceiling in (cell for cell in cells if cell.column.role is Role.CEILING):
            past += [value_of(ceiling).middle - each for each in every]
            found += [(cell, value_of(ceiling).middle - value_of(cell).middle) for cell in spent]
            right += [corrected(ceiling, reading) - corrected(cell, reading) for cell in spent]
    if any(fact.stands.holds(left) for left in (*right, *(left for _, left in found))):
        return 1, []
    close = [(cell, left) for cell, left in found if near(fact.figure.value, left)]
    if not close and any(fact.stands.holds(left) for left in past):
        close = found[:1]  # of an earlier quarter's column
    return (1, [Contradiction(fact, (close[0][0],), close[0][1])]) if close else (0, [])


def _to_date(fact: Fact, spent: list[Figure], reading: Reading) -> list[Figure]:
    """What was spent up to the time that is meant, where the columns say which is."""
    now, said = own_time(reading), fact.figure.span
    if now is not None and (said is None or said.last > now.last):
        said = now  # what is left is spent later
    if said is None:
        return spent
    return [cell for cell in spent if cell.column.span is not None and cell.column.span.last == said.last] or spent


def _in_any_row(
    facts: list[Fact], rows: Iterable[tuple[StatedTable, StatedRow]], reading: Reading, *, sure: bool
) -> tuple[int, list[Contradiction]]:
    """Judge by the rows that most figures are found in; without any, only a slip of the keys is told."""
    best: list[tuple[int, list[Figure], list[Fact]]] = []
    for table, row in rows:
        cells = cells_of(table, row)
        known = [fact for fact in facts if any(comparable(fact, cell, reading) for cell in cells)]
        if known:
            hits = [fact for fact in known if explained(fact, cells, reading)]
            wrong = [fact for fact in known if fact not in hits and not any(beside(fact, hit) for hit in hits)]
            best.append((len([fact for fact in hits if telling(fact)]), cells, wrong))
    if not best:
        return 0, []
    most = max(hits for hits, _, _ in best)
    chosen = [(cells, wrong) for hits, cells, wrong in best if hits == most]
    if any(not wrong for _, wrong in chosen):
        return len(facts), []
    found: dict[int, Contradiction] = {}
    for cells, wrong in chosen:
        for fact in wrong:
            same = [cell for cell in cells if comparable(fact, cell, reading)]
            if (most or _slip(fact, same, sure=sure)) and not _elsewhere(fact, reading):
                found.setdefault(id(fact.figure), Contradiction(fact, likeliest(same, fact)))
    agreed = [each for each in found.values() if all(any(each.fact is fact for fact in wrong) for _, wrong in chosen)]
    return (len(facts), agreed) if most or agreed else (0, [])


def _slip(fact: Fact, same: list[Figure], *, sure: bool) -> bool:
    """Whether a figure that nothing else ties to a row is that row's but for a few digits."""
    return fact.unit in ("Rp", "%") and sure and any(near(fact.figure.value, value_of(cell).middle) for cell in same)


def _elsewhere(fact: Fact, reading: Reading) -> bool:
    """Whether the same amount stands in some other row, so that this is what it is about."""
    return fact.unit == "Rp" and any(cell.money and equal(fact, cell) for cell in everywhere(reading))
