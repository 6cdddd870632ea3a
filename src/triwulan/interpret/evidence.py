"""What the values below a head look like, as a witness where its words leave a choice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(
    r"\(?-?\s*(?P<rp>rp\.?\s*)?-?\d[\d.,]*(?:,-)?\s*(?P<unit>%|[a-z]+(?:[ /][a-z]+)?)?\s*\)?\*{0,2}", re.I
)
_BLANKS: Final = frozenset({"", "-", "–", "—", "n/a", "na"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many cells below a head hold figures, money, percentages, words, or nothing."""

    numbers: int = 0
    moneys: int = 0
    percents: int = 0
    texts: int = 0

    @property
    def money(self) -> bool:
        """Whether the figures are amounts of rupiah, zeros aside."""
        return self.moneys > 0 and self.moneys * 2 > self.numbers and self.percents == 0

    @property
    def percent(self) -> bool:
        """Whether most figures are printed with a percent sign."""
        return self.percents > 0 and self.percents * 2 > self.numbers

    @property
    def few(self) -> bool:
        """Whether there is too little to go by."""
        return self.numbers < 1


def evidence_of(texts: Iterable[str]) -> Evidence:
    """Look at the cells below a head, merged ones once."""
    numbers = moneys = percents = words = 0
    for text in texts:
        shown = text.strip()
        if shown.casefold() in _BLANKS:
            continue
        match = _NUMBER.fullmatch(shown)
        if match is None:
            words += 1
            continue
        if sum(mark.isdigit() for mark in shown) == shown.count("0") and "%" not in shown:
            numbers += 0
            continue
        numbers += 1
        unit = (match["unit"] or "").casefold()
        if unit in ("%", "persen"):
            percents += 1
        elif match["rp"] or (not unit and _is_large(shown)):
            moneys += 1
    return Evidence(numbers, moneys, percents, words)


def _is_large(shown: str) -> bool:
    whole = re.sub(r"[.,]\d{1,2}\D*$", "", shown)
    return sum(mark.isdigit() for mark in whole) >= 6
