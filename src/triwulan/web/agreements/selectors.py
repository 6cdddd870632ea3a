"""Which version of an agreement and of its ceilings counts on a day, and what stands in a version."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from triwulan.core.period import Quarter
from triwulan.core.workflow import State
from triwulan.web.agreements.models import (
    AgreementVersion,
    BudgetTerms,
    BudgetVersion,
    IndicatorTerms,
    Objective,
    PerformanceAgreement,
    PlanItem,
)


def _newest(version: AgreementVersion | BudgetVersion) -> tuple[date, int]:
    return version.effective, version.number


def version_in_force(agreement: PerformanceAgreement, day: date) -> AgreementVersion | None:
    """The version both parties accepted that is effective on the day; of several, the latest."""
    accepted = agreement.versions.filter(first_accepted_at__isnull=False, second_accepted_at__isnull=False)
    return max(accepted.filter(effective__lte=day).order_by(), key=_newest, default=None)


def budget_in_force(agreement: PerformanceAgreement, day: date) -> BudgetVersion | None:
    """The confirmed ceilings that are effective on the day; of several, the latest."""
    confirmed = agreement.budget_versions.filter(confirmed_at__isnull=False)
    return max(confirmed.filter(effective__lte=day).order_by(), key=_newest, default=None)


def newest_version(agreement: PerformanceAgreement) -> AgreementVersion | None:
    """The version with the highest number, accepted or not."""
    return agreement.versions.order_by("-number").first()


def newest_budget(agreement: PerformanceAgreement) -> BudgetVersion | None:
    """The issue of the ceilings with the highest number, confirmed or not."""
    return agreement.budget_versions.order_by("-number").first()


def full_versions() -> QuerySet[AgreementVersion]:
    """Versions with all their terms: four queries however long the agreement is."""
    plan = Prefetch("plan", PlanItem.objects.order_by("number"))
    terms = IndicatorTerms.objects.select_related("indicator", "obligation").order_by("number").prefetch_related(plan)
    objectives = Objective.objects.order_by("number").prefetch_related(Prefetch("terms", terms))
    return signed_versions().prefetch_related(Prefetch("objectives", objectives))


def signed_versions() -> QuerySet[AgreementVersion]:
    """Versions with the parties' posts."""
    return AgreementVersion.objects.select_related(
        "regency", "agreement__position__unit", "agreement__position__superior__unit"
    )


def budget_rows(version: BudgetVersion) -> list[BudgetTerms]:
    """The lines of the ceilings in their order, with the indicator each serves."""
    return list(version.terms.select_related("line", "indicator").order_by("number"))


def approved_quarters_from(agreement: PerformanceAgreement, day: date) -> list[Quarter]:
    """Quarters already approved that end on the day or later: their reports stay as they were approved."""
    reports = agreement.quarter_reports.filter(state=State.APPROVED.value).order_by("year", "number")
    return [report.quarter for report in reports if report.quarter.last_day >= day]
