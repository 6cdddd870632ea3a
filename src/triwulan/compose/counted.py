"""Appendix: what lies behind each counted realisation, village by village or activity by activity (tables L.1, ...)."""

from collections.abc import Iterator

from triwulan.compose.grid import cells, header
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core.counting import Counted, CountedItem
from triwulan.core.document import Align, Block, Column, Item, ItemList, Row, Table
from triwulan.core.period import format_date
from triwulan.core.report import CountedFigure, Report

STANDINGS = ("on_time", "late", "not_yet", "overdue", "done", "planned")
_COLUMNS = (
    Column(0.8, Align.CENTER),
    Column(4.6),
    Column(3.4),
    Column(3),
    Column(2.4),
    Column(1.6, Align.CENTER),
    Column(1.4, Align.CENTER),
)
_KEYS = ("counted_day", "counted_number", "standing", "counts", "evidence")


def table_number(figure: int) -> str:
    """The number of the table of the n-th counted figure, from 1."""
    return f"L.{figure}"


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give what was counted in a list, and a table for each."""
    if not report.counted:
        return
    names = {indicator.key: (str(number), indicator.name) for number, _, indicator in report.indicator_rows()}
    yield from paragraph(words("counted.intro"), keep=True)
    figures = list(enumerate(report.counted, start=1))
    yield ItemList(tuple(Item(_sentence(at, figure, names[figure.indicator][0], words)) for at, figure in figures))
    for at, figure in figures:
        number, name = names[figure.indicator]
        yield Table(
            table_number(at),
            words("table.counted", number=number, name=name),
            _COLUMNS,
            (_header(figure.counted, words),),
            tuple(_row(place, item, words) for place, item in enumerate(figure.counted.items, start=1)),
        )


def _sentence(at: int, figure: CountedFigure, number: str, words: Words) -> str:
    counted = figure.counted
    return words(
        "counted.typed" if figure.typed else "counted.figure",
        number=number,
        source=counted.what,
        numerator=str(counted.numerator),
        denominator=str(counted.denominator),
        day=format_date(counted.as_of),
        table=table_number(at),
    )


def _header(counted: Counted, words: Words) -> Row:
    named = (words("column.number"), words(f"column.{counted.of.value}"))
    return header(*named, *(words(f"column.{key}") for key in _KEYS))


def _row(number: int, item: CountedItem, words: Words) -> Row:
    return Row(
        cells(
            str(number),
            item.name,
            format_date(item.day) if item.day is not None else "",
            item.number,
            words(f"counted.{item.standing}") if item.standing in STANDINGS else "",
            words("counted.yes" if item.counts else "counted.no"),
            ", ".join(str(each) for each in item.evidence),
        )
    )
