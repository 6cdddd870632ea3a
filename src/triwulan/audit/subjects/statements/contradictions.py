"""Which figures of a sentence contradict the tables, judged together: what fits ties the others to their row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.keeping import kept
from triwulan.audit.subjects.statements.fact_cells import cells_of, comparable, equal, everywhere, explained, rows_about
from triwulan.audit.subjects.statements.money_contradictions import money_wrong
from triwulan.audit.subjects.statements.stated_facts import Fact, Sentence, sentences
from triwulan.audit.subjects.statements.wrong_facts import Contradiction, likeliest, telling
from triwulan.core.claims import About, Proportion
from triwulan.core.claims import Figure as Said
from triwulan.core.interval import Fit, fit, given, percentage
from triwulan.core.likeness import words
from triwulan.core.measurement import HUNDRED
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role

_REGION: Final = re.compile(r"\b(?:Kecamatan|Kabupaten|Kota|Provinsi)\s+([A-Z]\w+)")
_TELLING: Final = 30
"""Smaller numbers stand beside each other by chance."""
_MEASURES: Final = frozenset({"ton", "kg", "kuintal", "liter", "hektare", "hektar", "ha", "km", "meter", "m2", "m3"})
"""Units of what is measured, which no indicator that counts others is told in."""


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
def _judged(reading: Reading) -> tuple[Judged, ...]:
    return tuple(found for sentence in sentences(reading) for found in _judge(sentence, reading))


def contradicted(proportion: Proportion, reading: Reading) -> bool:
    """Whether a table already says which figure of a proportion is wrong."""
    figures = [each for each in (proportion.part, proportion.whole, proportion.percent) if each is not None]
    return any(
        wrong.fact.figure in figures
        for each in _judged(reading)
        if each.place == proportion.place
        for wrong in each.wrong
    )


def misprinted(figure: Said, place: Place, reading: Reading) -> bool:
    """Whether a table already says that a figure of a sentence is wrong."""
    return any(wrong.fact.figure == figure for each in _judged(reading) if each.place == place for wrong in each.wrong)


def _judge(sentence: Sentence, reading: Reading) -> Iterator[Judged]:
    """Judge a sentence's figures about each thing together; those kept for the last report, as several rules ask."""
    for budget in (False, True):
        facts = [fact for fact in sentence.facts if fact.budget is budget]
        if not budget:
            facts = [fact for fact in facts if not _of_another_region(fact, sentence.place.quote, reading)]
        compared = 0
        wrong: list[Contradiction] = []
        for about in dict.fromkeys(fact.about for fact in facts):
            own = [fact for fact in facts if fact.about == about]
            count, found = (money_wrong if budget else _of_rows)(own, about, reading)
            if not count and not budget:
                implied = _implied(sentence, about, reading)
                count, found = len(implied), [each for each in implied if each.cells]
            compared += count
            wrong += found
        if facts:
            yield Judged(sentence.place, budget, compared, tuple(_once(wrong, sentence, reading)))


def _of_another_region(fact: Fact, quote: str, reading: Reading) -> bool:
    """Whether the sentence names another region before a figure: "Kota Karang mencatat 14 dari 20 perangkat daerah"."""
    before = quote[: max(0, quote.find(fact.figure.printed))]
    named = _REGION.findall(before) if "K" in before or "P" in before else []
    if not named:
        return False
    who = reading.identity
    own = {
        name.casefold() for each in (who.village, who.district, who.regency, who.province) for name in each.text.split()
    }
    return any(name.casefold() not in own for name in named)


def _of_rows(facts: list[Fact], about: About, reading: Reading) -> tuple[int, list[Contradiction]]:
    """Compare with the rows that the sentence names."""
    rows = rows_about(about, reading)
    cells = [cell for table, row in rows for cell in cells_of(table, row)]
    fits, wrong = 0, []
    anchored = False
    for fact in facts:
        same = [cell for cell in cells if cell.column.role in fact.roles and comparable(fact, cell, reading)]
        if not same or _aside(fact, reading):
            continue
        if explained(fact, cells, reading):
            fits += 1
            anchored = anchored or telling(fact)
        elif (not about.here and _of_another_row(fact, same, reading)) or (telling(fact) and _elsewhere(fact, reading)):
            continue
        else:
            wrong.append(Contradiction(fact, likeliest(same, fact)))
    if not about.sure and not anchored:
        return fits, []
    if not fits and len(wrong) > 1:
        return 0, []
    return fits + len(wrong), wrong


def _elsewhere(fact: Fact, reading: Reading) -> bool:
    """Whether a figure that hardly stands anywhere by chance stands in another table, in a column of its role."""
    return any(cell.column.role is fact.roles[0] and equal(fact, cell) for cell in everywhere(reading))


