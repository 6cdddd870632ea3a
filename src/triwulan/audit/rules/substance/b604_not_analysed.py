"""An agreed indicator that an analysis going through the others leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.keeping import kept_by_text
from triwulan.core.likeness import likeness, rarity, words
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading, Subject, TableKind

_LIKE: Final = 0.7
_MENTIONED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Analysis:
    """The agreed indicators and those that have a heading, an item or a paragraph of their own."""

    agreed: tuple[Subject, ...]
    analysed: frozenset[str]
    place: Place


def _analyses(reading: Reading) -> Iterator[Analysis]:
    """The analysis of a report with an agreement of four or more indicators."""
    agreed = tuple(subject for subject in reading.subjects if subject.agreed)
    if len(agreed) < 4:
        return
    weights = rarity(subject.name for subject in agreed)
    openings = [(passage, *_opening(passage.text)) for passage in _after_agreement(reading)]
    named = [(subject, frozenset(words(subject.name))) for subject in agreed]
    found = {
        subject.key: passage
        for subject, name in named
        for passage, opening, said in openings
        if not said.isdisjoint(name)  # as nearly all are
        and len(said & name) * 2 >= len(said)
        and likeness(subject.name, opening, weights) >= _LIKE
    }
    if found:
        yield Analysis(agreed, frozenset(found), next(iter(found.values())).place)


def _after_agreement(reading: Reading) -> Iterator[Passage]:
    first = min(table.order for table in reading.of_kind(TableKind.AGREEMENT))
    kinds = (PassageKind.ITEM, PassageKind.HEADING, PassageKind.PARAGRAPH)
    return (passage for passage in reading.passages if passage.order > first and passage.kind in kinds)


@kept_by_text(2048)
def _opening(text: str) -> tuple[str, frozenset[str]]:
    """What a passage begins with before its colon, or all of a short one, and its words; else nothing."""
    opening = text.partition(":")[0]
    return (opening, frozenset(words(opening))) if 2 <= len(opening.split()) <= 25 else ("", frozenset())


@rule("B604", title="An agreed indicator is not analysed", severity=Severity.WARNING, each=_analyses)
def not_analysed(analysis: Analysis, context: Context) -> Answer:
    """Where most indicators have an analysis of their own and the text never mentions one, it was left out."""
    missing = [subject for subject in analysis.agreed if subject.key not in analysis.analysed]
    if len(analysis.analysed) < 3 or len(missing) * 3 > len(analysis.agreed):
        return DOES_NOT_APPLY
    said = [frozenset(words(passage.text)) for passage in _after_agreement(context.reading)]
    return tuple(_finding(subject, analysis) for subject in missing if not _mentioned(subject, said))


def _mentioned(subject: Subject, said: list[frozenset[str]]) -> bool:
    """Whether any passage shares half of its words that are not about counting."""
    telling = {word for word in words(subject.name) if word not in ("persentase", "jumlah", "nilai", "indeks", "rata")}
    return any(len(telling & each) >= _MENTIONED * len(telling) for each in said)


def _finding(subject: Subject, analysis: Analysis) -> Finding:
    return Finding(
        message="b604",
        places=(analysis.place.quoting(subject.name), subject.wordings[0].place),
        printed=subject.name,
        values={"indicator": subject.name, "analysed": len(analysis.analysed), "agreed": len(analysis.agreed)},
    )
