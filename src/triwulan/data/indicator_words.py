"""Words of indicators and their units: what is better low, what can pass 100%, what is counted; from data."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """Patterns that find a phrase of a list anywhere in an indicator's words, and lists of units."""

    bad: re.Pattern[str]
    mended: re.Pattern[str]
    good: re.Pattern[str]
    unbounded: re.Pattern[str]
    changing: re.Pattern[str]
    counted: frozenset[str]
    rated: frozenset[str]
    synonyms: tuple[frozenset[str], ...]
    labels: tuple[str, ...]
    indices: tuple[tuple[re.Pattern[str], Decimal], ...]


@cache
def indicator_words() -> IndicatorWords:
    """The lists of ``indicator_words.toml``."""
    data = tomllib.loads(files("triwulan.data").joinpath("indicator_words.toml").read_text(encoding="utf-8"))
    return IndicatorWords(
        bad=_any(data["bad"]),
        mended=_any(data["mended"]),
        good=_any(data["good"]),
        unbounded=_any(data["unbounded"]),
        changing=_any(data["changing"]),
        counted=frozenset(data["counted"]),
        rated=frozenset(data["rated"]),
        synonyms=tuple(frozenset(group) for group in data["synonyms"]),
        labels=tuple(data["labels"]),
        indices=tuple((_any(index["words"]), Decimal(index["most"])) for index in data["indices"]),
    )


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words."""
    ordered = sorted(phrases, key=len, reverse=True)
    written = (re.escape(phrase).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*") for phrase in ordered)
    return re.compile(rf"\b(?:{'|'.join(written)})\b", re.IGNORECASE)
