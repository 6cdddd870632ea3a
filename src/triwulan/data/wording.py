"""The standard wording of the report's form: each sentence by key, with what it may hold."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

COMMON_PLACEHOLDERS: Final = (
    "position", "superior", "unit", "regency", "quarter", "year", "first_day", "last_day",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the form: key, what it is about (Indonesian), text, and the placeholders it may use.

    ``required`` sentences (headings, column titles, answers) cannot be left empty; any other is left out when empty.
    """

    key: str
    about: str
    text: str
    placeholders: tuple[str, ...]
    required: bool


@cache
def standard_wording() -> Mapping[str, Sentence]:
    """Give the standard form's sentences by key, in the order of the form."""
    data = tomllib.loads(files("triwulan.data").joinpath("wording_id.toml").read_text(encoding="utf-8"))
    return MappingProxyType({sentence.key: sentence for sentence in _sentences(data)})


def _sentences(data: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Iterator[Sentence]:
    for chapter, entries in data.items():
        for name, entry in entries.items():
            own = entry.get("placeholders", [])
            assert isinstance(own, list)
            yield Sentence(
                key=f"{chapter}.{name}",
                about=str(entry["about"]),
                text=str(entry["text"]),
                placeholders=(*COMMON_PLACEHOLDERS, *map(str, own)),
                required=chapter in ("heading", "table", "column", "answer"),
            )
