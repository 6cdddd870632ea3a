from datetime import UTC, date, datetime

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements
from triwulan.core.period import Quarter
from triwulan.web.agreements.budgets import confirm_budget, draft_budget
from triwulan.web.agreements.models import AgreementVersion
from triwulan.web.agreements.selectors import approved_quarters_from, budget_in_force, version_in_force
from triwulan.web.agreements.services import accept, draft_version, propose

MOMENT = datetime(2023, 4, 5, 2, tzinfo=UTC)
JULY = date(2023, 7, 1)


def test_a_version_counts_from_its_effective_date_once_both_accepted(cast: Cast, agreements: CastAgreements):
    second = draft_version(agreement=agreements.y2023, effective=JULY, reason="Pergantian pejabat")
    assert version_in_force(agreements.y2023, date(2023, 12, 31)) == agreements.version
    propose(version=second, user=cast.official, moment=MOMENT)
    assert version_in_force(agreements.y2023, date(2023, 12, 31)) == agreements.version
    accept(version=second, user=cast.superior, moment=MOMENT)
    assert version_in_force(agreements.y2023, JULY) == second
    assert version_in_force(agreements.y2023, date(2023, 6, 30)) == agreements.version
    assert version_in_force(agreements.y2023, date(2022, 12, 31)) is None


def test_of_two_versions_effective_on_one_day_the_later_one_counts(cast: Cast, agreements: CastAgreements):
    second = draft_version(agreement=agreements.y2023, effective=date(2023, 1, 1), reason="Salah ketik")
    propose(version=second, user=cast.official, moment=MOMENT)
    accept(version=second, user=cast.superior, moment=MOMENT)
    assert version_in_force(agreements.y2023, date(2023, 3, 31)) == second


def test_a_draft_never_counts(draft: AgreementVersion):
    assert version_in_force(draft.agreement, date(2023, 12, 31)) is None


def test_ceilings_count_once_confirmed(cast: Cast, agreements: CastAgreements):
    shift = draft_budget(agreement=agreements.y2023, effective=JULY, kind="shift", reason="Pergeseran")
    assert budget_in_force(agreements.y2023, JULY) == agreements.budget
    confirm_budget(version=shift, user=cast.official, moment=MOMENT)
    assert budget_in_force(agreements.y2023, JULY) == shift
    assert budget_in_force(agreements.y2023, date(2023, 6, 30)) == agreements.budget
    assert budget_in_force(agreements.y2023, date(2022, 12, 31)) is None


def test_approved_quarters_that_end_later_are_named(cast: Cast, agreements: CastAgreements):
    for number, state in ((1, "approved"), (2, "approved"), (3, "draft")):
        agreements.y2023.quarter_reports.create(
            regency=cast.regency, position=cast.kasi_position, year=2023, number=number, state=state
        )
    assert approved_quarters_from(agreements.y2023, date(2023, 4, 1)) == [Quarter(2023, 2)]
    assert approved_quarters_from(agreements.y2023, date(2023, 3, 31)) == [Quarter(2023, 1), Quarter(2023, 2)]
