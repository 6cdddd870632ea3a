"""What changed in a record between two readings of it, for the superior who reads a report again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """An entry whose text differs; "" stands for not entered."""

    path: str
    before: str
    after: str


def what_changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """Compare entries by path, as a reader orders them (IK2 before IK10); absent is the same as blank."""
    pairs = ((path, before.get(path, ""), after.get(path, "")) for path in {*before, *after})
    changed = (Change(path, old, new) for path, old, new in pairs if old != new)
    return tuple(sorted(changed, key=lambda change: natural(change.path)))


def natural(path: str) -> tuple[tuple[str | int, ...], str]:
    """A sort key by which numbers in a path count as numbers; the path itself breaks ties ("01", "1")."""
    parts = re.split(r"([0-9]+)", path)
    return tuple(int(part) if index % 2 else part for index, part in enumerate(parts)), path
