"""Enumerations as Indonesian sentences write them: "1, 2, dan 4", "Januari s.d. Maret"."""

from collections.abc import Iterable, Sequence

from triwulan.core.period import MONTHS_ID


def and_list(parts: Sequence[str]) -> str:
    """Join parts with commas and "dan"."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def months(numbers: Iterable[int]) -> str:
    """Name months 1..12, an unbroken run of three or more as "Januari s.d. Maret"; "" for none."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names: list[str] = []
    for run in runs:
        named = [MONTHS_ID[number - 1] for number in run]
        names.extend([f"{named[0]} s.d. {named[-1]}"] if len(run) > 2 else named)
    return and_list(names)
