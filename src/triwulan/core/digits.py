"""Slips of the hand between a figure that is copied and what is printed."""

from decimal import Decimal
from typing import Final

_DIGITS: Final = 4


def exchanged(one: Decimal, other: Decimal) -> bool:
    """Whether two digits beside each other are exchanged."""
    a, b = (f"{each.normalize():f}".replace(".", "") for each in (one, other))
    if len(a) != len(b) or len(a) < _DIGITS:
        return False
    apart = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(apart) == 2 and apart[1] - apart[0] == 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
