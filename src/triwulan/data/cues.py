"""The words that tell why a report names a time or a place, by what they tell."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Vocabulary:
    """Words and phrases; "stem*" stands for any word that begins so."""

    def __init__(self, entries: str) -> None:
        every = [entry.strip() for entry in entries.replace("\n", " ").split(",") if entry.strip()]
        single = [entry for entry in every if " " not in entry]
        self._words = frozenset(entry for entry in single if not entry.endswith("*"))
        self._stems = tuple(entry[:-1] for entry in single if entry.endswith("*"))
        phrases = [re.escape(" ".join(entry.split())).replace(r"\*", r"\w*") for entry in every if " " in entry]
        self._openings = frozenset(entry.partition(" ")[0].rstrip("*") for entry in every if " " in entry)
        self._phrases = re.compile(rf"\b(?:{'|'.join(phrases)})\b") if phrases else None

    def said_in(self, text: str) -> bool:
        """Whether a text in lower case and with single spaces holds one of them."""
        words = _words_in(text)
        if not self._words.isdisjoint(words) or (self._stems and any(word.startswith(self._stems) for word in words)):
            return True
        if self._phrases is None or not any(word in text for word in self._openings):
            return False
        return self._phrases.search(text) is not None


@lru_cache(maxsize=64)
def _words_in(text: str) -> frozenset[str]:
    """The words of a text; the same few sentences are held against each vocabulary in turn."""
    return frozenset(_WORD.findall(text))


@cache
def vocabularies(about: str) -> Mapping[str, Vocabulary]:
    """The vocabularies about "time" or "place" by their name."""
    return MappingProxyType({name: Vocabulary(entries) for name, entries in _data()[about].items()})


@cache
def words_of(about: str, name: str) -> frozenset[str]:
    """The single words of a list."""
    return frozenset(entry.strip() for entry in _data()[about][name].replace("\n", " ").split(","))


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("triwulan.data").joinpath("cues_id.toml").read_text(encoding="utf-8"))
