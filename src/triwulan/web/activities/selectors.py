"""Reads of activities: whose they are, who sees them, what is agreed for a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from triwulan.core.report import Indicator
from triwulan.web.accounts.access import Access
from triwulan.web.activities.models import Activity, ActivityEvidence, ActivityRevision, ActivityVillage
from triwulan.web.agreements.mapping import core_agreement, indicator_ids
from triwulan.web.agreements.models import PerformanceAgreement
from triwulan.web.agreements.selectors import version_in_force
from triwulan.web.evidence.selectors import may_see, visible_units
from triwulan.web.organisation.models import Position

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Agreed:
    """An indicator in force, with the key of its record and its plan."""

    pk: int
    terms: Indicator

    @property
    def label(self) -> str:
        """Its code and name."""
        return f"{self.terms.key} · {self.terms.name}"


def positions_seen(visitor: Access) -> QuerySet[Position]:
    """Positions of the units whose records the visitor may read."""
    rows = Position.objects.filter(regency=visitor.regency, unit__in=visible_units(visitor).order_by())
    return rows.select_related("unit").order_by("unit__name", "name", "pk")


def position_seen(visitor: Access, pk: int) -> Position:
    """A position whose activities the visitor may read; 404 for everybody else."""
    row = get_object_or_404(Position.objects.select_related("unit", "regency"), pk=pk, regency=visitor.regency)
    if not may_see(visitor, row.unit_id):
        raise Http404
    return row


def activity_seen(visitor: Access, pk: int) -> Activity:
    """An activity the visitor may read, with whatever its page says of it; 404 for everybody else."""
    rows = with_details(Activity.objects.filter(regency=visitor.regency)).select_related(
        "position__unit", "position__regency", "indicator__agreement", "changed_by"
    )
    row = get_object_or_404(rows, pk=pk)
    if not may_see(visitor, row.position.unit_id):
        raise Http404
    return row


def may_write(visitor: Access, position_id: int) -> bool:
    """Holds the position today, or enters data for it."""
    return visitor.fills_in(position_id)


def activities_between(position_id: int, first: date, last: date) -> QuerySet[Activity]:
    """What was done with between the days, cancelled or not; the latest first."""
    ended = Q(until__range=(first, last)) | Q(until=None, day__range=(first, last))
    return Activity.objects.filter(ended, position=position_id).order_by(Coalesce("until", "day").desc(), "-day", "-pk")


def activities_of_year(position_id: int, year: int) -> QuerySet[Activity]:
    """The same of a year."""
    return activities_between(position_id, date(year, 1, 1), date(year, 12, 31))


def without_evidence(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Those that count and have nothing to show for it."""
    return rows.filter(~Exists(attached().filter(activity=OuterRef("pk"))), cancelled_at=None)


def attached() -> QuerySet[ActivityEvidence]:
    """Evidence that is attached now."""
    return ActivityEvidence.objects.filter(until=None).order_by("activity_id", "pk")


def with_details(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """With villages and evidence: two queries for any number of rows."""
    villages = ActivityVillage.objects.select_related("village").order_by("village__name", "pk")
    evidence = attached().select_related("evidence__file")
    return rows.prefetch_related(
        Prefetch("village_rows", villages, to_attr="in_villages"), Prefetch("evidence_rows", evidence, to_attr="shown")
    )


def revisions_of(activity: Activity) -> QuerySet[ActivityRevision]:
    """Every version, the latest first."""
    return activity.revisions.select_related("changed_by", "indicator").order_by("-version")


def show_evidence_of(activity: Activity, revisions: Iterable[ActivityRevision]) -> None:
    """Give each version the evidence it had, as ``evidence``; one query."""
    rows = list(activity.evidence_rows.select_related("evidence").order_by("pk"))
    for each in revisions:
        each.evidence = [  # type: ignore[attr-defined]
            row for row in rows if row.since <= each.version and (row.until is None or each.version < row.until)
        ]


def agreed_in(position_id: int, year: int, today: date) -> list[Agreed]:
    """The indicators in force: today's in the running year, those of the last day in another."""
    agreement = PerformanceAgreement.objects.filter(position=position_id, year=year).first()
    day = today if year == today.year else date(year, 12, 31)
    version = None if agreement is None else version_in_force(agreement, day)
    if version is None:
        return []
    keys = indicator_ids(version)
    return [Agreed(keys[each.key], each) for each in core_agreement(version).indicators]
