"""The lists of a report: duties, explanations, strategies, plans, each with what leads to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.keeping import gathered, gathered_per_table
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading, Role, StatedTable, TableKind

_PLAN: Final = re.compile(
    r"\btindak\s*lanjut\b|\brtl\b|rencana\s+(?:aksi(?!\s+tahun)|kerja|perbaikan|kegiatan|triwulan|semester)|langkah|"
    r"rekomendasi|\bupaya|solusi",
    re.I,
)
_STRATEGY: Final = re.compile(r"strategi|upaya", re.I)
# a plan of the whole year ("Rencana aksi Tahun 2023") and what was done ("ditindaklanjuti") are no follow-ups
_TAKEN_UP: Final = re.compile(r"\btindak\s*lanjut\b|\brtl\b|rencana\s+aksi(?!\s+tahun)|rencana\s+perbaikan", re.I)
_ITEM_LINE: Final = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•*●▪])\s+(?P<text>.+)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list: its number, its words, and the same words for comparison."""

    number: str
    text: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it stands under its section; ``lead`` is the sentence before it."""

    entries: tuple[Entry, ...]
    section: str
    lead: str
    place: Place

    @property
    def plans(self) -> bool:
        """Whether it says what will be done."""
        return bool(_TAKEN_UP.search(self.section) or _PLAN.search(self.lead))

    @property
    def follows_up(self) -> bool:
        """Whether it is the report's own list of follow-ups."""
        return bool(_TAKEN_UP.search(f"{self.section} {self.lead}"))

    @property
    def strategic(self) -> bool:
        """Whether it says how targets were pursued."""
        return bool(_STRATEGY.search(f"{self.section} {self.lead}"))


@gathered
def listings(reading: Reading) -> Iterator[Listing]:
    """Each list of two or more items in the running text, and each list inside one cell of a table."""
    for passages, lead in _runs(reading.passages):
        if len(passages) > 1:
            entries = tuple(_entry(each.number, each.text, each.place) for each in passages)
            yield Listing(entries, passages[0].place.section, lead, passages[0].place)
    for table in reading.tables:
        yield from _in_cells(table)


@dataclass(frozen=True, slots=True)
class Lists:
    """A list and the lists of the report that have nearly all its items."""

    first: Listing
    copies: tuple[Listing, ...]
    place: Place

    @property
    def all(self) -> tuple[Listing, ...]:
        """The list and its copies."""
        return (self.first, *self.copies)


def with_copies(reading: Reading) -> Iterator[Lists]:
    """Each list once, together with its copies in other places."""
    left = list(listings(reading))
    while left:
        first = left.pop(0)
        copies = tuple(other for other in left if copied(first, other))
        left = [other for other in left if other not in copies]
        yield Lists(first, copies, first.place)


def copied(one: Listing, other: Listing) -> bool:
    """Whether four in five of the different items of the one, three at least, are in the other."""
    own, theirs = ({entry.words for entry in each.entries} for each in (one, other))
    return len(own) >= 3 and len(own & theirs) * 5 >= len(own) * 4


def _runs(passages: tuple[Passage, ...]) -> Iterator[tuple[list[Passage], str]]:
    """The items of one list; a typed list of dashes ends where other text comes, a numbered one may go on after it."""
    runs: dict[tuple[object, ...], tuple[list[Passage], str]] = {}
    lead, broken = "", 0
    for passage in passages:
        if passage.kind is not PassageKind.ITEM:
            lead = passage.text
            broken += 1
            continue
        counted = passage.number.isalnum()
        key = (passage.group, passage.level, passage.place.section, 0 if counted else broken)
        runs.setdefault(key, ([], lead))[0].append(passage)
        lead = passage.text if passage.text.rstrip().endswith((":", ";")) else lead
    return iter(runs.values())


@gathered_per_table
def _in_cells(table: StatedTable) -> Iterator[Listing]:
    """The numbered lines of a cell of words."""
    for row in table.rows:
        for cell in row.cells:
            if cell.covered or "\n" not in cell.text:
                continue
            lines = [match for line in cell.text.split("\n") if (match := _ITEM_LINE.match(line.strip()))]
            if len(lines) > 1:
                entries = tuple(_entry("", match["text"], cell.place.quoting(match["text"])) for match in lines)
                yield Listing(entries, cell.place.section, "", cell.place)


def in_columns(reading: Reading, *roles: Role) -> Iterator[Listing]:
    """What the columns of strategies or follow-ups list, all rows of one taken together."""
    for table in reading.of_kind(TableKind.STRATEGY, TableKind.FOLLOW_UP):
        for column in table.columns_of(*roles):
            entries = [
                _entry(row.number, _unnumbered(line), row.cells[column.index].place.quoting(line.strip()))
                for row in table.rows
                if not row.cells[column.index].covered
                for line in row.cells[column.index].text.split("\n")
                if line.strip()
            ]
            if len(entries) > 1:
                yield Listing(tuple(entries), table.place.section, table.caption, table.place)


def _unnumbered(line: str) -> str:
    match = _ITEM_LINE.match(line.strip())
    return match["text"] if match else line.strip()


def _entry(number: str, text: str, place: Place) -> Entry:
    return Entry(number, text, plain(text), place)
