"""Chapter I: why the report is made, whose it is, and by which rules."""

from collections.abc import Iterator

from triwulan.compose.citation import cite
from triwulan.compose.figures import is_draft
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Block, Heading, Item, ItemList
from triwulan.core.report import Report


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the chapter's blocks."""
    yield Heading(1, words("heading.opening"), "BAB I", anchors.section("I"))
    days = str(report.deadline_days)
    if report.reporting_rule is not None:
        yield from paragraph(words("opening.duty", rule=cite(report.reporting_rule), days=days))
    else:
        yield from paragraph(words("opening.duty_without_rule", days=days))
    yield from paragraph(words("opening.purpose"))
    yield from paragraph(words("opening.benefit"))
    yield from paragraph(words("opening.position"))
    yield from _duties(report, words)
    if report.legal_basis:
        yield from paragraph(words("opening.legal_basis"), keep=True)
        yield ItemList(tuple(Item(cite(regulation)) for regulation in report.legal_basis))


def _duties(report: Report, words: Words) -> Iterator[Block]:
    author = report.author
    if not author.duties and not is_draft(report):
        return
    if author.duties_source is not None:
        yield from paragraph(words("opening.duties", source=cite(author.duties_source)), keep=True)
    else:
        yield from paragraph(words("opening.duties_without_source"), keep=True)
    if author.duties:
        yield ItemList(tuple(Item(duty) for duty in author.duties))
    else:
        yield from paragraph(words("draft.empty"))
