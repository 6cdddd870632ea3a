"""Last quarter's report, to look at beside this one."""

from dataclasses import dataclass

from triwulan.core.report import Analysis, CostLine, FollowUp, Indicator, Measurement, Report, Strategy
from triwulan.core.workflow import State
from triwulan.web.quarters.mapping import report_of, signatory_of
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.selectors import EDITABLE, previous_report
from triwulan.web.review.kept import kept_report
from triwulan.web.review.models import ApprovedReport


@dataclass(frozen=True)
class Previous:
    """The report of the quarter before, read by this quarter's indicators."""

    report: Report
    same_agreement: bool

    def indicator(self, indicator: Indicator) -> Indicator | None:
        """The same indicator: by identity within one agreement, by name across the turn of the year."""
        for candidate in self.report.agreement.indicators:
            if self.same_agreement and candidate.key == indicator.key:
                return candidate
            if not self.same_agreement and _plain(candidate.name) == _plain(indicator.name):
                return candidate
        return None

    def measurement(self, indicator: Indicator) -> Measurement | None:
        """How it came out."""
        before = self.indicator(indicator)
        rows = (row for row in self.report.measurements if before is not None and row.indicator == before.key)
        return next(rows, None)

    def analysis(self, indicator: Indicator) -> Analysis | None:
        """How it was explained."""
        before = self.indicator(indicator)
        rows = (row for row in self.report.analyses if before is not None and row.indicator == before.key)
        return next(rows, None)

    def strategies(self, indicator: Indicator) -> list[Strategy]:
        """How it was pursued."""
        before = self.indicator(indicator)
        return [row for row in self.report.strategies if before is not None and row.indicator == before.key]

    def cost(self, *, key: str, name: str) -> CostLine | None:
        """A budget line's row."""
        for outcome in self.report.costs.outcomes:
            for line in outcome.lines:
                if line.key == key if self.same_agreement else _plain(line.name) == _plain(name):
                    return line
        return None

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What was to be done next."""
        return self.report.follow_ups


def previous_of(report: QuarterReport, *, drafts: bool = True) -> Previous | None:
    """The quarter before, from what was approved, or as it stands; None when there is none.

    Without ``drafts`` only what lies with the superior is given: an unsent report is nobody else's.
    """
    quarter = report.quarter.previous()
    approved = (
        ApprovedReport.objects.filter(
            report__position_id=report.position_id, report__year=quarter.year, report__number=quarter.number
        )
        .values_list("pk", "sha256", "report__agreement_id")
        .first()
    )
    if approved is not None:
        pk, sha256, agreement = approved
        return Previous(kept_report(pk, sha256), agreement == report.agreement_id)
    before = previous_report(report)
    record = None if before is None else load_record(before)
    if before is None or record is None or (not drafts and State(before.state) in EDITABLE):
        return None
    same = before.agreement_id == report.agreement_id
    nobody = signatory_of(None, otherwise=before.position)
    return Previous(report_of(record, reporter=nobody, superior=nobody, signed_on=None), same)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
