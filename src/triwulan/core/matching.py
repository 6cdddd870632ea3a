"""Which of the names one knows a name in a file means: certainly, perhaps, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from triwulan.core.likeness import likeness, rarity, replaced, words

PERHAPS: Final = 0.6
"""From this likeness on it is worth asking."""
_MOST_CANDIDATES: Final = 5


@dataclass(frozen=True, slots=True)
class Match:
    """``key`` is what is meant for certain ("" where nothing is); ``candidates`` what may be meant, likeliest first."""

    key: str = ""
    candidates: tuple[str, ...] = ()


class KnownNames:
    """Names by their keys, to be asked any number of times."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)
        self._weights = rarity(self._names.values())
        self._kept: dict[str, Match] = {}
        self._exact: dict[tuple[str, ...], list[str]] = {}
        for key, name in self._names.items():
            self._exact.setdefault(words(name), []).append(key)

    def match(self, name: str) -> Match:
        """The same words are the same name, slips of the typist aside; years and numbers must not differ."""
        if name not in self._kept:
            self._kept[name] = self._matched(name)
        return self._kept[name]

    def _matched(self, name: str) -> Match:
        asked = words(name)
        exact = self._exact.get(asked, [])
        if len(exact) == 1:
            return Match(exact[0])
        if not asked:
            return Match()
        slips = [key for key, known in self._names.items() if words(known) and not any(replaced(name, known))]
        if len(slips) == 1:
            return Match(slips[0])
        scores = {key: likeness(name, known, self._weights) for key, known in self._names.items()}
        likely = sorted((key for key in scores if scores[key] >= PERHAPS), key=lambda key: -scores[key])
        return Match("", tuple(slips or likely)[:_MOST_CANDIDATES])
