"""Writes of remarks while a report is being read, and what can be remarked on."""

import re
from typing import Final

from django.db import transaction

from triwulan.core import anchors
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.reopening import ALL_COSTS, SECTIONS
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.agreements.models import BudgetLine, Indicator
from triwulan.web.quarters.fields import MOST_ITEMS
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.selectors import latest_sending
from triwulan.web.review.models import Remark
from triwulan.web.review.services import writable_answer
from triwulan.web.typed import clean_text

LONGEST_REMARK: Final = 2000
_PLACE: Final = re.compile(
    r"report|closing|section/(?P<section>[IVX]{1,4}|\d(\.\d)?)"
    r"|(agreement|measurement|analysis|strategy)/(?P<indicator>\w{1,8})|cost/(?P<cost>\w{1,8})"
    r"|follow_up/(?P<item>[1-9]\d{0,2})|carried/(?P<carried>[1-9]\d{0,2})"
)


def add_remark(*, report_id: int, user: User, anchor: str, text: str, sending: int | None = None) -> Remark:
    """Write a remark on what an anchor names; the same words at the same place are one remark.

    Raises ProblemError where there is nothing to say, no such place, or the report is answered.
    """
    text = _checked(text)
    with transaction.atomic():
        answer = writable_answer(report_id, user, sending)
        if not takes_remarks(answer.sending.report, anchor):
            raise ProblemError(Problem("remark.unknown_place", {"place": anchor[:80]}))
        known = answer.remarks.filter(anchor=anchor, text=text).first()
        return known or Remark.objects.create(
            regency_id=answer.regency_id,
            answer=answer,
            anchor=anchor,
            text=text,
            written_at=clock.now(),
            written_by=user,
        )


def edit_remark(
    *, report_id: int, user: User, remark_id: int, text: str, base: str | None = None, sending: int | None = None
) -> Remark:
    """Word a remark anew; ``base`` is the wording this window had seen.

    Raises ProblemError where another window was faster, the remark is gone, or the report is answered.
    """
    text = _checked(text)
    with transaction.atomic():
        answer = writable_answer(report_id, user, sending)
        remark = answer.remarks.filter(pk=remark_id).first()
        if remark is None:
            raise ProblemError(Problem("remark.gone"))
        if base is not None and remark.text not in (clean_text(base), text):
            raise ProblemError(Problem("remark.changed_elsewhere", {"text": remark.text}))
        remark.text, remark.written_at, remark.written_by = text, clock.now(), user
        remark.save(update_fields=["text", "written_at", "written_by"])
    return remark


def remove_remark(*, report_id: int, user: User, remark_id: int, sending: int | None = None) -> None:
    """Take a remark away before the answer is given. Twice is once."""
    with transaction.atomic():
        writable_answer(report_id, user, sending).remarks.filter(pk=remark_id).delete()


def takes_remarks(report: QuarterReport, anchor: str) -> bool:
    """Whether the anchor names something of this report that a remark can hang on."""
    match = _PLACE.fullmatch(anchor)
    if match is None or match["section"] == "2.5":
        return False
    if match["item"] is not None:
        return int(match["item"]) <= MOST_ITEMS or _goes_on(report, int(match["item"]))
    if match["carried"] is not None:
        return report.carried.filter(number=int(match["carried"])).exists()
    if match["cost"] == ALL_COSTS:
        return True
    if match["cost"] and BudgetLine.objects.filter(agreement=report.agreement_id, key=match["cost"]).exists():
        return True
    code = match["indicator"] or match["cost"]
    return code is None or Indicator.objects.filter(agreement=report.agreement_id, code=code).exists()


def _goes_on(report: QuarterReport, item: int) -> bool:
    """Whether the sending that counts has a follow-up of this number, which none has that was typed."""
    sending = latest_sending(report)
    return sending is not None and any(each["item"] == item for each in sending.follow_ups)


def opens_nothing(anchor: str) -> bool:
    """A remark there is read, but no entry of the quarter stands behind it."""
    kind, _, number = anchor.partition("/")
    return kind == "section" and number not in ("II", "III") and number not in SECTIONS


def of_anchor(anchor: str) -> bool:
    """Whether the paper offers a remark at this anchor: not on the answer itself, nor on signatures."""
    return anchor not in (anchors.RESPONSE, anchors.section("2.5")) and _PLACE.fullmatch(anchor) is not None


def _checked(text: str) -> str:
    text = clean_text(text)
    if not text:
        raise ProblemError(Problem("remark.empty"))
    if len(text) > LONGEST_REMARK:
        raise ProblemError(Problem("remark.too_long", {"length": len(text), "most": LONGEST_REMARK}))
    return text
