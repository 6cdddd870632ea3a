"""Fills in the demo's quarters, sends and answers them, through the same services as everybody."""

from collections.abc import Iterator

from triwulan.core import anchors
from triwulan.core.period import Quarter
from triwulan.core.workflow import ResponseChoice
from triwulan.data.demo import story
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.demo.agreements import SUPERIOR, SUPERIORS
from triwulan.web.demo.days import moment
from triwulan.web.demo.office import Staff
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.services import Typed, open_quarter, save_entries, send
from triwulan.web.review.remarks import add_remark
from triwulan.web.review.services import approve, open_for_reading, return_report, save_answer

Fields = Iterator[tuple[str, str]]

# Kept only where the audit finds errors: no later rule may keep the demo from loading.
REASON = "Angka sudah dicocokkan dengan daftar di kantor kecamatan."


def tell_quarter(quarter: story.Quarter, methods: dict[str, str], staff: Staff) -> QuarterReport:
    """Enter a quarter on its day; send it and answer it where that happened.

    ``methods`` are the sentences about how each indicator is counted, by code.
    """
    holder = staff.holders[quarter.position]
    position = staff.positions[quarter.position]
    with clock.at(moment(quarter.entered, 9)):
        report = open_quarter(position=position, quarter=Quarter(quarter.year, quarter.number))
        _enter(report, staff.clerks.get(quarter.position, holder), _figures(quarter))
    with clock.at(moment(quarter.entered, 13, 40)):
        _enter(report, holder, _texts(quarter, methods))
    if quarter.sent is not None:
        with clock.at(moment(quarter.sent, 15)):
            send(report_id=report.pk, user=holder, reason=REASON)
    if quarter.answer is not None:
        superior = staff.holders[SUPERIORS.get(quarter.position, SUPERIOR)]
        with clock.at(moment(quarter.answer.on, 10)):
            _answer(report, quarter.answer, superior)
    return report


def _enter(report: QuarterReport, user: User, fields: Fields) -> None:
    outcome = save_entries(report_id=report.pk, user=user, typed=[Typed(path, text, 0) for path, text in fields])
    assert outcome.clean, outcome


def _answer(report: QuarterReport, answer: story.Answer, user: User) -> None:
    open_for_reading(report_id=report.pk, user=user)
    choices = [ResponseChoice(choice) for choice in answer.choices]
    for remark in answer.remarks:
        add_remark(report_id=report.pk, user=user, anchor=remark.anchor, text=remark.text)
    save_answer(report_id=report.pk, user=user, choices=choices, text=answer.text)
    if answer.decision == "approve":
        approve(report_id=report.pk, user=user)
    else:
        return_report(report_id=report.pk, user=user)


def _figures(quarter: story.Quarter) -> Fields:
    for code, typed in quarter.measured.items():
        base = anchors.measurement(code)
        if "/" in typed:
            numerator, _, denominator = typed.partition("/")
            yield f"{base}/numerator", numerator
            yield f"{base}/denominator", denominator
        else:
            yield f"{base}/value", typed
    for field, typed_by_line in (("spending", quarter.spent), ("output", quarter.output)):
        for key, typed in typed_by_line.items():
            yield f"{anchors.cost(key)}/{field}", typed


def _texts(quarter: story.Quarter, methods: dict[str, str]) -> Fields:
    for code, written in quarter.analysis.items():
        # nothing has been counted yet where nothing was measured
        counted = {"method": methods[code]} if code in quarter.measured else {}
        for field, text in {**counted, **written}.items():
            yield f"{anchors.analysis(code)}/{field}", text
    for code, strategies in quarter.strategies.items():
        for item, strategy in enumerate(strategies, start=1):
            base = f"{anchors.strategy(code)}/{item}"
            yield f"{base}/text", strategy.text
            yield f"{base}/months", ",".join(map(str, strategy.months))
    for item, follow_up in enumerate(quarter.follow_ups, start=1):
        base = anchors.follow_up(item)
        yield f"{base}/what", follow_up.what
        yield f"{base}/who", follow_up.who
        yield f"{base}/by_when", follow_up.by_when.isoformat()
    for carried in quarter.carried:
        base = anchors.carried(carried.item)
        yield f"{base}/answer", carried.answer
        yield f"{base}/note", carried.note
        if carried.by_when is not None:
            yield f"{base}/by_when", carried.by_when.isoformat()
    if quarter.closing:
        yield f"{anchors.CLOSING}/text", quarter.closing
