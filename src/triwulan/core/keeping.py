"""Keeping what was worked out of a value, so that a report audited again while it is written costs little.

Only pure work is kept, by all that it depends on; and never more than a small memory holds.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
LONGEST: Final = 2000
"""Characters of the longest text that is kept: a stranger's file may hold a few enormous ones."""
_MOST_CELLS: Final = 400
_MOST_TEXT: Final = 20_000


def kept_by_text(most: int) -> Callable[[Callable[[str], V]], Callable[[str], V]]:
    """Keep what came of the ``most`` texts asked about last."""

    def keeping(work: Callable[[str], V]) -> Callable[[str], V]:
        kept = lru_cache(maxsize=most)(work)

        @wraps(work)
        def asked(text: str) -> V:
            return kept(text) if len(text) <= LONGEST else work(text)

        asked.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
        return asked

    return keeping


def is_small(cells: Sequence[str]) -> bool:
    """Whether a table of these cells is kept: one of a report is, one of a thousand rows or of whole pages is not."""
    return len(cells) <= _MOST_CELLS and sum(map(len, cells)) <= _MOST_TEXT


class Kept(Generic[K, V]):
    """What came of each key, until there are too many of them: then all are forgotten."""

    __slots__ = ("_found", "_most")

    def __init__(self, most: int) -> None:
        self._found: dict[K, V] = {}
        self._most = most

    def get(self, key: K, work: Callable[[], V]) -> V:
        """What came of a key, or comes of it now; two threads can at worst work twice."""
        try:
            return self._found[key]
        except KeyError:
            value = work()
        if len(self._found) >= self._most:
            self._found.clear()
        if self._most:
            self._found[key] = value
        return value
