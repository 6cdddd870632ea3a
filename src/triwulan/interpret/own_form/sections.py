"""The passages of a reading by the section of our own form that they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass

from triwulan.core.problem import Problem, ProblemError
from triwulan.core.reading import Passage, PassageKind, Reading, StatedTable
from triwulan.interpret.own_form.form import Form, Groups

_LEFT_OUT = (PassageKind.CAPTION, PassageKind.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Sections:
    """What stands below each heading, by its number ("I", "2.1", "2.2.3"), and the tables by theirs."""

    form: Form
    passages: dict[str, tuple[Passage, ...]]
    headings: dict[str, str]
    tables: dict[str, StatedTable]
    notes: dict[str, tuple[str, ...]]

    def of(self, number: str) -> tuple[Passage, ...]:
        """The passages right below a heading."""
        return self.passages.get(number, ())

    def said(self, number: str, *keys: str) -> Groups:
        """The first sentence of a section that is one of these; raises ProblemError where there is none."""
        for passage in self.of(number):
            for key in keys:
                found = self.form.read(key, passage.text)
                if found is not None:
                    return found
        raise missing(f"{number}: {keys[0]}")

    def after(self, number: str, key: str) -> tuple[Passage, ...]:
        """The passages that follow a sentence in its section."""
        passages = self.of(number)
        for at, passage in enumerate(passages):
            if self.form.read(key, passage.text) is not None:
                return passages[at + 1 :]
        return ()


def missing(what: str) -> ProblemError:
    """The document is not our own form, because this is not in it."""
    return ProblemError(Problem("own_form.missing", {"what": what}))


def sections_of(reading: Reading, form: Form) -> Sections:
    """Part a reading by its headings."""
    found: dict[str, list[Passage]] = {}
    headings: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    numbers = {table.index: table.number for table in reading.tables}
    at = ""
    for passage in reading.passages:
        if passage.kind is PassageKind.HEADING:
            at = passage.number
            headings[at] = passage.text
        elif passage.kind is PassageKind.NOTE and passage.table >= 0:
            notes.setdefault(numbers[passage.table], []).append(passage.text)
        elif passage.kind not in _LEFT_OUT:
            found.setdefault(at, []).append(passage)
    return Sections(
        form=form,
        passages={number: tuple(passages) for number, passages in found.items()},
        headings=headings,
        tables={table.number: table for table in reading.tables if table.number},
        notes={number: tuple(texts) for number, texts in notes.items()},
    )


def items_of(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The items that stand first among some passages."""
    found = []
    for passage in passages:
        if passage.kind is not PassageKind.ITEM:
            break
        found.append(passage)
    return tuple(found)
