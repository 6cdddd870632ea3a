"""Scales that a report states, in a table, a note or a sentence, and what they make of a figure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from triwulan.audit.subjects.arithmetic.scale_limits import limits_in, may_limit
from triwulan.audit.subjects.keeping import gathered
from triwulan.core.interval import Interval
from triwulan.core.keeping import LONGEST
from triwulan.core.place import NOWHERE, Place
from triwulan.core.predicate import Band, Scale
from triwulan.core.problem import ProblemError
from triwulan.core.reading import Passage, PassageKind, Reading, Role, StatedTable, TableKind
from triwulan.data.indicator_words import indicator_words

_BEFORE: Final = re.compile(
    r"(?:[\s\"'”’)(:=–-]|\b(?:bila|jika|apabila|untuk|dengan|nilai|capaian|antara)\b)+$", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    r"^(?:[\s%)(:=–\"'“”-]|\b(?:adalah|kategori|predikat|kriteria|berarti|dinyatakan|termasuk|masuk)\b)+", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d")
_BLANKS: Final = re.compile(r"[ \t]+")
_SEGMENT: Final = re.compile(
    r"[;\n•|]|,\s|\bserta\b|(?<=\))\s*dan\b|\bdan\b(?=\s+(?!di\s?atas|lebih|di\s?bawah|kurang)[A-Za-z])"
    r"|(?<!s\.d)(?<!s\. d)\.\s"
)


@dataclass(frozen=True, slots=True)
class StatedBand:
    """A label and its limits as printed; None where it is open. ``text`` is the phrase that says so."""

    label: str
    low: Decimal | None
    high: Decimal | None
    low_in: bool
    high_in: bool
    text: str
    place: Place

    @property
    def begins(self) -> Decimal | None:
        """The first value of the band."""
        return self.low if self.low is None or self.low_in else self.low.next_plus()


@dataclass(frozen=True)
class StatedScale:
    """The bands of one scale from the highest to the lowest, and where it is stated."""

    bands: tuple[StatedBand, ...]
    place: Place

    @cached_property
    def labels(self) -> frozenset[str]:
        """Its labels in lower case."""
        return frozenset(plain(band.label) for band in self.bands)

    def holes(self) -> Iterator[tuple[StatedBand, StatedBand]]:
        """Bands (upper, lower) between which some values belong to neither."""
        for upper, lower in pairwise(self.bands):
            if upper.low is not None and lower.high is not None and lower.high < upper.low:
                yield upper, lower

    def overlaps(self) -> Iterator[tuple[StatedBand, StatedBand]]:
        """Bands (upper, lower) that share a limit or more."""
        for upper, lower in pairwise(self.bands):
            if (
                upper.low is not None
                and lower.high is not None
                and (lower.high > upper.low or (lower.high == upper.low and lower.high_in and upper.low_in))
            ):
                yield upper, lower

    def labels_of(self, value: Interval) -> frozenset[str]:
        """Every label that a figure may have: of its band, and of both neighbours of a hole or a shared limit."""
        found = {plain(self._half_open.predicate(value.middle))}
        for upper, lower in self.holes():
            assert upper.low is not None and lower.high is not None
            if lower.high < value.middle < upper.low:
                found |= {plain(upper.label), plain(lower.label)}
        for upper, lower in self.overlaps():
            assert upper.low is not None and lower.high is not None
            if upper.low <= value.middle <= lower.high:
                found |= {plain(upper.label), plain(lower.label)}
        return frozenset(found)

    def label_as_printed(self, label: str) -> str:
        """A label with its capitals."""
        return next(band.label for band in self.bands if plain(band.label) == label)

    @cached_property
    def _half_open(self) -> Scale:
        return _scale(self.bands)


@lru_cache(maxsize=4096)
def plain(label: str) -> str:
    """A label in lower case without marks around it."""
    return " ".join(label.lower().strip(" .:*()\"'").split())


@gathered
def scales_of(reading: Reading) -> list[StatedScale]:
    """Every scale that the report states."""
    known = _labels_used(reading)
    found = [scale for table in reading.tables if (scale := _of_table(table)) is not None]
    run: list[StatedBand] = []
    last = -9
    for passage in reading.passages:
        if passage.kind in (PassageKind.SIGNATURE, PassageKind.TITLE):
            continue
        bands = _bands_of(passage, known) if may_limit(passage.text) else []
        goes_on = passage.order - last == 1 and len(bands) == 1
        if bands and not goes_on:
            found += _made(run)
            run = []
        if bands:
            run += bands
            last = passage.order
    found += _made(run)
    return found


def _labels_used(reading: Reading) -> tuple[str, ...]:
    """The labels of the report's own columns of predicates, and the usual ones, the longest first."""
    used = {
        plain(row.cells[column.index].text)
        for table in reading.tables
        for column in table.columns_of(Role.PREDICATE, Role.NOTE)
        for row in table.rows
        if 0 < len(row.cells[column.index].text) <= 30 and not _DIGIT.search(row.cells[column.index].text)
    }
    return tuple(sorted({*used, *indicator_words().labels} - {"-", ""}, key=len, reverse=True))


