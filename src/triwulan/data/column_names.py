"""How the columns of report tables are called: the senses of heads, from data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """Phrases to senses, in lower case: whole heads, first words, and words anywhere.

    The longest match counts, so that the last two have the longest first.
    """

    names: Mapping[str, str]
    starts: Mapping[str, str]
    has: Mapping[str, str]


@cache
def column_names() -> ColumnNames:
    """The vocabulary of ``column_names.toml``; where two senses claim a phrase the later section has it."""
    text = files("triwulan.data").joinpath("column_names.toml").read_text(encoding="utf-8")
    senses: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    starts, has = (_longest_first(_phrases(senses, place)) for place in ("starts", "has"))
    return ColumnNames(_phrases(senses, "names"), starts, has)


def _phrases(senses: Mapping[str, Mapping[str, list[str]]], place: str) -> Mapping[str, str]:
    return {phrase: sense for sense, phrases in senses.items() for phrase in phrases.get(place, ())}


def _longest_first(phrases: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(phrases.items(), key=lambda item: len(item[0]), reverse=True))
