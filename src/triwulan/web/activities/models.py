"""The activity log: what was done, each version of it, and its evidence. Cancelled, never deleted."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from triwulan.web.accounts.models import User
from triwulan.web.agreements.models import Indicator
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import Position, RegencyOwned, Village

LONGEST_LINE = 300
LONGEST_PLACE = 200
LONGEST_RESULT = 2000
LONGEST_REASON = 500
LONGEST_KEY = 32


class Told(RegencyOwned):
    """What is told of an activity; one version of it holds the same as the activity itself."""

    day = models.DateField()
    until = models.DateField(null=True)
    """The last of several days; None for one day."""
    what = models.CharField(max_length=LONGEST_LINE)
    place = models.CharField(max_length=LONGEST_PLACE, blank=True)
    with_whom = models.CharField(max_length=LONGEST_LINE, blank=True)
    result = models.TextField(blank=True)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, related_name="%(class)s_rows")
    """Its identity, which every version of the agreement's terms shares."""
    plan_text = models.CharField(max_length=LONGEST_LINE, blank=True)
    """The plan item it was done for as that read then: plan items belong to one version of the terms."""
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cancel_reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    """Why it does not count any more."""

    class Meta:
        abstract = True

    @property
    def last_day(self) -> date:
        """The day it was done with."""
        return self.until or self.day

    def __str__(self) -> str:
        return self.what


class Activity(Told):
    """Something a position's official, or whoever enters data for it, did."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="activities")
    key = models.CharField(max_length=LONGEST_KEY)
    """Of the form it was first typed in: sent again over a bad line, it is kept once."""
    villages = models.ManyToManyField(Village, through="ActivityVillage", related_name="activities")
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("position", "key"), name="one_activity_per_form"),
            models.CheckConstraint(
                name="activity_ends_after_it_begins", condition=Q(until=None) | Q(until__gt=F("day"))
            ),
            models.CheckConstraint(
                name="activity_is_cancelled_with_a_reason",
                condition=Q(cancelled_at=None, cancel_reason="") | Q(cancelled_at__isnull=False) & ~Q(cancel_reason=""),
            ),
        )
        indexes = (models.Index(fields=("position", "day"), name="activities_of_a_position"),)


class ActivityVillage(RegencyOwned):
    """A village it was done in."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="village_rows")
    village = models.ForeignKey(Village, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("activity_id", "village__name", "pk")
        constraints = (models.UniqueConstraint(fields=("activity", "village"), name="one_village_per_activity"),)


class ActivityEvidence(RegencyOwned):
    """Evidence of an activity, from the version that attached it until the one that let it go (None: attached)."""

    class Role(models.TextChoices):
        PHOTO = "photo", _("foto")
        MINUTES = "minutes", _("berita acara atau notula")
        ATTENDANCE = "attendance", _("daftar hadir")
        OTHER = "other", _("lainnya")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="evidence_rows")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="activity_rows")
    role = models.CharField(max_length=10, choices=Role, default=Role.OTHER)
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("activity_id", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("activity", "evidence"), condition=Q(until=None), name="evidence_is_attached_once"
            ),
        )


class ActivityRevision(Told):
    """What an activity said, version by version: never changed, never deleted."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="revisions")
    villages = models.JSONField(default=list)
    """Names of the villages as they were then."""

    class Meta:
        ordering = ("activity_id", "version")
        constraints = (models.UniqueConstraint(fields=("activity", "version"), name="one_activity_revision"),)
