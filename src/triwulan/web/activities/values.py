"""What is told of an activity, and what must be right about it before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from triwulan.core.problem import Problem, ProblemError
from triwulan.web import clock
from triwulan.web.activities.models import LONGEST_LINE, LONGEST_PLACE, LONGEST_RESULT, ActivityEvidence
from triwulan.web.agreements.models import Indicator
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import Position, Village
from triwulan.web.typed import clean_text

LONGEST: Final = {
    "what": LONGEST_LINE, "place": LONGEST_PLACE, "with_whom": LONGEST_LINE, "result": LONGEST_RESULT,
    "plan_text": LONGEST_LINE,
}  # fmt: skip
TOLD: Final = (*LONGEST, "day", "until", "indicator_id")
"""What a version keeps, besides villages and evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityValues:
    """What is told of an activity: days, texts, keys of villages, and the role of each attached evidence by its key."""

    day: date
    until: date | None = None
    what: str
    place: str = ""
    with_whom: str = ""
    result: str = ""
    indicator_id: int | None = None
    plan_text: str = ""
    villages: frozenset[int] = frozenset()
    evidence: Mapping[int, str] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        """The day it was done with."""
        return self.until or self.day


def checked(position: Position, values: ActivityValues) -> ActivityValues:
    """The values as they are kept; raises ProblemError for the first that cannot be."""
    texts = {name: clean_text(getattr(values, name)) for name in LONGEST}
    for name, text in texts.items():
        refuse_length(text, LONGEST[name])
    if not texts["what"]:
        raise ProblemError(Problem("activity.no_name"))
    until = values.until if values.until != values.day else None
    if until is not None and until < values.day:
        raise ProblemError(Problem("activity.ends_before_it_begins", {"day": values.day, "until": until}))
    today = clock.today(position.regency.time_zone)
    if (until or values.day) > today:
        raise ProblemError(Problem("activity.in_the_future", {"day": until or values.day}))
    if values.indicator_id is None:
        texts["plan_text"] = ""
    elif not _measures(position, values.indicator_id, values.last_day.year):
        raise ProblemError(Problem("activity.other_indicator"))
    _require_own(position, values)
    return replace(values, **texts, until=until)  # type: ignore[arg-type]  # all of LONGEST are texts


def _measures(position: Position, indicator: int, year: int) -> bool:
    """The indicator is of the position's agreement of the year the activity counts in."""
    return Indicator.objects.filter(pk=indicator, agreement__position=position, agreement__year=year).exists()


def _require_own(position: Position, values: ActivityValues) -> None:
    """Villages and evidence are of the position's unit, and each has a role."""
    known = Village.objects.filter(unit=position.unit_id, pk__in=values.villages).count()
    kept = Evidence.objects.filter(unit=position.unit_id, pk__in=list(values.evidence)).count()
    if known != len(values.villages) or kept != len(values.evidence):
        raise ProblemError(Problem("activity.not_of_the_unit"))
    if not set(values.evidence.values()) <= set(ActivityEvidence.Role.values):
        raise ProblemError(Problem("activity.unknown_role"))


def refuse_length(text: str, most: int) -> None:
    """Raise ProblemError for a text beyond what is kept."""
    if len(text) > most:
        raise ProblemError(Problem("activity.too_long", {"length": len(text), "most": most}))