def _of_table(table: StatedTable) -> StatedScale | None:
    """A scale in a table: limits in one cell of each row, a label in another."""
    bands: list[StatedBand] = []
    columns = table.columns_of(Role.PREDICATE) or (table.columns[-1:] if table.kind is TableKind.SCALE else ())
    if not columns:
        return None
    for row in table.rows:
        label = next((row.cells[each.index].text for each in columns if row.cells[each.index].text), "")
        limits = [(cell, limit) for cell in row.cells if cell.text != label and (limit := limits_in(cell.text))]
        if label and len(limits) == 1 and not _DIGIT.search(label):
            cell, (low, high, low_in, high_in, _) = limits[0]
            bands.append(StatedBand(label.strip(), low, high, low_in, high_in, cell.text, cell.place))
    return next(iter(_made(bands)), None) if len(bands) * 2 > len(table.rows) else None


def _bands_of(passage: Passage, labels: tuple[str, ...]) -> list[StatedBand]:
    """The bands that a passage states, each where it stands."""
    found = (_kept if len(passage.text) <= LONGEST else _bands)(passage.text, labels)
    return [replace(band, place=passage.place.quoting(band.text)) for band in found]


def _bands(text: str, labels: tuple[str, ...]) -> tuple[StatedBand, ...]:
    lowered = text.lower()
    return tuple(_read(text, labels)) if any(label in lowered for label in labels) else ()


_kept = lru_cache(maxsize=1024)(_bands)


def _read(text: str, labels: Sequence[str]) -> Iterator[StatedBand]:
    pieces = [piece for piece in _SEGMENT.split(_one_line(text)) if piece and _DIGIT.search(piece)]
    for piece in pieces:
        limits = limits_in(piece)
        if limits is None:
            continue
        low, high, low_in, high_in, phrase = limits
        label = _label(piece.replace(phrase, " | "), labels)
        if label:
            yield StatedBand(label, low, high, low_in, high_in, _short(piece), NOWHERE)


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _short(piece: str) -> str:
    bare = piece.strip(" .,:;()")
    lead, colon, rest = bare.partition(": ")
    return rest if colon and not _DIGIT.search(lead) else bare


def _label(piece: str, labels: Sequence[str]) -> str:
    """The label nearest to the limits, which "|" stands for: right before them, or right behind them."""
    before, _, behind = piece.partition("|")
    before, behind = _BEFORE.sub("", before), _BEHIND.sub("", behind)
    for words, at_end in ((before, True), (behind, False)):
        lowered = words.lower()
        for label in labels:
            found = lowered.endswith(label) if at_end else lowered.startswith(label)
            beside = lowered[-len(label) - 1 : -len(label)] if at_end else lowered[len(label) : len(label) + 1]
            if found and not beside.isalnum():
                return words[-len(label) :] if at_end else words[: len(label)]
    return ""


def _made(bands: Iterable[StatedBand]) -> list[StatedScale]:
    """A scale of bands that have different labels and follow each other; else none."""
    unique = list({plain(band.label): band for band in bands}.values())
    lowest = Decimal(-1)
    ordered = sorted(unique, key=lambda band: lowest if band.low is None else band.low, reverse=True)
    if len(ordered) < 2 or sum(band.low is None for band in ordered) > 1:
        return []
    if ordered[-1].low is not None:
        ordered[-1] = replace(ordered[-1], low=ordered[-1].low)
    try:
        _scale(tuple(ordered))
    except ProblemError:
        return []
    return [StatedScale(tuple(ordered), ordered[0].place)]


def _scale(bands: tuple[StatedBand, ...]) -> Scale:
    made = [Band(band.label, band.begins) for band in bands[:-1]]
    return Scale("stated", "stated", "", (*made, Band(bands[-1].label, None)))
