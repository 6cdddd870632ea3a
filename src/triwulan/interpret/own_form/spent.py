"""Table 2.3: each indicator's money and output, its activities, and the total."""

import re
from typing import Final

from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.quantity import RUPIAH, number
from triwulan.core.reading import RowRole, StatedRow
from triwulan.core.reckoning_costs import TOTAL
from triwulan.core.report import Cell, CostLine, Costs, Indicator, OutcomeCost
from triwulan.interpret.own_form.form import flat
from triwulan.interpret.own_form.pieces import cell, money
from triwulan.interpret.own_form.sections import Sections

_CODED: Final = re.compile(r"(?P<code>\d+(?:\.\d+)+) (?P<name>.+)")
_ACTIVITY: Final = re.compile(r"\d+\.\d+")


def costs_of(sections: Sections, indicators: tuple[Indicator, ...]) -> Costs:
    """The whole table; nothing where the report says that there is no money."""
    table = sections.tables.get("2.3")
    if table is None:
        return Costs(variant=EfficiencyVariant.REMAINING, outcomes=(), total=CostLine(key=TOTAL, name=""))
    decreases = _decreases(sections, len(indicators) + 1)
    outcomes: list[OutcomeCost] = []
    total = CostLine(key=TOTAL, name="")
    lines: list[CostLine] = []
    count = 0
    for row in table.rows:
        number_of = flat(row.cells[0].text)
        if row.role is RowRole.TOTAL:
            total = _line(row, TOTAL, "")
        elif _ACTIVITY.fullmatch(number_of):
            count += 1
            lines.append(_activity(row, f"A{count}", decreases))
            outcomes[-1] = OutcomeCost(indicator=outcomes[-1].indicator, parent=outcomes[-1].parent, lines=tuple(lines))
        else:
            lines = []
            indicator = indicators[int(number_of) - 1]
            parent = _line(row, indicator.key, indicator.name)
            outcomes.append(OutcomeCost(indicator=indicator.key, parent=parent, lines=()))
    return Costs(variant=_variant(sections), outcomes=tuple(outcomes), total=total)


def _activity(row: StatedRow, key: str, decreases: dict[str, tuple[Cell, str]]) -> CostLine:
    coded = _CODED.fullmatch(flat(row.cells[1].text))
    name = coded["name"] if coded else flat(row.cells[1].text)
    change, reason = decreases.get(name, (Cell(), ""))
    return _line(row, key, name, code=coded["code"] if coded else "", change=change, reason=reason)


def _line(row: StatedRow, key: str, name: str, *, code: str = "", change: Cell = Cell(), reason: str = "") -> CostLine:  # noqa: B008
    texts = [flat(each.text) for each in row.cells][3:]
    target, realisation = cell(texts[3]), cell(texts[4])
    unit = next((each.quantity.unit for each in (target, realisation) if each.quantity.is_number), "")
    return CostLine(
        key=key,
        name=name,
        code=code,
        ceiling=money(texts[0]),
        spending=money(texts[1]),
        absorption=cell(texts[2]),
        output_target=target,
        output_realisation=realisation,
        output_achievement=cell(texts[5]),
        output_unit=unit,
        efficiency=cell(texts[6]),
        spending_in_quarter=change,
        reason_for_decrease=reason,
    )


def _variant(sections: Sections) -> EfficiencyVariant:
    for note in sections.notes.get("2.3", ()):
        for variant in EfficiencyVariant:
            if sections.form.read(f"costs.formula_{variant.value}", note) is not None:
                return variant
    return EfficiencyVariant.REMAINING


def _decreases(sections: Sections, number_of: int) -> dict[str, tuple[Cell, str]]:
    """What was paid back in the quarter, and why, by the activity's name."""
    found: dict[str, tuple[Cell, str]] = {}
    for passage in sections.of(f"2.2.{number_of}"):
        for key in ("costs.decrease", "costs.decrease_without_reason"):
            said = sections.form.read(key, passage.text)
            if said is not None and (value := money(said["amount"]).value) is not None:
                found[said["name"]] = (Cell(number(-value, RUPIAH)), said.get("reason", ""))
                break
    return found
