"""What stands around every step of a quarter: deadline, steps, who signs, and what to do next."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from triwulan.compose import compose_report
from triwulan.core.document import Document
from triwulan.core.report import Report, Signatory
from triwulan.core.workflow import State
from triwulan.web import clock
from triwulan.web.accounts.access import Access
from triwulan.web.organisation.calendar import calendar_of
from triwulan.web.organisation.models import Tenure
from triwulan.web.organisation.selectors import answering, holder
from triwulan.web.quarters.addresses import section_url
from triwulan.web.quarters.auditing import QuarterAudit, report_to_send
from triwulan.web.quarters.completeness import Gap, Step, gaps, steps
from triwulan.web.quarters.fields import SECTION_TITLES, Section
from triwulan.web.quarters.mapping import report_of, reporter_of, signatory_of
from triwulan.web.quarters.models import QuarterReport, Sending
from triwulan.web.quarters.previous import Previous, previous_of
from triwulan.web.quarters.records import QuarterRecord
from triwulan.web.quarters.selectors import EDITABLE, Due, due_of, latest_sending


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step with its address and its name in the visitor's language."""

    step: Step
    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do next."""

    label: str
    url: str


@dataclass
class Screen:
    """A quarter as its official sees it; each part is read when a page asks for it."""

    visitor: Access
    report: QuarterReport
    record: QuarterRecord
    section: Section | None = None
    quick: bool = False
    """Only one row was saved, and is shown again: whatever else the page holds stays as it is."""

    @cached_property
    def due(self) -> Due:
        """When it is due."""
        regency = self.report.regency
        return due_of(self.report, calendar_of(regency), regency=regency, today=self.visitor.today)

    @property
    def editable(self) -> bool:
        """Figures may still be changed."""
        return State(self.report.state) in EDITABLE

    @property
    def over(self) -> bool:
        """The quarter itself has ended, so that its report may be sent."""
        return self.visitor.today > self.report.quarter.last_day

    @property
    def may_send(self) -> bool:
        """The visitor holds the position today; somebody who only enters data may not send."""
        return self.visitor.holds(self.report.position_id)

    @cached_property
    def steps(self) -> list[StepLink]:
        """The steps in the order of the report."""
        return [
            StepLink(step, str(SECTION_TITLES[step.section]), self.url(step.section), step.section is self.section)
            for step in steps(self.record)
        ]

    @cached_property
    def gaps(self) -> list[Gap]:
        """What is still empty."""
        return gaps(self.record)

    @property
    def complete(self) -> bool:
        """Nothing is missing or wrong."""
        return not self.gaps and not self.record.problems and not self.record.stray_lines

    @property
    def action(self) -> Action:
        """What to do next: the first step that is not complete, then sending."""
        for link in self.steps:
            if not link.step.complete:
                return Action(_("Isi %(step)s") % {"step": link.title.lower()}, link.url)
        return Action(_("Periksa dan kirim"), reverse("quarters:send", args=[self.report.pk]))

    @property
    def following(self) -> Action:
        """Where "save and go on" leads from the current step."""
        assert self.section is not None
        return step_after(self.record, self.section)

    def url(self, section: Section) -> str:
        """A step's address."""
        return section_url(self.report.pk, section)

    @cached_property
    def sending(self) -> Sending | None:
        """The sending that counts, once there is one."""
        return None if self.report.state == State.DRAFT else latest_sending(self.report)

    @cached_property
    def holder(self) -> Tenure | None:
        """Who signs if it is sent today."""
        return holder(self.report.position, self.visitor.today)

    @cached_property
    def superior(self) -> Tenure | None:
        """Who answers today."""
        reporter = None if self.holder is None else self.holder.official
        return answering(self.report.position, self.visitor.today, reporter=reporter)

    @property
    def signatories(self) -> tuple[Signatory, Signatory]:
        """Reporter and superior as they would sign today, or the reporter as they did sign."""
        superior = signatory_of(self.superior, otherwise=self.report.position.superior)
        if self.sending is not None and not self.editable:
            return reporter_of(self.sending), superior
        return signatory_of(self.holder, otherwise=self.report.position), superior

    def as_report(self) -> Report:
        """The report as it stands."""
        reporter, superior = self.signatories
        sent = self.sending if not self.editable else None
        signed_on = None if sent is None else clock.day_of(sent.sent_at, self.report.regency.time_zone)
        return report_of(self.record, reporter=reporter, superior=superior, signed_on=signed_on)

    @cached_property
    def previous(self) -> Previous | None:
        """Last quarter."""
        return previous_of(self.report)

    @cached_property
    def audit(self) -> QuarterAudit:
        """What the audit says of the report as it stands; once it can be sent, as it would be sent."""
        if self.editable and self.complete and self.over and self.holder is not None:
            day = self.visitor.today
            report = report_to_send(self.record, holder=self.holder, superior=self.superior, day=day)
        else:
            report = self.as_report()
        return QuarterAudit(self.record, report, self.previous, get_language() or "id")

    def as_document(self) -> Document:
        """The report on paper."""
        return compose_report(self.as_report())


def step_after(record: QuarterRecord, section: Section) -> Action:
    """Where "save and go on" leads; a step that asks nothing is passed by."""
    later = list(Section)[list(Section).index(section) + 1 :]
    following = next((each for each in later if each is not Section.CARRIED or record.asked), None)
    if following is None:
        return Action(_("Periksa dan kirim"), reverse("quarters:send", args=[record.report.pk]))
    return Action(str(SECTION_TITLES[following]), section_url(record.report.pk, following))
