"""Findings as screens show them: grouped by cause, counted by severity, each place a link."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.core import anchors
from triwulan.core.problem import Problem
from triwulan.formats.audit_json import AuditReport, SaidFinding, SaidPlace
from triwulan.text.sentences import sentence

SEVERITIES: Final = ("error", "warning", "remark")
_LONGEST: Final = 90
_PARTS: Final = ("table", "row", "column")
_SECTION: Final = re.compile(r"(?:BAB\s+)?(?P<number>\d\.\d|[IVX]{1,4})\b")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in words, and where it can be seen or mended ("" where nowhere)."""

    label: str
    url: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its places, the one to be mended first."""

    finding: SaidFinding
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one cause, numbered in reading order from 1; ``first`` says it, the others are where else it shows.

    ``severity`` is the gravest among them.
    """

    number: int
    severity: str
    members: tuple[Shown, ...]

    @property
    def first(self) -> Shown:
        """The finding that is told in full."""
        return self.members[0]

    @property
    def others(self) -> tuple[Shown, ...]:
        """The same cause elsewhere."""
        return self.members[1:]

    @property
    def anchors(self) -> frozenset[str]:
        """The records it is about."""
        places = (place for shown in self.members for place in places_of(shown.finding))
        return frozenset(place.anchor for place in places if place.anchor)


def grouped(report: AuditReport, spot: Callable[[SaidPlace], Spot]) -> tuple[Group, ...]:
    """The findings by cause, in the order in which each cause is met first."""
    causes: dict[object, list[SaidFinding]] = {}
    for number, finding in enumerate(report.findings):
        causes.setdefault(finding.cause or number, []).append(finding)
    return tuple(
        Group(
            number=number,
            severity=min((each.severity for each in found), key=SEVERITIES.index),
            members=tuple(Shown(each, tuple(map(spot, places_of(each)))) for each in found),
        )
        for number, found in enumerate(causes.values(), start=1)
    )


def places_of(finding: SaidFinding) -> Iterator[SaidPlace]:
    """Every place of a finding, the one to be mended first."""
    yield finding.place
    yield from finding.related


def anchor_of(place: SaidPlace) -> str:
    """The record a place is about, or else the section of the form it stands in; "" where neither is known."""
    if place.anchor:
        return place.anchor
    section = _SECTION.match(place.section or "")
    return "" if section is None else anchors.section(section["number"])


def place_words(place: SaidPlace, language: str) -> str:
    """A place as one would say it: "halaman 3, tabel 2.2, baris 1, kolom Target"."""
    parts = [("page", str(place.page))] if place.page else []
    parts += [(name, text) for name in _PARTS if (text := getattr(place, name))]
    said = [sentence(Problem(f"audit.{name}", {"text": short(text, 60)}), language) for name, text in parts]
    if not place.table and place.section:
        said.append(short(place.section, 60))
    return ", ".join(said) or sentence(Problem("audit.whole"), language)


def short(text: str, most: int = _LONGEST) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
