"""Signs the demo's agreements and confirms their ceilings, through the same services as everybody."""

from datetime import date, datetime, timedelta
from typing import Any

from triwulan.data.demo import story
from triwulan.web import clock
from triwulan.web.agreements.budgets import BudgetRow, confirm_budget, draft_budget, save_budget
from triwulan.web.agreements.drafting import (
    IndicatorValues,
    ObjectiveRow,
    PlanRow,
    derive_targets,
    save_indicator,
    save_objectives,
    save_plan,
)
from triwulan.web.agreements.models import AgreementVersion, Objective
from triwulan.web.agreements.services import accept, create_agreement, propose
from triwulan.web.demo.days import moment
from triwulan.web.demo.office import Staff
from triwulan.web.register.models import Obligation

SUPERIORS = {"camat": "sekda"}
SUPERIOR = "camat"


def sign_agreement(agreement: story.Agreement, staff: Staff) -> None:
    """Draft an agreement, have both parties sign it in its first days, and confirm its ceilings."""
    holder = staff.holders[agreement.position]
    superior = staff.holders[SUPERIORS.get(agreement.position, SUPERIOR)]
    drafted_on = agreement.begins or date(agreement.year, 1, 3)
    proposed, accepted = moment(drafted_on, 9), moment(drafted_on + timedelta(days=2), 9)
    with clock.at(proposed):
        version = _drafted(agreement, staff)
        propose(version=version, user=holder, moment=proposed)
    with clock.at(accepted):
        accept(version=version, user=superior, moment=accepted)
        if agreement.lines:
            _confirm_ceilings(agreement, staff, version, accepted)


def _drafted(agreement: story.Agreement, staff: Staff) -> AgreementVersion:
    version = create_agreement(
        position=staff.positions[agreement.position], year=agreement.year, effective=agreement.begins
    )
    save_objectives(version=version, rows=[ObjectiveRow(each.text) for each in agreement.objectives])
    for row, told in zip(version.objectives.order_by("number"), agreement.objectives, strict=True):
        for indicator in told.indicators:
            _add_indicator(version, row, indicator)
    return version


def _add_indicator(version: AgreementVersion, objective: Objective, told: story.Indicator) -> None:
    first, second, third, fourth = told.quarterly or (None,) * 4
    values = IndicatorValues(
        name=told.name,
        unit=told.unit,
        definition=told.definition,
        formula=told.formula,
        aggregation=told.aggregation,
        population=told.population,
        matures_in=told.matures_in,
        annual_target=told.annual,
        target_1=first,
        target_2=second,
        target_3=third,
        target_4=fourth,
        **_source(version, told.counted),
    )
    terms = save_indicator(version=version, objective=objective, values=values)
    if told.plan:
        rows = [PlanRow(text=item.text, count=item.count, unit=item.unit, months=item.months) for item in told.plan]
        save_plan(version=version, terms=terms, rows=rows)
    if not told.quarterly:
        derive_targets(version=version, terms=terms)


def _source(version: AgreementVersion, counted: story.CountedFrom | None) -> dict[str, Any]:
    """What the indicator is counted from, in agreements that count already."""
    if counted is None or version.agreement.year < counted.since:
        return {}
    if counted.source == "activities":
        return {"counted_from": counted.source}
    obligation = Obligation.objects.get(regency=version.regency_id, key=counted.document)
    return {"counted_from": counted.source, "obligation_id": obligation.pk, "document_year": int(counted.year)}


def _confirm_ceilings(agreement: story.Agreement, staff: Staff, version: AgreementVersion, when: datetime) -> None:
    served = {indicator.code: indicator for indicator in version.agreement.indicators.all()}
    document = f"DPA {agreement.lines[0].code.partition('.2.')[0]}/{agreement.year}"
    budget = draft_budget(agreement=version.agreement, effective=version.effective, document=document)
    rows = [
        BudgetRow(
            name=line.name,
            code=line.code,
            ceiling=line.ceilings[str(agreement.year)],
            indicator=served[line.indicator],
            as_indicator=line.output is None,
            output_target=line.output,
            output_unit=line.unit,
        )
        for line in agreement.lines
    ]
    save_budget(version=budget, rows=rows)
    confirm_budget(version=budget, user=staff.holders[agreement.position], moment=when)
