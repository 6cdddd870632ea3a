"""A Report without what its paper does not say, so that it can be compared with one read from paper."""

import re
from collections.abc import Iterable
from dataclasses import replace

from triwulan.compose.agreement import acting_post
from triwulan.compose.figures import is_draft, measured
from triwulan.core.counting import Counted
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Unmeasurable
from triwulan.core.quantity import NOT_ENTERED, RUPIAH, Kind, Quantity, round_half_up
from triwulan.core.reckoning import PERCENT, is_percent
from triwulan.core.reckoning_costs import TOTAL
from triwulan.core.report import (
    Agreement,
    Analysis,
    Cell,
    CostLine,
    Costs,
    EvidenceItem,
    Indicator,
    Measurement,
    Objective,
    OutcomeCost,
    PlanItem,
    Regulation,
    Remark,
    Report,
    Response,
    Signatory,
)
from triwulan.core.stage import Stage
from triwulan.core.workflow import ResponseChoice

DASH = Cell(Quantity(Kind.DASH))
UNMEASURED = Cell(Quantity(Kind.NOT_AVAILABLE))
_MARK = re.compile(r"(?:(?P<dash>[-–•*])|(?P<count>\d{1,2}|[a-z])[.)])\s+(?P<text>\S.*)")


def printed_form(report: Report) -> Report:
    """What is printed of a report: keys in order, figures as printed, no provenance, no unprinted settings."""
    keys = {each.key: f"IK{number}" for number, each in enumerate(report.agreement.indicators, start=1)}
    draft = is_draft(report)
    author = report.author
    shows_duties = bool(author.duties) or draft
    answered = report.response.responder is not None and report.response.answered_on is not None
    undated = report.signed_on is None
    return Report(
        author=replace(
            author,
            duties=tuple(_flat(each) for each in author.duties),
            duties_source=_rule(author.duties_source) if shows_duties else None,
        ),
        quarter=report.quarter,
        stage=Stage.ANSWERED if answered else Stage.DRAFT if undated else Stage.SUBMITTED,
        agreement=_agreement(report),
        measurements=tuple(
            _measurement(measured(report, each), each, keys[each.key]) for each in report.agreement.indicators
        ),
        costs=_costs(report, keys),
        analyses=tuple(_analyses(report, keys)),
        strategies=tuple(
            replace(each, indicator=keys[each.indicator], text=_flat(each.text), months=tuple(sorted(set(each.months))))
            for key in keys
            for each in report.strategies
            if each.indicator == key
        ),
        activities=tuple(
            replace(
                each,
                what=_flat(each.what),
                place=_flat(each.place),
                villages=() if each.everywhere else each.villages,
                with_whom=_flat(each.with_whom),
                result=_flat(each.result),
                indicator=keys.get(each.indicator, ""),
                plan_text="",
            )
            for each in report.activities
        ),
        counted=tuple(
            replace(each, indicator=keys[each.indicator], counted=_counted(each.counted)) for each in report.counted
        ),
        follow_ups=tuple(
            replace(each, item=at, what=_flat(each.what), who=_flat(each.who), by_when=_flat(each.by_when))
            for at, each in enumerate(report.follow_ups, start=1)
        ),
        carried=tuple(
            replace(
                each,
                item=at,
                what=_flat(each.what),
                who=_flat(each.who),
                by_when=_flat(each.by_when),
                note=_flat(each.note),
            )
            for at, each in enumerate(report.carried, start=1)
        ),
        evidence=tuple(
            EvidenceItem(
                number=each.number,
                name=_flat(each.name),
                sha256=each.sha256[:16],
                anchors=tuple(_place(report, anchor) for anchor in each.anchors),
                day=each.day,
            )
            for each in report.evidence
        ),
        closing=_lines(report.closing),
        response=_response(report),
        reporter=_signatory(report.reporter, author.position),
        superior=_signatory(report.superior, author.superior_position),
        signed_on=report.signed_on,
        reporting_rule=_rule(report.reporting_rule),
        legal_basis=tuple(rule for each in report.legal_basis if (rule := _rule(each))),
        deadline_days=report.deadline_days,
        scale=report.scale,
    )


def _counted(counted: Counted) -> Counted:
    items = (replace(each, name=_flat(each.name), number=_flat(each.number)) for each in counted.items)
    return replace(counted, what=_flat(counted.what), items=tuple(items))


