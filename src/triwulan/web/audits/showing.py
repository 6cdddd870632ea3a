"""A result as its page shows it: findings by cause beside the document, each leading to its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import Final

from triwulan.formats.audit_json import AuditReport, SaidPlace
from triwulan.web.audits.examining import Examined
from triwulan.web.audits.findings import SEVERITIES, Group, Spot, grouped, place_words, places_of
from triwulan.web.audits.pieces import FINDING

_LABEL: Final = 14.0
"""Points from one number above a box to the next."""
FILTERS: Final = {"galat": "error", "peringatan": "warning", "catatan": "remark"}
"""What ?tingkat= may be."""


Corners = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page of a PDF, in points from its upper left corner, and the findings about it, by number."""

    numbers: tuple[int, ...]
    severity: str
    x: float
    y: float
    width: float
    height: float

    @property
    def labels(self) -> list[tuple[int, float]]:
        """Each number with its place above the box: side by side."""
        return [(number, self.x + _LABEL * at) for at, number in enumerate(self.numbers)]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF with its boxes; sizes in points."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]


@dataclass
class Result:
    """One showing of a result. ``chosen`` is a severity, or "" for all; ``piece`` counts from 1."""

    examined: Examined
    language: str
    chosen: str = ""
    piece: int = 1
    word: str = ""
    """The word for "finding" in the visitor's language."""

    @property
    def report(self) -> AuditReport:
        """Everything that was found, in words."""
        return self.examined.said(self.language)

    @cached_property
    def all_groups(self) -> tuple[Group, ...]:
        """The findings by cause."""
        return grouped(self.report, self._spot)

    @property
    def groups(self) -> list[Group]:
        """Those of the severity that was chosen."""
        return [group for group in self.all_groups if self.chosen in ("", group.severity)]

    @property
    def filters(self) -> Iterator[tuple[str, str, int, bool]]:
        """The severities there are: their name in the address, their own, how many causes, and whether chosen."""
        for name, severity in FILTERS.items():
            count = sum(group.severity == severity for group in self.all_groups)
            if count:
                yield name, severity, count, severity == self.chosen

    @property
    def html(self) -> str:
        """The piece of the document that is shown."""
        pieces = self.examined.pieces
        return pieces[self.piece - 1].html.replace(FINDING, self.word) if pieces else ""

    @property
    def piece_numbers(self) -> range:
        """The pieces there are."""
        return range(1, len(self.examined.pieces) + 1)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages of a PDF."""
        places: dict[int, dict[Corners, list[Group]]] = {}
        for group in self.groups:
            for page, corners in _corners_of(group):
                there = places.setdefault(page, {}).setdefault(corners, [])
                if group not in there:
                    there.append(group)
        return tuple(
            Page(number, width, height, tuple(starmap(_box, places.get(number, {}).items())))
            for number, (width, height) in enumerate(self.examined.pages, start=1)
        )

    @cached_property
    def _marks(self) -> dict[str, tuple[int, str]]:
        """By address, the piece and the id of the mark that stands there."""
        found: dict[str, tuple[int, str]] = {}
        for number, piece in enumerate(self.examined.pieces, start=1):
            for address, mark in piece.marks.items():
                found.setdefault(address, (number, mark))
        return found

    def _spot(self, place: SaidPlace) -> Spot:
        return Spot(place_words(place, self.language), self._url(place), place.quote or "")

    def _url(self, place: SaidPlace) -> str:
        if self.examined.pages:
            return f"#halaman-{place.page}" if place.page else ""
        piece, mark = self._marks.get(place.address or "", (0, ""))
        if not piece:
            return ""
        return f"#{mark}" if piece == self.piece else f"?bagian={piece}#{mark}"


def _box(corners: Corners, groups: list[Group]) -> Box:
    x0, top, x1, bottom = corners
    severity = min((group.severity for group in groups), key=SEVERITIES.index)
    numbers = tuple(group.number for group in groups)
    return Box(numbers, severity, x0, top, max(1, x1 - x0), max(1, bottom - top))


def _corners_of(group: Group) -> Iterator[tuple[int, Corners]]:
    for shown in group.members:
        for place in places_of(shown.finding):
            corners = _corners(place.address or "")
            if place.page and corners is not None:
                yield place.page, corners


def _corners(address: str) -> Corners | None:
    try:
        x0, top, x1, bottom = map(float, address.split(","))
    except ValueError:
        return None
    return x0, top, x1, bottom
