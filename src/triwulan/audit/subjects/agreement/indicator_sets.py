"""Which indicators a report is about, and which of its tables leave some out or bring others in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.agreement.other_targets import amended_agreements
from triwulan.core.likeness import telling
from triwulan.core.number_words import TOGETHER
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role, StatedTable, Subject, TableKind

_REPORTING: Final[tuple[TableKind, ...]] = (
    TableKind.ACHIEVEMENT,
    TableKind.COST,
    TableKind.STRATEGY,
    TableKind.FOLLOW_UP,
)
_PLANS: Final[tuple[TableKind, ...]] = (TableKind.STRATEGY, TableKind.FOLLOW_UP)
_FULL: Final = 100
_EVERY: Final = re.compile(
    r"\b(?:(?:se)?tiap|masing-masing|semua|seluruh(?:nya)?)\s+(?:\w+\s+){0,2}(?:indikator|sasaran|target|iku)\b",
    re.IGNORECASE,
)
_ALL_OF: Final = {
    count: re.compile(rf"\b{word}\s+(?:\w+\s+)?(?:indikator|sasaran|target|iku)\b", re.IGNORECASE)
    for word, count in TOGETHER.items()
}
_SO_MANY: Final = re.compile(r"\b(?P<count>\d{1,2})\s+(?:\([\w ]+\)\s+)?(?:indikator|iku)\b", re.IGNORECASE)
_CHOICES: Final = (
    "belum tercapai",
    "tidak tercapai",
    "belum mencapai",
    "terpilih",
    "sebagian",
    "prioritas",
    "beberapa",
    "di bawah target",
    "dibawah target",
    "belum memenuhi",
    "tidak memenuhi",
    "belum optimal",
    "belum berhasil",
    "belum terealisasi",
    "belum terpenuhi",
    "bermasalah",
    "pilihan",
    "dipilih",
    "capaian rendah",
    "perlu perhatian",
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An indicator of the agreement (or, without one, of the achievement table) and the tables that leave it out."""

    subject: Subject
    place: Place
    tables: tuple[StatedTable, ...]


def agreed(reading: Reading) -> Iterator[Missing]:
    """Each indicator of the agreement, with the tables of the report that have no row for it.

    Of several tables of one kind it is enough that one has it: a second one may show some of them more closely, or
    indicators of percentages may stand in one and those of counts in another.
    Without an agreement the achievement table says which indicators there are, and only plans are asked for all.
    """
    have = _agreed_keys(reading)
    kinds = _REPORTING
    if not have:
        have, kinds = _measured_keys(reading), _PLANS
    tables = tuple(
        table
        for table in _complete(reading, have, kinds)
        if table.kind is not TableKind.STRATEGY or _promised(table, reading, len(have))
    )
    amended = {row.subject for table in amended_agreements(reading) for row in table.rows}
    for subject in reading.subjects if tables else ():
        if subject.key in have and (not amended or subject.key in amended):
            own = {table for table, _ in subject.rows}
            has = {table.kind for table in reading.tables if table.index in own and _tells(table)}
            missing = {table.kind: table for table in reversed(tables) if table.kind not in has}
            yield Missing(subject, _place(reading, subject), tuple(sorted(missing.values(), key=lambda t: t.index)))


@dataclass(frozen=True, slots=True)
class Reported:
    """An indicator of the tables that report on the agreement, and the table of the agreement."""

    subject: Subject
    place: Place
    agreement: StatedTable


def reported(reading: Reading) -> Iterator[Reported]:
    """Each indicator of the tables that report on the agreement; a table of years may follow others too."""
    have = _agreed_keys(reading)
    tables = {table.index for table in _complete(reading, have, _REPORTING) if not _follows_others_too(table, have)}
    for subject in reading.subjects:
        if any(table in tables for table, _ in subject.rows):
            yield Reported(subject, subject.wordings[0].place, reading.of_kind(TableKind.AGREEMENT)[0])


def _follows_others_too(table: StatedTable, have: set[str]) -> bool:
    """Whether it tells year by year, without targets, what was reached of more indicators than were agreed."""
    years = {column.span.year for column in table.columns_of(Role.REALISATION) if column.span is not None}
    keys = {row.subject for row in table.rows if row.subject}
    return len(years - {None}) > 1 and not table.columns_of(Role.TARGET) and len(keys - have) > len(have - keys)


