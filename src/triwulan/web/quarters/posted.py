"""Reads what a quarter's form posted: a field is there when its base version is, even when nothing is ticked in it."""

import re

from django.http import QueryDict

from triwulan.web.quarters.services import Typed

_BASE = "base:"


def typed_fields(posted: QueryDict) -> list[Typed]:
    """Every field posted, in the form's order; a choice made in a conflict replaces the version it was based on."""
    mine, theirs = _choice(posted.get("resolve", ""))
    fields = []
    for name in posted:
        if not name.startswith(_BASE):
            continue
        path = name[len(_BASE) :]
        if path == theirs:
            continue
        base = mine[1] if mine is not None and mine[0] == path else _number(posted.get(name, ""))
        fields.append(Typed(path, ",".join(posted.getlist(path)), base))
    return fields


def _choice(text: str) -> tuple[tuple[str, int] | None, str]:
    """ "mine:PATH:VERSION" keeps what this window typed over that version; "theirs:PATH" drops it."""
    match = re.fullmatch(r"mine:(.+):(\d{1,9})", text)
    if match is not None:
        return (match[1], int(match[2])), ""
    return None, text.removeprefix("theirs:") if text.startswith("theirs:") else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 9 else -1
