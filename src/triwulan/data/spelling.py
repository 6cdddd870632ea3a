"""What officials write wrong, and what they mean: forms that are not standard, and slips in frequent words."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

_SHORTEST: Final = 7
_PARTICLES: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_ENDS: Final = ("ke", "di", "dan", "yang", "pada", "untuk", "dengan", "dari", "oleh")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The data of ``spelling.toml``, all in lower case but the standard forms.

    ``words`` and ``joined`` give the standard form of a word, ``phrases`` and ``apart`` that of several words, which
    ``pairs`` lists under their first two; ``known`` are the words that are no slips.
    """

    words: Mapping[str, str]
    joined: Mapping[str, str]
    phrases: Mapping[str, str]
    apart: Mapping[str, str]
    pairs: Mapping[str, Mapping[str, tuple[str, ...]]]
    common: frozenset[str]
    known: frozenset[str]


@cache
def spelling() -> Spelling:
    """The spelling data, read once."""
    data: Mapping[str, Any] = tomllib.loads(
        files("triwulan.data").joinpath("spelling.toml").read_text(encoding="utf-8")
    )
    common = frozenset(data["common"]["words"])
    apart = {f"di {verb}": f"di{verb}" for verb in data["apart"]["di"]}
    joined = {f"{word}{noun}": f"{word} {noun}" for word, nouns in data["joined"].items() for noun in nouns}
    return Spelling(
        words=MappingProxyType(data["words"]),
        joined=MappingProxyType(joined),
        phrases=MappingProxyType(data["phrases"]),
        apart=MappingProxyType(apart),
        pairs=_pairs((*data["phrases"], *apart)),
        common=common,
        known=common | frozenset(data["real"]["words"]) | frozenset(data["words"]),
    )


def _pairs(phrases: Iterable[str]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for phrase in phrases:
        first, second, *_ = phrase.split()
        seconds = found.setdefault(first, {})
        seconds[second] = (*seconds.get(second, ()), phrase)
    return MappingProxyType(found)


def phrases_in(text: str, words: frozenset[str]) -> set[str]:
    """The phrases of ``phrases`` and ``apart`` in a text with these words; the pairs are few, the texts many."""
    pairs = spelling().pairs
    held = {
        phrase
        for first in words & pairs.keys()
        for second in words & pairs[first].keys()
        for phrase in pairs[first][second]
    }
    return {phrase for phrase in held if re.search(rf"(?<![\w-]){phrase}(?![\w-])", text.lower())}


def slip_of(word: str) -> str | None:
    """The frequent word that a word misspells by one slip: a letter too few, too many, wrong, or two swapped."""
    word = word.lower()
    if len(word) < _SHORTEST - 1 or not word.isalpha() or any(each in spelling().known for each in _stems(word)):
        return None
    found = {common for each in _shortened(word) for common in _neighbours().get(each, ()) if _slipped(word, common)}
    return min(found, key=lambda each: (len(each), each), default=None)


def cut_off(word: str) -> str | None:
    """The frequent word that breaks off inside a word and runs on into another ("Kecamke" of "Kecamatan ke")."""
    word = word.lower()
    if not word.endswith(_ENDS) or word in spelling().known:
        return None
    for end in _ENDS:
        start = word.removesuffix(end)
        if start != word and len(start) >= 5:
            meant = [
                common for common in spelling().common if common.startswith(start) and len(common) > len(start) + 1
            ]
            if meant:
                return min(meant)
    return None


def _stems(word: str) -> Iterator[str]:
    """The word, and the word without a particle."""
    yield word
    for particle in _PARTICLES:
        if word.endswith(particle):
            yield word.removesuffix(particle)


@cache
def _neighbours() -> Mapping[str, tuple[str, ...]]:
    """Every frequent word under itself and under itself less one letter."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(spelling().common):
        if len(word) >= _SHORTEST:
            for each in _shortened(word):
                found[each] = (*found.get(each, ()), word)
    return found


def _shortened(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _slipped(word: str, common: str) -> bool:
    """Whether one slip made the one of the other; other prefixes and suffixes make another word, not a slip."""
    if word[0] != common[0] or word[1:] == common[1:] or _is_suffixed(word, common):
        return False
    if len(word) == len(common):
        at = [place for place in range(len(word)) if word[place] != common[place]]
        swapped = len(at) == 2 and at[1] == at[0] + 1 and word[at[0]] == common[at[1]] and word[at[1]] == common[at[0]]
        return len(at) == 1 or swapped
    longer, shorter = (word, common) if len(word) > len(common) else (common, word)
    return len(longer) - len(shorter) == 1 and shorter in _shortened(longer)


def _is_suffixed(word: str, common: str) -> bool:
    """Whether it is the same stem with "-kan" or "-i" in the place of "-an" or of nothing."""
    return word == common + "i" or (word.endswith("kan") and common == word[:-3] + "an")