def _of_another_row(fact: Fact, same: list[Figure], reading: Reading) -> bool:
    """Whether the figure stands in another row below one of these: a sentence that names none may mean that one."""
    columns = {(cell.table.index, cell.column.index) for cell in same}
    return any((cell.table.index, cell.column.index) in columns and equal(fact, cell) for cell in everywhere(reading))


def _aside(fact: Fact, reading: Reading) -> bool:
    """Whether a share is of something else than the indicator counts: "420 dari 400 responden (105%)" of an index."""
    if fact.unit != "%" or not fact.noun:
        return False
    subject = next((each for each in reading.subjects if each.key == fact.about.subject), None)
    if subject is None or _in_name(fact.noun, subject.name):
        return False
    return not fact.about.here or _in_another_unit(fact, reading)


def _in_another_unit(fact: Fact, reading: Reading) -> bool:
    """Whether what a share is of is counted in another unit than the indicator: tons, of an indicator in wards."""
    cells = (cell for table, row in rows_about(fact.about, reading) for cell in cells_of(table, row))
    units = {cell.unit.lower() for cell in cells if not cell.percent and not cell.money} - {""}
    head = fact.noun.partition(" ")[0]
    return bool(units) and head in _MEASURES and not any(head in unit.split() for unit in units)


def _in_name(noun: str, name: str) -> bool:
    head = noun.partition(" ")[0]
    return any(head in word or word in head for word in words(name) if len(word) > 2)


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
        if not noun or not _in_name(noun, subject.name) or proportion.part.elsewhere or proportion.part.quantity.unit:
            continue
        share = proportion.part.value * HUNDRED / proportion.whole.value
        fact = Fact(proportion.part, (Role.REALISATION, Role.ACHIEVEMENT), about, implied=share)
        cells = [cell for table, row in rows_about(about, reading) for cell in cells_of(table, row)]
        realised = [cell for cell in cells if cell.column.role is Role.REALISATION]
        if realised and all(cell.unit not in ("", "%") and noun not in cell.unit.lower() for cell in realised):
            continue  # its tables count something else
        same = [cell for cell in cells if comparable(fact, cell, reading)]
        if same and not explained(fact, cells, reading):
            found.append(Contradiction(fact, _one_of_each(same, share)))
        elif same:
            found.append(Contradiction(fact, ()))
    return found


def _one_of_each(cells: list[Figure], share: Decimal) -> tuple[Figure, ...]:
    """The cell of each table that is nearest to the share, one for each value there is."""
    by_table: dict[int, Figure] = {}
    for cell in sorted(cells, key=lambda each: (each.column.role is not Role.REALISATION, abs(each.value - share))):
        by_table.setdefault(cell.table.index, cell)
    by_value = {cell.value: cell for cell in reversed(by_table.values())}
    return tuple(sorted(by_value.values(), key=lambda cell: cell.table.index))


def _of_one_row(proportion: Proportion, reading: Reading) -> bool:
    """Whether part and whole stand in one row of a table, so that the share is that row's."""
    if proportion.part.value < _TELLING or proportion.whole.value < _TELLING:
        return False
    return any({proportion.part.value, proportion.whole.value} <= row for row in _values_by_row(reading))


@kept
def _values_by_row(reading: Reading) -> list[set[Decimal]]:
    return [{cell.value for cell in cells_of(table, row)} for table in reading.tables for row in table.rows]


def _once(wrong: list[Contradiction], sentence: Sentence, reading: Reading) -> list[Contradiction]:
    """One contradiction for a proportion that agrees with itself: its part or its whole, not also the percentage."""
    shown = list(wrong)
    for proportion in sentence.proportions:
        if proportion.percent is None and _is_all_reached(proportion, reading):
            shown = [each for each in shown if each.fact.figure is not proportion.part]
        if _agrees(proportion) and _of_one_row(proportion, reading):
            shown = [each for each in shown if each.fact.figure is not proportion.percent]
        own = [each for each in shown if each.fact.figure in (proportion.part, proportion.whole, proportion.percent)]
        percents = [each for each in own if each.fact.figure is proportion.percent]
        if percents and len(own) > 1 and _agrees(proportion):
            shown.remove(percents[0])
    return shown


def _is_all_reached(proportion: Proportion, reading: Reading) -> bool:
    """Whether the whole is what was reached, of which some are told: "satu dari tiga temuan berasal dari luar"."""
    cells = [cell for table, row in rows_about(proportion.about, reading) for cell in cells_of(table, row)]
    equals = {cell.column.role for cell in cells if cell.value == proportion.whole.value and not cell.percent}
    return Role.REALISATION in equals and not equals & {Role.TARGET, Role.DENOMINATOR}


def _agrees(proportion: Proportion) -> bool:
    share = percentage(given(proportion.part.quantity), given(proportion.whole.quantity))
    return proportion.percent is None or share is None or fit(proportion.percent.quantity, share) is not Fit.WRONG
