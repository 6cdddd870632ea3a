"""A sent report as its superior reads it: the paper with remarks, what changed, last quarter beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from secrets import token_hex

from django.utils.translation import get_language

from triwulan.compose import compose_report
from triwulan.compose.places import place_name
from triwulan.compose.wording import Words
from triwulan.core.changes import what_changed
from triwulan.core.references import as_printed
from triwulan.core.report import Indicator, Measurement, Report
from triwulan.core.workflow import ResponseChoice, State
from triwulan.formats.audit_json import AuditReport, SaidPlace
from triwulan.formats.html import element_id, write_html
from triwulan.formats.report_json import dump_report
from triwulan.web.accounts.access import Access
from triwulan.web.audits.findings import Group, Spot, grouped, place_words, short
from triwulan.web.audits.findings import anchor_of as record_of_place
from triwulan.web.audits.judging import audited
from triwulan.web.organisation.calendar import calendar_of
from triwulan.web.quarters.counts import sent_texts
from triwulan.web.quarters.evidence_list import in_words
from triwulan.web.quarters.fields import ANALYSIS_FIELDS, label_of
from triwulan.web.quarters.models import Sending
from triwulan.web.quarters.previous import Previous, previous_of
from triwulan.web.quarters.records import QuarterRecord
from triwulan.web.quarters.selectors import Due, due_of
from triwulan.web.quarters.sheet import readable, said
from triwulan.web.review.margin import Margin, Writing
from triwulan.web.review.models import Answer, Remark
from triwulan.web.review.paper import record_of, report_to_read
from triwulan.web.review.remark_rows import with_remark_rows
from triwulan.web.review.selectors import Turn
from triwulan.web.review.services import fingerprint


@dataclass(frozen=True, slots=True)
class ChangedField:
    """An entry that differs from the sending before; "" is not entered."""

    place: str
    label: str
    before: str
    after: str
    id: str


@dataclass(frozen=True, slots=True)
class PreviousRow:
    """An indicator of last quarter: its figures as printed, and its analysis by the names of the fields."""

    number: int
    indicator: Indicator
    measured: Measurement
    target: str
    realisation: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the six boxes, in the words of the form."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the record itself shows to be wrong, in words."""

    place: str
    sentences: tuple[str, ...]
    anchor: str


