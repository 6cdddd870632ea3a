from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements
from triwulan.core.problem import ProblemError
from triwulan.web.agreements.drafting import (
    IndicatorValues,
    ObjectiveRow,
    PlanRow,
    derive_targets,
    remove_indicator,
    save_indicator,
    save_objectives,
    save_plan,
)
from triwulan.web.agreements.models import AgreementVersion, Indicator
from triwulan.web.agreements.services import draft_version
from triwulan.web.agreements.tokens import objectives_token, plan_token, terms_token
from triwulan.web.quarters.models import Entry

VALUES = IndicatorValues(name="Jumlah rapat", unit="Kali", annual_target=Decimal(4))
ABOVE = "agreement.target_above_population"


def refused(message: str, act: Callable[[], object]) -> None:
    with pytest.raises(ProblemError) as caught:
        act()
    assert caught.value.problem.message == message


def rows_of(draft: AgreementVersion) -> list[ObjectiveRow]:
    return [ObjectiveRow(each.text, each.pk) for each in draft.objectives.order_by("number")]


def test_objectives_keep_their_indicators_when_reordered(draft: AgreementVersion):
    save_objectives(version=draft, rows=rows_of(draft)[::-1])
    numbered = draft.terms.order_by("number").values_list("indicator__code", flat=True)
    assert list(numbered) == ["IK6", "IK5", "IK4", "IK3", "IK2", "IK1"]


def test_new_objectives_sent_twice_are_added_once(draft: AgreementVersion):
    token = objectives_token(draft)
    rows = [*rows_of(draft), ObjectiveRow("Sasaran ketujuh")]
    save_objectives(version=draft, rows=rows, token=token)
    save_objectives(version=draft, rows=rows, token=token)
    assert draft.objectives.count() == 7


def test_of_two_windows_the_later_is_told(draft: AgreementVersion):
    token = objectives_token(draft)
    rows = rows_of(draft)
    save_objectives(version=draft, rows=[replace(rows[0], text="Dari jendela pertama"), *rows[1:]], token=token)
    refused(
        "agreement.changed_elsewhere",
        lambda: save_objectives(version=draft, rows=[replace(rows[0], text="Kedua"), *rows[1:]], token=token),
    )
    assert rows_of(draft)[0].text == "Dari jendela pertama"


def test_an_objective_with_indicators_cannot_be_left_out(draft: AgreementVersion):
    refused("agreement.objective_in_use", lambda: save_objectives(version=draft, rows=rows_of(draft)[1:]))


def test_a_new_indicator_gets_the_next_code_and_sent_twice_is_one(draft: AgreementVersion):
    objective = draft.objectives.get(number=1)
    terms = save_indicator(version=draft, objective=objective, values=VALUES)
    assert save_indicator(version=draft, objective=objective, values=VALUES) == terms
    assert terms.indicator.code == "IK7"
    assert list(draft.terms.order_by("number").values_list("indicator__code", flat=True))[:2] == ["IK1", "IK7"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (replace(VALUES, unit=" "), "agreement.unit_missing"),
        (replace(VALUES, name=""), "agreement.name_missing"),
        (replace(VALUES, target_2=Decimal(-1)), "targets.negative"),
        (replace(VALUES, unit="Desa", population=Decimal(12), target_4=Decimal(13)), ABOVE),
        (replace(VALUES, unit="%", population=Decimal(12), target_4=Decimal(100)), ABOVE),
    ],
)
def test_it_rejects_what_cannot_be_agreed(draft: AgreementVersion, values: IndicatorValues, message: str):
    objective = draft.objectives.get(number=1)
    refused(message, lambda: save_indicator(version=draft, objective=objective, values=values))


def test_terms_changed_in_another_window_are_not_overwritten(draft: AgreementVersion):
    terms = draft.terms.get(indicator__code="IK6")
    token = terms_token(terms)
    first = save_indicator(version=draft, objective=terms.objective, terms=terms, values=VALUES, token=token)
    again = save_indicator(version=draft, objective=terms.objective, terms=terms, values=VALUES, token=token)
    assert first == again
    other = replace(VALUES, name="Jumlah surat")
    refused(
        "agreement.changed_elsewhere",
        lambda: save_indicator(version=draft, objective=terms.objective, terms=terms, values=other, token=token),
    )


def test_an_indicator_removed_from_an_amendment_keeps_identity_and_entries(cast: Cast, agreements: CastAgreements):
    identity = agreements.y2023.indicators.get(code="IK6")
    report = agreements.y2023.quarter_reports.create(
        regency=cast.regency, position=cast.kasi_position, year=2023, number=1
    )
    moment = datetime(2023, 4, 5, 2, tzinfo=UTC)
    Entry.objects.create(
        regency=cast.regency, report=report, path="measurement/IK6/value", indicator=identity, text="1",
        changed_at=moment, changed_by=cast.official,
    )  # fmt: skip
    second = draft_version(agreement=agreements.y2023, effective=moment.date(), reason="Strategi berubah")
    remove_indicator(version=second, terms=second.terms.get(indicator=identity))
    remove_indicator(version=second, terms=agreements.version.terms.get(indicator=identity))
    assert not second.terms.filter(indicator=identity).exists()
    assert agreements.version.terms.filter(indicator=identity).exists()
    assert identity.entries.get().text == "1"


def test_an_indicator_that_stands_nowhere_else_goes_with_its_identity(draft: AgreementVersion):
    remove_indicator(version=draft, terms=draft.terms.get(indicator__code="IK6"))
    assert not Indicator.objects.filter(code="IK6").exists()
    assert list(draft.terms.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_a_plan_is_spread_over_its_months(draft: AgreementVersion):
    terms = draft.terms.get(indicator__code="IK6")
    rows = [
        PlanRow(text="Laporan", count=Decimal(5), months=(12, 3, 6)),
        PlanRow(text="Rapat", count=Decimal(1), months=(1,)),
    ]
    save_plan(version=draft, terms=terms, rows=rows)
    changed = derive_targets(version=draft, terms=terms)
    assert changed.quarterly_targets == (3, 2, 0, 1)
    assert changed.annual_target == 6


def test_only_sums_follow_from_a_plan(draft: AgreementVersion):
    terms = draft.terms.get(indicator__code="IK1")
    refused("agreement.plan_not_summed", lambda: derive_targets(version=draft, terms=terms))
    terms = draft.terms.get(indicator__code="IK6")
    save_plan(version=draft, terms=terms, rows=[])
    refused("agreement.plan_empty", lambda: derive_targets(version=draft, terms=terms))


def test_a_plan_row_needs_months_and_a_count(draft: AgreementVersion):
    terms = draft.terms.get(indicator__code="IK6")
    months = [PlanRow(text="Laporan", count=Decimal(5))]
    count = [PlanRow(text="Laporan", count=Decimal(0), months=(1,))]
    refused("agreement.plan_months", lambda: save_plan(version=draft, terms=terms, rows=months))
    refused("agreement.plan_count", lambda: save_plan(version=draft, terms=terms, rows=count))


def test_a_plan_changed_in_another_window_is_not_overwritten(draft: AgreementVersion):
    terms = draft.terms.get(indicator__code="IK6")
    token = plan_token(terms)
    first = [PlanRow(text="Laporan", count=Decimal(4), months=(3,))]
    save_plan(version=draft, terms=terms, rows=first, token=token)
    save_plan(version=draft, terms=terms, rows=first, token=token)
    refused(
        "agreement.changed_elsewhere",
        lambda: save_plan(version=draft, terms=terms, rows=[replace(first[0], count=Decimal(3))], token=token),
    )
