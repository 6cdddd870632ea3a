"""The appendix with what lies behind counted realisations: tables L.1, L.2, ... and the sentence above each."""

from collections.abc import Iterator

from triwulan.core.counting import Counted, CountedItem, CountedOf
from triwulan.core.reading import StatedRow, StatedTable
from triwulan.core.report import CountedFigure, Indicator
from triwulan.interpret.own_form.form import Form, Groups, flat, numbers_in
from triwulan.interpret.own_form.pieces import day
from triwulan.interpret.own_form.sections import Sections, missing

_STANDINGS = ("on_time", "late", "not_yet", "overdue", "done", "planned")


def counted_of(sections: Sections, indicators: tuple[Indicator, ...]) -> Iterator[CountedFigure]:
    """Each counted figure, in the order of the appendix."""
    for passage in sections.of(""):
        typed = sections.form.read("counted.typed", passage.text)
        said = typed or sections.form.read("counted.figure", passage.text)
        if said is not None:
            yield _figure(said, typed is not None, sections, indicators)


def _figure(said: Groups, typed: bool, sections: Sections, indicators: tuple[Indicator, ...]) -> CountedFigure:
    as_of, number = day(said["day"]), int(said["number"])
    table = sections.tables.get(said["table"])
    if as_of is None or table is None or not 1 <= number <= len(indicators):
        raise missing(said["table"])
    counted = Counted(
        what=said["source"],
        of=_of(table, sections.form),
        as_of=as_of,
        items=tuple(_item(row, sections.form) for row in table.rows),
        denominator=int(said["denominator"]),
    )
    return CountedFigure(indicator=indicators[number - 1].key, counted=counted, typed=typed)


def _of(table: StatedTable, form: Form) -> CountedOf:
    """What the items are, by the head of their column."""
    head = flat(table.columns[1].head)
    return next((each for each in CountedOf if head == form.write(f"column.{each.value}")), CountedOf.VILLAGES)


def _item(row: StatedRow, form: Form) -> CountedItem:
    name, when, number, standing, counts, evidence = (flat(each.text) for each in row.cells[1:7])
    return CountedItem(
        name=name,
        counts=counts == form.write("counted.yes"),
        standing=next((each for each in _STANDINGS if standing == form.write(f"counted.{each}")), ""),
        day=day(when),
        number=number,
        evidence=numbers_in(evidence),
    )
