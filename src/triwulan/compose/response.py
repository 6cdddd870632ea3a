"""Section 2.5: the superior's answer with its six boxes, words and remarks."""

from collections.abc import Iterator

from triwulan.compose.agreement import party
from triwulan.compose.places import place_name
from triwulan.compose.prose import paragraph, typed
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Block, CheckItem, Checklist, Heading, Item, ItemList
from triwulan.core.period import format_date
from triwulan.core.report import Report
from triwulan.core.workflow import ResponseChoice

SECTION = "2.5"


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the section's blocks; until it is answered, empty boxes and a line to write on."""
    response = report.response
    yield Heading(2, words("heading.response"), SECTION, anchors.section(SECTION))
    yield from paragraph(words("response.intro"), keep=True)
    yield Checklist(
        tuple(
            CheckItem(label, choice in response.choices, _detail(report, choice, words))
            for choice in ResponseChoice
            if (label := words(f"response.{choice.value}"))
        ),
        anchor=anchors.RESPONSE,
    )
    if response.text.strip() and ResponseChoice.OTHER not in response.choices:
        yield from typed(words, "response.text", response.text, anchor=anchors.RESPONSE)
    if response.remarks:
        yield from paragraph(words("response.remarks"), anchor=anchors.RESPONSE, keep=True)
        remarks = (
            words("response.remark", place=place_name(report, remark.anchor, words), text=remark.text.strip())
            for remark in response.remarks
        )
        yield ItemList(tuple(Item(text) for text in remarks), anchor=anchors.RESPONSE)
    if response.responder is not None and response.answered_on is not None:
        who = party(response.responder, report.author.superior_position)
        answered = words("response.answered", responder=who, date=format_date(response.answered_on))
        yield from paragraph(answered, anchor=anchors.RESPONSE)


def _detail(report: Report, choice: ResponseChoice, words: Words) -> str:
    if choice is not ResponseChoice.OTHER:
        return ""
    if choice in report.response.choices:
        return report.response.text.strip()
    return "" if report.response.choices else words("response.blank_line")
