"""Section 2.1: the performance agreement in force and its targets (table 2.1)."""

from collections.abc import Iterator

from triwulan.compose.figures import expected
from triwulan.compose.grid import cells, counted
from triwulan.compose.prose import paragraph
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.document import Align, Block, Column, Heading, Row, Table, TableCell
from triwulan.core.period import format_date
from triwulan.core.report import Cell, Indicator, Objective, Report, Signatory

NUMBER = "2.1"
QUARTERS = ("I", "II", "III", "IV")
_COLUMNS = (
    Column(0.8, Align.CENTER),
    Column(3.9),
    Column(4.3),
    Column(1.6),
    Column(1.5),
    *(Column(1.35, Align.RIGHT) for _ in range(5)),
)


def blocks(report: Report, words: Words) -> Iterator[Block]:
    """Give the section's blocks."""
    agreement = report.agreement
    yield Heading(2, words("heading.agreement"), NUMBER, anchors.section(NUMBER))
    facts = {
        "effective": format_date(agreement.effective),
        "first_party": party(agreement.first_party, report.author.position),
        "second_party": party(agreement.second_party, report.author.superior_position),
    }
    if agreement.version > 1:
        yield from paragraph(words("agreement.amended", amendment=str(agreement.version - 1), **facts))
        if agreement.reason.strip():
            yield from paragraph(words("agreement.reason", reason=agreement.reason.strip()))
    else:
        yield from paragraph(words("agreement.first", **facts))
    if not agreement.indicators:
        yield from paragraph(words("draft.empty"))
        return
    yield from paragraph(words("agreement.content", total=str(len(agreement.indicators))), keep=True)
    yield Table(NUMBER, words("table.agreement"), _COLUMNS, _header(words), tuple(_rows(report, words)))


def party(signatory: Signatory, position: str) -> str:
    """Name a party with its post, "Plt." and "Plh." included; only the post where no name is known."""
    post = acting_post(signatory, position)
    return f"{signatory.name.strip()} ({post})" if signatory.name.strip() else post


def acting_post(signatory: Signatory, position: str) -> str:
    """Give the post as signed: with the prefix of an acting official unless it stands there already."""
    post = signatory.post.strip() or position
    acting = signatory.acting.strip()
    return post if not acting or post.casefold().startswith(acting.casefold()) else f"{acting} {post}"


def _header(words: Words) -> tuple[Row, ...]:
    tall = ("number", "objective", "indicator", "unit", "direction", "annual_target")
    return (
        Row(
            (
                *(TableCell(words(f"column.{key}"), rowspan=2) for key in tall),
                TableCell(words("column.quarterly_targets"), colspan=4),
            )
        ),
        Row(cells(*QUARTERS)),
        counted(len(_COLUMNS)),
    )


def _rows(report: Report, words: Words) -> Iterator[Row]:
    for number, objective, indicator in report.indicator_rows():
        yield Row(
            (
                TableCell(str(number)),
                *objective_cell(objective, indicator),
                TableCell(indicator.name),
                TableCell(indicator.unit),
                TableCell(words(f"direction.{indicator.direction.value}")),
                *(TableCell(_bare(cell)) for cell in (indicator.annual_target, *_four(indicator))),
            ),
            anchor=anchors.agreement(indicator.key),
        )


def objective_cell(objective: Objective, indicator: Indicator) -> tuple[TableCell, ...]:
    """Give the objective's cell on its first indicator's row; it spans the rows of the others."""
    if indicator.key != objective.indicators[0].key:
        return ()
    return (TableCell(objective.text, rowspan=len(objective.indicators)),)


def _four(indicator: Indicator) -> tuple[Cell, ...]:
    return (*indicator.quarterly_targets[:4], *(Cell() for _ in range(4 - len(indicator.quarterly_targets))))


def _bare(cell: Cell) -> str:
    """Print a target without its unit, which has its own column; a percent sign stays with its figure."""
    text = expected(cell)
    unit = cell.quantity.unit
    return text.removesuffix(unit).rstrip() if unit not in ("", "%") else text
