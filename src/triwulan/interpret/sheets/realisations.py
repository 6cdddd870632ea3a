"""Sheets of indicators with what was reached in a quarter: one figure, or what was counted and out of how many."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from triwulan.core.known import Change, KnownIndicator
from triwulan.core.matching import KnownNames
from triwulan.core.measurement import Aggregation
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedRealisation
from triwulan.core.quantity import format_number, parse_quantity
from triwulan.core.reading import Role, Span, StatedColumn
from triwulan.interpret.sheets.cells import figure_of, is_total
from triwulan.interpret.sheets.layout import Layout
from triwulan.interpret.sheets.rows import Known, Outcome, ReadRow, place_of

_PAIR: Final = re.compile(r"\s*([\d.,]+)\s*(?:/|dari|of|:)\s*([\d.,]+)\s*[^\d]*", re.I)
_FIELDS: Final = ("value", "numerator", "denominator")


class RealisationSheet:
    """Reads the rows of one sheet into what a quarter's fields would say."""

    def __init__(self, sheet: str, layout: Layout, known: Known, seen: dict[str, str]) -> None:
        self.sheet, self._seen, self._quarter = sheet, seen, known.quarter
        self._known = {each.key: each for each in known.indicators}
        self._names = KnownNames({each.key: each.name for each in known.indicators})
        self._name = layout.of(Role.INDICATOR)[0].index
        self._value = _value_column(layout, known.quarter)
        self._numerator = next((each.index for each in layout.of(Role.NUMERATOR)), -1)
        self._denominator = next((each.index for each in layout.of(Role.DENOMINATOR)), -1)

    def read(self, number: int, cells: Sequence[str]) -> ReadRow | None:
        """What a row comes to; None for one that says nothing."""
        name = cells[self._name]
        texts = {
            "value": cells[self._value.index] if self._value is not None else "",
            "numerator": cells[self._numerator] if self._numerator >= 0 else "",
            "denominator": cells[self._denominator] if self._denominator >= 0 else "",
        }
        row = ReadRow(sheet=self.sheet, number=number, outcome=Outcome.IGNORED, label=name)
        if not any(texts.values()):
            return replace(row, problem=Problem("imports.not_filled_in")) if name else None
        if not name or is_total(name):
            return replace(row, problem=Problem("imports.total" if name else "imports.no_indicator"))
        for text in texts.values():
            problem = figure_of(text)[1] if not _PAIR.fullmatch(text) else None
            if problem is not None:
                return replace(row, outcome=Outcome.REFUSED, problem=problem)
        return self._matched(row, texts)

    def _matched(self, row: ReadRow, texts: dict[str, str]) -> ReadRow:
        name = row.label
        match = self._names.match(name)
        known = self._known.get(match.key)
        if known is None and match.candidates:
            problem = Problem("imports.which_indicator_meant", {"name": name})
            proposed = self._proposal(row, texts)
            return replace(
                row, outcome=Outcome.QUESTION, problem=problem, realisation=proposed, candidates=match.candidates
            )
        if known is None:
            return replace(row, outcome=Outcome.REFUSED, problem=Problem("imports.indicator_not_known", {"name": name}))
        here = place_of(self.sheet, row.number)
        before = self._seen.setdefault(match.key, here)
        fault = Problem("imports.twice", {"place": before}) if before != here else self._unfit(known, texts)
        if fault is not None:
            return replace(row, outcome=Outcome.REFUSED, problem=fault)
        proposed = self._proposal(row, texts, known)
        changes = tuple(_changes(known, proposed))
        row = replace(row, key=known.key, changes=changes, realisation=proposed if changes else None)
        return replace(row, outcome=Outcome.CHANGED if changes else Outcome.SAME)

    def _unfit(self, known: KnownIndicator, texts: dict[str, str]) -> Problem | None:
        """What keeps the figures from being those the quarter asks for."""
        if known.aggregation == Aggregation.RATIO:
            pair = (texts["numerator"] and texts["denominator"]) or _PAIR.fullmatch(texts["value"])
            return None if pair else Problem("imports.pair_wanted")
        if not texts["value"]:
            return Problem("imports.one_figure_wanted")
        span = self._value.span if self._value is not None else None
        if span is None or (span.first, span.last) == (3 * self._quarter - 2, 3 * self._quarter):
            return None
        if known.aggregation == Aggregation.SUM:
            return Problem("imports.not_this_quarter", {"first": span.first, "last": span.last})
        return None if span.last == 3 * self._quarter else Problem("imports.another_quarter", {"last": span.last})

    def _proposal(
        self, row: ReadRow, texts: dict[str, str], known: KnownIndicator | None = None
    ) -> ProposedRealisation:
        pair = _PAIR.fullmatch(texts["value"])
        if known is not None and known.aggregation == Aggregation.RATIO:
            counted = (texts["numerator"], texts["denominator"]) if texts["numerator"] else pair and pair.groups()
            value = ""
        else:
            counted, value = None, _written(texts["value"])
        numerator, denominator = counted or ("", "")
        return ProposedRealisation(
            indicator=row.label,
            value=value,
            numerator=_written(numerator),
            denominator=_written(denominator),
            place=place_of(self.sheet, row.number),
        )


def holds_realisations(layout: Layout) -> bool:
    """Whether a table tells indicators and what was reached of them."""
    return bool(layout.of(Role.INDICATOR)) and bool(layout.of(Role.REALISATION, Role.NUMERATOR))


def _value_column(layout: Layout, quarter: int) -> StatedColumn | None:
    """The quarter's own column, else one of no said time, else what there is, to be refused with a reason."""
    columns = layout.of(Role.REALISATION)
    own = [each for each in columns if each.span and _is_quarter(each.span, quarter)]
    unsaid = [each for each in columns if each.span is None]
    return next(iter((*own, *unsaid, *columns)), None)


def _is_quarter(span: Span, quarter: int) -> bool:
    return (span.first, span.last) == (3 * quarter - 2, 3 * quarter)


def _written(text: str) -> str:
    """A figure as it is typed, without its unit; a dash stays a dash."""
    value = parse_quantity(text).value
    return text.strip() if value is None else format_number(value)


def _changes(known: KnownIndicator, proposed: ProposedRealisation) -> list[Change]:
    found = []
    for field in _FIELDS:
        before, after = getattr(known, field), getattr(proposed, field)
        if after and _written(before) != _written(after):
            found.append(Change(field, before, after))
    return found
