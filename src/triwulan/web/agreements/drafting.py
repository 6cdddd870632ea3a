"""Writing a draft of the agreement: objectives, indicators, their plans. Identities and entries are never touched."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.db.models.expressions import CombinedExpression

from triwulan.core.plan import spread
from triwulan.core.problem import Problem, ProblemError
from triwulan.web.agreements import checks, tokens
from triwulan.web.agreements.binding import Source, bind
from triwulan.web.agreements.mapping import plain
from triwulan.web.agreements.models import AgreementVersion, Indicator, IndicatorTerms, Objective, PlanItem
from triwulan.web.agreements.services import locked_draft

_ASIDE = 10_000
"""Numbers are unique within a version: rows step aside before they are numbered anew."""


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective as it is to be: a new one has no pk; an empty text takes it away."""

    text: str
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValues:
    """What a draft says of an indicator; figures None where they are not set yet."""

    name: str
    unit: str
    definition: str = ""
    formula: str = ""
    direction: str = "higher"
    aggregation: str = "sum"
    cap: str = "none"
    population: Decimal | None = None
    matures_in: int = 1
    annual_target: Decimal | None = None
    target_1: Decimal | None = None
    target_2: Decimal | None = None
    target_3: Decimal | None = None
    target_4: Decimal | None = None
    counted_from: str = "typed"
    obligation_id: int | None = None
    document_year: int | None = None
    on_time: bool = True

    @property
    def targets(self) -> tuple[Decimal | None, ...]:
        """The year's target and the four quarters'."""
        return self.annual_target, self.target_1, self.target_2, self.target_3, self.target_4


def values_of(terms: IndicatorTerms) -> IndicatorValues:
    """What stored terms say."""
    stored: dict[str, Any] = {field.name: getattr(terms, field.name) for field in fields(IndicatorValues)}
    exact = {name: plain(value) for name, value in stored.items() if isinstance(value, Decimal)}
    return IndicatorValues(**(stored | exact))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A planned piece of work: how many, of what, in which months (1..12)."""

    text: str
    count: Decimal
    unit: str = ""
    months: tuple[int, ...] = ()


@transaction.atomic
def save_objectives(*, version: AgreementVersion, rows: Sequence[ObjectiveRow], token: str | None = None) -> None:
    """Make the objectives those of ``rows``, in their order; an objective with indicators cannot be taken away."""
    draft = locked_draft(version)
    wanted = [ObjectiveRow(row.text.strip(), row.pk) for row in rows if row.text.strip()]
    known = {objective.pk: objective for objective in draft.objectives.order_by("number")}
    if [(row.pk, row.text) for row in wanted] == [(each.pk, each.text) for each in known.values()]:
        return
    if token is not None and token != tokens.objectives_token(draft):
        # the same new rows sent twice
        if [row.text for row in wanted] == [each.text for each in known.values()]:
            return
        raise tokens.ChangedElsewhereError
    kept = {row.pk for row in wanted if row.pk is not None}
    for objective in known.values():
        if objective.pk not in kept:
            if objective.terms.exists():
                raise ProblemError(Problem("agreement.objective_in_use", {"number": objective.number}))
            objective.delete()
    draft.objectives.update(number=_shifted())
    for number, row in enumerate(wanted, start=1):
        if row.pk in known:
            draft.objectives.filter(pk=row.pk).update(number=number, text=row.text)
        else:
            Objective.objects.create(regency_id=draft.regency_id, version=draft, number=number, text=row.text)
    _renumber(draft)


@transaction.atomic
def save_indicator(
    *,
    version: AgreementVersion,
    objective: Objective,
    values: IndicatorValues,
    terms: IndicatorTerms | None = None,
    token: str | None = None,
) -> IndicatorTerms:
    """Write an indicator's terms; without ``terms`` a new one with an identity of its own, once for the same values."""
    draft = locked_draft(version)
    _refuse_values(values)
    values = _bound(values, draft)
    if objective.version_id != draft.pk:
        raise ProblemError(Problem("agreement.other_objective"))
    if terms is None:
        terms = _same_terms(draft, objective, values)
        if terms is not None:
            return terms
        terms = IndicatorTerms(regency_id=draft.regency_id, version=draft, indicator=_new_indicator(draft))
        terms.number = _next_number(draft)
    else:
        terms = IndicatorTerms.objects.select_related("indicator").get(pk=terms.pk, version=draft)
        before = tokens.terms_token(terms)
        _write(terms, objective, values)
        if token is not None and before not in (token, tokens.terms_token(terms)):
            raise tokens.ChangedElsewhereError
    _write(terms, objective, values)
    terms.save()
    _renumber(draft)
    return terms


@transaction.atomic
def remove_indicator(*, version: AgreementVersion, terms: IndicatorTerms) -> None:
    """Take an indicator out of the draft. Its identity and every entry stay where anything hangs on it."""
    draft = locked_draft(version)
    current = IndicatorTerms.objects.filter(pk=terms.pk, version=draft).select_related("indicator").first()
    if current is None:
        return
    indicator = current.indicator
    current.delete()
    if not (indicator.terms.exists() or indicator.budget_terms.exists() or indicator.entries.exists()):
        indicator.delete()
    _renumber(draft)


