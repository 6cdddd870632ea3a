"""A measured figure beside what it is meant to be, as one line of the table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """``target`` is the most it may be, in the same unit; None where nothing was promised."""

    what: str
    measured: float
    unit: str
    target: float | None = None
    detail: str = ""

    def __str__(self) -> str:
        number = f"{self.measured:.1f}" if self.measured < 100 else f"{self.measured:.0f}"
        target = "-" if self.target is None else f"{self.target:g} {self.unit}"
        verdict = "" if self.target is None else "yes" if self.measured <= self.target else "NO"
        return f"{self.what:<52}{f'{number} {self.unit}':>10}{target:>10}  {verdict:<4}{self.detail}".rstrip()


HEAD = f"{'what':<52}{'median':>10}{'target':>10}  {'met':<4}beside it"


def show(results: Iterable[Result]) -> None:
    """Print each as soon as it is known."""
    for result in results:
        print(result, flush=True)
