"""The sentences of our own form turned round: what stood in the place of each placeholder."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import Formatter
from typing import Final

from triwulan.core.period import MONTHS_ID, Quarter, format_date
from triwulan.core.report import Author, Wording
from triwulan.data.wording import standard_wording

Groups = Mapping[str, str]
_MONTHS: Final = {name: number for number, name in enumerate(MONTHS_ID, start=1)}
_RUN: Final = re.compile(r"(\w+) s\.d\. (\w+)")


class Form:
    """The sentences of one report's form; what all of them share is known once the report's author and quarter are."""

    def __init__(self, wording: tuple[Wording, ...] = (), known: Mapping[str, str] | None = None) -> None:
        """Take the standard sentences, with a regency's own in place of some."""
        own = {each.key: each.text for each in wording}
        self._texts = {key: sentence.text for key, sentence in standard_wording().items()} | own
        self._wording = wording
        self._known = dict(known or {})
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._inside: dict[str, re.Pattern[str]] = {}

    def about(self, author: Author, quarter: Quarter) -> "Form":
        """The same form once it is known whose report it is and about which quarter."""
        known = {
            "position": author.position,
            "superior": author.superior_position,
            "unit": author.unit,
            "regency": author.regency,
            "quarter": f"Triwulan {quarter.roman}",
            "year": str(quarter.year),
            "first_day": format_date(quarter.first_day),
            "last_day": format_date(quarter.last_day),
        }
        return Form(self._wording, known)

    def read(self, key: str, text: str, *, longest: str = "") -> Groups | None:
        """What stands for the placeholders of a sentence; None when the text is another one.

        Each stands for as little as it can, but the one named ``longest`` for as much.
        """
        match = self._pattern(key, longest).fullmatch(flat(text))
        return None if match is None else {name: value.strip() for name, value in match.groupdict().items()}

    def find(self, key: str, text: str) -> Groups | None:
        """The same for a sentence somewhere in a paragraph."""
        if key not in self._inside:
            # a dot inside a figure ends no sentence
            self._inside[key] = re.compile(rf"{self._pattern(key).pattern}(?!\w)", re.S | re.I)
        match = self._inside[key].search(flat(text))
        return None if match is None else {name: value.strip() for name, value in match.groupdict().items()}

    def write(self, key: str, **values: str) -> str:
        """The sentence with these values put in."""
        filled = self._known | values
        parts = _parts(self._texts[key])
        return flat("".join(literal + ("" if name is None else filled[name]) for literal, name in parts))

    def _pattern(self, key: str, longest: str = "") -> re.Pattern[str]:
        known = f"{key}/{longest}"
        if known not in self._patterns:
            self._patterns[known] = re.compile("".join(self._pieces(key, longest)), re.S | re.I)
        return self._patterns[known]

    def _pieces(self, key: str, longest: str) -> Iterator[str]:
        seen: set[str] = set()
        for literal, name in _parts(self._texts[key]):
            yield re.escape(re.sub(r"\s+", " ", literal))
            if name is None:
                continue
            if name in self._known:
                yield re.escape(self._known[name])
            elif name in seen:
                yield f"(?P={name})"
            else:
                seen.add(name)
                yield f"(?P<{name}>.*{'' if name == longest else '?'})"


@lru_cache(maxsize=512)
def _parts(text: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(text.strip()))


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of "1, 4, dan 7"."""
    return tuple(int(each) for each in re.findall(r"\d+", text))


def months_in(text: str) -> tuple[int, ...]:
    """The months 1..12 of "Januari s.d. Maret dan Mei"."""
    found: set[int] = set()
    for first, last in _RUN.findall(text):
        if first in _MONTHS and last in _MONTHS:
            found.update(range(_MONTHS[first], _MONTHS[last] + 1))
    found.update(number for name, number in _MONTHS.items() if re.search(rf"\b{name}\b", text))
    return tuple(sorted(found))
