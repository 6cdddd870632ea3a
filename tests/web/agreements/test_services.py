from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.web.cast import Cast, make_official, make_tenure, make_user
from tests.web.cast_agreements import CastAgreements, draft_agreement
from triwulan.core.problem import ProblemError
from triwulan.web.agreements.drafting import ObjectiveRow, remove_indicator, save_objectives
from triwulan.web.agreements.mapping import core_agreement
from triwulan.web.agreements.models import AgreementVersion, PerformanceAgreement
from triwulan.web.agreements.services import (
    accept,
    create_agreement,
    discard_draft,
    draft_version,
    propose,
    refuse,
    withdraw,
)
from triwulan.web.agreements.tokens import proposal_token, version_token

MOMENT = datetime(2023, 4, 5, 2, tzinfo=UTC)
JULY = date(2023, 7, 1)


def refused(message: str, act: Callable[[], object]) -> None:
    with pytest.raises(ProblemError) as caught:
        act()
    assert caught.value.problem.message == message


def test_an_agreement_begun_twice_is_one(cast: Cast):
    first = create_agreement(position=cast.kasi_position, year=2024)
    assert create_agreement(position=cast.kasi_position, year=2024) == first
    assert (first.number, first.effective) == (1, date(2024, 1, 1))
    assert PerformanceAgreement.objects.count() == 1