def _tells(table: StatedTable) -> bool:
    """Whether it says how an indicator came out, not only what it was year by year."""
    return table.kind is not TableKind.ACHIEVEMENT or bool(table.columns_of(Role.TARGET, Role.ACHIEVEMENT))


def is_renamed(subject: Subject, reading: Reading) -> bool:
    """Whether it may be an agreed indicator in other words: one that its tables have no row for, half as it reads."""
    tables = {table for table, _ in subject.rows}
    own = telling(subject.name)
    for other in reading.subjects:
        if other.agreed and not tables & {table for table, _ in other.rows}:
            shared, smaller = len(own & telling(other.name)), min(len(own), len(telling(other.name)))
            if shared > 1 and 2 * shared >= smaller:
                return True
    return False


def measured(subject: Subject, reading: Reading) -> bool:
    """Whether a row of it has a target or a realisation wherever its table has such columns.

    "Nilai Kinerja" below all indicators has neither: it sums them up.
    """
    for table, row in ((reading.tables[table], reading.tables[table].rows[row]) for table, row in subject.rows):
        columns = table.columns_of(Role.TARGET, Role.REALISATION)
        if not columns or row.number or any(row.cells[column.index].text.strip() for column in columns):
            return True
    return False


def _place(reading: Reading, subject: Subject) -> Place:
    """Where it stands in the agreement, else where it stands first."""
    agreements = {table.place.table for table in reading.of_kind(TableKind.AGREEMENT)}
    places = [wording.place for wording in subject.wordings]
    return next((place for place in places if place.table in agreements), places[0])


def _agreed_keys(reading: Reading) -> set[str]:
    return {subject.key for subject in reading.subjects if subject.agreed}


def _measured_keys(reading: Reading) -> set[str]:
    """The indicators of the first achievement table that lists three or more of them."""
    for table in reading.of_kind(TableKind.ACHIEVEMENT):
        keys = {row.subject for row in table.rows if row.subject}
        if len(keys) > 2 and table.columns_of(Role.TARGET) and not _is_a_choice(table):
            return keys
    return set()


def _complete(reading: Reading, have: set[str], kinds: tuple[TableKind, ...]) -> Iterator[StatedTable]:
    """The tables about these indicators: most of their rows are of them, and none is said to be a choice."""
    for table in reading.of_kind(*kinds) if have else ():
        keys = {row.subject for row in table.rows if row.subject}
        shared = len(keys & have)
        if shared < 2 or 2 * shared <= len(keys) or 2 * shared < len(have) or _is_a_choice(table):
            continue
        if table.kind not in _PLANS or not _leaves_out_the_met(have - keys, have & keys, reading):
            yield table


def _promised(table: StatedTable, reading: Reading, count: int) -> bool:
    """Whether the report says around it that every one of so many indicators has a strategy; else some may need none.

    "Keenam indikator" are all six wherever it is said; "6 indikator" only where the table is named.
    """
    together = _ALL_OF.get(count)
    for text in (table.caption, *(each.text for each in reading.passages if each.place.section == table.place.section)):
        if _EVERY.search(text) or (together is not None and together.search(text)):
            return True
        named = table.number != "" and f"Tabel {table.number}" in text
        if named and any(int(match["count"]) == count for match in _SO_MANY.finditer(text)):
            return True
    return False


def _leaves_out_the_met(missing: set[str], kept: set[str], reading: Reading) -> bool:
    """Whether a plan is for the indicators below their target, and leaves out just those that have met it."""
    met = {True: set[str](), False: set[str]()}
    for table in reading.of_kind(TableKind.ACHIEVEMENT):
        for column in table.columns_of(Role.ACHIEVEMENT):
            for row in table.rows:
                value = row.cells[column.index].quantity.value
                if row.subject and value is not None:
                    met[value >= _FULL].add(row.subject)
    return bool(missing) and missing <= met[True] - met[False] and kept <= met[False] - met[True]


def _is_a_choice(table: StatedTable) -> bool:
    words = f"{table.caption} {table.place.section}".lower()
    return any(word in words for word in _CHOICES)
