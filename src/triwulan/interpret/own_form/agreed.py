"""Table 2.1, the notes below table 2.2 and what is said of each indicator: the agreement as it was agreed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.core.measurement import CAPS, Aggregation, Direction
from triwulan.core.quantity import parse_quantity
from triwulan.core.reading import StatedRow
from triwulan.core.report import Agreement, Indicator, Objective, PlanItem
from triwulan.interpret.own_form.described import Described, described
from triwulan.interpret.own_form.form import Groups, flat, months_in, numbers_in
from triwulan.interpret.own_form.pieces import cell, day, party
from triwulan.interpret.own_form.sections import Sections, missing

_COUNT: Final = re.compile(r"(?P<count>[\d.,]+)\s*(?P<unit>.*)")
_NUMBER, _OBJECTIVE, _NAME, _UNIT, _DIRECTION, _YEAR = range(6)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the notes say of an indicator."""

    cap: str = "none"
    aggregation: Aggregation = Aggregation.LAST
    matures_in: int = 1


def agreement_of(sections: Sections) -> Agreement:
    """The agreement in force with its objectives."""
    said = sections.said("2.1", "agreement.amended", "agreement.first")
    effective = day(said["effective"])
    if effective is None:
        raise missing("2.1: tanggal")
    reason = [found for each in sections.of("2.1") if (found := sections.form.read("agreement.reason", each.text))]
    return Agreement(
        version=int(said["amendment"]) + 1 if "amendment" in said else 1,
        effective=effective,
        first_party=party(said["first_party"]),
        second_party=party(said["second_party"]),
        objectives=tuple(_objectives(sections)),
        reason=reason[0]["reason"] if reason and "amendment" in said else "",
    )


def _objectives(sections: Sections) -> Iterator[Objective]:
    table = sections.tables.get("2.1")
    rows = list(table.rows) if table is not None else []
    groups: list[tuple[str, list[tuple[int, StatedRow]]]] = []
    for number, row in enumerate(rows, start=1):
        text = row.cells[_OBJECTIVE]
        if groups and (text.covered or not text.text):
            groups[-1][1].append((number, row))
        else:
            groups.append((flat(text.text), [(number, row)]))
    settings = _settings(sections, len(rows))
    for place, (text_of_it, members) in enumerate(groups, start=1):
        yield Objective(
            key=f"S{place}",
            text=text_of_it,
            indicators=tuple(_indicator(sections, number, row, settings[number]) for number, row in members),
        )


def _indicator(sections: Sections, number: int, row: StatedRow, setting: _Setting) -> Indicator:
    texts = [flat(each.text) for each in row.cells]
    unit = texts[_UNIT]
    told = described(sections, number)
    return Indicator(
        key=f"IK{number}",
        name=texts[_NAME],
        unit=unit,
        direction=_direction(sections, texts[_DIRECTION]),
        aggregation=setting.aggregation,
        annual_target=cell(texts[_YEAR], unit),
        quarterly_targets=tuple(cell(text, unit) for text in texts[_YEAR + 1 : _YEAR + 5]),
        definition=told.texts["definition"],
        formula=told.texts["formula"],
        cap=setting.cap,
        matures_in=setting.matures_in,
        plan=tuple(_plan(sections, told)),
    )


def _direction(sections: Sections, text: str) -> Direction:
    for direction in Direction:
        if text == sections.form.write(f"direction.{direction.value}"):
            return direction
    raise missing(f"2.1: {text}")


def _plan(sections: Sections, told: Described) -> Iterator[PlanItem]:
    for text in told.plan:
        said = _plan_item(sections, flat(text))
        count = _COUNT.fullmatch(said["count"])
        if count is None:
            raise missing(f"2.2: {text}")
        yield PlanItem(
            text=said["text"],
            count=parse_quantity(count["count"]).value or Decimal(0),
            unit=count["unit"].strip(),
            months=months_in(said.get("months", "")),
        )


def _plan_item(sections: Sections, text: str) -> Groups:
    """The months are there when what stands for them names some; the text itself may hold brackets as well."""
    said = sections.form.read("analysis.plan_item", text, longest="text")
    if said is not None and months_in(said["months"]):
        return said
    said = sections.form.read("analysis.plan_item_without_months", text, longest="text")
    if said is None:
        raise missing(f"2.2: {text}")
    return said


def _settings(sections: Sections, count: int) -> dict[int, _Setting]:
    """What the notes below table 2.2 say, by the indicator's number."""
    form, notes = sections.form, sections.notes.get("2.2", ())
    caps: dict[int, str] = {}
    sums: dict[int, Aggregation] = {}
    matures: dict[int, int] = {}
    for note in notes:
        for cap in CAPS:
            if cap != "none" and (said := form.read(f"achievement.cap_{cap}", note)) is not None:
                caps |= dict.fromkeys(numbers_in(said["numbers"]), cap)
        if form.read("achievement.to_date", note) is not None:
            for aggregation in Aggregation:
                found = form.find(f"achievement.to_date_{aggregation.value}", note)
                sums |= dict.fromkeys(numbers_in(found["numbers"]) if found else (), aggregation)
        if (said := form.read("achievement.unmeasurable", note)) is not None:
            found = form.read("reason.not_mature", said["reason"])
            if found is not None:
                matures[int(said["number"])] = ("I", "II", "III", "IV").index(found["matures_in"].split()[-1]) + 1
    return {
        number: _Setting(caps.get(number, "none"), sums.get(number, Aggregation.LAST), matures.get(number, 1))
        for number in range(1, count + 1)
    }
