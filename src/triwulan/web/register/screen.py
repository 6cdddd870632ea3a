"""What the grid's page shows around the grid."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from triwulan.core.dates import read_date
from triwulan.core.obligation import Bearer
from triwulan.web.accounts.access import access
from triwulan.web.organisation.models import Unit
from triwulan.web.register.board import DONE, Board, Line
from triwulan.web.register.models import FIRST_YEAR, LAST_YEAR
from triwulan.web.register.rendering import Grid
from triwulan.web.register.rights import may_write
from triwulan.web.register.services import Outcome


class Screen:
    """One unit's year as the address asks for it: as of which day, which line on a phone."""

    def __init__(self, request: HttpRequest, unit: Unit, year: int, bearer: Bearer = Bearer.VILLAGE) -> None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        self.request, self.unit, self.year, self.bearer = request, unit, year, bearer
        self.visitor = access(request)
        self.open = may_write(self.visitor, unit)
        self.outcome = Outcome()
        self.typed: Mapping[str, str] = {}

    @property
    def as_of_text(self) -> str:
        """What the address says of the day."""
        return self.request.GET.get("per", "").strip()

    @cached_property
    def as_of(self) -> date:
        """The day as of which everything stands; today where the address names none that can be read."""
        return read_date(self.as_of_text) or self.visitor.today

    @property
    def as_of_unreadable(self) -> bool:
        """The address names a day that is none."""
        return bool(self.as_of_text) and read_date(self.as_of_text) is None

    @cached_property
    def board(self) -> Board:
        """The grid's values."""
        return Board(
            self.unit,
            self.year,
            self.bearer,
            as_of=self.as_of,
            today=self.visitor.today,
            open=self.open,
            outcome=self.outcome,
            typed=self.typed,
        )

    @cached_property
    def grid(self) -> Grid:
        """The grid as HTML."""
        return Grid(self.board, self.request.GET.get("baris", ""))

    @property
    def of_villages(self) -> bool:
        """Villages by obligations, and not the office's own duties."""
        return self.bearer is Bearer.VILLAGE

    @property
    def administers(self) -> bool:
        """The visitor administers the unit."""
        return self.visitor.administers(self.unit.pk)

    @property
    def lines_around(self) -> tuple[Line | None, Line | None, int]:
        """On a phone, where one line is shown at a time: the one before it, the one after it, and its number."""
        lines = self.board.lines
        number = next((place for place, line in enumerate(lines) if line.key == self.grid.here), 0)
        before = lines[number - 1] if number else None
        return before, lines[number + 1] if number + 1 < len(lines) else None, number + 1

    def url(self, year: int | None = None, bearer: str = "") -> str:
        """The same grid, or that of another year or bearer, as of the same day."""
        kind = bearer or self.bearer.value
        name = "register:grid" if kind == Bearer.VILLAGE else "register:office"
        address = reverse(name, args=[self.unit.pk, year or self.year])
        return f"{address}?{urlencode({'per': self.as_of_text})}" if self.as_of_text else address

    def url_after(self, line: str) -> str:
        """Where a saved form leads: the line it asks for, else the one it came from."""
        address = self.url()
        here = line or self.request.GET.get("baris", "")
        return f"{address}{'&' if '?' in address else '?'}{urlencode({'baris': here})}" if here else address

    @property
    def before(self) -> str:
        """The year before."""
        return self.url(self.year - 1) if self.year > FIRST_YEAR else ""

    @property
    def after(self) -> str:
        """The year after."""
        return self.url(self.year + 1) if self.year < LAST_YEAR else ""

    @property
    def other(self) -> str:
        """The office's duties beside the villages', and the other way round."""
        return self.url(bearer=Bearer.OFFICE if self.of_villages else Bearer.VILLAGE)

    def changed(self) -> dict[str, Any]:
        """What a script that posted cells puts in their places."""
        cells = {}
        keys = {name.removesuffix("r") for name in self.typed}
        bases = {}
        for cell in self.board.cells:
            key = cell.place.slot.key
            if key not in keys:
                continue
            name = cell.place.name
            wrong = bool(cell.faults or cell.conflict)
            cells[name] = {"state": self.grid.state(cell), "say": self.grid.say(cell), "wrong": wrong}
            if cell.place.field == DONE:
                bases[key] = -1 if cell.place.slot in self.outcome.conflicts else cell.base
        tallies = {f"f{key}": self.grid.tally(key) for key in self.board.tallies}
        return {"cells": cells, "bases": bases, "tallies": tallies, "clean": self.outcome.clean}
