"""Which columns of a budget sheet hold code, name, ceiling, spending, the office and the indicator served."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from triwulan.core.budget_code import BudgetCode, read_code
from triwulan.core.reading import Role, Span, StatedColumn
from triwulan.interpret.sheets.layout import Layout

_OFFICE: Final = re.compile(r"\b(?:skpd|opd|unit|perangkat daerah|organisasi|satuan kerja|satker)\b", re.I)
_OTHER_CODE: Final = re.compile(r"\b(?:standar|barang|ssh|sbu|dana|lokasi|wilayah|urusan|bidang|program)\b", re.I)
_SUB: Final = re.compile(r"\bsub[\s-]*kegiatan\b", re.I)
_ACTIVITY: Final = re.compile(r"\bkegiatan\b", re.I)
_ACCOUNT: Final = re.compile(r"\b(?:rekening|akun|belanja)\b", re.I)
_WHOLE_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class BudgetColumns:
    """Places of columns, -1 for none; a code may be split over several."""

    code: tuple[int, ...]
    account: int
    name: int
    office: int
    indicator: int
    ceiling: StatedColumn | None
    spending: StatedColumn | None

    def code_in(self, cells: Sequence[str]) -> str:
        """The code of a row as it is printed."""
        return ".".join(text for at in self.code if (text := cells[at]))

    def read(self, cells: Sequence[str]) -> BudgetCode | None:
        """The code of a row with its account, where one stands in a column of its own."""
        code = read_code(self.code_in(cells))
        account = read_code(cells[self.account]) if self.account >= 0 and cells[self.account] else None
        if account is None or not account.account:
            return code
        return BudgetCode(() if code is None else code.parts, account.account)


def budget_columns(layout: Layout, quarter: int) -> BudgetColumns:
    """Choose the columns; ``quarter`` is the one whose spending is looked for, 0 where ceilings are."""
    office = next((each.index for each in layout.columns if _is_office(each)), -1)
    codes = [each for each in layout.of(Role.CODE) if not _OFFICE.search(each.head)]
    code, account = _codes(layout, codes)
    return BudgetColumns(
        code=code,
        account=account,
        name=_name(layout, office),
        office=office,
        indicator=next((each.index for each in layout.of(Role.INDICATOR)), -1),
        ceiling=None if quarter else _ceiling(layout),
        spending=_spending(layout, quarter) if quarter else None,
    )


def _is_office(column: StatedColumn) -> bool:
    return column.role is not Role.CODE and _OFFICE.search(column.head) is not None and column.unit == ""


def _codes(layout: Layout, codes: Sequence[StatedColumn]) -> tuple[tuple[int, ...], int]:
    """The columns of the code, and the column of the account where it has one of its own."""
    subs = [each for each in codes if _SUB.search(each.head)]
    accounts = [each for each in codes if _ACCOUNT.search(each.head) and each not in subs]
    if subs:
        return (subs[-1].index,), accounts[0].index if accounts else -1
    activities = [each for each in codes if _ACTIVITY.search(each.head)]
    plain = [each for each in codes if not _OTHER_CODE.search(each.head)] or list(codes)
    chosen = (activities or plain)[:1]
    if not chosen:
        return (), -1
    places = [chosen[0].index]
    # a code over several fields has its head above the first of them only, or above each
    for column in layout.columns[places[0] + 1 :]:
        if column.head not in ("", chosen[0].head) or column.role not in (Role.UNKNOWN, Role.CODE):
            break
        places.append(column.index)
    return tuple(places), -1


def _name(layout: Layout, office: int) -> int:
    named = [each for each in layout.of(Role.ACTIVITY) if each.index != office]
    subs = [each for each in named if _SUB.search(each.head)]
    others = [each for each in layout.of(Role.LABEL, Role.OBJECTIVE) if each.index != office]
    return next((each.index for each in (*subs, *named, *others)), -1)


def _ceiling(layout: Layout) -> StatedColumn | None:
    """What holds now: after a change rather than before it, the year rather than a part of it."""
    after = [each for each in layout.of(Role.AFTER) if each.unit != "%"]
    year = [each for each in layout.of(Role.CEILING) if each.span is None or _is_year(each.span)]
    return next(iter((*after, *reversed(year))), None)


def _spending(layout: Layout, quarter: int) -> StatedColumn | None:
    """Spent from January to the quarter's end: said so by its head, or of no said time."""
    columns = layout.of(Role.SPENDING)
    until = 3 * quarter
    said = [each for each in columns if each.span and each.span.first == 1 and each.span.last == until]
    unsaid = [each for each in columns if each.span is None]
    return next(iter((*said, *unsaid, *columns)), None)


def _is_year(span: Span) -> bool:
    return span.first == 1 and span.last == _WHOLE_YEAR