def test_an_agreement_begun_by_two_at_the_same_moment_is_one(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    first = create_agreement(position=cast.kasi_position, year=2024)
    monkeypatch.setattr("triwulan.web.agreements.services.newest_version", lambda agreement: None)  # not there yet
    assert create_agreement(position=cast.kasi_position, year=2024) == first


def test_it_rejects_an_effective_date_outside_the_year(cast: Cast):
    refused(
        "agreement.effective_outside_year",
        lambda: create_agreement(position=cast.kasi_position, year=2024, effective=date(2023, 12, 31)),
    )


def test_an_amendment_is_a_copy_that_keeps_the_identities(agreements: CastAgreements):
    before = core_agreement(agreements.version)
    second = draft_version(agreement=agreements.y2023, effective=JULY, reason="Strategi berubah")
    after = core_agreement(second)
    assert (after.version, after.effective, after.reason) == (2, JULY, "Strategi berubah")
    assert after.objectives == before.objectives
    assert set(second.terms.values_list("indicator", flat=True)) == set(
        agreements.version.terms.values_list("indicator", flat=True)
    )


def test_the_same_amendment_asked_for_twice_is_one(agreements: CastAgreements):
    second = draft_version(agreement=agreements.y2023, effective=JULY, reason="Strategi berubah")
    assert draft_version(agreement=agreements.y2023, effective=JULY, reason="Strategi berubah") == second
    refused("agreement.draft_open", lambda: draft_version(agreement=agreements.y2023, effective=JULY, reason="Lain"))


def test_an_amendment_needs_a_reason_and_a_date_not_before_the_version_it_replaces(
    cast: Cast, agreements: CastAgreements
):
    refused("agreement.reason_missing", lambda: draft_version(agreement=agreements.y2023, effective=JULY, reason=" "))
    second = draft_version(agreement=agreements.y2023, effective=JULY, reason="Strategi berubah")
    propose(version=second, user=cast.official, moment=MOMENT)
    accept(version=second, user=cast.superior, moment=MOMENT)
    refused(
        "agreement.effective_before_previous",
        lambda: draft_version(agreement=agreements.y2023, effective=date(2023, 6, 30), reason="Mundur"),
    )


def test_the_holder_proposes_and_the_superior_accepts(cast: Cast, draft: AgreementVersion):
    propose(version=draft, user=cast.official, moment=MOMENT)
    draft.refresh_from_db()
    assert (draft.first_party, draft.proposed, draft.accepted) == (cast.kasi, True, False)
    accept(version=draft, user=cast.superior, moment=MOMENT)
    draft.refresh_from_db()
    assert (draft.second_party, draft.accepted) == (cast.camat, True)
    assert draft.second_signature["post"] == "Camat Kecamatan Senduro"


@pytest.mark.parametrize("who", ["clerk", "unit_admin", "superior", "colleague", "stranger"])
def test_nobody_but_the_holder_proposes(cast: Cast, draft: AgreementVersion, who: str):
    refused("agreement.only_holder", lambda: propose(version=draft, user=getattr(cast, who), moment=MOMENT))


@pytest.mark.parametrize("who", ["official", "clerk", "unit_admin", "head", "colleague", "stranger"])
def test_nobody_but_the_answering_superior_accepts_or_refuses(cast: Cast, draft: AgreementVersion, who: str):
    propose(version=draft, user=cast.official, moment=MOMENT)
    user = getattr(cast, who)
    refused("agreement.only_superior", lambda: accept(version=draft, user=user, moment=MOMENT))
    refused("agreement.only_superior", lambda: refuse(version=draft, user=user, moment=MOMENT, reason="Tidak"))


def test_an_acting_superior_accepts_in_that_capacity(cast: Cast, draft: AgreementVersion):
    substitute = make_official(cast.regency, "Contoh Duabelas", 12)
    make_tenure(cast.camat_position, substitute, kind="plh", start=date(2023, 4, 1), end=date(2023, 4, 30))
    user = make_user(cast.regency, "plh", "Contoh Duabelas", official=substitute)
    propose(version=draft, user=cast.official, moment=MOMENT)
    refused("agreement.only_superior", lambda: accept(version=draft, user=cast.superior, moment=MOMENT))
    accept(version=draft, user=user, moment=MOMENT)
    draft.refresh_from_db()
    assert (draft.second_party, draft.second_signature["acting"]) == (substitute, "Plh.")


def test_a_draft_with_problems_cannot_be_proposed(cast: Cast, draft: AgreementVersion):
    rows = [ObjectiveRow(each.text, each.pk) for each in draft.objectives.order_by("number")]
    save_objectives(version=draft, rows=[*rows, ObjectiveRow("Sasaran tanpa indikator")])
    refused(
        "agreement.objective_without_indicator",
        lambda: propose(version=draft, user=cast.official, moment=MOMENT),
    )


def test_quarterly_targets_that_miss_the_annual_one_cannot_be_proposed(cast: Cast, draft: AgreementVersion):
    draft.terms.filter(indicator__code="IK6").update(target_4=2)
    refused("targets.sum_differs", lambda: propose(version=draft, user=cast.official, moment=MOMENT))


def test_a_draft_changed_since_it_was_shown_is_not_proposed_unread(cast: Cast, draft: AgreementVersion):
    shown = version_token(draft)
    draft.terms.filter(indicator__code="IK6").update(name="Nama lain")
    refused(
        "agreement.changed_elsewhere",
        lambda: propose(version=draft, user=cast.official, moment=MOMENT, token=shown),
    )


def test_where_nobody_answers_a_draft_is_not_proposed(cast: Cast, draft: AgreementVersion):
    cast.camat_position.tenures.all().delete()
    refused("agreement.no_superior", lambda: propose(version=draft, user=cast.official, moment=MOMENT))


def test_a_proposal_can_be_withdrawn_until_it_is_answered(cast: Cast, draft: AgreementVersion):
    propose(version=draft, user=cast.official, moment=MOMENT)
    withdraw(version=draft, user=cast.official, moment=MOMENT)
    withdraw(version=draft, user=cast.official, moment=MOMENT)
    draft.refresh_from_db()
    assert (draft.proposed, draft.first_party) == (False, None)
    propose(version=draft, user=cast.official, moment=MOMENT)
    accept(version=draft, user=cast.superior, moment=MOMENT)
    refused("agreement.accepted", lambda: withdraw(version=draft, user=cast.official, moment=MOMENT))


def test_a_refusal_needs_a_reason_and_makes_it_a_draft_again(cast: Cast, draft: AgreementVersion):
    propose(version=draft, user=cast.official, moment=MOMENT)
    refused(
        "agreement.refusal_without_reason",
        lambda: refuse(version=draft, user=cast.superior, moment=MOMENT, reason=" "),
    )
    refuse(version=draft, user=cast.superior, moment=MOMENT, reason="Target terlalu rendah")
    refuse(version=draft, user=cast.superior, moment=MOMENT, reason="Target terlalu rendah")
    draft.refresh_from_db()
    assert (draft.proposed, draft.refusal) == (False, "Target terlalu rendah")
    refused("agreement.not_proposed", lambda: accept(version=draft, user=cast.superior, moment=MOMENT))


def test_a_proposal_changed_since_the_superior_opened_it_is_not_answered_unread(cast: Cast, draft: AgreementVersion):
    propose(version=draft, user=cast.official, moment=MOMENT)
    shown = proposal_token(AgreementVersion.objects.get(pk=draft.pk))
    withdraw(version=draft, user=cast.official, moment=MOMENT)
    draft.terms.filter(indicator__code="IK6").update(name="Nama lain")
    propose(version=draft, user=cast.official, moment=MOMENT)
    message = "agreement.proposal_changed"
    refused(message, lambda: accept(version=draft, user=cast.superior, moment=MOMENT, token=shown))
    refused(message, lambda: refuse(version=draft, user=cast.superior, moment=MOMENT, reason="Rendah", token=shown))
    now = proposal_token(AgreementVersion.objects.get(pk=draft.pk))
    accept(version=draft, user=cast.superior, moment=MOMENT, token=now)
    draft.refresh_from_db()
    assert draft.accepted


def test_a_proposal_made_anew_with_the_same_words_is_another_one(cast: Cast, draft: AgreementVersion):
    propose(version=draft, user=cast.official, moment=MOMENT)
    shown = proposal_token(AgreementVersion.objects.get(pk=draft.pk))
    withdraw(version=draft, user=cast.official, moment=MOMENT)
    propose(version=draft, user=cast.official, moment=MOMENT.replace(hour=3))
    refused(
        "agreement.proposal_changed",
        lambda: accept(version=draft, user=cast.superior, moment=MOMENT, token=shown),
    )


def test_signing_twice_is_signing_once(cast: Cast, draft: AgreementVersion):
    propose(version=draft, user=cast.official, moment=MOMENT)
    propose(version=draft, user=cast.official, moment=MOMENT.replace(hour=3))
    accept(version=draft, user=cast.superior, moment=MOMENT)
    accept(version=draft, user=cast.superior, moment=MOMENT.replace(hour=3))
    draft.refresh_from_db()
    assert (draft.first_accepted_at, draft.second_accepted_at) == (MOMENT, MOMENT)


def test_nothing_in_an_accepted_version_changes(cast: Cast, agreements: CastAgreements):
    version = agreements.version
    before = core_agreement(version)
    terms = version.terms.get(indicator__code="IK6")
    refused("agreement.accepted", lambda: remove_indicator(version=version, terms=terms))
    refused("agreement.accepted", lambda: save_objectives(version=version, rows=[ObjectiveRow("Lain")]))
    refused(
        "agreement.accepted",
        lambda: refuse(version=version, user=cast.superior, moment=MOMENT, reason="Terlambat"),
    )
    refused("agreement.accepted", lambda: discard_draft(version=version))
    assert core_agreement(version) == before


def test_an_amendment_begun_by_mistake_can_be_dropped_but_the_first_version_stays(agreements: CastAgreements):
    second = draft_version(agreement=agreements.y2023, effective=JULY, reason="Keliru")
    discard_draft(version=second)
    discard_draft(version=second)
    assert list(agreements.y2023.versions.all()) == [agreements.version]
    assert agreements.y2023.indicators.count() == 6


def test_the_first_draft_is_not_dropped(cast: Cast):
    draft = draft_agreement(cast, 2024)
    refused("agreement.first_stays", lambda: discard_draft(version=draft))


def test_an_indicator_whose_money_would_be_lost_is_not_signed_away(cast: Cast, agreements: CastAgreements):
    second = draft_version(agreement=agreements.y2023, effective=JULY, reason="Strategi berubah")
    remove_indicator(version=second, terms=second.terms.get(indicator__code="IK5"))
    rows = [ObjectiveRow(each.text, each.pk) for each in second.objectives.order_by("number") if each.number != 5]
    save_objectives(version=second, rows=rows)
    refused(
        "agreement.line_without_indicator",
        lambda: propose(version=second, user=cast.official, moment=MOMENT),
    )
