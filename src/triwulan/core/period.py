"""Quarters of a fiscal year, and dates as they are written in official Indonesian."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Final

from triwulan.core.problem import Problem, ProblemError

MONTHS_ID: Final = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]  # fmt: skip
DAYS_ID: Final = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """A quarter of a fiscal year, which in Indonesia is the calendar year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1 < self.year < 9999:
            raise ProblemError(Problem("period.quarter", {"number": self.number, "year": self.year}))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Give the quarter in which a day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def months(self) -> tuple[int, int, int]:
        """The three months as numbers 1..12."""
        last = self.number * 3
        return (last - 2, last - 1, last)

    @property
    def first_day(self) -> date:
        """The first calendar day."""
        return date(self.year, self.months[0], 1)

    @property
    def last_day(self) -> date:
        """The last calendar day; deadlines count from it."""
        month = self.months[-1]
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def roman(self) -> str:
        """The number as reports print it, I..IV."""
        return _ROMAN[self.number - 1]

    @property
    def label(self) -> str:
        """The name in reports, `Triwulan I 2023`."""
        return f"Triwulan {self.roman} {self.year}"

    def previous(self) -> "Quarter":
        """Give the quarter before, across the year's border."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    def next(self) -> "Quarter":
        """Give the quarter after, across the year's border."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)


def format_date(day: date) -> str:
    """Write a date as `10 April 2023`."""
    return f"{day.day} {MONTHS_ID[day.month - 1]} {day.year}"


def format_day(day: date) -> str:
    """Write a date with its weekday, `Senin, 10 April 2023`."""
    return f"{DAYS_ID[day.weekday()]}, {format_date(day)}"
