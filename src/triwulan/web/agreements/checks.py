"""What keeps a draft from being proposed, and ceilings from being confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triwulan.core.measurement import check_quarterly_targets
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.quantity import format_number
from triwulan.core.report import Agreement, Indicator
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.selectors import budget_in_force, newest_version, version_in_force


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of a draft and the code of the indicator it belongs to ("" where it belongs to none)."""

    problem: Problem
    indicator: str = ""


def agreement_problems(agreement: Agreement) -> list[Found]:
    """Everything that must be put right before the draft can be proposed, in the paper's order."""
    if not agreement.objectives:
        return [Found(Problem("agreement.no_objectives"))]
    return list(_agreement_problems(agreement))


def target_problems(indicator: Indicator) -> Iterator[Problem]:
    """What is wrong with an indicator's unit and targets."""
    if not indicator.unit.strip():
        yield Problem("agreement.unit_missing")
    cells = (indicator.annual_target, *indicator.quarterly_targets)
    above = above_population([cell.value for cell in cells], indicator.population, indicator.unit)
    if above is not None:
        yield above
    quarterly = [cell.value for cell in indicator.quarterly_targets]
    yield from check_quarterly_targets(indicator.aggregation, indicator.annual_target.value, quarterly)


def above_population(values: Iterable[Decimal | None], population: Decimal | None, unit: str) -> Problem | None:
    """A target of 13 of 12 villages cannot be reached."""
    largest = max((value for value in values if value is not None), default=None)
    if population is None or largest is None or largest <= population:
        return None
    numbers = {"target": format_number(largest), "population": format_number(population), "unit": unit}
    return Problem("agreement.target_above_population", numbers)


def effective_problem(agreement: PerformanceAgreement, effective: date, previous: date | None) -> Problem | None:
    """An effective date lies in the agreement's year, and never before that of the version it replaces."""
    if effective.year != agreement.year:
        return Problem("agreement.effective_outside_year", {"year": agreement.year})
    if previous is not None and effective < previous:
        return Problem("agreement.effective_before_previous", {"previous": previous})
    return None


def refuse_lost_lines(version: AgreementVersion) -> None:
    """Raise where ceilings that would count together with this version serve an indicator it no longer has."""
    agreement = version.agreement
    known = set(version.terms.values_list("indicator_id", flat=True))
    in_force = budget_in_force(agreement, version.effective)
    later = agreement.budget_versions.filter(confirmed_at__isnull=False, effective__gt=version.effective)
    for budget in [*([in_force] if in_force else []), *later]:
        _refuse_strays(budget, known)


def refuse_unserved_indicators(budget: BudgetVersion) -> None:
    """Raise where a line serves an indicator that the agreement counting together with the ceilings does not have."""
    agreement = budget.agreement
    version = version_in_force(agreement, budget.effective) or newest_version(agreement)
    agreed = agreement.versions.filter(first_accepted_at__isnull=False, effective__gt=budget.effective)
    for each in [*([version] if version else []), *agreed]:
        _refuse_strays(budget, set(each.terms.values_list("indicator_id", flat=True)))


def _agreement_problems(agreement: Agreement) -> Iterator[Found]:
    for number, objective in enumerate(agreement.objectives, start=1):
        if not objective.text.strip():
            yield Found(Problem("agreement.objective_empty", {"number": number}))
        if not objective.indicators:
            yield Found(Problem("agreement.objective_without_indicator", {"number": number}))
        for indicator in objective.indicators:
            yield from (Found(problem, indicator.key) for problem in target_problems(indicator))


def _refuse_strays(budget: BudgetVersion, known: set[int]) -> None:
    for terms in budget.terms.exclude(indicator_id__in=known).order_by("number"):
        raise ProblemError(Problem("agreement.line_without_indicator", {"line": terms.name}))
