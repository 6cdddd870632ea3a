"""Words and shapes of findings."""

from typing import Final

from django import template
from django.utils.translation import get_language

from triwulan.core.problem import Problem
from triwulan.text.sentences import sentence
from triwulan.web.audits import findings

register = template.Library()

_SHAPES: Final = {"error": "✖", "warning": "▲", "remark": "●"}
_TONES: Final = {"error": "bad", "warning": "warn", "remark": ""}


@register.filter
def severity_word(severity: str) -> str:
    """What a severity is called, as in the text of the command."""
    return sentence(Problem(f"audit.{severity}"), get_language())


@register.filter
def severity_shape(severity: str) -> str:
    """The shape that goes with the word: colour is never alone."""
    return _SHAPES[severity]


@register.filter
def severity_tone(severity: str) -> str:
    """The class of its tag."""
    return _TONES[severity]


@register.filter
def short(text: str | None) -> str:
    """A text on one line, cut where it is long."""
    return findings.short(text or "")


@register.filter
def svg(length: float) -> str:
    """A length as SVG and HTML write it, whatever the visitor's language does to decimals."""
    return f"{length:.1f}".removesuffix(".0")