def _agreement(report: Report) -> Agreement:
    own = report.agreement
    number = 0
    objectives = []
    for at, objective in enumerate(own.objectives, start=1):
        indicators = []
        for each in objective.indicators:
            number += 1
            indicators.append(_indicator(report, each, f"IK{number}"))
        objectives.append(Objective(key=f"S{at}", text=_flat(objective.text), indicators=tuple(indicators)))
    return Agreement(
        version=own.version,
        effective=own.effective,
        first_party=_party(own.first_party, report.author.position),
        second_party=_party(own.second_party, report.author.superior_position),
        objectives=tuple(objectives),
        reason=_flat(own.reason) if own.version > 1 else "",
    )


def _indicator(report: Report, own: Indicator, key: str) -> Indicator:
    row = measured(report, own)
    said = (row.reason if row.achievement.value is None else None, row.annual_reason)
    return Indicator(
        key=key,
        name=own.name,
        unit=own.unit,
        direction=own.direction,
        aggregation=own.aggregation,
        annual_target=_cell(own.annual_target, own.unit) or DASH,
        quarterly_targets=tuple(_cell(each, own.unit) or DASH for each in own.quarterly_targets),
        definition=_lines(own.definition),
        formula=_lines(own.formula),
        cap=own.cap,
        matures_in=own.matures_in if Unmeasurable.NOT_MATURE in said else 1,
        plan=tuple(
            PlanItem(text=each.text, count=each.count, unit=each.unit, months=tuple(sorted(set(each.months))))
            for each in own.plan
        ),
    )


def _measurement(row: Measurement, indicator: Indicator, key: str) -> Measurement:
    unit = indicator.unit
    counted = "" if is_percent(unit) else unit
    pair = None not in (row.realisation.value, row.numerator.value, row.denominator.value)
    return Measurement(
        indicator=key,
        target=_cell(row.target, unit) or DASH,
        realisation=_realised(row.realisation, row.reason, unit),
        achievement=_achieved(row.achievement, row.reason),
        annual_target=_cell(row.annual_target, unit) or DASH,
        realisation_to_date=_realised(row.realisation_to_date, row.annual_reason, unit),
        annual_achievement=_achieved(row.annual_achievement, row.annual_reason),
        predicate=row.predicate,
        numerator=(_cell(row.numerator, counted) if pair else None) or Cell(),
        denominator=(_cell(row.denominator, counted) if pair else None) or Cell(),
        reason=row.reason if row.achievement.value is None else None,
        annual_reason=row.annual_reason,
        missing_quarters=row.missing_quarters,
    )


def _costs(report: Report, keys: dict[str, str]) -> Costs:
    own = report.costs
    if not any(outcome.lines for outcome in own.outcomes):
        return Costs(variant=EfficiencyVariant.REMAINING, outcomes=(), total=CostLine(key=TOTAL, name=""))
    names = {each.key: each.name for each in report.agreement.indicators}
    outcomes = []
    count = 0
    for outcome in own.outcomes:
        lines = []
        for line in outcome.lines:
            count += 1
            lines.append(_line(line, f"A{count}", line.name))
        key = keys[outcome.indicator]
        parent = _line(outcome.parent, key, names[outcome.indicator], parent=True)
        outcomes.append(OutcomeCost(indicator=key, parent=parent, lines=tuple(lines)))
    return Costs(variant=own.variant, outcomes=tuple(outcomes), total=_line(own.total, TOTAL, "", parent=True))


def _line(own: CostLine, key: str, name: str, *, parent: bool = False) -> CostLine:
    target, realisation = _cell(own.output_target, own.output_unit), _cell(own.output_realisation, own.output_unit)
    unit = next((each.quantity.unit for each in (target, realisation) if each and each.quantity.is_number), "")
    unmeasured = own.output_achievement.quantity.kind is Kind.NOT_AVAILABLE
    change = own.spending_in_quarter.value
    told = not parent and change is not None and change < 0
    return CostLine(
        key=key,
        name=name,
        code="" if parent else own.code,
        ceiling=_cell(own.ceiling, RUPIAH) or Cell(),
        spending=_cell(own.spending, RUPIAH) or Cell(),
        absorption=_cell(own.absorption, PERCENT) or Cell(),
        output_target=target or DASH,
        output_realisation=realisation or (DASH if unmeasured else Cell()),
        output_achievement=UNMEASURED if unmeasured else _cell(own.output_achievement, PERCENT) or Cell(),
        output_unit=unit,
        efficiency=_cell(own.efficiency, "") or Cell(),
        spending_in_quarter=_cell(own.spending_in_quarter, RUPIAH) or Cell() if told else Cell(),
        reason_for_decrease=own.reason_for_decrease if told else "",
    )


