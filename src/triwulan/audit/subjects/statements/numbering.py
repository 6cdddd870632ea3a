"""The numbers of chapters, sections, tables and list items, as runs that should go on one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.subjects.keeping import gathered
from triwulan.audit.subjects.statements.table_numbers import plain_number
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_CONTINUED: Final = re.compile(r"\b(?:lanjutan|sambungan|lanj)\b", re.I)
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chapter, a section or a table by its number; ``called`` is its printed number, ``text`` its name."""

    kind: str
    number: tuple[int, ...]
    called: str
    text: str
    place: Place

    @property
    def quoted(self) -> Place:
        """Its place, quoting its number and its name."""
        whole = self.called in self.place.quote
        return self.place if whole else self.place.quoting(f"{self.called} {self.text}".strip())


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers below one another: "2.1", "2.2" ... of chapter 2; in reading order."""

    place: Place
    kind: str
    members: tuple[Numbered, ...]

    @property
    def repeated(self) -> list[tuple[Numbered, Numbered]]:
        """Numbers that stand over two different things, the second with the first."""
        first: dict[int, Numbered] = {}
        found = []
        for member in self.members:
            known = first.setdefault(member.number[-1], member)
            if known is not member and _plain(known.text) != _plain(member.text):
                found.append((known, member))
        return found

    @property
    def gaps(self) -> list[tuple[Numbered, int]]:
        """Numbers left out, each with the one that follows instead."""
        found = []
        last = None
        for member in self.members:
            number = member.number[-1]
            if last is not None and last + 1 < number <= last + 3:
                found.append((member, last + 1))
            last = max(number, last or 0)
        return found


@gathered
def runs(reading: Reading) -> Iterator[Run]:
    """All runs of chapters, sections, tables and items of lists."""
    for kind, members in (
        ("chapter", _chapters(reading)),
        ("section", _sections(reading)),
        ("table", _tables(reading)),
    ):
        by_head: dict[tuple[int, ...], list[Numbered]] = {}
        for member in members:
            by_head.setdefault(member.number[:-1], []).append(member)
        for group in by_head.values():
            yield Run(group[0].place, kind, tuple(group))
    yield from _lists(reading)


def shown_number(member: Numbered, number: int) -> str:
    """Another number in the style of a printed one."""
    if member.kind == "chapter":
        return f"BAB {_roman(number)}"
    head = ".".join(map(str, member.number[:-1]))
    return f"{head}.{number}" if head else str(number)


def _chapters(reading: Reading) -> list[Numbered]:
    found = []
    for passage in reading.passages:
        value = _value(passage.number)
        if passage.kind is PassageKind.HEADING and passage.level == 1 and value is not None:
            found.append(Numbered("chapter", (value,), f"BAB {passage.number}", passage.text, passage.place))
    return found


def _sections(reading: Reading) -> list[Numbered]:
    """Sections with dotted numbers; lettered ones begin anew in each chapter and are left out."""
    found = []
    for passage in reading.passages:
        if passage.kind is PassageKind.HEADING and re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", passage.number):
            number = tuple(int(part) for part in passage.number.split("."))
            found.append(Numbered("section", number, passage.number, passage.text, passage.place))
    return found


def _tables(reading: Reading) -> list[Numbered]:
    found = []
    for table in reading.tables:
        number = plain_number(table.number)
        if re.fullmatch(r"\d+(?:\.\d+)*", number) and not _CONTINUED.search(table.caption):
            parts = tuple(int(part) for part in number.split("."))
            found.append(Numbered("table", parts, f"Tabel {table.number}", table.caption, table.place))
    return found


def _lists(reading: Reading) -> Iterator[Run]:
    """Typed lists whose numbers jump: items right below each other."""
    run: list[Passage] = []
    for passage in reading.passages:
        counted = passage.kind is PassageKind.ITEM and passage.number.isdigit()
        if counted and run and passage.order == run[-1].order + 1 and int(passage.number) > int(run[-1].number):
            run.append(passage)
            continue
        if len(run) > 2:
            yield _run_of(run)
        run = [passage] if counted else []
    if len(run) > 2:
        yield _run_of(run)


def _run_of(run: list[Passage]) -> Run:
    members = tuple(Numbered("item", (int(each.number),), each.number, each.text, each.place) for each in run)
    return Run(run[0].place, "item", members)


def _value(number: str) -> int | None:
    """The value of a chapter's number, "II" or "2"."""
    if number.isdigit():
        return int(number)
    if not number or set(number) - set(_ROMAN):
        return None
    values = [_ROMAN[each] for each in number]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def _roman(number: int) -> str:
    return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number] if number <= 10 else str(number)


def _plain(text: str) -> str:
    return "".join(each for each in text.lower() if each.isalnum())[:_LONGEST]
