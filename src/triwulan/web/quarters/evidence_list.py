"""The numbered list of a quarter's evidence: live while the quarter can be changed, as it was sent afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from triwulan.core.report import EvidenceItem
from triwulan.web.evidence.models import Evidence
from triwulan.web.quarters.models import QuarterEvidence, QuarterReport
from triwulan.web.quarters.selectors import EDITABLE, latest_sending

Pair = tuple[str, int]
"""An anchor of the report, and the key of a piece of evidence for what it names."""


@dataclass(frozen=True)
class EvidenceList:
    """The list, and the key of each piece in the same order."""

    items: tuple[EvidenceItem, ...] = ()
    keys: tuple[int, ...] = ()

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """Numbers by key."""
        return {key: item.number for key, item in zip(self.keys, self.items, strict=True)}

    def at(self, anchor: str) -> tuple[tuple[int, EvidenceItem], ...]:
        """What proves one row, with keys."""
        return tuple((key, item) for key, item in zip(self.keys, self.items, strict=True) if anchor in item.anchors)

    def numbered(self, keys: Iterable[int]) -> tuple[int, ...]:
        """Pieces by their numbers; what the list does not hold has none."""
        return tuple(sorted(self.numbers[key] for key in keys if key in self.numbers))


def listed(pairs: Iterable[Pair]) -> EvidenceList:
    """Number evidence in the order in which it first comes, each piece once with all that it proves; one query."""
    proven: dict[int, list[str]] = {}
    for anchor, key in pairs:
        found = proven.setdefault(key, [])
        if anchor not in found:
            found.append(anchor)
    rows = Evidence.objects.filter(pk__in=proven).select_related("file", "added_by").in_bulk() if proven else {}
    known = [(rows[key], about) for key, about in proven.items() if key in rows]
    items = (_item(number, row, about) for number, (row, about) in enumerate(known, start=1))
    return EvidenceList(tuple(items), tuple(row.pk for row, _about in known))


def list_of(report: QuarterReport, *, order: Iterable[str], behind: Iterable[Pair] = ()) -> EvidenceList:
    """A quarter's list: what is attached to the anchors of ``order``, and the evidence ``behind`` counted figures.

    Of a quarter that lies with the superior or is approved it is what was sent, whatever is known of the files by now.
    """
    if report.state not in EDITABLE:
        sending = latest_sending(report)
        return EvidenceList() if sending is None else read_kept(sending.evidence)
    attached = QuarterEvidence.objects.filter(report=report, removed_at=None).values_list("anchor", "evidence_id")
    own: dict[str, list[Pair]] = {}
    for pair in (*attached, *behind):
        own.setdefault(pair[0], []).append(pair)
    return listed(pair for anchor in order for pair in own.get(anchor, ()))


def kept(found: EvidenceList) -> list[dict[str, Any]]:
    """A list as a sending keeps it."""
    pairs = zip(found.keys, found.items, strict=True)
    return [{"evidence": key, **msgspec.to_builtins(item)} for key, item in pairs]


def read_kept(raw: Iterable[Mapping[str, Any]]) -> EvidenceList:
    """A list as a sending kept it."""
    rows = list(raw)
    items = (msgspec.convert({name: row[name] for name in row if name != "evidence"}, EvidenceItem) for row in rows)
    return EvidenceList(tuple(items), tuple(row["evidence"] for row in rows))


def in_words(raw: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What a sending kept of evidence as texts by path (``measurement/IK1/evidence``), to be compared."""
    found: dict[str, list[str]] = {}
    for row in raw:
        for anchor in row["anchors"]:
            found.setdefault(f"{anchor}/evidence", []).append(row["name"])
    return {path: "\n".join(names) for path, names in found.items()}


def _item(number: int, row: Evidence, about: Iterable[str]) -> EvidenceItem:
    return EvidenceItem(
        number=number,
        name=row.name,
        sha256=row.file.sha256,
        anchors=tuple(about),
        kind=row.file.kind,
        size=row.file.size,
        day=row.day,
        added_by=row.added_by.name,
    )
