"""The standard obligations of villages and offices, with their legal sources, from ``obligations.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

from triwulan.core.obligation import Bearer, Obligation, Per


@cache
def standard_obligations() -> tuple[Obligation, ...]:
    """In the order in which a register lists them."""
    data = tomllib.loads(files("triwulan.data").joinpath("obligations.toml").read_text(encoding="utf-8"))
    return tuple(
        Obligation(**{**row, "bearer": Bearer(row.get("bearer", "village")), "per": Per(row.get("per", "year"))})
        for row in data["obligation"]
    )
