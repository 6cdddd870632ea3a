"""Which figures of a sentence contradict the tables, judged together: what fits ties the others to their row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.keeping import kept
from triwulan.audit.subjects.stated_facts import (
    BUDGET,
    Fact,
    Sentence,
    cells_of,
    comparable,
    equal,
    everywhere,
    explained,
    near,
    rows_about,
    sentences,
    totals_of,
    value_of,
)
from triwulan.core.claims import About, Proportion
from triwulan.core.likeness import words
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, StatedRow, StatedTable, TableKind

_PLAIN: Final = Decimal(30)
_PREFERRED: Final = {TableKind.ACHIEVEMENT: 0, TableKind.COST: 1, TableKind.BUDGET: 1, TableKind.AGREEMENT: 2}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact and the cells it should repeat, the likeliest first, each with another value.

    ``reckoned`` is the right value where it is not in a cell: what is left of the first cell's row.
    """

    fact: Fact
    cells: tuple[Figure, ...]
    reckoned: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence's figures of indicators, or (``budget``) of money: how many could be compared, and the wrong ones."""

    place: Place
    budget: bool
    compared: int
    wrong: tuple[Contradiction, ...]


def of_indicators(reading: Reading) -> Iterator[Judged]:
    """Sentences with targets, realisations or achievements."""
    return (each for each in _judged(reading) if not each.budget)


def of_money(reading: Reading) -> Iterator[Judged]:
    """Sentences with ceilings, spending, what is left, or absorption."""
    return (each for each in _judged(reading) if each.budget)


@kept
def _judged(reading: Reading) -> Iterator[Judged]:
    return (found for sentence in sentences(reading) for found in _judge(sentence, reading))


def contradicted(proportion: Proportion, reading: Reading) -> bool:
    """Whether a table already says which figure of a proportion is wrong."""
    figures = [each for each in (proportion.part, proportion.whole, proportion.percent) if each is not None]
    return any(
        wrong.fact.figure in figures
        for each in _judged(reading)
        if each.place == proportion.place
        for wrong in each.wrong
    )


def _judge(sentence: Sentence, reading: Reading) -> Iterator[Judged]:
    """Judge a sentence's figures about each thing together; those kept for the last report, as several rules ask."""
    for budget in (False, True):
        facts = [fact for fact in sentence.facts if fact.budget is budget]
        compared = 0
        wrong: list[Contradiction] = []
        for about in dict.fromkeys(fact.about for fact in facts):
            own = [fact for fact in facts if fact.about == about]
            count, found = (_of_money if budget else _of_rows)(own, about, reading)
            if not count and not budget:
                implied = _implied(sentence, about, reading)
                count, found = len(implied), [each for each in implied if each.cells]
            compared += count
            wrong += found
        if facts:
            yield Judged(sentence.place, budget, compared, tuple(_once(wrong, sentence)))


def _of_rows(facts: list[Fact], about: About, reading: Reading) -> tuple[int, list[Contradiction]]:
    """Compare with the rows that the sentence names."""
    rows = rows_about(about, reading)
    cells = [cell for table, row in rows for cell in cells_of(table, row)]
    fits, wrong = 0, []
    anchored = False
    for fact in facts:
        same = [cell for cell in cells if comparable(fact, cell, reading)]
        if not same:
            continue
        if explained(fact, cells, reading):
            fits += 1
            anchored = anchored or _telling(fact)
        else:
            wrong.append(Contradiction(fact, _likeliest(same, fact)))
    if not about.sure and not anchored:
        return fits, []
    if not fits and len(wrong) > 1:
        return 0, []
    return fits + len(wrong), wrong


def _telling(fact: Fact) -> bool:
    """Whether a figure that fits cannot well do so by chance."""
    value = fact.figure.value
    return (fact.figure.quantity.places > 0 and value % HUNDRED != 0) or (fact.unit != "%" and value > _PLAIN)


def _implied(sentence: Sentence, about: About, reading: Reading) -> list[Contradiction]:
    """ "1 dari 5 laporan" of an indicator whose tables know only percentages: 20 %."""
    if not about.sure or not about.subject:
        return []
    subject = next((each for each in reading.subjects if each.key == about.subject), None)
    found = []
    for proportion in sentence.proportions:
        if proportion.about != about or proportion.percent is not None or subject is None:
            continue
        noun = (proportion.part.noun or proportion.whole.noun).partition(" ")[0]
        named = any(noun and (noun in word or word in noun) for word in words(subject.name) if len(word) > 3)
        if not named or proportion.part.elsewhere or proportion.part.quantity.unit:
            continue
        share = proportion.part.value * HUNDRED / proportion.whole.value
        fact = Fact(proportion.part, (Role.REALISATION, Role.ACHIEVEMENT), about, implied=share)
        cells = [cell for table, row in rows_about(about, reading) for cell in cells_of(table, row)]
        same = [cell for cell in cells if comparable(fact, cell, reading)]
        if same and not explained(fact, cells, reading):
            found.append(Contradiction(fact, _one_of_each(same, share)))
        elif same:
            found.append(Contradiction(fact, ()))
    return found


