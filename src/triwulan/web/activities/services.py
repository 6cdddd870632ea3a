"""Writes of activities: telling one, changing it, cancelling it. Every version is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from django.db import transaction

from triwulan.core.problem import Problem, ProblemError
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.activities.locks import lock_on
from triwulan.web.activities.models import (
    LONGEST_KEY,
    LONGEST_REASON,
    Activity,
    ActivityEvidence,
    ActivityRevision,
    ActivityVillage,
)
from triwulan.web.activities.selectors import attached
from triwulan.web.activities.values import TOLD, ActivityValues, checked, refuse_length
from triwulan.web.evidence.models import Evidence
from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.models import Position
from triwulan.web.typed import clean_text

_STEM: Final = LONGEST_KEY - 5
"""Characters that keys of one form share."""


class ActivityChangedError(ProblemError):
    """Another window saved the activity meanwhile; ``activity`` is what it is now."""

    def __init__(self, activity: Activity) -> None:
        super().__init__(Problem("activity.changed", {"name": activity.changed_by.name}))
        self.activity = activity


def log_activity(*, position: Position, values: ActivityValues, key: str, user: User) -> Activity:
    """Keep a new activity. The same form sent twice is kept once, with the evidence of both.

    Raises ProblemError where something is wrong with the values, or the quarter's report was sent.
    """
    values = checked(position, values)
    with one_at_a_time(f"activities.{position.pk}"):
        stem = key[:_STEM]
        known = list(Activity.objects.filter(position=position, key__startswith=stem).order_by("pk"))
        for row in known:
            if _same(row, values):
                return _with_more_evidence(row, values, user)
        _require_open(position.pk, values.last_day)
        # the form once more, gone back to and filled in anew: another activity
        key = f"{stem}-{len(known)}" if known else key
        row = Activity(regency_id=position.regency_id, position=position, key=key, version=0)
        return _store(row, values, user)


def change_activity(*, activity_id: int, values: ActivityValues, base: int, user: User) -> Activity:
    """Change an activity that still says what version ``base`` said, or says the same as ``values`` already.

    Raises ActivityChangedError where another window was faster, ProblemError as for a new one.
    """
    with transaction.atomic():
        row = _locked(activity_id)
        values = checked(row.position, values)
        if _same(row, values) and _roles(row) == dict(values.evidence):
            return row
        _require_unchanged(row, base)
        _require_open(row.position_id, values.last_day)
        return _store(row, values, user)


def cancel_activity(*, activity_id: int, reason: str, base: int, user: User) -> Activity:
    """Let an activity count no longer; it stays to be seen, with the reason. Raises ProblemError as for a change."""
    reason = clean_text(reason)
    if not reason:
        raise ProblemError(Problem("activity.no_reason"))
    refuse_length(reason, LONGEST_REASON)
    with transaction.atomic():
        row = _locked(activity_id)
        if row.cancelled_at is None:
            _require_unchanged(row, base)
            row.cancelled_at, row.cancel_reason = clock.now(), reason
            _keep_version(row, user)
    return row


def _locked(activity_id: int) -> Activity:
    """The activity, for this transaction alone."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("position", "changed_by")
    return rows.get(pk=activity_id)


def _require_unchanged(row: Activity, base: int) -> None:
    if row.version != base:
        raise ActivityChangedError(row)
    if row.cancelled_at is not None:
        raise ProblemError(Problem("activity.cancelled"))
    _require_open(row.position_id, row.last_day)


def _require_open(position_id: int, day: date) -> None:
    problem = lock_on(position_id, day)
    if problem is not None:
        raise ProblemError(problem)


def _same(row: Activity, values: ActivityValues) -> bool:
    """It says so already, evidence apart."""
    villages = frozenset(row.village_rows.order_by().values_list("village", flat=True))
    return villages == values.villages and all(getattr(row, name) == getattr(values, name) for name in TOLD)


def _roles(row: Activity) -> dict[int, str]:
    return dict(attached().filter(activity=row).values_list("evidence", "role"))


def _with_more_evidence(row: Activity, values: ActivityValues, user: User) -> Activity:
    """The form came twice: what only the second brought is attached too, its content once."""
    kept = set(attached().filter(activity=row).values_list("evidence__file", flat=True))
    new = Evidence.objects.filter(pk__in=list(values.evidence)).exclude(file__in=kept)
    more = {pk: values.evidence[pk] for pk in new.values_list("pk", flat=True)}
    if more and row.cancelled_at is None:
        _require_open(row.position_id, row.last_day)
        _store(row, replace(values, evidence=_roles(row) | more), user)
    return row


def _store(row: Activity, values: ActivityValues, user: User) -> Activity:
    for name in TOLD:
        setattr(row, name, getattr(values, name))
    row.changed_at, row.changed_by = clock.now(), user
    row.version += 1
    row.save()
    _put_villages(row, values.villages)
    _put_evidence(row, values.evidence)
    _keep_revision(row)
    return row


def _keep_version(row: Activity, user: User) -> None:
    row.version += 1
    row.changed_at, row.changed_by = clock.now(), user
    row.save()
    _keep_revision(row)


def _put_villages(row: Activity, villages: Iterable[int]) -> None:
    wanted = set(villages)
    there = set(row.village_rows.order_by().values_list("village", flat=True))
    row.village_rows.filter(village__in=there - wanted).delete()
    ActivityVillage.objects.bulk_create(
        ActivityVillage(regency_id=row.regency_id, activity=row, village_id=pk) for pk in sorted(wanted - there)
    )


def _put_evidence(row: Activity, roles: Mapping[int, str]) -> None:
    """What is let go, or gets another role, stays with the versions that had it."""
    there = _roles(row)
    gone = [pk for pk, role in there.items() if roles.get(pk) != role]
    attached().filter(activity=row, evidence__in=gone).update(until=row.version)
    ActivityEvidence.objects.bulk_create(
        ActivityEvidence(regency_id=row.regency_id, activity=row, evidence_id=pk, role=role, since=row.version)
        for pk, role in roles.items()
        if there.get(pk) != role
    )


def _keep_revision(row: Activity) -> None:
    villages = row.village_rows.order_by("village__name", "pk").values_list("village__name", flat=True)
    ActivityRevision.objects.create(
        regency_id=row.regency_id,
        activity=row,
        version=row.version,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        cancel_reason=row.cancel_reason,
        villages=list(villages),
        **{name: getattr(row, name) for name in TOLD},
    )
