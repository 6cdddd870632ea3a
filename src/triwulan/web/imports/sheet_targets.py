"""Where a spreadsheet goes: an agreement, its ceilings or a quarter; who may write there, and what is there now."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import Http404
from django.urls import reverse

from triwulan.interpret.sheets.rows import Known, Purpose
from triwulan.web.accounts.access import Access, require
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.selectors import newest_budget, newest_version
from triwulan.web.agreements.standing import standing_of
from triwulan.web.agreements.tokens import fingerprint
from triwulan.web.imports.knowing import (
    agreed_indicators,
    known_indicators,
    known_lines,
    reported_indicators,
    spent_lines,
)
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.selectors import EDITABLE, own_report

SLUGS: Final = {Purpose.BUDGET: "pagu", Purpose.AGREEMENT: "perjanjian", Purpose.QUARTER: "triwulan"}
"""What addresses call a purpose."""


@dataclass
class Target:
    """An agreement with what a file is brought for; ``report`` where that is a quarter."""

    purpose: Purpose
    agreement: PerformanceAgreement
    report: QuarterReport | None = None

    @cached_property
    def version(self) -> AgreementVersion | None:
        """The agreement's newest version: a draft that is written into, or what an amendment would copy."""
        return newest_version(self.agreement)

    @cached_property
    def budget(self) -> BudgetVersion | None:
        """The newest issue of the ceilings: a draft that is written into, or what the next one would copy."""
        return newest_budget(self.agreement)

    @cached_property
    def known(self) -> Known:
        """All that rows are compared with."""
        common = {"purpose": self.purpose, "unit": self.agreement.position.unit.name, "year": self.agreement.year}
        if self.purpose is Purpose.BUDGET:
            lines = known_lines(self.budget)
            return Known(**common, indicators=agreed_indicators(self.agreement), lines=lines)  # type: ignore[arg-type]
        if self.purpose is Purpose.AGREEMENT:
            return Known(**common, indicators=known_indicators(self.version))  # type: ignore[arg-type]
        assert self.report is not None
        record = load_record(self.report)
        if record is None:
            raise Http404
        lines = spent_lines(record)
        return Known(
            **common,  # type: ignore[arg-type]
            quarter=self.report.number,
            indicators=reported_indicators(record),
            lines=lines,
        )

    @property
    def basis(self) -> str:
        """A fingerprint of all that rows are compared with."""
        return fingerprint((self.known,))

    @property
    def begins(self) -> bool:
        """Taking over begins a new version, because the newest is in force."""
        if self.purpose is Purpose.BUDGET:
            return self.budget is None or self.budget.confirmed
        return self.purpose is Purpose.AGREEMENT and (self.version is None or self.version.accepted)

    @property
    def closed(self) -> bool:
        """Nothing can be written there now: the quarter was sent, or the proposal waits for its answer."""
        if self.report is not None:
            return self.report.state not in [state.value for state in EDITABLE]
        return self.purpose is Purpose.AGREEMENT and self.version is not None and self.version.proposed

    @property
    def url(self) -> str:
        """Where it can be looked at."""
        if self.report is not None:
            return reverse("quarters:overview", args=[self.report.pk])
        if self.purpose is Purpose.BUDGET and self.budget is not None:
            return reverse("agreements:budget", args=[self.agreement.pk, self.budget.number])
        if self.purpose is Purpose.AGREEMENT and self.version is not None:
            return reverse("agreements:version", args=[self.agreement.pk, self.version.number])
        return reverse("agreements:detail", args=[self.agreement.pk])

    @property
    def bring_url(self) -> str:
        """Where a file for it is brought."""
        return reverse("imports:sheet_bring", args=[SLUGS[self.purpose], self.key])

    @property
    def template_url(self) -> str:
        """Where its template is downloaded."""
        return reverse("imports:sheet_template", args=[SLUGS[self.purpose], self.key])

    @property
    def key(self) -> int:
        """What its addresses name: the quarter's, or the agreement's."""
        return self.agreement.pk if self.report is None else self.report.pk


def target_at(visitor: Access, slug: str, key: int) -> Target:
    """Where an address says; 404 for those who may not write there."""
    purpose = next((each for each, word in SLUGS.items() if word == slug), None)
    if purpose is None:
        raise Http404
    return target_for(visitor, purpose, key)


def target_for(visitor: Access, purpose: Purpose, key: int) -> Target:
    """Where the visitor may write; 404 for everybody else."""
    if purpose is Purpose.QUARTER:
        report = own_report(visitor, key)
        agreement = report.agreement
        agreement.position = report.position
        return Target(Purpose.QUARTER, agreement, report)
    standing = standing_of(visitor, key)
    require(standing.edits)
    return Target(purpose, standing.agreement)


def target_of(visitor: Access, row: SheetImport) -> Target:
    """Where a file goes, for those who may write there; 404 for everybody else."""
    return target_for(visitor, Purpose(row.purpose), row.agreement_id if row.report_id is None else row.report_id)
