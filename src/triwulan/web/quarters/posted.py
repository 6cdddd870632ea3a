"""Reads what a quarter's form posted: a field is there when its base version is, even when nothing is ticked in it."""

from django.http import QueryDict

from triwulan.web.quarters.services import Typed
from triwulan.web.typed import base_version, choice

_BASE = "base:"


def typed_fields(posted: QueryDict) -> list[Typed]:
    """Every field posted, in the form's order; a choice made in a conflict replaces the version it was based on."""
    mine, theirs = choice(posted.get("resolve", ""))
    fields = []
    for name in posted:
        if not name.startswith(_BASE):
            continue
        path = name[len(_BASE) :]
        if path == theirs:
            continue
        base = mine[1] if mine is not None and mine[0] == path else base_version(posted.get(name, ""))
        fields.append(Typed(path, ",".join(posted.getlist(path)), base))
    return fields
