"""What each step of the quarter shows, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from triwulan.compose.activities import activity_line
from triwulan.core import anchors
from triwulan.core.activity import serving
from triwulan.core.budget_line import BudgetLine
from triwulan.core.measurement import Direction
from triwulan.core.quantity import format_number, format_percent
from triwulan.core.reckoning import is_percent
from triwulan.core.references import as_printed
from triwulan.core.report import Analysis, Cell, CostLine, Indicator, Measurement, Objective, Strategy
from triwulan.web.quarters.carrying import Asked
from triwulan.web.quarters.count_view import CountView, count_view
from triwulan.web.quarters.fields import (
    ANALYSIS_FIELDS,
    CARRIED_FIELDS,
    FOLLOW_UP_FIELDS,
    MOST_ITEMS,
    Section,
    items_entered,
    measured_fields,
    months_of,
)
from triwulan.web.quarters.previous import Previous
from triwulan.web.quarters.records import quarters_in_words
from triwulan.web.quarters.sheet import FieldView, Sheet
from triwulan.web.review.models import Remark

_FORMULAS = {Direction.HIGHER: "{r} ÷ {t}", Direction.LOWER_A: "(2 × {t} - {r}) ÷ {t}", Direction.LOWER_B: "{t} ÷ {r}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A measured row in printed form, and how it was reckoned."""

    measured: Measurement
    realisation: str
    target: str
    to_date: str
    annual_target: str
    reckoning: str
    annual_reckoning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """One row of a step; ``anchor`` is its place in the report, ``template`` what shows it."""

    anchor: str
    fields: tuple[FieldView, ...]
    remarks: tuple[Remark, ...] = ()
    number: int = 0
    objective: Objective | None = None
    indicator: Indicator | None = None
    figures: Figures | None = None
    count: CountView | None = None
    missing_quarters: str = ""
    line: BudgetLine | None = None
    cost: CostLine | None = None
    last: Measurement | None = None
    last_realisation: str = ""
    last_cost: CostLine | None = None
    last_analysis: Analysis | None = None
    activities: tuple[str, ...] = ()
    """What the activity log has for it, as the report lists it."""
    last_strategies: tuple[Strategy, ...] = ()
    asked: Asked | None = None
    tokens: tuple[tuple[str, str], ...] = ()
    months: tuple[int, ...] = ()
    item: int = 0

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"row-{self.anchor.replace('/', '-')}"

    @property
    def counts(self) -> bool:
        """Records give the figure: nothing was typed in its place, readable or not."""
        if self.count is None or self.count.figure.typed:
            return False
        return not any(field.faults or field.conflict or field.text for field in self.fields)

    @property
    def about(self) -> str:
        """What it is on the paper; strategies of one indicator stand in one cell there."""
        return self.anchor.rpartition("/")[0] if self.anchor.startswith("strategy/") else self.anchor

    @property
    def list_id(self) -> str:
        """The list it stands in, where rows can be added."""
        return self.anchor.rpartition("/")[0].replace("/", "-")

    @property
    def open(self) -> bool:
        """Anything in it may be changed."""
        return any(field.open for field in self.fields)


def rows_of(section: Section, sheet: Sheet, previous: Previous | None) -> list[SectionRow]:
    """Every row of a step."""
    makers = {
        Section.MEASUREMENT: _measurement_rows,
        Section.COST: _cost_rows,
        Section.ANALYSIS: _analysis_rows,
        Section.STRATEGY: _strategy_rows,
        Section.CARRIED: _carried_rows,
        Section.FOLLOW_UP: _follow_up_rows,
        Section.CLOSING: _closing_rows,
    }
    return list(makers[section](sheet, previous))


def _indicators(sheet: Sheet) -> Iterator[tuple[int, Objective, Indicator]]:
    number = 0
    for objective in sheet.record.agreement.objectives:
        for indicator in objective.indicators:
            number += 1
            yield number, objective, indicator


def _measurement_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    for number, objective, indicator in _indicators(sheet):
        base = anchors.measurement(indicator.key)
        last = previous.measurement(indicator) if previous else None
        yield SectionRow(
            anchor=base,
            number=number,
            objective=objective,
            indicator=indicator,
            fields=tuple(sheet.field(f"{base}/{name}") for name in measured_fields(indicator)),
            figures=_figures(indicator, sheet.record.measurements[indicator.key]),
            count=count_view(sheet.record.report, indicator, sheet.record.counted.get(indicator.key)),
            missing_quarters=quarters_in_words(sheet.record.measurements[indicator.key].missing_quarters),
            remarks=tuple(sheet.remarks_about(indicator.key)),
            last=last,
            last_realisation="" if last is None else as_printed(last.realisation.quantity, indicator.unit),
        )


