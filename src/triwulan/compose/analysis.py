"""Why each indicator came out as it did, below table 2.2: plan, computed result, and the official's words."""

from collections.abc import Iterator

from triwulan.compose.activities import lines_of
from triwulan.compose.enumeration import months
from triwulan.compose.figures import figure, is_draft, rows
from triwulan.compose.measuring_notes import reason_text
from triwulan.compose.prose import paragraph, typed
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.activity import serving
from triwulan.core.document import Block, Heading, Item, ItemList, Marker
from triwulan.core.measurement import Unmeasurable
from triwulan.core.quantity import format_number
from triwulan.core.reckoning import is_percent
from triwulan.core.report import Analysis, Indicator, Measurement, PlanItem, Report

_FIELDS = ("method", "done", "sent_to", "cause", "obstacle", "solution")


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give a numbered sub-heading and its paragraphs for each indicator."""
    if not report.agreement.indicators:
        return
    yield from paragraph(words("analysis.intro"), keep=True)
    analyses = {analysis.indicator: analysis for analysis in report.analyses}
    for number, _, indicator, row in rows(report):
        yield Heading(3, indicator.name, f"2.2.{number}")
        anchor = anchors.analysis(indicator.key)
        explained = analyses.get(indicator.key, Analysis(indicator=indicator.key))
        found = (
            *_agreed(indicator, words, anchor),
            *_result(report, indicator, row, words, anchor),
            *_typed(explained, report, words, anchor),
        )
        yield from found
        said = any(getattr(explained, field).strip() for field in _FIELDS) or serving(report.activities, indicator.key)
        if is_draft(report) and not said:
            yield from paragraph(words("draft.empty"), anchor=anchor)


def _agreed(indicator: Indicator, words: Words, anchor: str) -> Iterator[Block]:
    for field in ("definition", "formula"):
        text = getattr(indicator, field)
        if text.strip():
            yield from typed(words, f"analysis.{field}", text, anchor=anchor)
    if indicator.plan:
        yield from paragraph(words("analysis.plan"), anchor=anchor, keep=True)
        items = tuple(Item(_plan_text(item, words)) for item in indicator.plan)
        yield ItemList(items, Marker.LETTER, anchor=anchor)


def _plan_text(item: PlanItem, words: Words) -> str:
    count = f"{format_number(item.count)} {item.unit}".rstrip()
    if item.months:
        return words("analysis.plan_item", text=item.text, count=count, months=months(item.months))
    return words("analysis.plan_item_without_months", text=item.text, count=count)


def _result(report: Report, indicator: Indicator, row: Measurement, words: Words, anchor: str) -> Iterator[Block]:
    """Say the quarter's and the year's figures as one paragraph, from the cells of table 2.2."""
    unit = indicator.unit
    sentences = []
    if row.achievement.value is not None:
        facts = {
            "realisation": figure(row.realisation, unit),
            "target": figure(row.target, unit),
            "achievement": figure(row.achievement, "%"),
        }
        if row.predicate:
            sentences.append(words("analysis.result_with_predicate", predicate=row.predicate, **facts))
        else:
            sentences.append(words("analysis.result", **facts))
    elif row.reason not in (None, Unmeasurable.NOT_ENTERED):
        reason = reason_text(words, row.reason, indicator, report.quarter, annual=False)
        sentences.append(words("analysis.unmeasurable", reason=reason))
    if None not in (row.realisation.value, row.numerator.value, row.denominator.value):
        counted = "" if is_percent(unit) else unit
        pair = {"numerator": figure(row.numerator, counted), "denominator": figure(row.denominator, counted)}
        sentences.append(words("analysis.ratio", **pair))
    if row.annual_achievement.value is not None:
        sentences.append(
            words(
                "analysis.result_to_date",
                realisation=figure(row.realisation_to_date, unit),
                target=figure(row.annual_target, unit),
                achievement=figure(row.annual_achievement, "%"),
            )
        )
    yield from paragraph(" ".join(sentence for sentence in sentences if sentence), anchor=anchor)


def _typed(analysis: Analysis, report: Report, words: Words, anchor: str) -> Iterator[Block]:
    for field in _FIELDS:
        text = getattr(analysis, field)
        if text.strip():
            yield from typed(words, f"analysis.{field}", text, anchor=anchor)
        if field == "done":
            yield from lines_of(report, analysis.indicator, words, anchor)
