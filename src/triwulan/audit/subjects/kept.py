"""Remembering what was worked out of the last report, as several rules ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from triwulan.core.reading import Reading

T = TypeVar("T")


def kept(work: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """Do the work once for each report; it is known by identity, as comparing two would read them through."""
    last: list[tuple[Reading, T]] = []

    @wraps(work)
    def asked(reading: Reading) -> T:
        known = last[0] if last else None
        if known is None or known[0] is not reading:
            known = (reading, work(reading))
            last[:] = [known]
        return known[1]

    return asked
