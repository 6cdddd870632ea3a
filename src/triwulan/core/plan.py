"""An action plan over the year: a count is spread over its months in turn, and quarterly targets follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """A planned piece of work for an indicator: how many, of what, in which months (1..12)."""

    text: str
    count: Decimal
    unit: str = ""
    months: tuple[int, ...] = ()


def by_month(count: Decimal, months: Sequence[int]) -> Mapping[int, Decimal]:
    """How much is planned in each of the months 1..12: 5 in February, May and August are 2, 2 and 1.

    What is left of a fraction (2,5 of something) falls to the next month in turn. Months without anything are left out.
    """
    ordered = sorted(set(months))
    if not ordered:
        return {}
    whole = int(count)
    rounds, rest = divmod(whole, len(ordered))
    shares = [Decimal(rounds + (1 if turn < rest else 0)) for turn in range(len(ordered))]
    shares[rest] += count - whole
    return {month: share for month, share in zip(ordered, shares, strict=True) if share}


def spread(plan: Iterable[tuple[Decimal, Sequence[int]]]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Give TW I..IV of (count, months 1..12)."""
    quarters = [Decimal(0)] * 4
    for count, months in plan:
        for month, share in by_month(count, months).items():
            quarters[(month - 1) // 3] += share
    first, second, third, fourth = quarters
    return first, second, third, fourth
