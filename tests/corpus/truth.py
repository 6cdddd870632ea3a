"""What is wrong in each document of the corpus, and how much of it an audit found.

Beside ``docs/NAME.ext`` stands ``truth/NAME.ext.json``: its ``findings`` (class, severity, ``where``, further places
in ``also``,
``printed``, ``expected``, ``why``) and, in ``clean``, figures that look wrong and are right.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from triwulan.formats.audit_json import AuditReport, SaidFinding, SaidPlace

FOLDER = Path(__file__).parent
ENOUGH = 4
"""Points from which a finding is the fault: its place and its value, or its place exactly, or its very words."""


@dataclass(frozen=True)
class Fault:
    """One entry of the truth; ``places`` are where it shows, the first where it is said."""

    kind: str
    severity: str
    printed: str
    expected: tuple[str, ...]
    places: tuple[Mapping[str, Any], ...]
    why: str

    @property
    def room(self) -> int:
        """How many findings may speak of it: one for each row and each place."""
        return sum(len(place.get("rows") or [None]) for place in self.places)


@dataclass
class Score:
    """How the findings of severity error and warning fit the faults of a document."""

    found: list[Fault] = field(default_factory=list)
    missed: list[Fault] = field(default_factory=list)
    right: list[SaidFinding] = field(default_factory=list)
    wrong: list[SaidFinding] = field(default_factory=list)

    def recall(self, severity: str) -> tuple[int, int]:
        """How many faults of a severity were found, and how many there are."""
        hit = sum(fault.severity == severity for fault in self.found)
        return hit, hit + sum(fault.severity == severity for fault in self.missed)


def documents() -> list[Path]:
    """The documents of the corpus, in order."""
    return sorted(path for path in (FOLDER / "docs").iterdir() if not path.name.startswith("."))


def faults_of(document: Path) -> list[Fault]:
    """What is wrong in a document."""
    truth = json.loads((FOLDER / "truth" / f"{document.name}.json").read_text(encoding="utf-8"))
    return [
        Fault(
            each["class"],
            each["severity"],
            each.get("printed") or "",
            tuple(value for value in (each.get("expected"), *each.get("expected_alt", ())) if value),
            (each["where"], *each.get("also", ())),
            each["why"],
        )
        for each in truth["findings"]
    ]


def score(report: AuditReport, faults: list[Fault]) -> Score:
    """Give every finding to the fault it fits best that still has room; each fault is found once."""
    loud = [finding for finding in report.findings if finding.severity != "remark"]
    fits = sorted(
        (
            (-points, number, at)
            for number, finding in enumerate(loud)
            for at, fault in enumerate(faults)
            if (points := _points(finding, fault)) >= ENOUGH
        ),
    )
    owners: dict[int, list[int]] = {}
    given: set[int] = set()
    for full in (False, True):  # first one finding for every fault, then further ones where there is room
        for _minus, number, at in fits:
            if number not in given and (not owners.get(at) or (full and len(owners[at]) < faults[at].room)):
                owners.setdefault(at, []).append(number)
                given.add(number)
    done = Score()
    for at, fault in enumerate(faults):
        (done.found if at in owners else done.missed).append(fault)
    for number, finding in enumerate(loud):
        (done.right if number in given else done.wrong).append(finding)
    done.missed = [fault for fault in done.missed if fault.severity != "info"]
    done.found = [fault for fault in done.found if fault.severity != "info"]
    return done


def _points(finding: SaidFinding, fault: Fault) -> int:
    said = " ".join((finding.message, finding.title))
    value = 0
    if _same(finding.printed, fault.printed) or any(_same(finding.printed, each) for each in fault.expected):
        value = 2
    elif len(fault.printed) > 2 and _plain(fault.printed) in _plain(said):
        value = 1
    if any(_same(finding.expected, each) for each in (*fault.expected, fault.printed)):
        value += 1
    return max(_place_points(place, where, value) for place in _places(finding) for where in fault.places)


def _places(finding: SaidFinding) -> Iterator[SaidPlace]:
    yield finding.place
    yield from finding.related


def _place_points(place: SaidPlace, where: Mapping[str, Any], value: int) -> int:
    points = 0
    if place.table and where.get("table"):
        points += 1 if _same_name(place.table, where["table"]) else -3
    rows = [*(where.get("rows") or [where.get("row")]), *where.get("row_text", ())]
    if place.row and any(rows):
        points += 2 if any(_same_name(place.row, row) for row in rows if row) else -2
    if place.column and where.get("column"):
        points += 1 if _same_name(place.column, where["column"]) else -2
    if where.get("text") and place.quote and _overlap(place.quote, where["text"]):
        points += 3
    return points + value if points > 0 else 0


def _same_name(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    return a == b or (min(len(a), len(b)) > 2 and (a in b or b in a))


def _overlap(quote: str, text: str) -> bool:
    a, b = _plain(quote), _plain(text)
    return bool(a and b) and (a in b or b in a)


def _same(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    return _plain(one) == _plain(other) or (_digits(one) == _digits(other) != "")


def _plain(text: str) -> str:
    return re.sub(r"[^0-9a-z%,.]", "", text.lower()).strip(".,")


def _digits(text: str) -> str:
    found = re.search(r"\d[\d.,]*", text)
    return re.sub(r"[.,]0+$", "", found[0].strip(".,")) if found else ""
