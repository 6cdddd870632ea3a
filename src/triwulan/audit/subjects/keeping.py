"""Remembering what was worked out of a reading, as the rules of one audit ask for the same again and again."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import wraps
from typing import Final, TypeVar

from triwulan.core.keeping import kept_by_identity
from triwulan.core.reading import Reading, StatedTable

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
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
    """Do the work once for each of the tables asked about last, known by identity; they are asked row by row.

    A small table that is the same in the next audit is the same object (``interpret/linking.py``): what is found in
    it alone is found once, however often the rest of the report is changed.
    """
    last: dict[int, tuple[StatedTable, T]] = {}

    @wraps(work)
    def remembered(table: StatedTable) -> T:
        try:
            return last[id(table)][1]  # what is kept holds its table, so that no other can have its id
        except KeyError:
            found = work(table)
        if len(last) >= _MOST_TABLES:
            last.clear()
        last[id(table)] = (table, found)
        return found

    remembered.cache_clear = last.clear  # type: ignore[attr-defined]
    return remembered


def per_table_and(work: Callable[[StatedTable, K], T]) -> Callable[[StatedTable, K], T]:
    """The same for work that depends on one thing more."""
    return kept_by_identity(_MOST_TABLES)(work)


def gathered_per_table(gather: Callable[[StatedTable], Iterable[T]]) -> Callable[[StatedTable], tuple[T, ...]]:
    """What is given one by one of a table, kept as a tuple."""

    @wraps(gather)
    def whole(table: StatedTable) -> tuple[T, ...]:
        return tuple(gather(table))

    return per_table(whole)


def table_by_table(gather: Callable[[StatedTable], Iterable[T]]) -> Callable[[Reading], Iterator[T]]:
    """Subjects that depend on nothing but their own table, given for a whole reading."""
    of_table = gathered_per_table(gather)

    @wraps(gather)
    def of_all(reading: Reading) -> Iterator[T]:
        return (each for table in reading.tables for each in of_table(table))

    return of_all
