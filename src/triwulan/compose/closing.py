"""Chapter III: what the report comes to, in computed counts, and the official's own closing words."""

from collections.abc import Iterator

from triwulan.compose.costs import total_facts
from triwulan.compose.counts import count_parts
from triwulan.compose.figures import annual_counts, is_draft, quarter_counts, rows
from triwulan.compose.prose import free, paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Block, Heading, Item, ItemList, Marker
from triwulan.core.report import Measurement, Report


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the chapter's blocks."""
    yield Heading(1, words("heading.closing"), "BAB III", anchors.section("III"))
    if report.agreement.indicators:
        yield from paragraph(words("closing.intro"), keep=True)
        yield ItemList(tuple(_conclusions(report, words)))
    if report.closing.strip():
        yield from free(report.closing, anchor=anchors.CLOSING)
    elif is_draft(report):
        yield from paragraph(words("draft.empty"), anchor=anchors.CLOSING)


def _conclusions(report: Report, words: Words) -> Iterator[Item]:
    counts, annual = quarter_counts(report), annual_counts(report)
    texts = [
        words("closing.agreed", total=str(counts.total)),
        words("closing.quarter", parts=count_parts(counts, words)),
        words("closing.year", parts=count_parts(annual, words)),
    ]
    total = report.costs.total
    if total.absorption.value is not None:
        texts.append(words("closing.budget", **total_facts(total)))
    yield from (Item(text) for text in texts if text)
    if not counts.met and not annual.met:
        none = words("closing.strategies_none")
        yield from (Item(none),) if none else ()
        return
    reached = tuple(_reached(report, words))
    if reached:
        yield Item(words("closing.strategies"), ItemList(reached, Marker.LETTER))


def _reached(report: Report, words: Words) -> Iterator[Item]:
    """Name what was reached, against which target, and the strategies recorded for it and nothing else."""
    for _, _, indicator, row in rows(report):
        own = tuple(Item(strategy.text) for strategy in report.strategies if strategy.indicator == indicator.key)
        against = _against(row)
        if own and against:
            yield Item(words(f"closing.reached_{against}", name=indicator.name), ItemList(own, Marker.DASH))


def _against(row: Measurement) -> str:
    if row.met:
        return "both" if row.annual_met else "quarter"
    return "year" if row.annual_met else ""