def _of_money(facts: list[Fact], about: About, reading: Reading) -> tuple[int, list[Contradiction]]:
    """Compare with the rows named, else with the total, else with the row that some of the figures are found in."""
    if about.rows or about.subject:
        count, wrong = _in_any_row(facts, rows_about(about, reading), reading, sure=about.sure)
        if count:
            return count, wrong
    totals = totals_of(reading)
    count, wrong = _in_any_row(facts, totals, reading, sure=about.whole)
    if wrong or count:
        return count, wrong
    if len(facts) == 1 and facts[0].roles == (Role.REMAINDER,) and about.whole:
        return _left(facts[0], totals, reading)
    every = [(table, row) for table in reading.tables if table.columns_of(*BUDGET) for row in table.rows]
    return _in_any_row(facts, every, reading, sure=False)


def _left(
    fact: Fact, totals: list[tuple[StatedTable, StatedRow]], reading: Reading
) -> tuple[int, list[Contradiction]]:
    """What is left of the total, where no column says so: a ceiling less the spending, or that with a slip of the keys."""
    if fact.unit != "Rp" or _elsewhere(fact, reading):
        return 0, []
    found = []
    for table, row in totals:
        cells = cells_of(table, row)
        spent = [cell for cell in cells if cell.column.role is Role.SPENDING]
        for ceiling in (cell for cell in cells if cell.column.role is Role.CEILING):
            found += [(cell, value_of(ceiling).middle - value_of(cell).middle) for cell in spent]
    if any(fact.stands.holds(left) for _, left in found):
        return 1, []
    close = [(cell, left) for cell, left in found if near(fact.figure.value, left)]
    return (1, [Contradiction(fact, (close[0][0],), close[0][1])]) if close else (0, [])


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
            best.append((len([fact for fact in hits if _telling(fact)]), cells, [f for f in known if f not in hits]))
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
                found.setdefault(id(fact.figure), Contradiction(fact, _likeliest(same, fact)))
    agreed = [each for each in found.values() if all(any(each.fact is fact for fact in wrong) for _, wrong in chosen)]
    return (len(facts), agreed) if most or agreed else (0, [])


def _slip(fact: Fact, same: list[Figure], *, sure: bool) -> bool:
    """Whether an amount that nothing else ties to a row is that row's but for a few digits."""
    return fact.unit == "Rp" and sure and any(near(fact.figure.value, value_of(cell).middle) for cell in same)


def _elsewhere(fact: Fact, reading: Reading) -> bool:
    """Whether the same amount stands in some other row, so that this is what it is about."""
    return fact.unit == "Rp" and any(cell.money and equal(fact, cell) for cell in everywhere(reading))


def _likeliest(cells: list[Figure], fact: Fact) -> tuple[Figure, ...]:
    """The cells it should repeat: those of its own time and role first, then the achievement table's."""

    def rank(cell: Figure) -> tuple[bool, int, int, int]:
        span = fact.figure.span
        own_time = span is None or cell.column.span is None or cell.column.span.last == span.last
        return (not own_time, fact.roles.index(cell.column.role), _PREFERRED.get(cell.table.kind, 3), cell.table.index)

    return tuple(sorted(cells, key=rank))


def _one_of_each(cells: list[Figure], share: Decimal) -> tuple[Figure, ...]:
    """The cell of each table that is nearest to the share, one for each value there is."""
    by_table: dict[int, Figure] = {}
    for cell in sorted(cells, key=lambda each: (each.column.role is not Role.REALISATION, abs(each.value - share))):
        by_table.setdefault(cell.table.index, cell)
    by_value = {cell.value: cell for cell in reversed(by_table.values())}
    return tuple(sorted(by_value.values(), key=lambda cell: cell.table.index))


def _once(wrong: list[Contradiction], sentence: Sentence) -> list[Contradiction]:
    """One contradiction for a proportion that agrees with itself: its part, not also the percentage."""
    shown = list(wrong)
    for proportion in sentence.proportions:
        own = [each for each in shown if each.fact.figure in (proportion.part, proportion.percent)]
        if len(own) == 2:
            shown.remove(next(each for each in own if each.fact.figure is proportion.percent))
    return shown
