"""Reads what the grid or a cell's page posted."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict

from triwulan.web.register.board import DONE, RECEIVED
from triwulan.web.register.services import TypedCell
from triwulan.web.register.slots import Slot, slot_of
from triwulan.web.typed import base_version, choice

_BASE: Final = "base:"


def typed_cells(posted: QueryDict) -> list[TypedCell]:
    """Every cell posted, in the form's order; a choice made in a conflict replaces the version it was based on.

    Both dates of a cell are one of them. A cell without a version is one that its window saw empty.
    """
    mine, theirs = choice(posted.get("resolve", ""))
    values: dict[Slot, dict[str, str]] = {}
    for name, text in posted.items():
        received = name.endswith("r")
        slot = slot_of(name.removesuffix("r"))
        if slot is not None and slot.key != theirs and isinstance(text, str):
            values.setdefault(slot, {})[RECEIVED if received else DONE] = text
    bases = {slot: base_version(str(posted.get(_BASE + slot.key, "0"))) for slot in values}
    if mine is not None:
        chosen = slot_of(mine[0])
        if chosen in bases:
            bases[chosen] = mine[1]
    return [TypedCell(slot, fields, bases[slot]) for slot, fields in values.items()]


def texts_of(posted: QueryDict) -> Mapping[str, str]:
    """What was typed, by the names of fields."""
    return {name: str(text) for name, text in posted.items() if slot_of(name.removesuffix("r")) is not None}
