"""What the values below a head look like, as a witness where its words leave a choice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.core.quantity import RUPIAH, Quantity, parse_quantity

_DIGITS: Final = re.compile(r"\d")
_FRACTION: Final = re.compile(r"[.,]\d{1,2}(?!\d)\D*$")
_GRADES: Final = re.compile(
    r"(?:(?:sangat|cukup|kurang|amat|tidak|belum|sudah|telah)\s+)?(?:tinggi|baik|rendah|kurang|sedang|cukup|buruk|memuaskan|efisien|"
    r"tercapai|berhasil|terlampaui|melampaui(?:\s+target)?|memenuhi(?:\s+target)?|sesuai(?:\s+target)?|efektif|on\s?track|at\s?risk|"
    r"hijau|kuning|merah|biru)|aa|a|bb|b|cc|c|d|ss",
    re.I,
)  # fmt: skip
_LARGE: Final = 6


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many cells below a head hold figures other than zero, money, percentages, grades, other words.

    ``figures`` has the figure of each row, None where there is none, for comparing columns with each other; they are
    printed with ``places`` decimals at most.
    """

    numbers: int = 0
    zeros: int = 0
    moneys: int = 0
    percents: int = 0
    grades: int = 0
    words: int = 0
    places: int = 0
    figures: tuple[float | None, ...] = ()

    @property
    def money(self) -> bool:
        """Whether the figures are amounts of rupiah, zeros aside."""
        return self.moneys > 0 and self.moneys * 2 > self.numbers and self.percents == 0

    @property
    def percent(self) -> bool:
        """Whether most figures are printed with a percent sign."""
        return self.percents > 0 and self.percents * 2 > self.numbers

    @property
    def numeric(self) -> bool:
        """Whether figures stand here and hardly any words."""
        return self.numbers + self.zeros > 0 and self.words + self.grades <= (self.numbers + self.zeros) / 4

    @property
    def wordy(self) -> bool:
        """Whether words stand here and hardly any figures."""
        return self.words + self.grades > 0 and self.numbers + self.zeros <= (self.words + self.grades) / 4


@lru_cache(maxsize=16384)
def read(text: str) -> Quantity:
    """The figure of a cell read by itself; kept, because tables repeat their figures."""
    return parse_quantity(text)


def evidence_of(cells: Iterable[tuple[str, bool]]) -> Evidence:
    """Look at the cells below a head, each its text and whether it only repeats a merged one."""
    numbers = zeros = moneys = percents = grades = words = places = 0
    figures: list[float | None] = []
    for text, covered in cells:
        quantity = read(text)
        figures.append(float(quantity.value) if quantity.value is not None and not covered else None)
        if covered or not text:
            continue
        if quantity.value is not None:
            zero = quantity.value == 0 and quantity.unit != "%"
            zeros += zero
            numbers += not zero
            percents += quantity.unit == "%"
            places = max(places, quantity.places)
            moneys += not zero and (quantity.unit == RUPIAH or (not quantity.unit and _is_large(text)))
        elif quantity.kind.value == "unreadable":
            large = _is_large(text) and _DIGITS.search(text[:6]) is not None
            grade = not large and _GRADES.fullmatch(text) is not None
            numbers += large
            moneys += large
            grades += grade
            words += not large and not grade
    return Evidence(numbers, zeros, moneys, percents, grades, words, places, tuple(figures))


def _is_large(text: str) -> bool:
    """Whether a figure has so many digits before its decimals that it can only be money."""
    if len(text) < _LARGE:
        return False
    return sum(map(str.isdigit, _FRACTION.sub("", text))) >= _LARGE and len(text) < 40
