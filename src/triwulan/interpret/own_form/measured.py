"""Table 2.2 with its notes: the quarter by itself, and the year up to the quarter's end."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from triwulan.core.measurement import Unmeasurable
from triwulan.core.predicate import Scale
from triwulan.core.quantity import format_percent
from triwulan.core.reading import Role, StatedRow
from triwulan.core.reckoning import is_percent
from triwulan.core.report import Cell, Indicator, Measurement
from triwulan.data.scales import scales
from triwulan.interpret.own_form.described import ratio_of
from triwulan.interpret.own_form.form import flat, numbers_in
from triwulan.interpret.own_form.pieces import cell
from triwulan.interpret.own_form.sections import Sections, missing

_ROMAN: Final = ("I", "II", "III", "IV")
_FIRST: Final = 3


def measurements_of(sections: Sections, indicators: tuple[Indicator, ...]) -> Iterator[Measurement]:
    """The rows of table 2.2, in the agreement's order."""
    table = sections.tables.get("2.2")
    rows = table.rows if table is not None else ()
    if len(rows) != len(indicators):
        raise missing("Tabel 2.2")
    rated = table is not None and bool(table.columns_of(Role.PREDICATE))
    told = _Told(sections)
    for number, (indicator, row) in enumerate(zip(indicators, rows, strict=True), start=1):
        yield _measured(sections, told, number, indicator, row, rated=rated)


def _measured(
    sections: Sections, told: "_Told", number: int, indicator: Indicator, row: StatedRow, *, rated: bool
) -> Measurement:
    unmeasured = sections.form.write("achievement.unmeasurable_cell")
    texts = [flat(each.text) for each in row.cells][_FIRST:]
    predicate = texts.pop(3) if rated else ""
    unit = indicator.unit
    target, realisation, achievement, annual_target, to_date, annual = (
        cell(text, "" if at in (2, 5) else unit, unmeasured=unmeasured) for at, text in enumerate(texts)
    )
    pair = ratio_of(sections, number)
    counted = "" if is_percent(unit) else unit
    missing_quarters = told.missing.get(number, ())
    return Measurement(
        indicator=indicator.key,
        target=target,
        realisation=realisation,
        achievement=achievement,
        annual_target=annual_target,
        realisation_to_date=to_date,
        annual_achievement=annual,
        predicate=predicate,
        numerator=cell(pair["numerator"], counted) if pair else Cell(),
        denominator=cell(pair["denominator"], counted) if pair else Cell(),
        reason=told.own.get(number) or (told.nothing(number) if achievement.value is None else None),
        annual_reason=told.annual.get(number)
        or (told.nothing(number) if annual.value is None and not missing_quarters else None)
        or (Unmeasurable.NOT_ENTERED if annual.value is None and missing_quarters else None),
        missing_quarters=missing_quarters,
    )


class _Told:
    """What the notes say of achievements that are missing or may change, by the indicator's number."""

    def __init__(self, sections: Sections) -> None:
        self.own: dict[int, Unmeasurable] = {}
        self.annual: dict[int, Unmeasurable] = {}
        self.missing: dict[int, tuple[int, ...]] = {}
        self._empty: set[int] = set()
        form = sections.form
        self._of = {form.write(f"achievement.of_{name}"): name for name in ("quarter", "year", "both")}
        for note in sections.notes.get("2.2", ()):
            self._take(sections, note)

    def nothing(self, number: int) -> Unmeasurable | None:
        """Whether a realisation is said to be not entered yet."""
        return Unmeasurable.NOT_ENTERED if number in self._empty else None

    def _take(self, sections: Sections, note: str) -> None:
        form = sections.form
        if (said := form.read("achievement.missing_quarters", note)) is not None:
            quarters = tuple(
                _ROMAN.index(each) + 1 for each in said["missing"].replace(",", " ").split() if each in _ROMAN
            )
            self.missing |= dict.fromkeys(numbers_in(said["numbers"]), quarters)
        elif (said := form.read("achievement.not_entered", note)) is not None:
            self._empty.update(numbers_in(said["numbers"]))
        elif (said := form.read("achievement.provisional", note)) is not None:
            self.annual |= dict.fromkeys(numbers_in(said["numbers"]), _reason(sections, said["reason"]))
        elif (said := form.read("achievement.unmeasurable", note)) is not None:
            reason, what = _reason(sections, said["reason"]), self._of.get(said["what"], "")
            number = int(said["number"])
            if what in ("quarter", "both"):
                self.own[number] = reason
            if what in ("year", "both"):
                self.annual[number] = reason


def _reason(sections: Sections, text: str) -> Unmeasurable:
    for reason in Unmeasurable:
        if reason is not Unmeasurable.NOT_ENTERED and sections.form.read(f"reason.{reason.value}", text) is not None:
            return reason
    raise missing(f"2.2: {text}")


def scale_of(sections: Sections) -> str:
    """The key of the scale whose bands are printed below table 2.2, "" without one."""
    form = sections.form
    for note in sections.notes.get("2.2", ()):
        said = form.read("achievement.scale", note)
        if said is not None:
            return next(
                (key for key, scale in scales().items() if _bands(sections, scale) == said["bands"]), said["bands"]
            )
    return ""


def _bands(sections: Sections, scale: Scale) -> str:
    shown = []
    above: Decimal | None = None
    for band in scale.bands:
        key = "top" if above is None else "lowest" if band.at_least is None else "middle"
        values = {
            "label": band.label,
            "from": format_percent(band.at_least or Decimal(0), None),
            "below": format_percent(above or Decimal(0), None),
        }
        shown.append(sections.form.write(f"achievement.band_{key}", **values))
        above = band.at_least
    return "; ".join(shown)
