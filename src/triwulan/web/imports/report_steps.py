"""The parts in which a report is looked over: their rows as forms, beside the records and the report's own table."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from django.core.paginator import Paginator

from triwulan.core.budget_code import read_code
from triwulan.core.measurement import Aggregation
from triwulan.core.proposed import ProposedRealisation
from triwulan.web.imports.report_forms import IndicatorRow, LineRow, RealisationRow, RowForm
from triwulan.web.imports.report_known import Compared, Known, Standing
from triwulan.web.imports.report_parts import FIELDS, Part, StepRow
from triwulan.web.imports.report_proposals import indicator_of, line_of, names_of, realisation_of
from triwulan.web.imports.report_state import Asked, Looked, Row, Table

PER_PAGE: Final = 15
"""Rows on a page; fewer where each offers many indicators to choose from, so that it stays below 200 kB."""
_MOST_CHOICES: Final = 600


class Step:
    """A part of a report with its rows judged against the records; ``posted`` takes the place of what is kept."""

    def __init__(
        self, part: Part, looked: Looked, known: Known, *, page: int | str = 1, posted: Mapping[str, str] | None = None
    ) -> None:
        self.part, self.looked, self.known = part, looked, known
        self._posted = posted
        self._all = looked.rows(part.key)
        self.per_page = min(PER_PAGE, max(1, _MOST_CHOICES // max(1, len(self._indicators))))
        self.page = Paginator(range(len(self._all)), self.per_page).get_page(page)
        if posted is not None:
            self._take_posted()
        for row in self._all:
            self._adopt(row)

    @cached_property
    def rows(self) -> list[StepRow]:
        """The rows of the page."""
        return [self._step_row(number) for number in self.page]

    def faults(self) -> Iterator[StepRow]:
        """Rows of the whole part that are taken and cannot be taken so."""
        for number, row in enumerate(self._all):
            if row.take:
                judged = self._step_row(number, bound=True)
                if not judged.blocked and (not judged.form.is_valid() or judged.compared.standing is Standing.OPEN):
                    yield judged

    def taken(self) -> list[StepRow]:
        """The rows of the whole part that would change something."""
        wanted = (Standing.NEW, Standing.CHANGED)
        found = (self._step_row(number) for number, row in enumerate(self._all) if row.take)
        return [each for each in found if each.compared.standing in wanted]

    def left(self) -> list[StepRow]:
        """The rows that are ticked and blocked."""
        found = (self._step_row(number) for number, row in enumerate(self._all) if row.take)
        return [each for each in found if each.blocked]

    def realisation(self, row: Row) -> ProposedRealisation:
        """What is to be typed: a pair or a single figure, as the indicator is counted."""
        found = realisation_of(row, self._names)
        if row.values["indicator"] in self._pairs:
            return replace(found, value="")
        return replace(found, numerator="", denominator="")

    @property
    def tables(self) -> list[tuple[int, Table]]:
        """The report's tables that the page's rows and their questions speak of, with their numbers."""
        places = [place for each in self.rows for place in (each.row.place, *(asked.place for asked in each.asked))]
        numbers = {self.looked.spots[place][0] for place in places if place in self.looked.spots}
        return [(number, self.looked.tables[number]) for number in sorted(numbers)]

    @property
    def questions(self) -> list[tuple[StepRow | None, Asked]]:
        """What is asked of the page's rows, and of nothing in particular where the part is that of money."""
        own = [(each, asked) for each in self.rows for asked in each.asked]
        whole = [(None, asked) for asked in self.looked.asked if not asked.about and self.part is Part.LINES]
        return [*whole, *own]

    @property
    def closed(self) -> str:
        """Why what is there already cannot be written, "" where it can."""
        if self.part is Part.AGREEMENT:
            return self.known.agreement_closed
        return self.known.quarter_closed if self.part is Part.REALISATIONS else self.known.budget_closed

    @property
    def missing_objectives(self) -> bool:
        """Whether a row names no objective."""
        return self.part is Part.AGREEMENT and any(not row.values["objective"].strip() for row in self._all)

    @cached_property
    def _names(self) -> dict[str, str]:
        return names_of(self.looked, self.known.indicator_names)

    @cached_property
    def _indicators(self) -> list[str]:
        return list(dict.fromkeys([*self.looked.indicator_names(), *self.known.indicator_names.values()]))

    @cached_property
    def _pairs(self) -> set[str]:
        """Indicators counted as a pair: as the records have them, else as the report is to be taken."""
        ratio = Aggregation.RATIO.value
        found = {row.values["name"].strip() for row in self.looked.agreement if row.values["aggregation"] == ratio}
        for name in self._indicators:
            known = self.known.indicators.get(self.known.names.match(self._names.get(name, name)).key)
            if known is not None:
                (found.add if known.aggregation == ratio else found.discard)(name)
        return found

    def _step_row(self, number: int, *, bound: bool = False) -> StepRow:
        row = self._all[number]
        spot = self.looked.spots.get(row.place)
        return StepRow(
            number=number,
            page=number // self.per_page + 1,
            row=row,
            form=self._form(number, row, bound=bound or self._posted is not None),
            compared=self._compared(row),
            asked=tuple(each for each in self.looked.asked if self._concerns(each, row)),
            spot="" if spot is None else f"sumber-{spot[0]}-{spot[1]}",
        )

    def _concerns(self, asked: Asked, row: Row) -> bool:
        return asked.field in FIELDS[self.part] and (asked.place == row.place or asked.about == row.about)

    def _form(self, number: int, row: Row, *, bound: bool) -> RowForm:
        values = {**row.values, "take": "on" if row.take else ""}
        prefix = f"r{number}"
        data = {f"{prefix}-{name}": value for name, value in values.items()} if bound else None
        initial = {**row.values, "take": row.take}
        if self.part is Part.AGREEMENT:
            return IndicatorRow(data, initial=initial, prefix=prefix, known=self.known.indicator_names)
        if self.part is Part.REALISATIONS:
            others = [each.values["indicator"] for each in self._all if each.take and each is not row]
            return RealisationRow(
                data, initial=initial, prefix=prefix, indicators=self._indicators, pairs=self._pairs, others=others
            )
        lines = {key: line.name for key, line in self.known.lines.by_key.items()}
        return LineRow(data, initial=initial, prefix=prefix, indicators=self._indicators, known=lines)

    def _compared(self, row: Row) -> Compared:
        chosen = row.values.get("meant", "")
        if self.part is Part.AGREEMENT:
            return self.known.indicator(indicator_of(row), chosen)
        if self.part is Part.REALISATIONS:
            return self.known.realisation(self.realisation(row))
        return self.known.line(line_of(row, self._names), chosen)

    def _adopt(self, row: Row) -> None:
        """What the report does not state, and only a suggestion filled in, is as the records have it."""
        chosen = row.values.get("meant", "")
        if self.part is Part.AGREEMENT:
            known = self.known.indicators.get(chosen or self.known.names.match(row.values["name"]).key)
            for name in ("objective", "unit", "direction", "aggregation") if known is not None else ():
                if name in row.guessed or not row.values[name].strip():
                    row.values[name] = str(getattr(known, name))
                    row.guessed = [each for each in row.guessed if each != name]
        elif self.part is Part.LINES:
            line = self.known.lines.by_key.get(chosen or self._line_key(row))
            if line is not None and ("indicator" in row.guessed or not row.values["indicator"]):
                row.values["indicator"] = self.known.indicator_names.get(line.indicator, "")
                row.guessed = []

    def _line_key(self, row: Row) -> str:
        return self.known.lines.match(read_code(row.values["code"]), row.values["name"]).key

    def _take_posted(self) -> None:
        """Put what was typed on the page in the rows, whatever it is."""
        assert self._posted is not None
        for number in self.page:
            prefix = f"r{number}-"
            if f"{prefix}here" not in self._posted:
                continue
            row = self._all[number]
            row.take = f"{prefix}take" in self._posted
            names = {*row.values, *(name.removeprefix(prefix) for name in self._posted if name.startswith(prefix))}
            for name in names - {"here", "take"}:
                if f"{prefix}{name}" in self._posted and (name in row.values or name == "meant"):
                    typed = self._posted[f"{prefix}{name}"]
                    if typed != row.values.get(name):
                        row.guessed = [each for each in row.guessed if each != name]
                    row.values[name] = typed
        for row in self._all if self.part is Part.AGREEMENT else ():
            row.values["objective"] = row.values["objective"].strip() or self._posted.get("objective_all", "").strip()