def _cost_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    costs = {line.key: line for outcome in sheet.record.costs.outcomes for line in outcome.lines}
    for number, objective, indicator in _indicators(sheet):
        for line in sheet.record.lines:
            if line.indicator != indicator.key:
                continue
            base = anchors.cost(line.key)
            fields = ["spending"] if line.as_indicator else ["spending", "output"]
            lowered = (costs[line.key].spending_in_quarter.value or 0) < 0
            if lowered or sheet.record.text(f"{base}/reason"):
                fields.insert(1, "reason")
            yield SectionRow(
                anchor=base,
                number=number,
                objective=objective,
                indicator=indicator,
                line=line,
                cost=costs[line.key],
                fields=tuple(sheet.field(f"{base}/{name}") for name in fields),
                remarks=tuple(sheet.remarks_about(line.key, anchors.cost(indicator.key))),
                last_cost=previous.cost(key=line.key, name=line.name) if previous else None,
            )


def _analysis_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    for number, objective, indicator in _indicators(sheet):
        base = anchors.analysis(indicator.key)
        yield SectionRow(
            anchor=base,
            number=number,
            objective=objective,
            indicator=indicator,
            fields=tuple(sheet.field(f"{base}/{name}") for name in ANALYSIS_FIELDS),
            figures=_figures(indicator, sheet.record.measurements[indicator.key]),
            remarks=tuple(sheet.remarks_about(indicator.key)),
            tokens=tuple(sheet.record.figures[indicator.key].items()),
            last_analysis=previous.analysis(indicator) if previous else None,
            activities=tuple(activity_line(each) for each in serving(sheet.record.activities, indicator.key)),
        )


def _strategy_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    for number, objective, indicator in _indicators(sheet):
        base = anchors.strategy(indicator.key)
        for item in _items(sheet, base):
            fields = tuple(sheet.field(f"{base}/{item}/{name}") for name in ("text", "months"))
            yield SectionRow(
                anchor=f"{base}/{item}",
                number=number,
                objective=objective,
                indicator=indicator,
                item=item,
                fields=fields,
                months=months_of(fields[1].text),
                remarks=tuple(sheet.remarks_about(indicator.key)) if item == 1 else (),
                last_strategies=tuple(previous.strategies(indicator)) if previous and item == 1 else (),
            )


def _carried_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    for asked in sheet.record.asked:
        base = anchors.carried(asked.number)
        yield SectionRow(
            anchor=base,
            asked=asked,
            fields=tuple(sheet.field(f"{base}/{name}") for name in CARRIED_FIELDS),
            remarks=tuple(sheet.remarks_about(base)),
        )


def _follow_up_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    for item in _items(sheet, anchors.FOLLOW_UP):
        base = anchors.follow_up(item)
        yield SectionRow(
            anchor=base,
            item=item,
            fields=tuple(sheet.field(f"{base}/{name}") for name in FOLLOW_UP_FIELDS),
            remarks=tuple(sheet.remarks_about(base)),
        )


def _closing_rows(sheet: Sheet, previous: Previous | None) -> Iterator[SectionRow]:
    yield SectionRow(
        anchor=anchors.CLOSING,
        fields=(sheet.field("closing/text"),),
        remarks=tuple(sheet.remarks_about(anchors.CLOSING)),
    )


def _items(sheet: Sheet, base: str) -> list[int]:
    """The items there are, and an empty one to write the next in."""
    filled = (path for path, entry in sheet.record.own.items() if entry.text.strip())
    entered = sorted({*items_entered(filled, base), *items_entered(sheet.typed, base)})
    after = max(entered, default=0) + 1
    return [*entered, after] if after <= MOST_ITEMS else entered


def _figures(indicator: Indicator, row: Measurement) -> Figures:
    unit = indicator.unit
    counted = row.denominator.value is not None and not is_percent(unit)
    realisation = as_printed(row.realisation.quantity, unit)
    if row.denominator.value is not None and row.numerator.value is not None:
        pair = f"{format_number(row.numerator.value)} / {format_number(row.denominator.value)}"
        realisation = f"{pair} {unit}" if counted else f"{pair} = {realisation}"
    return Figures(
        measured=row,
        realisation=realisation,
        target=as_printed(row.target.quantity, unit),
        to_date=as_printed(row.realisation_to_date.quantity, unit),
        annual_target=as_printed(row.annual_target.quantity, unit),
        reckoning=_reckoning(indicator, row.target, row.realisation, row.achievement),
        annual_reckoning=_reckoning(indicator, row.annual_target, row.realisation_to_date, row.annual_achievement),
    )


def _reckoning(indicator: Indicator, target: Cell, realisation: Cell, achieved: Cell) -> str:
    """The formula in words and with this row's figures: "realisasi ÷ target = 11 ÷ 12 = 91,67%"."""
    if target.value is None or realisation.value is None or achieved.value is None:
        return ""
    words = {"r": _("realisasi"), "t": _("target")}
    numbers = {"r": format_number(realisation.value), "t": format_number(target.value)}
    formula = _FORMULAS[indicator.direction]
    return " = ".join((formula.format(**words), formula.format(**numbers), format_percent(achieved.value)))
