"""The sentence of a problem, in Indonesian or English."""

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

from triwulan.core.period import format_date
from triwulan.core.problem import Problem
from triwulan.core.quantity import format_number

LOCALE: Final = Path(__file__).parent / "locale"
DEFAULT: Final = "id"


def sentence(problem: Problem, language: str | None = DEFAULT) -> str:
    """Say what is wrong and what to do, in "id" or "en"; figures are written the Indonesian way."""
    chosen = "en" if language == "en" else DEFAULT
    values = {name: _shown(value, chosen) for name, value in problem.values.items()}
    return _said(chosen, problem.message).format(**values)


def _shown(value: object, language: str) -> object:
    if isinstance(value, Problem):
        return sentence(value, language)
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, date):
        return format_date(value) if language == DEFAULT else f"{value:%-d %B %Y}"
    return value


@lru_cache(maxsize=1024)
def _said(language: str, message: str) -> str:
    """A message in a language; to look through all catalogues for the same few again and again is slow."""
    return _catalogue(language).gettext(message)


@cache
def _catalogue(language: str) -> NullTranslations:
    """All catalogues of a language as one: the screens' and those of the rules and the readers."""
    first, *others = sorted(path.stem for path in (LOCALE / language / "LC_MESSAGES").glob("*.mo"))
    found = translation(first, localedir=str(LOCALE), languages=[language])
    for domain in others:
        found.add_fallback(translation(domain, localedir=str(LOCALE), languages=[language]))
    return found
