"""Reads what the superior's forms posted."""

from dataclasses import dataclass

from django.http import QueryDict

from triwulan.core.workflow import ResponseChoice


@dataclass(frozen=True, slots=True)
class PostedAnswer:
    """Boxes and words as a window posted them; ``sending``, ``base`` and ``seen`` say what that ``window`` had read."""

    choices: frozenset[ResponseChoice]
    text: str
    decision: str
    sending: int
    base: int
    seen: str
    window: str


def posted_answer(posted: QueryDict) -> PostedAnswer:
    """The answer form; a box that does not exist is no box."""
    known = {choice.value for choice in ResponseChoice}
    return PostedAnswer(
        choices=frozenset(ResponseChoice(value) for value in posted.getlist("choices") if value in known),
        text=posted.get("text", ""),
        decision=posted.get("decision", "save"),
        sending=number(posted.get("sending", "")),
        base=number(posted.get("base", "")),
        seen=posted.get("seen", ""),
        window=posted.get("window", "")[:40],
    )


def number(text: str) -> int:
    """A number of a form or an address; -1 where it is none."""
    return int(text) if text.isdecimal() and len(text) <= 9 else -1
