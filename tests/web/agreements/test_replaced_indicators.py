"""An indicator with money is replaced by another one: amendment and ceilings hand over to each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.agreements.test_budgets import refused, rows_of
from tests.web.cast import Cast
from tests.web.cast_agreements import CEILING_TOTAL, CastAgreements
from triwulan.core.period import Quarter
from triwulan.web.accounts.models import User
from triwulan.web.agreements.budgets import confirm_budget, discard_budget, draft_budget, save_budget
from triwulan.web.agreements.drafting import (
    IndicatorValues,
    ObjectiveRow,
    remove_indicator,
    save_indicator,
    save_objectives,
)
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion
from triwulan.web.agreements.services import accept, draft_version, propose, withdraw
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.services import open_quarter

MOMENT = datetime(2023, 7, 5, 2, tzinfo=UTC)
JULY = date(2023, 7, 1)


def replaced(agreements: CastAgreements, gone: str, effective: date = JULY) -> AgreementVersion:
    """An amendment with a new indicator in the place of one."""
    amended = draft_version(agreement=agreements.y2023, effective=effective, reason=f"Strategi berubah: {gone}")
    terms = amended.terms.get(indicator__code=gone)
    values = IndicatorValues(name=f"Pengganti {gone}", unit="Kali", annual_target=Decimal(4), target_4=Decimal(4))
    save_indicator(version=amended, objective=terms.objective, values=values)
    remove_indicator(version=amended, terms=terms)
    kept = amended.objectives.exclude(terms=None).order_by("number")
    save_objectives(version=amended, rows=[ObjectiveRow(each.text, each.pk) for each in kept])
    return amended


def moved(agreements: CastAgreements, gone: str, to: str, effective: date = JULY) -> BudgetVersion:
    """Drafted ceilings whose lines of one indicator serve another."""
    budget = draft_budget(agreement=agreements.y2023, effective=effective, kind="shift", reason="Pergeseran")
    target = agreements.y2023.indicators.get(code=to)
    rows = [replace(row, indicator=target) if row.indicator.code == gone else row for row in rows_of(budget)]
    save_budget(version=budget, rows=rows)
    return budget


@pytest.mark.parametrize("ceilings_from", [JULY, date(2023, 7, 15), date(2023, 6, 30)])
def test_an_indicator_with_money_is_replaced(
    cast: Cast, agreements: CastAgreements, settings, ceilings_from: date
) -> None:
    amended = replaced(agreements, "IK1")
    refused("agreement.line_without_indicator", lambda: propose(version=amended, user=cast.official, moment=MOMENT))
    budget = moved(agreements, "IK1", "IK7", ceilings_from)
    propose(version=amended, user=cast.official, moment=MOMENT)
    if ceilings_from < JULY:
        accept(version=amended, user=cast.superior, moment=MOMENT)
        act = "budget.indicator_not_agreed"
        refused(act, lambda: confirm_budget(version=budget, user=cast.official, moment=MOMENT))
        discard_budget(version=budget)
        budget = moved(agreements, "IK1", "IK7")
    else:
        act = "budget.indicator_not_agreed"
        refused(act, lambda: confirm_budget(version=budget, user=cast.official, moment=MOMENT))
        accept(version=amended, user=cast.superior, moment=MOMENT)
    confirm_budget(version=budget, user=cast.official, moment=MOMENT)
    settings.CLOCK = "2023-10-02"
    record = load_record(open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 3)))
    assert record is not None
    assert record.stray_lines == ()
    assert sum((line.ceiling or Decimal(0) for line in record.lines), Decimal(0)) == CEILING_TOTAL
    assert {line.indicator for line in record.lines} == {"IK5", "IK6", "IK7"}


def test_until_the_ceilings_are_confirmed_the_quarter_names_the_lines(
    cast: Cast, agreements: CastAgreements, settings, as_: Callable[[User], Client]
) -> None:
    amended = replaced(agreements, "IK1")
    budget = moved(agreements, "IK1", "IK7")
    propose(version=amended, user=cast.official, moment=MOMENT)
    accept(version=amended, user=cast.superior, moment=MOMENT)
    settings.CLOCK = "2023-10-02"
    report = open_quarter(position=cast.kasi_position, quarter=Quarter(2023, 3))
    record = load_record(report)
    assert record is not None
    assert [line.key for line in record.stray_lines] == ["A2", "A3", "A4", "A5"]
    client = as_(cast.official)
    url = reverse("agreements:version", args=(agreements.y2023.pk, 2))
    warning = "Pagu yang ditetapkan masih memuat kegiatan"
    assert warning in client.get(url).content.decode()
    confirm_budget(version=budget, user=cast.official, moment=MOMENT)
    assert warning not in client.get(url).content.decode()


@pytest.mark.parametrize("effective", [JULY, date(2023, 10, 1)])
def test_drafted_ceilings_that_leave_the_money_behind_do_not_help(
    cast: Cast, agreements: CastAgreements, effective: date
) -> None:
    amended = replaced(agreements, "IK1")
    moved(agreements, "IK1", "IK1" if effective == JULY else "IK7", effective)
    refused("agreement.line_without_indicator", lambda: propose(version=amended, user=cast.official, moment=MOMENT))


def test_emptied_ceilings_do_not_help(cast: Cast, agreements: CastAgreements) -> None:
    amended = replaced(agreements, "IK1")
    save_budget(version=moved(agreements, "IK1", "IK7"), rows=[])
    refused("agreement.line_without_indicator", lambda: propose(version=amended, user=cast.official, moment=MOMENT))


def test_the_superior_does_not_accept_once_the_drafted_ceilings_are_gone(
    cast: Cast, agreements: CastAgreements
) -> None:
    amended = replaced(agreements, "IK1")
    budget = moved(agreements, "IK1", "IK7")
    propose(version=amended, user=cast.official, moment=MOMENT)
    discard_budget(version=budget)
    refused("agreement.line_without_indicator", lambda: accept(version=amended, user=cast.superior, moment=MOMENT))
    withdraw(version=amended, user=cast.official, moment=MOMENT)
    moved(agreements, "IK1", "IK7")
    propose(version=amended, user=cast.official, moment=MOMENT)
    accept(version=amended, user=cast.superior, moment=MOMENT)


def test_ceilings_do_not_pass_over_a_quarter_whose_money_has_no_indicator(
    cast: Cast, agreements: CastAgreements
) -> None:
    amended = replaced(agreements, "IK1")
    budget = moved(agreements, "IK1", "IK7")
    propose(version=amended, user=cast.official, moment=MOMENT)
    accept(version=amended, user=cast.superior, moment=MOMENT)
    discard_budget(version=budget)
    late = moved(agreements, "IK1", "IK7", date(2023, 10, 1))
    refused("budget.line_left_behind", lambda: confirm_budget(version=late, user=cast.official, moment=MOMENT))
    discard_budget(version=late)
    confirm_budget(version=moved(agreements, "IK1", "IK7"), user=cast.official, moment=MOMENT)
