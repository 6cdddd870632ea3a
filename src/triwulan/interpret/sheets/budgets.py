"""Budget sheets row by row: activities with their amounts, what is added up below them, totals, and what is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from triwulan.core.budget_code import BudgetCode, Level
from triwulan.core.likeness import words
from triwulan.core.problem import Problem
from triwulan.interpret.sheets.budget_columns import BudgetColumns
from triwulan.interpret.sheets.cells import NOTHING, Amount, amount_of, is_error, is_total
from triwulan.interpret.sheets.rows import Outcome, ReadRow

_LONGEST_NAME: Final = 300
_FEWEST_SUMMED: Final = 2


@dataclass(slots=True)
class BudgetItem:
    """An activity found in the file: its own row, or the rows of what is bought for it, from ``first`` to ``last``."""

    sheet: str
    first: int
    code: str = ""
    parsed: BudgetCode | None = None
    name: str = ""
    indicator: str = ""
    last: int = 0
    own: bool = False
    ceiling: Amount = NOTHING
    spending: Amount = NOTHING
    parts: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    broken: int = 0
    """The first row below it whose amount could not be read."""

    @property
    def has_own(self) -> bool:
        """Whether its own row states an amount."""
        return self.own and (self.ceiling != NOTHING or self.spending != NOTHING)

    @property
    def until(self) -> int:
        """The last row its amount was added up from, 0 where it stands in its own."""
        return 0 if self.has_own or not self.parts else self.last

    @property
    def amounts(self) -> tuple[Amount, Amount]:
        """Ceiling and spending: its own, or the sums of the deepest accounts below it."""
        if self.has_own:
            return self.ceiling, self.spending
        leaves = list(_leaves(self.parts))
        if not leaves:
            return self.ceiling, self.spending
        ceiling = sum((amounts[0] for amounts in leaves), Decimal(0))
        spending = sum((amounts[1] for amounts in leaves), Decimal(0))
        return Amount(ceiling), Amount(spending)


def _leaves(parts: dict[str, tuple[Decimal, Decimal]]) -> Iterator[tuple[Decimal, Decimal]]:
    """Amounts of accounts that no other account details."""
    accounts = sorted(parts)
    for place, account in enumerate(accounts):
        following = accounts[place + 1] if place + 1 < len(accounts) else ""
        if not following.startswith(f"{account}."):
            yield parts[account]


class BudgetSheet:
    """Reads the rows of one sheet into items, and says at once of every other row why it is none."""

    def __init__(self, sheet: str, columns: BudgetColumns, unit: str, heads: Sequence[str]) -> None:
        self.sheet, self.columns = sheet, columns
        self.items: list[BudgetItem] = []
        self._unit = set(words(unit))
        self._heads = frozenset(head.casefold() for head in heads if head)
        self._by_code: dict[BudgetCode, BudgetItem] = {}
        self._current: BudgetItem | None = None
        self._higher: list[tuple[BudgetItem, ReadRow]] = []
        self._sum, self._summed = Decimal(0), 0

    def read(self, number: int, cells: Sequence[str]) -> ReadRow | None:
        """What a row is at once; None for one that stands for an activity, which is judged with all others."""
        columns = self.columns
        name = cells[columns.name] if columns.name >= 0 else ""
        printed = columns.code_in(cells)
        if columns.office >= 0 and self._is_foreign(cells[columns.office]):
            return self._ignored(number, name, Problem("imports.other_unit", {"unit": cells[columns.office]}))
        code = columns.read(cells) if printed or columns.account >= 0 else None
        if is_total(name or printed) or (not name and not printed):
            return self._total(number, name)
        if code is None and printed and (printed.casefold() in self._heads or name.casefold() in self._heads):
            return self._ignored(number, name, Problem("imports.head_again"))
        if code is None and printed:
            return self._uncoded(number, printed, name, cells)
        return self._by_level(number, printed, name, code, cells)

    def end(self) -> Iterator[ReadRow]:
        """Rows of higher levels: activities where the sheet has nothing below them, else only their sums."""
        for item, row in self._higher:
            if not self.items or self._all_higher():
                self.items.append(item)
            else:
                yield row

    def _all_higher(self) -> bool:
        return all(each.parsed is not None and each.parsed.level is Level.ACTIVITY for each in self.items)

    def _by_level(
        self, number: int, printed: str, name: str, code: BudgetCode | None, cells: Sequence[str]
    ) -> ReadRow | None:
        if code is None:
            return (
                self._nameless(number, name, cells) if self.columns.code else self._own(number, "", name, None, cells)
            )
        if code.account:
            return self._part(number, printed, name, code, cells)
        if code.level is Level.SUB_ACTIVITY:
            return self._own(number, printed, name, code, cells)
        if code.level is None:
            return self._uncoded(number, printed, name, cells)
        self._current = None
        row = self._ignored(number, f"{printed} {name}", Problem("imports.higher_level"))
        if code.level is not Level.ACTIVITY:
            return row
        item = self._item(number, printed, name, code, cells)
        self._higher.append((item, row))
        return None

    def _own(
        self, number: int, printed: str, name: str, code: BudgetCode | None, cells: Sequence[str]
    ) -> ReadRow | None:
        """The row of an activity itself."""
        item = self._item(number, printed, name, code, cells)
        if item.ceiling == item.spending == NOTHING and code is None:
            return self._ignored(number, name, Problem("imports.no_figures"))
        if code is not None:
            known = self._by_code.get(code)
            if known is not None and not known.own:
                known.own, known.ceiling, known.spending = True, item.ceiling, item.spending
                known.name = item.name or known.name
                return None
            self._by_code.setdefault(code, item)
        self._current = item
        if code is None and self._is_sum(item):
            return self._ignored(number, name, Problem("imports.total_by_sum"))
        self._sum += item.ceiling.value or item.spending.value or Decimal(0)
        self._summed += 1
        self.items.append(item)
        return None

    def _part(self, number: int, printed: str, name: str, code: BudgetCode, cells: Sequence[str]) -> ReadRow:
        """What is bought for an activity: added up where the activity's own row has no amount."""
        item = self._current
        if code.parts:
            whole = BudgetCode(code.parts)
            item = self._by_code.get(whole)
            if item is None:
                item = self._item(number, printed, name, whole, cells)
                item.own, item.ceiling, item.spending = False, NOTHING, NOTHING
                self._by_code[whole] = item
                self.items.append(item)
            self._current = item
        if item is None:
            return self._ignored(number, f"{printed} {name}", Problem("imports.account_alone"))
        ceiling, spending = self._amounts(cells)
        item.last = max(item.last, number)
        label = f"{code.account} {name}"
        for amount in (ceiling, spending):
            if amount.problem is not None:
                item.broken = item.broken or number
                return self._refused(number, label, amount.problem)
        before = item.parts.get(code.account, (Decimal(0), Decimal(0)))
        item.parts[code.account] = (
            before[0] + (ceiling.value or 0),
            before[1] + (spending.value or 0),
        )
        return self._ignored(number, label, Problem("imports.account", {"line": item.code or item.name}))

    def _uncoded(self, number: int, printed: str, name: str, cells: Sequence[str]) -> ReadRow | None:
        """A code that is none: a figure makes it a fault, without one it is a remark of the sheet."""
        ceiling, spending = self._amounts(cells)
        if ceiling == spending == NOTHING:
            return self._ignored(number, f"{printed} {name}", Problem("imports.no_figures"))
        message = "imports.error_cell" if is_error(printed) else "imports.code_unknown"
        return self._refused(number, f"{printed} {name}", Problem(message, {"text": printed[:60]}))

    def _nameless(self, number: int, name: str, cells: Sequence[str]) -> ReadRow | None:
        """A row without a code in a sheet that has codes."""
        ceiling, spending = self._amounts(cells)
        if ceiling == spending == NOTHING:
            return self._ignored(number, name, Problem("imports.no_figures"))
        item = self._item(number, "", name, None, cells)
        if self._is_sum(item):
            return self._ignored(number, name, Problem("imports.total_by_sum"))
        if self._current is not None:
            return self._ignored(number, name, Problem("imports.detail", {"line": self._current.code}))
        self.items.append(item)
        return None

    def _total(self, number: int, name: str) -> ReadRow:
        return self._ignored(number, name, Problem("imports.total" if name else "imports.no_name"))

    def _is_sum(self, item: BudgetItem) -> bool:
        amount = item.ceiling.value or item.spending.value
        return amount is not None and self._summed >= _FEWEST_SUMMED and amount == self._sum

    def _is_foreign(self, office: str) -> bool:
        named = set(words(office))
        return bool(named) and bool(self._unit) and not (self._unit <= named or named <= self._unit)

    def _item(self, number: int, printed: str, name: str, code: BudgetCode | None, cells: Sequence[str]) -> BudgetItem:
        ceiling, spending = self._amounts(cells)
        served = cells[self.columns.indicator] if self.columns.indicator >= 0 else ""
        return BudgetItem(
            sheet=self.sheet,
            first=number,
            code=printed,
            parsed=code,
            name=name[:_LONGEST_NAME],
            indicator=served,
            last=number,
            own=True,
            ceiling=ceiling,
            spending=spending,
        )

    def _amounts(self, cells: Sequence[str]) -> tuple[Amount, Amount]:
        ceiling, spending = self.columns.ceiling, self.columns.spending
        return (
            NOTHING if ceiling is None else amount_of(cells[ceiling.index], ceiling.scale),
            NOTHING if spending is None else amount_of(cells[spending.index], spending.scale),
        )

    def _ignored(self, number: int, label: str, problem: Problem) -> ReadRow:
        label = label.strip()
        return ReadRow(sheet=self.sheet, number=number, outcome=Outcome.IGNORED, label=label, problem=problem)

    def _refused(self, number: int, label: str, problem: Problem) -> ReadRow:
        return ReadRow(sheet=self.sheet, number=number, outcome=Outcome.REFUSED, label=label, problem=problem)
