from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, draft_ceilings
from triwulan.core.problem import ProblemError
from triwulan.web.agreements.budgets import BudgetRow, confirm_budget, discard_budget, draft_budget, save_budget
from triwulan.web.agreements.mapping import budget_lines
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion
from triwulan.web.agreements.selectors import budget_rows
from triwulan.web.agreements.tokens import budget_token
from triwulan.web.quarters.models import Entry

MOMENT = datetime(2023, 4, 5, 2, tzinfo=UTC)
JULY = date(2023, 7, 1)


def refused(message: str, act: Callable[[], object]) -> None:
    with pytest.raises(ProblemError) as caught:
        act()
    assert caught.value.problem.message == message


def rows_of(version: BudgetVersion) -> list[BudgetRow]:
    return [
        BudgetRow(
            name=terms.name, ceiling=terms.ceiling, indicator=terms.indicator, code=terms.code, line=terms.line_id,
            as_indicator=terms.as_indicator, output_target=terms.output_target, output_unit=terms.output_unit,
        )
        for terms in budget_rows(version)
    ]  # fmt: skip


@pytest.fixture
def shift(agreements: CastAgreements) -> BudgetVersion:
    return draft_budget(agreement=agreements.y2023, effective=JULY, kind="shift", reason="Pergeseran")


def test_a_later_issue_copies_the_lines_with_their_identities(agreements: CastAgreements, shift: BudgetVersion):
    assert budget_lines(shift) == budget_lines(agreements.budget)
    assert shift.number == 2
    assert agreements.y2023.budget_lines.count() == 6


def test_an_issue_asked_for_twice_is_one(agreements: CastAgreements, shift: BudgetVersion):
    again = draft_budget(agreement=agreements.y2023, effective=JULY, kind="shift", reason="Pergeseran")
    assert again == shift
    refused(
        "budget.draft_open",
        lambda: draft_budget(agreement=agreements.y2023, effective=date(2023, 8, 1), reason="Lain"),
    )


def test_a_change_of_ceilings_needs_a_reason_and_a_fitting_date(agreements: CastAgreements):
    refused("agreement.reason_missing", lambda: draft_budget(agreement=agreements.y2023, effective=JULY))
    refused(
        "agreement.effective_outside_year",
        lambda: draft_budget(agreement=agreements.y2023, effective=date(2022, 1, 1), reason="Lain"),
    )


def test_new_lines_sent_twice_are_added_once(shift: BudgetVersion):
    token = budget_token(shift)
    rows = rows_of(shift)
    rows.append(BudgetRow(name="Kegiatan baru", ceiling=Decimal(1_000_000), indicator=rows[0].indicator))
    save_budget(version=shift, rows=rows, token=token)
    save_budget(version=shift, rows=rows, token=token)
    assert [row.line.key for row in budget_rows(shift)] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]


def test_it_rejects_a_line_that_stands_in_two_rows(shift: BudgetVersion):
    rows = rows_of(shift)
    refused("budget.line_twice", lambda: save_budget(version=shift, rows=[*rows, replace(rows[0], name="Lagi")]))
    assert rows_of(shift) == rows


def test_of_two_windows_the_later_is_told(shift: BudgetVersion):
    token = budget_token(shift)
    rows = rows_of(shift)
    save_budget(version=shift, rows=[replace(rows[0], ceiling=Decimal(1)), *rows[1:]], token=token)
    refused(
        "agreement.changed_elsewhere",
        lambda: save_budget(version=shift, rows=[replace(rows[0], ceiling=Decimal(2)), *rows[1:]], token=token),
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ceiling": Decimal(-1)}, "budget.negative"),
        ({"name": " "}, "budget.name_missing"),
        ({"as_indicator": False, "output_target": None}, "budget.output_target"),
        ({"as_indicator": False, "output_target": Decimal(4), "output_unit": ""}, "budget.output_unit"),
    ],
)
def test_it_rejects_a_line_that_cannot_be_reported(shift: BudgetVersion, change: dict[str, object], message: str):
    rows = rows_of(shift)
    changed = [replace(rows[0], **change), *rows[1:]]
    refused(message, lambda: save_budget(version=shift, rows=changed))


def test_a_line_with_spending_cannot_be_left_out(cast: Cast, agreements: CastAgreements, shift: BudgetVersion):
    report = agreements.y2023.quarter_reports.create(
        regency=cast.regency, position=cast.kasi_position, year=2023, number=1
    )
    line = agreements.y2023.budget_lines.get(key="A1")
    Entry.objects.create(
        regency=cast.regency, report=report, path="cost/A1/spending", line=line, text="500.000",
        changed_at=MOMENT, changed_by=cast.official,
    )  # fmt: skip
    refused("budget.line_with_spending", lambda: save_budget(version=shift, rows=rows_of(shift)[1:]))
    assert line.entries.get().text == "500.000"


def test_confirmed_ceilings_never_change(cast: Cast, agreements: CastAgreements):
    budget = agreements.budget
    before = budget_lines(budget)
    refused("budget.confirmed", lambda: save_budget(version=budget, rows=[]))
    refused("budget.confirmed", lambda: discard_budget(version=budget))
    refused("budget.confirmed", lambda: confirm_budget(version=budget, user=cast.superior, moment=MOMENT))
    assert budget_lines(budget) == before


def test_confirming_twice_is_confirming_once(cast: Cast, shift: BudgetVersion):
    confirm_budget(version=shift, user=cast.official, moment=MOMENT)
    confirm_budget(version=shift, user=cast.official, moment=MOMENT.replace(hour=3))
    shift.refresh_from_db()
    assert shift.confirmed_at == MOMENT


def test_empty_ceilings_and_ceilings_seen_otherwise_are_not_confirmed(cast: Cast, draft: AgreementVersion):
    budget = draft_ceilings(draft)
    shown = budget_token(budget)
    save_budget(version=budget, rows=rows_of(budget)[1:])
    refused(
        "agreement.changed_elsewhere",
        lambda: confirm_budget(version=budget, user=cast.official, moment=MOMENT, token=shown),
    )
    save_budget(version=budget, rows=[])
    refused("budget.empty", lambda: confirm_budget(version=budget, user=cast.official, moment=MOMENT))


def test_a_dropped_draft_takes_only_its_own_lines(agreements: CastAgreements, shift: BudgetVersion):
    rows = rows_of(shift)
    rows.append(BudgetRow(name="Kegiatan baru", ceiling=Decimal(1), indicator=rows[0].indicator))
    save_budget(version=shift, rows=rows)
    discard_budget(version=shift)
    discard_budget(version=shift)
    assert list(agreements.y2023.budget_lines.values_list("key", flat=True)) == ["A1", "A2", "A3", "A4", "A5", "A6"]


def test_ceilings_may_not_serve_an_indicator_that_was_not_agreed(cast: Cast, draft: AgreementVersion):
    budget = draft_ceilings(draft)
    draft.terms.filter(indicator__code="IK5").delete()
    refused(
        "budget.indicator_not_agreed",
        lambda: confirm_budget(version=budget, user=cast.official, moment=MOMENT),
    )
