"""Reckons a measured row from the quarters' records; screen, report and audit share these figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from triwulan.core.counting import Counted
from triwulan.core.measurement import (
    CAPS,
    Achievement,
    Aggregation,
    Direction,
    Unmeasurable,
    accumulate,
    achievement,
    ratio_percent,
)
from triwulan.core.period import Quarter
from triwulan.core.predicate import Scale
from triwulan.core.quantity import NOT_ENTERED, Kind, Quantity, number, round_half_up
from triwulan.core.report import Cell, Indicator, Measurement

PERCENT: Final = "%"
PRINTED_PLACES: Final = 2
UNMEASURED: Final = Quantity(Kind.NOT_AVAILABLE, raw="belum dapat diukur")


@dataclass(frozen=True, slots=True, kw_only=True)
class RealisationEntry:
    """What one quarter's record holds: a value, or the counted pair where the indicator is a ratio.

    ``source`` is the record's path (``measurement/IK1``); cells add the field's name to it.
    """

    value: Quantity = NOT_ENTERED
    numerator: Quantity = NOT_ENTERED
    denominator: Quantity = NOT_ENTERED
    source: str = ""

    @property
    def entered(self) -> bool:
        """Whether a readable figure stands in the record."""
        return self.value.is_number or self.numerator.is_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many targets of the quarter are met; ``total`` is the sum of all but ``annual_met``."""

    total: int
    met: int
    annual_met: int
    unmeasurable: int
    not_met: int
    not_entered: int = 0


def is_percent(unit: str) -> bool:
    """Whether figures in a unit are percentages, however the unit is written."""
    return unit.strip().casefold() in {PERCENT, "persen", "prosen"}


def gaps(indicator: Indicator, entries: Sequence[RealisationEntry]) -> tuple[int, ...]:
    """Name the quarters (1..4) before the last one that a year's sum or mean lacks: a target, and nothing entered."""
    if indicator.aggregation not in (Aggregation.SUM, Aggregation.AVERAGE):
        return ()
    earlier = zip(entries[:-1], indicator.quarterly_targets, strict=False)
    return tuple(
        number
        for number, (entry, target) in enumerate(earlier, start=1)
        if number >= indicator.matures_in and target.value and not entry.entered
    )


def measure(
    indicator: Indicator, *, quarter: Quarter, entries: Sequence[RealisationEntry], scale: Scale
) -> Measurement:
    """Reckon an indicator's row from the entries of TW I up to the quarter, one for each quarter.

    Up to date, a sum and an average take what is entered and are blank only when nothing is (see ``gaps``);
    a state or a ratio is this quarter's own: last quarter's state says nothing about the end of this one.
    Percentages are reckoned from figures as printed, so that a reader with a calculator gets the same.
    """
    if len(entries) != quarter.number:
        raise ValueError(f"{len(entries)} entries for quarter {quarter.number} of {indicator.key}")
    entry = entries[-1]
    values = [realised(indicator, each) for each in entries]
    realisation, to_date = values[-1], _to_date(indicator, values)
    targets = indicator.quarterly_targets
    target = targets[quarter.number - 1] if len(targets) >= quarter.number else Cell()
    mature = quarter.number >= indicator.matures_in
    without_base = indicator.aggregation is Aggregation.RATIO and entry.denominator.value == 0
    own = _judge(indicator, target, realisation, mature=mature, without_base=without_base)
    annual = _judge(indicator, indicator.annual_target, to_date, mature=mature, without_base=without_base)
    missing = gaps(indicator, entries)
    annual_reason = annual.reason
    if missing:
        annual, annual_reason = Achievement(None, Unmeasurable.NOT_ENTERED), Unmeasurable.NOT_ENTERED
    elif annual.percent is not None and _may_get_worse(indicator, quarter):
        annual_reason = Unmeasurable.YEAR_NOT_OVER
    typed = indicator.aggregation is not Aggregation.RATIO
    return Measurement(
        indicator=indicator.key,
        target=target,
        realisation=Cell(realisation, field_path(entry.source, "value") if typed else ""),
        achievement=_achievement_cell(own),
        annual_target=indicator.annual_target,
        realisation_to_date=Cell(to_date),
        annual_achievement=_achievement_cell(annual),
        predicate="" if own.percent is None else scale.predicate(own.percent),
        numerator=Cell() if typed else Cell(entry.numerator, field_path(entry.source, "numerator")),
        denominator=Cell() if typed else Cell(entry.denominator, field_path(entry.source, "denominator")),
        reason=own.reason,
        annual_reason=annual_reason,
        missing_quarters=missing,
    )


