"""Fields of the form, written in Python: a page has dozens, and a template takes ten times as long for each."""

from collections.abc import Collection
from typing import Any, Final

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from triwulan.core.period import Quarter
from triwulan.web.quarters.fields import ANSWER_WORDS
from triwulan.web.quarters.sheet import FieldView
from triwulan.web.templatetags.figures import month_name

register = template.Library()

_CONTROLS: Final = {
    "line": "",
    "figure": ' inputmode="decimal"',
    "money": ' inputmode="numeric" data-money',
    "date": ' type="date"',
    "prose": " data-tokens",
}


@register.simple_tag(takes_context=True)
def entry_field(context: dict[str, Any], field: FieldView, kind: str, unit: str = "", rows: int = 3) -> SafeString:
    """A label, the control and what must be said beside it; ``kind`` is a key of ``_CONTROLS``."""
    name, place, text = escape(field.path), escape(field.id), escape(field.text)
    counted = f' <span class="unit">({escape(unit)})</span>' if unit else ""
    state = ("" if field.open else " readonly") + (' aria-invalid="true"' if field.faults else "")
    shared = f'name="{name}" id="{place}" aria-describedby="say-{place}"{_CONTROLS[kind]}{state}'
    if kind == "prose":
        # a browser drops the first line break of a textarea
        control = f'<textarea {shared} rows="{rows:d}">\n{text}</textarea>'
    else:
        control = f'<input {shared} value="{text}" autocomplete="off">'
    return mark_safe(
        f'<div class="field {kind}"><label for="{place}">{escape(field.label)}{counted}</label>'
        f"{entry_base(field)}{control}{entry_said(context, field)}</div>"
    )


@register.simple_tag
def month_boxes(field: FieldView, ticked: Collection[int], quarter: Quarter) -> SafeString:
    """The twelve months to tick, those of the quarter marked."""
    names = [escape(month_name(number)) for number in range(1, 13)]
    name, disabled = escape(field.path), "" if field.open else " disabled"
    return mark_safe(
        "".join(
            f'<label><input type="checkbox" name="{name}" value="{number}"'
            f"{' checked' if number in ticked else ''}{disabled}> "
            f"<span{' class=inside' if number in quarter.months else ''}>{month}</span></label>"
            for number, month in enumerate(names, start=1)
        )
    )


@register.simple_tag
def answer_boxes(field: FieldView) -> SafeString:
    """What became of a follow-up, to choose one."""
    name, disabled = escape(field.path), "" if field.open else " disabled"
    return mark_safe(
        "".join(
            f'<label><input type="radio" name="{name}" value="{answer.value}"'
            f"{' checked' if field.text == answer.value else ''}{disabled}> <span>{escape(words)}</span></label>"
            for answer, words in ANSWER_WORDS.items()
        )
    )


@register.simple_tag
def entry_base(field: FieldView, swap: bool = False) -> SafeString:
    """The version this window has seen, posted along; in a conflict none, so that only a choice can settle it.

    A closed field posts nothing: boxes that are shut would read as boxes that were emptied.
    """
    if not field.open:
        return mark_safe("")
    base = -1 if field.conflict else field.base
    swapped = ' hx-swap-oob="true"' if swap else ""
    name, place = escape(field.path), escape(field.id)
    return mark_safe(f'<input type="hidden" name="base:{name}" value="{base:d}" id="base-{place}"{swapped}>')


@register.simple_tag(takes_context=True)
def entry_said(context: dict[str, Any], field: FieldView, swap: bool = False) -> SafeString:
    """Faults and conflicts of a field."""
    if field.faults or field.conflict:
        values = {"field": field, "screen": context["screen"], "swap": swap}
        return mark_safe(render_to_string("quarters/parts/said.html", values))
    swapped = ' hx-swap-oob="true"' if swap else ""
    return mark_safe(f'<div class="said" id="say-{escape(field.id)}"{swapped}></div>')
