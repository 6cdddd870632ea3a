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


_NOTHING: Final = Evidence(figures=(None,))


@lru_cache(maxsize=16384)
def read(text: str) -> Quantity:
    """The figure of a cell read by itself; kept, because tables repeat their figures."""
    return parse_quantity(text)


def evidence_of(cells: Iterable[tuple[str, bool]]) -> Evidence:
    """Look at the cells below a head, each its text and whether it only repeats a merged one."""
    seen = [_NOTHING if covered or not text else _of_one(text) for text, covered in cells]
    told = [each for each in seen if each is not _NOTHING]
    return Evidence(
        numbers=sum([each.numbers for each in told]),
        zeros=sum([each.zeros for each in told]),
        moneys=sum([each.moneys for each in told]),
        percents=sum([each.percents for each in told]),
        grades=sum([each.grades for each in told]),
        words=sum([each.words for each in told]),
        places=max([each.places for each in told], default=0),
        figures=tuple([each.figures[0] for each in seen]),
    )


@lru_cache(maxsize=4096)
def _of_one(text: str) -> Evidence:
    """What one cell tells; kept, because tables repeat their figures."""
    quantity = read(text)
    if quantity.value is not None:
        zero = quantity.value == 0 and quantity.unit != "%"
        money = not zero and (quantity.unit == RUPIAH or (not quantity.unit and _is_large(text)))
        return Evidence(
            numbers=not zero,
            zeros=zero,
            moneys=money,
            percents=quantity.unit == "%",
            places=quantity.places,
            figures=(float(quantity.value),),
        )
    if quantity.kind.value != "unreadable":
        return _NOTHING
    large = _is_large(text) and _DIGITS.search(text[:6]) is not None
    grade = not large and _GRADES.fullmatch(text) is not None
    return Evidence(numbers=large, moneys=large, grades=grade, words=not large and not grade, figures=(None,))


def _is_large(text: str) -> bool:
    """Whether a figure has so many digits before its decimals that it can only be money."""
    if len(text) < _LARGE:
        return False
    return sum(map(str.isdigit, _FRACTION.sub("", text))) >= _LARGE and len(text) < 40
