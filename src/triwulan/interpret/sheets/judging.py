"""Activities of budget sheets compared with the budget lines one knows: new, changed, the same, or a question."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from triwulan.core.budget_code import BudgetCode
from triwulan.core.known import Change, KnownLines, figure, line_changes
from triwulan.core.likeness import words
from triwulan.core.matching import KnownNames
from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedLine
from triwulan.core.reading import Span
from triwulan.interpret.sheets.budgets import BudgetItem
from triwulan.interpret.sheets.cells import Amount, amount_of
from triwulan.interpret.sheets.rows import Known, Outcome, Purpose, ReadRow, place_of

Identity = BudgetCode | tuple[str, ...] | str


class BudgetJudge:
    """Judges the activities of a file one after the other; it remembers which were there already."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._lines = KnownLines(known.lines)
        self._names = {each.key: each.name for each in known.indicators}
        self._indicators = KnownNames(self._names)
        self._seen: dict[Identity, BudgetItem] = {}

    def judged(self, items: Iterable[BudgetItem], spent: Span | None) -> Iterator[ReadRow]:
        """What each activity comes to; ``spent`` is the time of which the sheet's column of spending speaks."""
        for item in items:
            yield self._judged(item, spent)

    def _judged(self, item: BudgetItem, spent: Span | None) -> ReadRow:
        ceiling, spending = item.amounts
        amount = ceiling if self._known.purpose is Purpose.BUDGET else spending
        fault = self._fault(item, amount, spent)
        if fault is not None:
            return fault
        match = self._lines.match(item.parsed, item.name)
        twice = self._twice(item, match.key or item.parsed or words(item.name), amount)
        if twice is not None:
            return twice
        row = _row(item)
        line = self._proposal(item, amount)
        if match.key:
            return self._changed(row, item, line, match.key)
        if match.candidates:
            problem = Problem("imports.which_line", {"name": item.name})
            return replace(row, outcome=Outcome.QUESTION, problem=problem, line=line, candidates=match.candidates)
        if self._known.purpose is Purpose.QUARTER:
            return replace(
                row,
                outcome=Outcome.REFUSED,
                problem=Problem("imports.line_not_known", {"line": item.code or item.name}),
            )
        return self._new(row, line)

    def _fault(self, item: BudgetItem, amount: Amount, spent: Span | None) -> ReadRow | None:
        row = _row(item)
        if amount.problem is not None:
            return replace(row, outcome=Outcome.REFUSED, problem=amount.problem)
        if item.broken and not item.has_own:
            return replace(
                row, outcome=Outcome.REFUSED, problem=Problem("imports.part_unreadable", {"row": item.broken})
            )
        if amount.value is None:
            budget = self._known.purpose is Purpose.BUDGET
            message = "imports.no_ceiling" if budget else "imports.no_spending"
            return replace(row, outcome=Outcome.IGNORED, problem=Problem(message))
        until = 3 * self._known.quarter
        if self._known.purpose is Purpose.QUARTER and spent is not None and (spent.first, spent.last) != (1, until):
            return replace(
                row,
                outcome=Outcome.REFUSED,
                problem=Problem("imports.not_to_date", {"first": spent.first, "last": spent.last}),
            )
        return None

    def _twice(self, item: BudgetItem, identity: Identity, amount: Amount) -> ReadRow | None:
        """The same activity once more: with the same amount it adds nothing, with another one nobody knows which."""
        before = self._seen.setdefault(identity, item)
        if before is item:
            return None
        first = place_of(before.sheet, before.first)
        budget = self._known.purpose is Purpose.BUDGET
        same = before.amounts[0 if budget else 1].value == amount.value and before.sheet != item.sheet
        if same:
            return replace(
                _row(item), outcome=Outcome.IGNORED, problem=Problem("imports.said_already", {"place": first})
            )
        return replace(_row(item), outcome=Outcome.REFUSED, problem=Problem("imports.twice", {"place": first}))

    def _proposal(self, item: BudgetItem, amount: Amount) -> ProposedLine:
        budget = self._known.purpose is Purpose.BUDGET
        return ProposedLine(
            code=item.code,
            name=item.name,
            indicator=item.indicator if budget else "",
            ceiling=amount.value if budget else None,
            spending=None if budget else amount.value,
            place=place_of(item.sheet, item.first, item.until),
        )

    def _changed(self, row: ReadRow, item: BudgetItem, line: ProposedLine, key: str) -> ReadRow:
        known = self._lines.by_key[key]
        if self._known.purpose is Purpose.QUARTER:
            typed = amount_of(known.spending)
            same = typed.value == line.spending
            change = Change("spending", known.spending, figure(line.spending))
            changes: tuple[Change, ...] = () if same else (change,)
        else:
            if line.indicator and not self._indicators.match(line.indicator).key:
                problem = Problem("imports.indicator_unknown", {"name": line.indicator})
                return replace(row, outcome=Outcome.REFUSED, problem=problem)
            changes = tuple(line_changes(known, line, self._names))
        outcome = Outcome.CHANGED if changes else Outcome.SAME
        return replace(row, outcome=outcome, key=key, changes=changes, line=line if changes else None)

    def _new(self, row: ReadRow, line: ProposedLine) -> ReadRow:
        if not line.name.strip():
            return replace(row, outcome=Outcome.REFUSED, problem=Problem("imports.no_name_to_add"))
        change = (Change("ceiling", "", figure(line.ceiling)),)
        if self._indicators.match(line.indicator).key:
            return replace(row, outcome=Outcome.NEW, changes=change, line=line)
        return replace(
            row, outcome=Outcome.QUESTION, problem=Problem("imports.which_indicator"), changes=change, line=line
        )


def _row(item: BudgetItem) -> ReadRow:
    label = f"{item.code} {item.name}".strip()
    return ReadRow(sheet=item.sheet, number=item.first, last=item.until, outcome=Outcome.IGNORED, label=label)