def realised(indicator: Indicator, entry: RealisationEntry) -> Quantity:
    """Give one quarter's realisation in the indicator's unit.

    Of a pair it is the percentage where the unit is percent, and otherwise the first number: "11 of 12 Desa"
    is 11 Desa, not 91,67 Desa.
    """
    if indicator.aggregation is not Aggregation.RATIO:
        return _in_unit(entry.value, indicator.unit)
    if not is_percent(indicator.unit):
        return _in_unit(entry.numerator, indicator.unit)
    percent = ratio_percent(entry.numerator.value, entry.denominator.value)
    return NOT_ENTERED if percent is None else _printed(percent, indicator.unit, PRINTED_PLACES)


def counted_entry(indicator: Indicator, counted: Counted, *, source: str = "") -> RealisationEntry:
    """A count as a quarter's record holds it: the pair where the indicator is a ratio, else how many count."""
    numerator = number(Decimal(counted.numerator))
    if indicator.aggregation is not Aggregation.RATIO:
        return RealisationEntry(value=numerator, source=source)
    return RealisationEntry(numerator=numerator, denominator=number(Decimal(counted.denominator)), source=source)


def targets_met(measurements: Iterable[Measurement]) -> Counts:
    """Count the targets met and not met, for the closing and for monitoring."""
    rows = tuple(measurements)
    missing = [row for row in rows if row.achievement.value is None]
    not_entered = sum(1 for row in missing if _is_missing(row))
    met = sum(1 for row in rows if row.met)
    return Counts(
        total=len(rows),
        met=met,
        annual_met=sum(1 for row in rows if row.annual_met),
        unmeasurable=len(missing) - not_entered,
        not_met=len(rows) - len(missing) - met,
        not_entered=not_entered,
    )


def field_path(source: str, field: str) -> str:
    """The path of a field of a record; a record without a path has fields without one."""
    return f"{source}/{field}" if source else ""


def _may_get_worse(indicator: Indicator, quarter: Quarter) -> bool:
    """Whether a year's target that looks reached can still be missed.

    A mean can fall, and what is to stay low can rise: "2 of at most 10" in March says nothing about the year.
    What is to be high only grows, or is a fact once it is there.
    """
    falling = indicator.aggregation is Aggregation.AVERAGE or indicator.direction is not Direction.HIGHER
    return falling and quarter.number < 4


def _is_missing(row: Measurement) -> bool:
    if row.reason is not None:
        return row.reason is Unmeasurable.NOT_ENTERED
    return row.achievement.quantity.kind is Kind.BLANK


def _to_date(indicator: Indicator, values: Sequence[Quantity]) -> Quantity:
    if indicator.aggregation in (Aggregation.LAST, Aggregation.RATIO):
        return values[-1]
    combined = accumulate(indicator.aggregation, [value.value for value in values])
    if combined is None:
        return NOT_ENTERED
    places = max(value.places for value in values if value.is_number)
    if indicator.aggregation is Aggregation.AVERAGE and combined != combined.to_integral_value():
        places = max(places, PRINTED_PLACES)
    return _printed(combined, indicator.unit, max(places, 0))


def _judge(
    indicator: Indicator, target: Cell, realisation: Quantity, *, mature: bool, without_base: bool
) -> Achievement:
    judged = achievement(
        target=target.value,
        realisation=realisation.value,
        direction=indicator.direction,
        cap=CAPS[indicator.cap],
        mature=mature,
    )
    if judged.reason is Unmeasurable.NOT_ENTERED and without_base:
        return Achievement(None, Unmeasurable.ZERO_DENOMINATOR)
    return judged


def _achievement_cell(judged: Achievement) -> Cell:
    if judged.percent is not None:
        return Cell(number(judged.percent, PERCENT, PRINTED_PLACES))
    return Cell() if judged.reason is Unmeasurable.NOT_ENTERED else Cell(UNMEASURED)


def _in_unit(quantity: Quantity, unit: str) -> Quantity:
    return replace(quantity, unit=unit) if quantity.is_number else quantity


def _printed(value: Decimal, unit: str, places: int) -> Quantity:
    return number(round_half_up(value, places), unit, places)
