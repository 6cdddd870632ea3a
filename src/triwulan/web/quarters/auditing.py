"""The audit of a quarter as its official meets it: each finding with the field it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from triwulan.compose.places import place_name
from triwulan.compose.wording import Words
from triwulan.core.report import Report
from triwulan.core.stage import Stage
from triwulan.formats.audit_json import AuditReport, SaidPlace, Summary
from triwulan.formats.html import element_id
from triwulan.web.audits.findings import Group, Spot, anchor_of, grouped, place_words, short
from triwulan.web.audits.judging import audited
from triwulan.web.organisation.models import Tenure
from triwulan.web.organisation.selectors import answering
from triwulan.web.quarters.addresses import anchor_url, slug_path
from triwulan.web.quarters.fields import ANALYSIS_FIELDS
from triwulan.web.quarters.mapping import report_of, signatory_of
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.previous import Previous, previous_of
from triwulan.web.quarters.records import QuarterRecord


@dataclass
class QuarterAudit:
    """What the audit says of a quarter as it stands; ``value`` is the report that is judged."""

    record: QuarterRecord
    value: Report
    previous: Previous | None
    language: str

    @property
    def row(self) -> QuarterReport:
        """The quarter."""
        return self.record.report

    @cached_property
    def said(self) -> AuditReport | None:
        """Every finding in words; None where the audit itself failed."""
        before = None if self.previous is None else self.previous.report
        return audited(self.value, language=self.language, previous=before)

    @property
    def summary(self) -> Summary | None:
        """How many there are."""
        return None if self.said is None else self.said.summary

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Findings by cause."""
        return () if self.said is None else grouped(self.said, self._spot)

    def about(self, *anchors: str) -> list[Group]:
        """The findings about any of these records."""
        return [group for group in self.groups if group.anchors.intersection(anchors)]

    @cached_property
    def _words(self) -> Words:
        return Words(self.value)

    def _spot(self, place: SaidPlace) -> Spot:
        label = place_words(place, self.language)
        if place.anchor:
            label = short(place_name(self.value, place.anchor, self._words))
        return Spot(label, self._url(place), place.quote or "")

    def _url(self, place: SaidPlace) -> str:
        """The field it is entered in; where the report writes it by itself, its place in the preview."""
        preview = reverse("quarters:preview", args=[self.row.pk])
        anchor = anchor_of(place)
        entered = anchor_url(self.row, place.anchor or "")
        if entered and anchor.startswith("analysis/"):
            field = next(self._fields_saying(place), "")
            return f"{entered.partition('#')[0]}#{slug_path(field)}" if field else entered
        return entered or (f"{preview}#{element_id(anchor)}" if anchor else preview)

    def _fields_saying(self, place: SaidPlace) -> Iterator[str]:
        """The fields of an explanation in which the quoted words stand."""
        quote = _plain(place.quote or "")
        for name in ANALYSIS_FIELDS:
            path = f"{place.anchor}/{name}"
            text = _plain(self.record.prose(path).text)
            # the paper puts a label before what was typed
            if quote and text and (quote in text or text in quote):
                yield path


def report_to_send(record: QuarterRecord, *, holder: Tenure, superior: Tenure | None, day: date) -> Report:
    """The report as it would go to the superior if the holder sent it on the day."""
    position = record.report.position
    return report_of(
        record,
        reporter=signatory_of(holder, otherwise=position),
        superior=signatory_of(superior, otherwise=position.superior),
        signed_on=day,
        stage=Stage.SUBMITTED,
    )


def errors_in(record: QuarterRecord, *, holder: Tenure, day: date) -> int:
    """How many errors the audit finds in the report that would be sent."""
    superior = answering(record.report.position, day, reporter=holder.official)
    value = report_to_send(record, holder=holder, superior=superior, day=day)
    summary = QuarterAudit(record, value, previous_of(record.report), "id").summary
    return 0 if summary is None else summary.errors


def _plain(text: str) -> str:
    return " ".join(text.split())
