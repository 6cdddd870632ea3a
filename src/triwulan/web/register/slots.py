"""The cells of a register by key: `12-1-345` is period 1 of obligation 12 for village 345, 0 for the office itself."""

import re
from typing import Final, NamedTuple

_KEY: Final = re.compile(r"(\d{1,18})-(\d{1,2})-(\d{1,18})")


class Slot(NamedTuple):
    """A cell of one unit's year: keys of obligation and village (0: the office), and the period from 1."""

    obligation: int
    period: int
    village: int

    @property
    def key(self) -> str:
        """Its name in forms and addresses."""
        return f"{self.obligation}-{self.period}-{self.village}"


def slot_of(key: str) -> Slot | None:
    """The cell of a key."""
    match = _KEY.fullmatch(key)
    return None if match is None else Slot(int(match[1]), int(match[2]), int(match[3]))
