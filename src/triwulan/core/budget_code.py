"""Codes of budget documents: programs, activities and sub-activities, and the accounts of what is bought.

Sub-activities had two digits (Permendagri 90/2019) and have four now (Kepmendagri 050-5889/2021 and later):
``7.01.06.2.01.02`` and ``7.01.06.2.01.0002`` are one.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

_PARTS: Final = re.compile(r"[0-9]{1,6}(?:[.\s]+[0-9]{1,6})*")
_DOTS: Final = re.compile(r"[.\s]+")
_MOST_PARTS: Final = 16
_SUB_ACTIVITY: Final = 6
_CHAPTERS: Final = frozenset({"4", "5", "6"})
"""Income, spending and financing: the first figure of an account; its second has one digit, a program's has two."""


class Level(IntEnum):
    """How deep a code stands; the number of its parts."""

    AFFAIR = 1
    FIELD = 2
    PROGRAM = 3
    ACTIVITY = 5
    SUB_ACTIVITY = 6


@dataclass(frozen=True, slots=True)
class BudgetCode:
    """A code as numbers, so that old and new spellings are equal; ``account`` is what is bought for it, "" for none."""

    parts: tuple[int, ...]
    account: str = ""

    @property
    def level(self) -> Level | None:
        """How deep it stands; None for what is only an account, or has a number of parts that no code has."""
        return Level(len(self.parts)) if len(self.parts) in set(Level) else None


@lru_cache(maxsize=16384)
def read_code(text: str) -> BudgetCode | None:
    """Read a code, with the account behind it where it has one; None for what is none."""
    clean = text.strip().replace(",", ".").strip(" .")
    if not _PARTS.fullmatch(clean):
        return None
    parts = _DOTS.split(clean)
    if len(parts) > _MOST_PARTS:
        return None
    if _is_account(parts):
        return BudgetCode((), ".".join(parts))
    account = parts[_SUB_ACTIVITY:]
    if account and not _is_account(account):
        return None
    return BudgetCode(tuple(map(int, parts[:_SUB_ACTIVITY])), ".".join(account))


def _is_account(parts: list[str]) -> bool:
    return parts[0] in _CHAPTERS and (len(parts) == 1 or len(parts[1]) == 1)