def _analyses(report: Report, keys: dict[str, str]) -> Iterable[Analysis]:
    told = {each.indicator: each for each in report.analyses}
    for key, new in keys.items():
        own = told.get(key, Analysis(indicator=key))
        made = Analysis(
            indicator=new,
            method=_lines(own.method),
            done=_lines(own.done),
            sent_to=_lines(own.sent_to),
            cause=_lines(own.cause),
            obstacle=_lines(own.obstacle),
            solution=_lines(own.solution),
        )
        if made != Analysis(indicator=new):
            yield made


def _response(report: Report) -> Response:
    own = report.response
    signed = own.responder is not None and own.answered_on is not None
    return Response(
        choices=tuple(choice for choice in ResponseChoice if choice in own.choices),
        text=_flat(own.text),
        remarks=tuple(Remark(anchor=_place(report, each.anchor), text=_flat(each.text)) for each in own.remarks),
        responder=_party(own.responder, report.author.superior_position) if signed and own.responder else None,
        answered_on=own.answered_on if signed else None,
    )


def _place(report: Report, anchor: str) -> str:
    """The kind and the number that a remark's place is printed by."""
    kind, _, rest = anchor.partition("/")
    if anchor in ("report", "response", "cost/total"):
        return anchor
    if anchor == "closing":
        return "chapter/III"
    if kind == "section":
        return anchor if rest[0].isdigit() else f"chapter/{rest}"
    indicators = report.agreement.indicators
    numbers = {each.key: str(at) for at, each in enumerate(indicators, start=1)}
    key = rest.partition("/")[0]
    if kind in ("agreement", "measurement", "analysis") and key in numbers:
        return f"{kind}/{numbers[key]}"
    if kind == "strategy" and key in numbers:
        return f"strategy/{indicators[int(numbers[key]) - 1].name}"
    if kind == "cost":
        for at, outcome in enumerate(report.costs.outcomes, start=1):
            for place, line in enumerate((outcome.parent, *outcome.lines)):
                if line.key == key:
                    return f"cost/{at}.{place}" if place else f"cost/{at}"
    if kind == "evidence":
        return anchor
    listed = report.carried if kind == "carried" else report.follow_ups
    items = {str(each.item): at for at, each in enumerate(listed, start=1)}
    return f"{kind}/{items[key]}" if kind in ("follow_up", "carried") and key in items else ""


def _signatory(own: Signatory, position: str) -> Signatory:
    post = acting_post(own, position)
    acting = re.match(r"(Plt|Plh|Pj|Pjs)\. ", post)
    shown = acting[0] + post[acting.end() :].upper() if acting else post.upper()
    return Signatory(name=_flat(own.name), nip=own.nip, rank=_flat(own.rank), post=shown)


def _party(own: Signatory, position: str) -> Signatory:
    return Signatory(name=_flat(own.name), post=acting_post(own, position))


def _rule(own: Regulation | None) -> Regulation | None:
    if own is None or not own.article[:1].isdigit():
        return own
    return replace(own, article=f"Pasal {own.article}")


def _achieved(own: Cell, reason: Unmeasurable | None) -> Cell:
    if own.value is None and reason not in (None, Unmeasurable.NOT_ENTERED):
        return UNMEASURED
    return _cell(own, PERCENT) or Cell()


def _realised(own: Cell, reason: Unmeasurable | None, unit: str) -> Cell:
    return _cell(own, unit) or (DASH if reason is Unmeasurable.NOT_MATURE else Cell())


def _cell(own: Cell, unit: str) -> Cell | None:
    """A figure at its printed precision; None where nothing is printed."""
    quantity = own.quantity
    if quantity.is_number and quantity.value is not None:
        shown = PERCENT if is_percent(quantity.unit or unit) else quantity.unit or unit
        places = 0 if shown == RUPIAH else max(quantity.places, 0)
        value = round_half_up(quantity.value, places)
        return Cell(Quantity(Kind.NUMBER, value=value, unit=shown, places=places))
    if quantity.kind is Kind.DASH:
        return DASH
    if quantity.kind is Kind.NOT_AVAILABLE:
        return Cell(Quantity(Kind.NOT_AVAILABLE, raw=quantity.raw.strip() or "n/a"))
    return None if quantity.kind is Kind.BLANK else Cell(replace(NOT_ENTERED, raw=quantity.raw))


def _lines(text: str) -> str:
    """Typed text with its lists marked as the form marks them."""
    return "\n".join(_marked(_flat(line)) for line in text.splitlines() if line.strip())


def _marked(line: str) -> str:
    match = _MARK.fullmatch(line)
    if match is None:
        return line
    return f"- {match['text']}" if match["dash"] else f"{match['count']}. {match['text']}"


def _flat(text: str) -> str:
    return " ".join(text.split())