@transaction.atomic
def save_plan(
    *, version: AgreementVersion, terms: IndicatorTerms, rows: Sequence[PlanRow], token: str | None = None
) -> None:
    """Make the indicator's action plan that of ``rows``."""
    draft = locked_draft(version)
    current = IndicatorTerms.objects.get(pk=terms.pk, version=draft)
    for row in rows:
        if row.count <= 0:
            raise ProblemError(Problem("agreement.plan_count", {"text": row.text}))
        if not row.months or not set(row.months) <= set(range(1, 13)):
            raise ProblemError(Problem("agreement.plan_months", {"text": row.text}))
    before, wanted = tokens.plan_token(current), _plan_token(rows)
    if before == wanted:
        return
    if token is not None and before != token:
        raise tokens.ChangedElsewhereError
    current.plan.all().delete()
    PlanItem.objects.bulk_create(
        PlanItem(
            regency_id=draft.regency_id,
            terms=current,
            number=number,
            text=row.text.strip(),
            count=row.count,
            unit=row.unit.strip(),
            months=sorted(set(row.months)),
        )
        for number, row in enumerate(rows, start=1)
    )


@transaction.atomic
def derive_targets(*, version: AgreementVersion, terms: IndicatorTerms) -> IndicatorTerms:
    """Set the year's and the quarters' targets to what the plan adds up to; only sums follow from a plan."""
    draft = locked_draft(version)
    current = IndicatorTerms.objects.get(pk=terms.pk, version=draft)
    if current.aggregation != IndicatorTerms.AggregationChoice.SUM:
        raise ProblemError(Problem("agreement.plan_not_summed"))
    plan = [(item.count, item.months) for item in current.plan.order_by("number")]
    if not plan:
        raise ProblemError(Problem("agreement.plan_empty"))
    quarterly = spread(plan)
    annual = sum(quarterly, Decimal(0))
    wrong = checks.above_population([annual], current.population, current.unit)
    if wrong is not None:
        raise ProblemError(wrong)
    current.target_1, current.target_2, current.target_3, current.target_4 = quarterly
    current.annual_target = annual
    current.save()
    return current


def _refuse_values(values: IndicatorValues) -> None:
    problem = None
    if not values.name.strip():
        problem = Problem("agreement.name_missing")
    elif not values.unit.strip():
        problem = Problem("agreement.unit_missing")
    elif any(value is not None and value < 0 for value in (*values.targets, values.population)):
        problem = Problem("targets.negative")
    else:
        problem = checks.above_population(values.targets, values.population, values.unit)
    if problem is not None:
        raise ProblemError(problem)


def _bound(values: IndicatorValues, draft: AgreementVersion) -> IndicatorValues:
    """The values with a source that fits, and the quarter of maturity that follows from it."""
    bound = bind(
        Source(**{field.name: getattr(values, field.name) for field in fields(Source)}),
        regency_id=draft.regency_id,
        agreement_year=draft.agreement.year,
        aggregation=values.aggregation,
        unit=values.unit,
    )
    source = {field.name: getattr(bound.source, field.name) for field in fields(Source)}
    return replace(values, **source, matures_in=bound.matures_in or values.matures_in)


def _write(terms: IndicatorTerms, objective: Objective, values: IndicatorValues) -> None:
    terms.objective = objective
    for field in fields(IndicatorValues):
        value = getattr(values, field.name)
        setattr(terms, field.name, value.strip() if isinstance(value, str) else value)


def _same_terms(draft: AgreementVersion, objective: Objective, values: IndicatorValues) -> IndicatorTerms | None:
    wanted = IndicatorTerms()
    _write(wanted, objective, values)
    for known in draft.terms.select_related("indicator"):
        if tokens.terms_values(known) == tokens.terms_values(wanted):
            return known
    return None


def _new_indicator(draft: AgreementVersion) -> Indicator:
    taken = set(draft.agreement.indicators.values_list("code", flat=True))
    number = len(taken) + 1
    while f"IK{number}" in taken:
        number += 1
    return Indicator.objects.create(regency_id=draft.regency_id, agreement=draft.agreement, code=f"IK{number}")


def _next_number(draft: AgreementVersion) -> int:
    return (draft.terms.aggregate(largest=Max("number"))["largest"] or 0) + 1


def _renumber(draft: AgreementVersion) -> None:
    """Number the indicators in the order of their objectives, as the paper prints them."""
    ordered = list(draft.terms.order_by("objective__number", "number").values_list("pk", "number"))
    if [number for _, number in ordered] == list(range(1, len(ordered) + 1)):
        return
    draft.terms.update(number=_shifted())
    for number, (pk, _) in enumerate(ordered, start=1):
        draft.terms.filter(pk=pk).update(number=number)


def _shifted() -> CombinedExpression:
    return F("number") + _ASIDE


def _plan_token(rows: Sequence[PlanRow]) -> str:
    return tokens.fingerprint(
        (row.text.strip(), plain(row.count), row.unit.strip(), tuple(sorted(set(row.months)))) for row in rows
    )
