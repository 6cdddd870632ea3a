"""Keeping what was worked out of a value, so that a report audited again while it is written costs little.

Only pure work is kept, by all that it depends on; and never more than a small memory holds.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Any, Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
S = TypeVar("S")
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


def kept_by_identity(
    most: int, *, only: Callable[[Any], bool] = lambda thing: True
) -> Callable[[Callable[[S, K], V]], Callable[[S, K], V]]:
    """Keep what came of the last things, each this one and not an equal one, with whatever else the work depends on.

    To look at a whole table as a key takes longer than most of what is worked out of it.
    """

    def keeping(work: Callable[[S, K], V]) -> Callable[[S, K], V]:
        kept: dict[tuple[int, K], tuple[S, V]] = {}

        @wraps(work)
        def asked(thing: S, other: K) -> V:
            known = kept.get((id(thing), other))  # what is kept holds its thing, so that no other can have its id
            if known is not None:
                return known[1]
            value = work(thing, other)
            if only(thing):
                if len(kept) >= most:
                    kept.clear()
                kept[id(thing), other] = (thing, value)
            return value

        asked.cache_clear = kept.clear  # type: ignore[attr-defined]
        return asked

    return keeping


def kept_by_members(
    most: int, *, only: Callable[[Any], bool]
) -> Callable[[Callable[[tuple[S, ...]], V]], Callable[[tuple[S, ...]], V]]:
    """Keep what came of the last tuples, each of the very same members; tuples of ``only`` such members are kept."""

    def keeping(work: Callable[[tuple[S, ...]], V]) -> Callable[[tuple[S, ...]], V]:
        kept: dict[tuple[int, ...], tuple[tuple[S, ...], V]] = {}

        @wraps(work)
        def asked(things: tuple[S, ...]) -> V:
            key = tuple(map(id, things))
            known = kept.get(key)  # what is kept holds its members, so that no other can have their ids
            if known is not None:
                return known[1]
            value = work(things)
            if all(map(only, things)):
                if len(kept) >= most:
                    kept.clear()
                kept[key] = (things, value)
            return value

        asked.cache_clear = kept.clear  # type: ignore[attr-defined]
        return asked

    return keeping


class once(Generic[V]):  # noqa: N801  (it is used as a decorator)
    """A property worked out once and kept with its object, as ``cached_property`` is from Python 3.12 on.

    Before, that one locks: which takes longer than most of what thousands of figures keep.
    """

    def __init__(self, work: Callable[[Any], V]) -> None:
        self._work = work
        self._name = ""
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, thing: object, owner: type) -> V:
        value = self._work(thing)
        thing.__dict__[self._name] = value
        return value


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
