"""Section 2.5: the superior's answer."""

from collections.abc import Iterator

from triwulan.core.reading import PassageKind
from triwulan.core.report import Remark, Response
from triwulan.core.workflow import ResponseChoice
from triwulan.interpret.own_form.form import flat
from triwulan.interpret.own_form.pieces import day, party
from triwulan.interpret.own_form.sections import Sections, items_of

_SECTION = "2.5"
_PLACES = (
    "agreement", "measurement", "analysis", "cost", "strategy", "follow_up", "carried", "evidence", "section",
    "chapter",
)  # fmt: skip


def response_of(sections: Sections) -> Response:
    """The boxes that are ticked, what was written, and who answered when."""
    choices: list[ResponseChoice] = []
    text, responder, answered_on = "", None, None
    form = sections.form
    for passage in sections.of(_SECTION):
        if passage.kind is PassageKind.CHECKBOX and passage.ticked:
            choice, detail = _choice(sections, passage.text)
            choices.extend([choice] if choice else [])
            text = detail or text
        elif (said := form.read("response.answered", passage.text)) is not None:
            responder, answered_on = party(said["responder"]), day(said["date"])
        elif (said := form.read("response.text", passage.text)) is not None:
            text = said["text"]
    return Response(
        choices=tuple(choices),
        text=text,
        remarks=tuple(_remarks(sections)),
        responder=responder,
        answered_on=answered_on,
    )


def _choice(sections: Sections, text: str) -> tuple[ResponseChoice | None, str]:
    for choice in ResponseChoice:
        label = sections.form.write(f"response.{choice.value}")
        if flat(text) == label:
            return choice, ""
        if choice is ResponseChoice.OTHER and flat(text).startswith(label):
            return choice, flat(text).removeprefix(label).strip()
    return None, ""


def _remarks(sections: Sections) -> Iterator[Remark]:
    for item in items_of(sections.after(_SECTION, "response.remarks")):
        anchor, text = _anchored(sections, flat(item.text))
        yield Remark(anchor=anchor, text=text)


def _anchored(sections: Sections, text: str) -> tuple[str, str]:
    """What a remark is about, by the name its place is called, and its words."""
    form = sections.form
    plain = {"report": "report", "response": "response", "cost_total": "cost/total", "unknown": ""}
    for name, anchor in plain.items():
        if text.startswith(f"{form.write(f'place.{name}')}: "):
            return anchor, text.removeprefix(f"{form.write(f'place.{name}')}: ")
    for name in _PLACES:
        said = form.read("response.remark", text)
        head = form.read(f"place.{name}", said["place"]) if said else None
        if said is None:
            break
        if head is not None:
            return f"{name}/{head.get('number') or head.get('name', '')}", said["text"]
    return "", text
