"""From an action plan to quarterly targets: a count is spread over its months in turn."""

from collections.abc import Iterable, Sequence
from decimal import Decimal


def spread(plan: Iterable[tuple[Decimal, Sequence[int]]]) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Give TW I..IV of (count, months 1..12): 5 in February, May and August are 2, 2 and 1.

    What is left of a fraction (2,5 of something) falls to the next month in turn.
    """
    quarters = [Decimal(0)] * 4
    for count, months in plan:
        ordered = sorted(set(months))
        if not ordered:
            continue
        whole = int(count)
        rounds, rest = divmod(whole, len(ordered))
        for turn, month in enumerate(ordered):
            quarters[(month - 1) // 3] += rounds + (1 if turn < rest else 0)
        quarters[(ordered[rest] - 1) // 3] += count - whole
    first, second, third, fourth = quarters
    return first, second, third, fourth
