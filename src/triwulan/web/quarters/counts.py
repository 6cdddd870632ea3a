"""What is counted for a quarter's indicators: live while it can be changed, as it was sent afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import msgspec
from django.utils.translation import override

from triwulan.core.activity import ActivityDone, count_activities, serving
from triwulan.core.counting import Counted, CountedFrom
from triwulan.core.measurement import Aggregation
from triwulan.core.period import Quarter
from triwulan.core.report import Agreement, Indicator
from triwulan.web import clock
from triwulan.web.agreements.models import AgreementVersion, IndicatorTerms
from triwulan.web.agreements.words import source_said
from triwulan.web.quarters.models import QuarterReport, Sending
from triwulan.web.quarters.selectors import EDITABLE
from triwulan.web.register.counting import Counting, Documents

Counts = Mapping[str, Counted]
"""By the indicator's code."""

COUNTED: Final = "counted"
"""The field under which a count stands among what was typed: ``measurement/IK1/counted``."""


def counts_of_year(
    report: QuarterReport, version: AgreementVersion, agreement: Agreement, done: Iterable[ActivityDone]
) -> tuple[Counts, ...]:
    """What was counted in TW I up to the report's quarter, one for each; a constant number of queries.

    ``done`` are the year's activities.

    Of a quarter that lies with the superior or is approved it is what was sent, whatever the records say by now.
    """
    sent = _sent(report)
    quarters = [Quarter(report.year, number) for number in range(1, report.number + 1)]
    live = None
    if any(quarter.number not in sent for quarter in quarters):
        bound = [indicator for indicator in agreement.indicators if indicator.binding.is_counted]
        live = _Live(report, version, bound, done) if bound else None
    return tuple(
        sent[quarter.number] if quarter.number in sent else {} if live is None else live.counts(quarter)
        for quarter in quarters
    )


def kept(counts: Counts) -> dict[str, Any]:
    """Counts as a sending keeps them."""
    return {code: msgspec.to_builtins(counted) for code, counted in counts.items()}


def read_kept(raw: Mapping[str, Any]) -> dict[str, Counted]:
    """Counts as a sending kept them."""
    return {code: msgspec.convert(counted, Counted) for code, counted in raw.items()}


def sent_texts(sending: Sending) -> dict[str, str]:
    """Every field of a sending by path, with what was counted where nothing was typed, in words to be compared."""
    texts = dict(sending.entries)
    for code, counted in read_kept(sending.counted).items():
        base = f"measurement/{code}"
        if not any(texts.get(f"{base}/{field}") for field in ("value", "numerator")):
            texts[f"{base}/{COUNTED}"] = in_words(counted)
    return texts


def in_words(counted: Counted) -> str:
    """ "11 dari 12 (belum: Burno)", in the paper's language."""
    missing = [item.name for item in counted.items if not item.counts]
    figure = f"{counted.numerator} dari {counted.denominator}"
    return f"{figure} (belum: {', '.join(missing)})" if missing else figure


def _sent(report: QuarterReport) -> dict[int, Counts]:
    """By quarter, what the sending that counts holds; a quarter that can be changed has none."""
    rows = Sending.objects.filter(
        report__position_id=report.position_id,
        report__year=report.year,
        report__number__lte=report.number,
        withdrawn_at=None,
    ).exclude(report__state__in=[state.value for state in EDITABLE])
    latest = rows.order_by("number").values_list("report__number", "counted")
    return {number: read_kept(counted) for number, counted in latest}


@dataclass(frozen=True, slots=True)
class _Bound:
    """An indicator with the documents it counts; None where it counts activities."""

    indicator: Indicator
    documents: Documents | None


class _Live:
    """The records of a position's year, read once."""

    def __init__(
        self,
        report: QuarterReport,
        version: AgreementVersion,
        indicators: Iterable[Indicator],
        done: Iterable[ActivityDone],
    ) -> None:
        terms = IndicatorTerms.objects.filter(version=version).exclude(counted_from=CountedFrom.TYPED)
        found = {row.indicator.code: row for row in terms.select_related("indicator", "obligation").order_by()}
        self.bound = [_bound(indicator, found[indicator.key]) for indicator in indicators]
        self.today = clock.today(report.regency.time_zone)
        documents = [each.documents for each in self.bound if each.documents is not None]
        self.register = Counting(report.position.unit, documents) if documents else None
        self.done = tuple(done)

    def counts(self, quarter: Quarter) -> dict[str, Counted]:
        """Every bound indicator that can be measured by then, as of the quarter's last day, or of today before it."""
        mature = [each for each in self.bound if quarter.number >= each.indicator.matures_in]
        with override("id"):  # it goes on paper, whatever the language of the screen
            return {
                each.indicator.key: replace(self._count(each, quarter), what=source_said(each.indicator.binding))
                for each in mature
            }

    def _count(self, bound: _Bound, quarter: Quarter) -> Counted:
        added_up = bound.indicator.aggregation is Aggregation.SUM
        if bound.documents is not None:
            assert self.register is not None
            as_of = min(quarter.last_day, max(self.today, quarter.first_day))
            due_from = quarter.first_day if added_up else None
            return self.register.count(bound.documents, as_of=as_of, due_from=due_from)
        counted = count_activities(
            bound.indicator.plan,
            serving(self.done, bound.indicator.key),
            first=quarter.first_day if added_up else date(quarter.year, 1, 1),
            last=quarter.last_day,
            what="",
        )
        if bound.indicator.aggregation is not Aggregation.RATIO:
            return counted
        # more than was planned is no more than all of it
        return replace(counted, denominator=max(counted.denominator, counted.numerator))


def _bound(indicator: Indicator, terms: IndicatorTerms) -> _Bound:
    documents = None
    if terms.obligation is not None and terms.document_year is not None:
        documents = Documents(terms.obligation, terms.document_year, terms.on_time)
    return _Bound(indicator, documents)
