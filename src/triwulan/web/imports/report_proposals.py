"""From rows as they are typed back to proposals, and to what the official said each of them means."""

from collections.abc import Iterable
from decimal import Decimal

from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation
from triwulan.core.quantity import parse_money, parse_quantity
from triwulan.web.imports.report_state import TARGETS, Looked, Row


def indicator_of(row: Row) -> ProposedIndicator:
    """The indicator as typed; a figure that cannot be read is none."""
    values = row.values
    annual, *quarterly = (parse_quantity(values[name]).value for name in TARGETS)
    return ProposedIndicator(
        objective=values["objective"].strip(),
        name=values["name"].strip(),
        unit=values["unit"].strip(),
        annual_target=annual,
        quarterly_targets=tuple(quarterly),
        direction=Direction(values["direction"]) if values["direction"] else None,
        aggregation=Aggregation(values["aggregation"]) if values["aggregation"] else None,
        formula=values["formula"].strip(),
        place=row.place,
    )


def line_of(row: Row, names: dict[str, str]) -> ProposedLine:
    """The line as typed; ``names`` say what the report's indicators are called in the records."""
    values = row.values
    return ProposedLine(
        code=values["code"].strip(),
        name=values["name"].strip(),
        indicator=names.get(values["indicator"], values["indicator"]),
        ceiling=_money(values["ceiling"]),
        spending=_money(values["spending"]),
        place=row.place,
    )


def realisation_of(row: Row, names: dict[str, str]) -> ProposedRealisation:
    """The realisation as typed."""
    values = row.values
    return ProposedRealisation(
        indicator=names.get(values["indicator"], values["indicator"]),
        value=values["value"].strip(),
        numerator=values["numerator"].strip(),
        denominator=values["denominator"].strip(),
        place=row.place,
    )


def meant(rows: Iterable[Row]) -> dict[str, str]:
    """By place, what the official said a row means: the key of a record, or that it is new."""
    return {row.place: row.values["meant"] for row in rows if row.values.get("meant")}


def names_of(looked: Looked, known: dict[str, str]) -> dict[str, str]:
    """How the report's indicators are called in the records, where the official said which of them is meant."""
    chosen = ((row.values["name"].strip(), row.values.get("meant", "")) for row in looked.agreement)
    return {name: known[key] for name, key in chosen if key in known}


def _money(text: str) -> Decimal | None:
    return parse_money(text).value
