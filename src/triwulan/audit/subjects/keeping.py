"""Remembering what was worked out of a reading, as the rules of one audit ask for the same again and again."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Final, TypeVar

from triwulan.core.reading import Reading, StatedTable

T = TypeVar("T")
_MOST_TABLES: Final = 64


def kept(work: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Do the work once for the reading asked about last.

    A reading never changes, so nothing can go stale; it is known by identity, as comparing two would read them through.
    """
    last: list[tuple[Reading, T]] = []

    @wraps(work)
    def remembered(reading: Reading) -> T:
        # one assignment, so that two threads can at worst work twice
        known = last[:1]
        if known and known[0][0] is reading:
            return known[0][1]
        found = work(reading)
        last[:] = [(reading, found)]
        return found

    return remembered


def gathered(gather: Callable[[Reading], Iterable[T]]) -> Callable[[Reading], tuple[T, ...]]:
    """The same for what is given one by one: it is kept as a tuple."""

    @wraps(gather)
    def whole(reading: Reading) -> tuple[T, ...]:
        return tuple(gather(reading))

    return kept(whole)


def per_table(work: Callable[[StatedTable], T]) -> Callable[[StatedTable], T]:
    """Do the work once for each of the tables asked about last, known by identity; they are asked row by row."""
    last: dict[int, tuple[StatedTable, T]] = {}

    @wraps(work)
    def remembered(table: StatedTable) -> T:
        known = last.get(id(table))
        if known is None or known[0] is not table:
            known = (table, work(table))
            if len(last) >= _MOST_TABLES:
                last.clear()
            last[id(table)] = known
        return known[1]

    return remembered