@dataclass
class Reading:
    """One reading; each part is made when the page asks for it."""

    visitor: Access
    turn: Turn
    answer: Answer
    writing: Writing | None = None
    token: str = ""

    @cached_property
    def window(self) -> str:
        """A mark that no other window has."""
        return token_hex(8)

    @cached_property
    def due(self) -> Due:
        """When it was due, and whether it came late."""
        report = self.turn.report
        return due_of(report, calendar_of(report.regency), regency=report.regency, today=self.visitor.today)

    @cached_property
    def record(self) -> QuarterRecord:
        """The quarter's record."""
        return record_of(self.turn)

    @cached_property
    def report(self) -> Report:
        """What was sent, as a value."""
        return report_to_read(self.turn, self.record)

    @cached_property
    def seen(self) -> str:
        """What tells this state of the report from a later one."""
        return fingerprint(dump_report(self.report))

    @cached_property
    def words(self) -> Words:
        """The sentences of the regency's form."""
        return Words(self.report)

    def place(self, anchor: str) -> str:
        """What an anchor or a path is called on the paper."""
        return place_name(self.report, anchor, self.words)

    @cached_property
    def remarks(self) -> list[Remark]:
        """Remarks written so far."""
        return list(self.answer.remarks.all())

    @property
    def placed_remarks(self) -> list[tuple[Remark, str]]:
        """Remarks with the names of their places."""
        return [(remark, self.place(remark.anchor)) for remark in self.remarks]

    @cached_property
    def margin(self) -> Margin:
        """What stands at the rows of the paper."""
        return Margin(
            report_id=self.turn.report.pk,
            sending=self.turn.sending.number if self.turn.sending else 0,
            remarks=self.remarks,
            place=self.place,
            writing=self.writing,
            faults={fault.anchor: fault.sentences for fault in self.faults},
            found=self.found,
            evidence=self.record.evidence.at,
            proven=frozenset(anchor for item in self.record.evidence.items for anchor in item.anchors),
            token=self.token,
        )

    @cached_property
    def paper(self) -> str:
        """The report as paper, every row and section open to a remark."""
        document, in_rows = with_remark_rows(compose_report(self.report), self.margin.open)
        self.margin.in_rows = in_rows
        return write_html(document, row_controls=self.margin)

    @property
    def whole(self) -> str:
        """The place for a remark on the whole report."""
        return self.margin("report")

    @cached_property
    def faults(self) -> list[Fault]:
        """What the record shows to be wrong; a report with faults cannot be sent, but an amendment may bring them."""
        found: dict[str, list[str]] = {}
        for path, problems in self.record.problems.items():
            found.setdefault(anchor_of(path), []).extend(map(said, problems))
        return [Fault(self.place(anchor), tuple(sentences), anchor) for anchor, sentences in found.items()]

    @cached_property
    def audit(self) -> AuditReport | None:
        """What the audit says of the report; None where the audit itself failed."""
        before = None if self.previous is None else self.previous.report
        return audited(self.report, language=self._language, previous=before)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its findings by cause, each with the way to its rows."""
        return () if self.audit is None else grouped(self.audit, self._spot)

    @cached_property
    def found(self) -> dict[str, list[Group]]:
        """The findings by the rows they are about."""
        found: dict[str, list[Group]] = {}
        for group in self.groups:
            for anchor in sorted(group.anchors):
                found.setdefault(anchor, []).append(group)
        return found

    @property
    def _language(self) -> str:
        return get_language() or "id"

    def _spot(self, place: SaidPlace) -> Spot:
        anchor = record_of_place(place)
        label = short(self.place(anchor)) if place.anchor else place_words(place, self._language)
        return Spot(label, f"#{element_id(anchor)}" if anchor else "", place.quote or "")

    @cached_property
    def earlier(self) -> Answer | None:
        """The answer that returned the report before this sending."""
        if self.turn.report.state != State.RESUBMITTED or self.turn.sending is None:
            return None
        answers = Answer.objects.filter(
            sending__report=self.turn.report, sending__number__lt=self.turn.sending.number, answered_at__isnull=False
        )
        found = answers.select_related("sending", "responder").prefetch_related("remarks")
        return found.order_by("sending__number").last()

    @property
    def earlier_remarks(self) -> list[tuple[Remark, str]]:
        """What was remarked then, with its places."""
        return [] if self.earlier is None else [(row, self.place(row.anchor)) for row in self.earlier.remarks.all()]

    @cached_property
    def changes(self) -> list[ChangedField]:
        """What changed since the sending that was returned."""
        if self.earlier is None or self.turn.sending is None:
            return []
        changed = what_changed(_texts(self.earlier.sending), _texts(self.turn.sending))
        return [
            ChangedField(
                place=self.place(anchor_of(change.path)),
                label=label_of(change.path),
                before=readable(change.path, change.before),
                after=readable(change.path, change.after),
                id=element_id(anchor_of(change.path)),
            )
            for change in changed
        ]

    @cached_property
    def previous(self) -> Previous | None:
        """Last quarter."""
        return previous_of(self.turn.report, drafts=False)

    @property
    def previous_rows(self) -> Iterator[PreviousRow]:
        """Last quarter's indicators in the order of their agreement."""
        if self.previous is None:
            return
        report = self.previous.report
        analyses = {row.indicator: row for row in report.analyses}
        for number, _objective, indicator in report.indicator_rows():
            measured, analysis = report.measurement(indicator.key), analyses.get(indicator.key)
            texts = ((label_of(f"analysis/-/{name}"), getattr(analysis, name, "")) for name in ANALYSIS_FIELDS)
            yield PreviousRow(
                number=number,
                indicator=indicator,
                measured=measured,
                target=as_printed(measured.target.quantity, indicator.unit),
                realisation=as_printed(measured.realisation.quantity, indicator.unit),
                texts=tuple((label, text) for label, text in texts if text),
            )

    @property
    def choices(self) -> Iterator[Choice]:
        """The six boxes of the form."""
        for choice in ResponseChoice:
            yield Choice(choice.value, self.label(choice), choice in self.answer.ticked)

    def label(self, choice: ResponseChoice) -> str:
        """A box in the words of the form."""
        return (self.words(f"response.{choice.value}") or choice.value).rstrip(":")


def anchor_of(path: str) -> str:
    """The anchor an entry's path belongs to."""
    kind, _, rest = path.partition("/")
    return kind if kind in ("closing", "report") else f"{kind}/{rest.partition('/')[0]}"


def _texts(sending: Sending) -> dict[str, str]:
    """Everything a sending says, by path."""
    return sent_texts(sending) | in_words(sending.evidence)
