"""Ceilings in issues of their own: drafted as a copy, written line by line, confirmed once for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from triwulan.core.problem import Problem, ProblemError
from triwulan.web.accounts.models import User
from triwulan.web.agreements import checks, tokens
from triwulan.web.agreements.mapping import plain
from triwulan.web.agreements.models import (
    BudgetLine,
    BudgetTerms,
    BudgetVersion,
    Indicator,
    PerformanceAgreement,
)
from triwulan.web.agreements.selectors import budget_rows, newest_budget


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow:
    """A line as it is to be; ``line`` is the pk of its identity, None for a new one."""

    name: str
    ceiling: Decimal
    indicator: Indicator
    code: str = ""
    as_indicator: bool = True
    output_target: Decimal | None = None
    output_unit: str = ""
    line: int | None = None


@transaction.atomic
def draft_budget(
    *,
    agreement: PerformanceAgreement,
    effective: date,
    kind: str = BudgetVersion.Kind.ORIGINAL.value,
    document: str = "",
    reason: str = "",
) -> BudgetVersion:
    """Begin an issue of the ceilings: the first is empty, later ones copy the newest confirmed one.

    The same issue asked for twice is given back. Raises ProblemError where a draft is open, the date does not fit or
    the reason of a change is missing.
    """
    PerformanceAgreement.objects.select_for_update().get(pk=agreement.pk)
    newest = newest_budget(agreement)
    if newest is not None and not newest.confirmed:
        if newest.effective == effective:
            return newest
        raise ProblemError(Problem("budget.draft_open", {"number": newest.number}))
    wrong = checks.effective_problem(agreement, effective, newest.effective if newest else None)
    if newest is not None and not reason.strip():
        wrong = Problem("agreement.reason_missing")
    if wrong is not None:
        raise ProblemError(wrong)
    draft = BudgetVersion.objects.create(
        regency_id=agreement.regency_id,
        agreement=agreement,
        number=newest.number + 1 if newest else 1,
        kind=kind,
        document=document.strip(),
        effective=effective,
        reason=reason.strip(),
    )
    if newest is not None:
        _copy_lines(newest, draft)
    return draft


@transaction.atomic
def save_budget(*, version: BudgetVersion, rows: Sequence[BudgetRow], token: str | None = None) -> None:
    """Make the draft's lines those of ``rows``, in their order. A line on which spending hangs cannot be left out."""
    draft = locked_budget(version)
    for row in rows:
        _refuse_row(row)
    known = {terms.line_id: terms for terms in budget_rows(draft)}
    _refuse_doubles([row for row in rows if row.line in known])
    before = tokens.budget_token(draft)
    if [_row_values(row) for row in rows] == [tokens.budget_values(terms) for terms in known.values()]:
        return
    if token is not None and token != before:
        if [_row_values(row)[1:] for row in rows] == [tokens.budget_values(terms)[1:] for terms in known.values()]:
            return
        raise tokens.ChangedElsewhereError
    _leave_out(draft, set(known) - {row.line for row in rows})
    draft.terms.all().delete()
    taken = set(draft.agreement.budget_lines.values_list("key", flat=True))
    for number, row in enumerate(rows, start=1):
        BudgetTerms.objects.create(
            regency_id=draft.regency_id,
            version=draft,
            line_id=row.line if row.line in known else _new_line(draft, taken).pk,
            indicator=row.indicator,
            number=number,
            code=row.code.strip(),
            name=row.name.strip(),
            ceiling=row.ceiling,
            as_indicator=row.as_indicator,
            output_target=None if row.as_indicator else row.output_target,
            output_unit="" if row.as_indicator else row.output_unit.strip(),
        )


@transaction.atomic
def confirm_budget(*, version: BudgetVersion, user: User, moment: datetime, token: str | None = None) -> None:
    """Put the ceilings in force from their effective date; from now on nothing in them changes. Twice is once."""
    current = _locked(version)
    if current.confirmed:
        if current.confirmed_by_id == user.pk:
            return
        raise ProblemError(Problem("budget.confirmed"))
    if token is not None and token != tokens.budget_token(current):
        raise tokens.ChangedElsewhereError
    if not current.terms.exists():
        raise ProblemError(Problem("budget.empty"))
    checks.refuse_unserved_indicators(current)
    current.confirmed_at, current.confirmed_by = moment, user
    current.save()


@transaction.atomic
def discard_budget(*, version: BudgetVersion) -> None:
    """Drop a draft of the ceilings begun by mistake, and its lines that stand nowhere else. Twice is once."""
    if not BudgetVersion.objects.filter(pk=version.pk).exists():
        return
    draft = locked_budget(version)
    lines = [terms.line for terms in draft.terms.select_related("line")]
    draft.delete()
    for line in lines:
        _drop_unused(line)


def locked_budget(version: BudgetVersion) -> BudgetVersion:
    """The draft as it is now, locked for writing; raises ProblemError where it is confirmed."""
    current = _locked(version)
    if current.confirmed:
        raise ProblemError(Problem("budget.confirmed"))
    return current


def _locked(version: BudgetVersion) -> BudgetVersion:
    return BudgetVersion.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=version.pk)


def _refuse_row(row: BudgetRow) -> None:
    problem = None
    if not row.name.strip():
        problem = Problem("budget.name_missing")
    elif row.ceiling < 0:
        problem = Problem("budget.negative", {"line": row.name})
    elif row.as_indicator:
        pass
    elif row.output_target is None or row.output_target < 0:
        problem = Problem("budget.output_target", {"line": row.name})
    elif not row.output_unit.strip():
        problem = Problem("budget.output_unit", {"line": row.name})
    if problem is not None:
        raise ProblemError(problem)


def _refuse_doubles(rows: Sequence[BudgetRow]) -> None:
    seen: set[int | None] = set()
    for row in rows:
        if row.line in seen:
            raise ProblemError(Problem("budget.line_twice", {"line": row.name}))
        seen.add(row.line)


def _row_values(row: BudgetRow) -> tuple[object, ...]:
    output = None if row.as_indicator or row.output_target is None else plain(row.output_target)
    unit = "" if row.as_indicator else row.output_unit.strip()
    texts = (row.line, row.code.strip(), row.name.strip(), row.indicator.pk)
    return (*texts, plain(row.ceiling), row.as_indicator, output, unit)


def _leave_out(draft: BudgetVersion, gone: set[int]) -> None:
    for line in BudgetLine.objects.filter(pk__in=gone).order_by("pk"):
        terms = draft.terms.get(line=line)
        if line.entries.exists():
            raise ProblemError(Problem("budget.line_with_spending", {"line": terms.name}))
        terms.delete()
        _drop_unused(line)


def _drop_unused(line: BudgetLine) -> None:
    if not (line.terms.exists() or line.entries.exists()):
        line.delete()


def _new_line(draft: BudgetVersion, taken: set[str]) -> BudgetLine:
    number = len(taken) + 1
    while f"A{number}" in taken:
        number += 1
    taken.add(f"A{number}")
    return BudgetLine.objects.create(regency_id=draft.regency_id, agreement=draft.agreement, key=f"A{number}")


def _copy_lines(source: BudgetVersion, draft: BudgetVersion) -> None:
    rows = budget_rows(source)
    for terms in rows:
        terms.pk, terms._state.adding = None, True
        terms.version = draft
    BudgetTerms.objects.bulk_create(rows)
