"""Last quarter's follow-ups, each to be answered in this one, and their wording as it was when it was answered.

What is asked comes from last quarter's report as it was approved, else as it was sent. A draft follows it: where the
wording changes, an answer to the wording before counts no more. What is sent is kept with this quarter and never
changes with the earlier one; a quarter that was returned says what reads otherwise by now.
"""

from dataclasses import asdict, dataclass
from functools import cached_property

from triwulan.core.report import FollowUp
from triwulan.core.workflow import State
from triwulan.web.quarters.fields import carried_number
from triwulan.web.quarters.models import Carried, QuarterReport, Sending
from triwulan.web.review.kept import kept_report
from triwulan.web.review.models import ApprovedReport

_WORDING = ("what", "who", "by_when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One of them, as this quarter answers it.

    ``answered_as`` is the wording an answer was given to, where that is another by now; ``now`` what it reads in last
    quarter's report, and ``gone`` that it is no longer there: both only where this quarter was returned.
    """

    follow_up: FollowUp
    answered_as: FollowUp | None = None
    now: FollowUp | None = None
    gone: bool = False

    @property
    def number(self) -> int:
        """Its number in last quarter's report, by which it is answered."""
        return self.follow_up.item


def asked_in(report: QuarterReport) -> tuple[Asked, ...]:
    """What a quarter has to answer, in the order of last quarter's report; at most three queries."""
    kept = {row.number: _follow_up(row) for row in Carried.objects.filter(report=report)}
    if report.state not in (State.DRAFT, State.RETURNED):
        return tuple(Asked(follow_up=each) for _number, each in sorted(kept.items()))
    live = {each.item: each for each in last_follow_ups(report)}
    if report.state == State.DRAFT:
        return tuple(Asked(follow_up=each, answered_as=_other(kept.get(number), each)) for number, each in live.items())
    return tuple(_returned(number, kept.get(number), live.get(number)) for number in sorted({*kept, *live}))


def last_follow_ups(report: QuarterReport) -> tuple[FollowUp, ...]:
    """Follow-ups of the quarter before, by their numbers: of what was approved, else of what was sent."""
    before = report.quarter.previous()
    of_before = {
        "report__position_id": report.position_id,
        "report__year": before.year,
        "report__number": before.number,
    }
    approved = ApprovedReport.objects.filter(**of_before).values_list("pk", "sha256").first()
    if approved is not None:
        found = kept_report(*approved).follow_ups
    else:
        sent = Sending.objects.filter(**of_before, withdrawn_at=None).order_by("number").last()
        found = () if sent is None else tuple(FollowUp(**each) for each in sent.follow_ups)
    return tuple(sorted(found, key=lambda each: each.item))


class Answering:
    """The answers of one quarter while they are saved; what they are given to is read when the first one comes."""

    def __init__(self, report: QuarterReport) -> None:
        self._report = report

    @cached_property
    def _asked(self) -> dict[int, Asked]:
        return {asked.number: asked for asked in asked_in(self._report)}

    def takes(self, path: str) -> bool:
        """It answers nothing, or what is asked."""
        number = carried_number(path)
        return number is None or number in self._asked

    def is_stale(self, path: str) -> bool:
        """It is an answer to another wording: the same one given again is a new one."""
        number = carried_number(path) if _is_answer(path) else None
        asked = None if number is None else self._asked.get(number)
        return asked is not None and asked.answered_as is not None

    def keep(self, path: str) -> None:
        """Keep with the quarter what an answer that was just stored is given to; in a return its note tells as well."""
        number = carried_number(path)
        if number is None or not (_is_answer(path) or self._report.state == State.RETURNED):
            return
        asked = self._asked[number]
        follow_up = asked.now or asked.follow_up
        Carried.objects.update_or_create(
            report=self._report,
            number=number,
            defaults={"regency_id": self._report.regency_id} | {name: getattr(follow_up, name) for name in _WORDING},
        )


def freeze(*, report: QuarterReport, asked: tuple[Asked, ...]) -> None:
    """Let go of what was answered once and is no longer asked, as the quarter is sent."""
    Carried.objects.filter(report=report).exclude(number__in=[each.number for each in asked]).delete()


def kept_in_sending(follow_ups: tuple[FollowUp, ...]) -> list[dict[str, object]]:
    """Follow-ups as a sending keeps them."""
    return [asdict(each) for each in follow_ups]


def _is_answer(path: str) -> bool:
    return path.endswith("/answer")


def _follow_up(row: Carried) -> FollowUp:
    return FollowUp(item=row.number, what=row.what, who=row.who, by_when=row.by_when)


def _other(kept: FollowUp | None, now: FollowUp) -> FollowUp | None:
    return None if kept == now else kept


def _returned(number: int, kept: FollowUp | None, live: FollowUp | None) -> Asked:
    follow_up = kept or live
    assert follow_up is not None
    return Asked(follow_up=follow_up, now=None if live is None or live == follow_up else live, gone=live is None)
