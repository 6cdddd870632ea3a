"""What is kept of a report while it is looked over: each proposed value as text, as it stands in its field."""

from collections.abc import Iterable
from typing import Any

import msgspec

from triwulan.core.period import Quarter
from triwulan.core.problem import Problem
from triwulan.core.quantity import format_number
from triwulan.interpret.proposing import Proposed, Question, Source
from triwulan.interpret.proposing.suggesting import likely_aggregation, likely_name

TARGETS = ("annual_target", "target_1", "target_2", "target_3", "target_4")


class Row(msgspec.Struct, kw_only=True):
    """A proposed row: where it stands, whether it is to be taken, its fields' texts.

    ``guessed`` names the fields whose first value is a suggestion that the report does not state.
    """

    place: str
    about: str
    """What it is called in the report."""
    take: bool = True
    values: dict[str, str]
    guessed: list[str] = []


class Asked(msgspec.Struct, kw_only=True):
    """A question about a report; ``values`` fill the placeholders of its sentence."""

    message: str
    values: dict[str, str]
    place: str
    about: str = ""
    field: str = ""

    @property
    def problem(self) -> Problem:
        """The sentence's id and values."""
        return Problem(self.message, self.values)


class Table(msgspec.Struct, kw_only=True):
    """A table of the report as it was read."""

    title: str
    section: str
    page: int
    heads: list[str]
    rows: list[list[str]]


class Looked(msgspec.Struct, kw_only=True):
    """A report on its way into the records."""

    post: str = ""
    unit: str = ""
    quarter: tuple[int, int] | None = None
    """Year and number as the report says them."""
    proposed_for: tuple[int, int] | None = None
    """The quarter whose realisations were looked for."""
    agreement: list[Row] = []
    realisations: list[Row] = []
    lines: list[Row] = []
    asked: list[Asked] = []
    tables: list[Table] = []
    spots: dict[str, tuple[int, int]] = {}
    seen: list[str] = []
    """The parts that the official has saved."""

    def rows(self, part: str) -> list[Row]:
        """The rows of a part: agreement, realisations or lines."""
        return {"agreement": self.agreement, "realisations": self.realisations, "lines": self.lines}[part]

    def indicator_names(self) -> list[str]:
        """The indicators as they are named now, in the report's order."""
        return [row.values["name"].strip() for row in self.agreement if row.values["name"].strip()]


def kept(looked: Looked) -> dict[str, Any]:
    """The form in which it is kept."""
    found: dict[str, Any] = msgspec.to_builtins(looked)
    return found


def looked_in(state: dict[str, Any]) -> Looked:
    """What was kept."""
    return msgspec.convert(state, Looked)


def looked_of(proposed: Proposed, quarter: Quarter | None) -> Looked:
    """The first state: everything proposed is to be taken, except what belongs to no indicator."""
    wanted = quarter or proposed.quarter
    names = [each.name for each in proposed.indicators]
    texts = {(each.about, each.field.value): each.text for each in proposed.questions if each.text}
    looked = Looked(
        post=proposed.post,
        unit=proposed.unit,
        quarter=_pair(proposed.quarter),
        proposed_for=_pair(wanted),
        agreement=list(_indicators(proposed)),
        realisations=list(_realisations(proposed, names)),
        lines=list(_lines(proposed, names)),
        asked=[_asked(each) for each in proposed.questions],
        tables=[_table(each) for each in proposed.sources],
        spots={place: (spot.source, spot.row) for place, spot in proposed.spots.items()},
    )
    for row in (*looked.agreement, *looked.lines):
        for field in row.values:
            row.values[field] = row.values[field] or texts.get((row.values["name"], field), "")
    return looked


def _pair(quarter: Quarter | None) -> tuple[int, int] | None:
    return None if quarter is None else (quarter.year, quarter.number)


def _indicators(proposed: Proposed) -> Iterable[Row]:
    for each in proposed.indicators:
        targets = (each.annual_target, *each.quarterly_targets)
        guessed = [
            *(["direction"] if each.direction is None else []),
            *(["aggregation"] if not each.aggregation else []),
        ]
        figures = ("" if value is None else format_number(value) for value in targets)
        yield Row(
            place=each.place,
            about=each.name,
            guessed=guessed,
            values={
                "objective": each.objective,
                "name": each.name,
                "unit": each.unit,
                "formula": each.formula,
                "direction": each.direction.value if each.direction else "higher",
                "aggregation": likely_aggregation(each).value,
                **dict(zip(TARGETS, figures, strict=True)),
            },
        )


def _realisations(proposed: Proposed, names: list[str]) -> Iterable[Row]:
    for each in proposed.realisations:
        known = each.indicator in names
        yield Row(
            place=each.place,
            about=each.indicator,
            take=known,
            values={
                "indicator": each.indicator if known else "",
                "value": each.value,
                "numerator": each.numerator,
                "denominator": each.denominator,
            },
        )


def _lines(proposed: Proposed, names: list[str]) -> Iterable[Row]:
    for each in proposed.lines:
        served = each.indicator or likely_name(each.name, names)
        yield Row(
            place=each.place,
            about=each.name,
            guessed=["indicator"] if served and not each.indicator else [],
            values={
                "code": each.code,
                "name": each.name,
                "indicator": served,
                "ceiling": "" if each.ceiling is None else format_number(each.ceiling),
                "spending": "" if each.spending is None else format_number(each.spending),
            },
        )


def _asked(question: Question) -> Asked:
    return Asked(
        message=question.problem.message,
        values={name: str(value) for name, value in question.problem.values.items()},
        place=question.place,
        about=question.about,
        field=question.field.value,
    )


def _table(source: Source) -> Table:
    return Table(
        title=source.title,
        section=source.section,
        page=source.page,
        heads=list(source.heads),
        rows=[list(row) for row in source.rows],
    )
