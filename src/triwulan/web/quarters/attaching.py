"""Attaching evidence to what it proves in a quarter, and taking it off; the history of both is kept."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.core import anchors
from triwulan.core.problem import Problem, ProblemError
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.evidence.models import Evidence
from triwulan.web.quarters.fields import CARRIED_FIELDS, measured_fields
from triwulan.web.quarters.models import QuarterEvidence, QuarterReport
from triwulan.web.quarters.opening import Opening
from triwulan.web.quarters.records import QuarterRecord, load_record

_ANCHOR: Final = re.compile(r"report|(?:measurement|cost|carried)/\w{1,8}")
_COST_FIELDS: Final = ("spending", "output")


def about(record: QuarterRecord, anchor: str) -> str | None:
    """What an anchor names, in words; None where this quarter has no evidence of such a thing."""
    kind, _slash, key = anchor.partition("/")
    if _ANCHOR.fullmatch(anchor) is None:
        return None
    if anchor == anchors.REPORT:
        return _("Seluruh laporan")
    if kind == "measurement":
        return next((each.name for each in record.agreement.indicators if each.key == key), None)
    if kind == "cost":
        return next((line.name for line in record.lines if line.key == key), None)
    return next((asked.follow_up.what for asked in record.asked if str(asked.number) == key), None)


def is_open(record: QuarterRecord, anchor: str) -> bool:
    """Whether evidence may be attached there now: where what it proves may be changed."""
    opening = Opening(record)
    return any(opening.is_open(path) for path in _fields(record, anchor))


def attach(
    *, report_id: int, anchor: str, added: Collection[Evidence], removed: Collection[int] = (), user: User
) -> None:
    """Attach evidence to what an anchor names, and take off the pieces with the keys ``removed``. Twice is once.

    Whether the user may use the evidence is asked before. Raises ProblemError where it is not of the report's unit,
    there is no such thing in the report, or it is closed.
    """
    with transaction.atomic():
        report = QuarterReport.objects.select_for_update(of=("self",)).select_related(
            "regency", "agreement", "position__unit"
        ).get(pk=report_id)  # fmt: skip
        record = load_record(report)
        if record is None or about(record, anchor) is None:
            raise ProblemError(Problem("attaching.unknown_place", {"place": anchor[:80]}))
        if not is_open(record, anchor):
            raise ProblemError(Problem("attaching.closed"))
        if any(each.unit_id != report.position.unit_id for each in added):
            raise ProblemError(Problem("attaching.other_unit", {"unit": report.position.unit.name}))
        _write(report, anchor, added, removed, user)


def _write(
    report: QuarterReport, anchor: str, added: Collection[Evidence], removed: Collection[int], user: User
) -> None:
    now = clock.now()
    own = QuarterEvidence.objects.filter(report=report, anchor=anchor, removed_at=None)
    own.filter(evidence_id__in=removed).update(removed_at=now, removed_by=user)
    there = set(own.values_list("evidence_id", flat=True))
    QuarterEvidence.objects.bulk_create(
        QuarterEvidence(
            regency_id=report.regency_id,
            report=report,
            anchor=anchor,
            evidence=each,
            added_at=now,
            added_by=user,
        )
        for each in added
        if each.pk not in there
    )


def _fields(record: QuarterRecord, anchor: str) -> Iterator[str]:
    kind, _slash, key = anchor.partition("/")
    if kind == "measurement":
        yield from (
            f"{anchor}/{field}"
            for indicator in record.agreement.indicators
            if indicator.key == key
            for field in measured_fields(indicator)
        )
    elif kind == "cost":
        yield from (f"{anchor}/{field}" for field in _COST_FIELDS)
    elif kind == anchors.CARRIED:
        yield from (f"{anchor}/{field}" for field in CARRIED_FIELDS)
    else:
        yield anchor
