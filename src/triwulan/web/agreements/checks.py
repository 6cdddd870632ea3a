"""What keeps a draft from being proposed, and ceilings from being confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triwulan.core.counting import CountedFrom
from triwulan.core.measurement import check_quarterly_targets
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.quantity import format_number
from triwulan.core.report import Agreement, Indicator
from triwulan.web.agreements.models import AgreementVersion, BudgetTerms, BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.selectors import (
    approved_quarters_from,
    budget_in_force,
    newest_budget,
    newest_version,
    version_in_force,
)


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
    """What is wrong with an indicator's unit, targets and source."""
    if indicator.binding.counted_from is CountedFrom.ACTIVITIES and not indicator.plan:
        yield Problem("binding.no_plan")
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
    """Raise where a quarter would read this version with ceilings that serve an indicator it no longer has.

    Drafted ceilings that move the money count as well: they can be confirmed only once the version is accepted, and
    until then the quarter names the lines and is not sent.
    """
    for day in _quarter_ends(version.effective):
        lost = _stray(budget_in_force(version.agreement, day), version)
        if lost is not None and not _moved(version, day):
            raise ProblemError(Problem("agreement.line_without_indicator", {"line": lost.name}))


def awaits_ceilings(version: AgreementVersion) -> bool:
    """Money still stands with an indicator the version no longer has: new ceilings are to be confirmed."""
    ends = _quarter_ends(version.effective)
    return any(_stray(budget_in_force(version.agreement, day), version) is not None for day in ends)


def refuse_unserved_indicators(budget: BudgetVersion) -> None:
    """Raise where a line serves an indicator that the first quarter to read the ceilings does not have.

    Nor may the ceilings come after a quarter whose money is still without an indicator: nothing dated before them
    could mend it any more.
    """
    agreement = budget.agreement
    approved = {quarter.last_day for quarter in approved_quarters_from(agreement, date(agreement.year, 1, 1))}
    for day in _quarter_ends(date(agreement.year, 1, 1)):
        version = version_in_force(agreement, day)
        if day >= budget.effective:
            missing = _stray(budget, version or newest_version(agreement))
            if missing is not None:
                raise ProblemError(Problem("budget.indicator_not_agreed", {"line": missing.name}))
            return
        lost = None if version is None or day in approved else _stray(budget_in_force(agreement, day), version)
        if lost is not None:
            raise ProblemError(Problem("budget.line_left_behind", {"line": lost.name, "day": day}))


def _agreement_problems(agreement: Agreement) -> Iterator[Found]:
    for number, objective in enumerate(agreement.objectives, start=1):
        if not objective.text.strip():
            yield Found(Problem("agreement.objective_empty", {"number": number}))
        if not objective.indicators:
            yield Found(Problem("agreement.objective_without_indicator", {"number": number}))
        for indicator in objective.indicators:
            yield from (Found(problem, indicator.key) for problem in target_problems(indicator))


def _quarter_ends(day: date) -> list[date]:
    """Last days, from a day to the end of its year: a quarter reads what is in force on its last day."""
    return [Quarter(day.year, number).last_day for number in range(Quarter.of(day).number, 5)]


def _stray(budget: BudgetVersion | None, version: AgreementVersion | None) -> BudgetTerms | None:
    if budget is None or version is None:
        return None
    return budget.terms.exclude(indicator__in=version.terms.values("indicator")).order_by("number").first()


def _moved(version: AgreementVersion, day: date) -> bool:
    draft = newest_budget(version.agreement)
    if draft is None or draft.confirmed or draft.effective > day or not draft.terms.exists():
        return False
    return _stray(draft, version) is None
