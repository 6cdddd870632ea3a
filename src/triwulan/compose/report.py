"""The whole report: title, three chapters, signatures, appendices."""

from triwulan.compose import (
    achievement,
    agreement,
    analysis,
    appendices,
    closing,
    costs,
    follow_ups,
    opening,
    response,
    signatures,
    strategies,
)
from triwulan.compose.figures import is_draft
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Document, Heading, Title
from triwulan.core.report import Report


def compose_report(report: Report) -> Document:
    """Compose the official form; raises ProblemError where the regency's own wording cannot be printed."""
    words = Words(report)
    author = report.author
    name = words("heading.title")
    heading = (name, author.position, author.unit, author.regency)
    return Document(
        title=f"{name} {author.position}",
        blocks=(
            Title(tuple(line.upper() for line in heading if line)),
            *opening.blocks(report, words),
            Heading(1, words("heading.accountability"), "BAB II", anchors.section("II")),
            *agreement.blocks(report, words),
            *achievement.blocks(report, words),
            *analysis.blocks(report, words),
            *costs.blocks(report, words),
            *strategies.blocks(report, words),
            *follow_ups.blocks(report, words),
            *response.blocks(report, words),
            *closing.blocks(report, words),
            *signatures.blocks(report, words),
            *appendices.blocks(report, words),
        ),
        notice=words("draft.notice") if is_draft(report) else "",
        author=report.reporter.name,
    )
