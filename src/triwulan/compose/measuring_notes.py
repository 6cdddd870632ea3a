"""Notes below table 2.2: formulas, caps, what "up to" means, the scale, and what could not be measured."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from triwulan.compose.agreement import QUARTERS
from triwulan.compose.enumeration import and_list
from triwulan.compose.figures import rows
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core.document import Block
from triwulan.core.measurement import Direction, Unmeasurable
from triwulan.core.period import Quarter
from triwulan.core.predicate import Scale
from triwulan.core.quantity import format_percent
from triwulan.core.report import Indicator, Measurement, Report
from triwulan.data.scales import scales

# these reasons name the target they mean
_OF_TARGETS: Final = (Unmeasurable.NO_TARGET, Unmeasurable.TARGET_ZERO, Unmeasurable.NEGATIVE_TARGET)


def notes(report: Report, words: Words) -> Iterator[Block]:
    """Give the notes in the order in which a reader needs them."""
    reckoned = (*_formulas(report, words), *_caps(report, words), _to_date(report, words))
    missing = (
        *_unmeasurable(report, words),
        *_provisional(report, words),
        _not_entered(report, words),
        *_missing_quarters(report, words),
    )
    for text in (*reckoned, _scale(report, words), *missing):
        yield from paragraph(text, note=True)


def reason_text(words: Words, reason: Unmeasurable, indicator: Indicator, quarter: Quarter, *, annual: bool) -> str:
    """Say why an achievement against the quarter's or the year's target cannot be measured."""
    period = f"Tahun {quarter.year}" if annual else f"Triwulan {quarter.roman}"
    mature = Quarter(quarter.year, indicator.matures_in if 1 <= indicator.matures_in <= 4 else 1)
    return words(f"reason.{reason.value}", period=period, matures_in=f"Triwulan {mature.roman}")


def _grouped(report: Report, key: Callable[[Indicator], str]) -> dict[str, list[str]]:
    """Row numbers by what the indicators have in common."""
    found: dict[str, list[str]] = {}
    for number, _, indicator in report.indicator_rows():
        found.setdefault(key(indicator), []).append(str(number))
    return found


def _formulas(report: Report, words: Words) -> Iterator[str]:
    groups = _grouped(report, lambda indicator: indicator.direction.value)
    for direction in Direction:
        if direction.value in groups:
            some = "_some" if len(groups) > 1 else ""
            numbers = {"numbers": and_list(groups[direction.value])} if some else {}
            yield words(f"achievement.formula_{direction.value}{some}", **numbers)


def _caps(report: Report, words: Words) -> Iterator[str]:
    for cap, numbers in _grouped(report, lambda indicator: indicator.cap).items():
        if cap != "none":
            yield words(f"achievement.cap_{cap}", numbers=and_list(numbers))


def _to_date(report: Report, words: Words) -> str:
    groups = _grouped(report, lambda indicator: indicator.aggregation.value)
    parts = [
        words(f"achievement.to_date_{aggregation}", numbers=and_list(numbers))
        for aggregation, numbers in groups.items()
    ]
    return words("achievement.to_date", roman=report.quarter.roman, parts="; ".join(parts))


def _scale(report: Report, words: Words) -> str:
    if not report.scale:
        return ""
    scale = scales().get(report.scale)
    bands = report.scale if scale is None else "; ".join(_bands(scale, words))
    return words("achievement.scale", bands=bands)


def _bands(scale: Scale, words: Words) -> Iterator[str]:
    above: Decimal | None = None
    for band in scale.bands:
        values = {
            "label": band.label,
            "from": format_percent(band.at_least or Decimal(0), None),
            "below": format_percent(above or Decimal(0), None),
        }
        key = "top" if above is None else "lowest" if band.at_least is None else "middle"
        yield words(f"achievement.band_{key}", **values)
        above = band.at_least


def _unmeasurable(report: Report, words: Words) -> Iterator[str]:
    for number, _, indicator, row in rows(report):
        for what, reason, annual in _reasons(row):
            if reason is Unmeasurable.NOT_ENTERED:
                continue
            yield words(
                "achievement.unmeasurable",
                number=str(number),
                what=words(f"achievement.{what}"),
                reason=reason_text(words, reason, indicator, report.quarter, annual=annual),
            )


def _reasons(row: Measurement) -> Iterator[tuple[str, Unmeasurable, bool]]:
    quarter = row.reason if row.achievement.value is None else None
    year = row.annual_reason if row.annual_achievement.value is None else None
    if quarter is not None and quarter is year and quarter not in _OF_TARGETS:
        yield "of_both", quarter, False
        return
    if quarter is not None:
        yield "of_quarter", quarter, False
    if year is not None:
        yield "of_year", year, True


def _not_entered(report: Report, words: Words) -> str:
    numbers = [str(number) for number, _, _, row in rows(report) if _is_missing(row)]
    if not numbers:
        return ""
    return words("achievement.not_entered", numbers=and_list(numbers))


def _provisional(report: Report, words: Words) -> Iterator[str]:
    """Say which of the year's percentages stand but can still change, by the reason."""
    groups: dict[str, list[str]] = {}
    for number, _, indicator, row in rows(report):
        if row.annual_achievement.value is not None and row.annual_reason is not None:
            reason = reason_text(words, row.annual_reason, indicator, report.quarter, annual=True)
            groups.setdefault(reason, []).append(str(number))
    for reason, numbers in groups.items():
        yield words("achievement.provisional", numbers=and_list(numbers), reason=reason)


def _missing_quarters(report: Report, words: Words) -> Iterator[str]:
    """Say which earlier quarters a sum or a mean up to date lacks."""
    groups: dict[tuple[int, ...], list[str]] = {}
    for number, _, _, row in rows(report):
        if row.missing_quarters:
            groups.setdefault(row.missing_quarters, []).append(str(number))
    for quarters, numbers in groups.items():
        yield words(
            "achievement.missing_quarters",
            roman=report.quarter.roman,
            numbers=and_list(numbers),
            missing=and_list([f"TW {_roman(quarter)}" for quarter in quarters]),
        )


def _is_missing(row: Measurement) -> bool:
    """Whether this quarter's own realisation is missing; what earlier quarters lack has a note of its own."""
    own, year = row.reason is Unmeasurable.NOT_ENTERED, row.annual_reason is Unmeasurable.NOT_ENTERED
    return own or (year and not row.missing_quarters)


def _roman(quarter: int) -> str:
    # a report from a file may hold any number
    return QUARTERS[quarter - 1] if 1 <= quarter <= 4 else str(quarter)
