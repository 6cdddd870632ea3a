"""Predicate scales in use, with their sources."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from triwulan.core.predicate import Band, Scale


@cache
def scales() -> Mapping[str, Scale]:
    """Give every scale by its key."""
    data = json.loads(files("triwulan.data").joinpath("scales.json").read_text(encoding="utf-8"))
    return MappingProxyType({entry["key"]: _scale(entry) for entry in data["scales"]})


def _scale(entry: dict[str, Any]) -> Scale:
    return Scale(
        key=entry["key"],
        name=entry["name"],
        source=entry["source"],
        bands=tuple(
            Band(band["label"], None if band["at_least"] is None else Decimal(band["at_least"]))
            for band in entry["bands"]
        ),
        checked=entry["checked"],
    )
