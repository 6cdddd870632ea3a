from datetime import date
from decimal import Decimal

from tests.web.cast import Cast
from tests.web.cast_agreements import CEILING_TOTAL, CastAgreements
from triwulan.web.agreements.mapping import agreement_of, budget_lines, core_agreement, indicator_ids, line_ids
from triwulan.web.agreements.selectors import full_versions, version_in_force


def test_what_was_accepted_is_read_once(agreements: CastAgreements, django_assert_num_queries):
    version = version_in_force(agreements.y2023, date(2023, 3, 31))
    core_agreement(version)
    with django_assert_num_queries(0):
        paper = core_agreement(version)
    assert [indicator.key for indicator in paper.indicators] == ["IK1", "IK2", "IK3", "IK4", "IK5", "IK6"]
    assert paper.first_party.name == "Contoh Satu, S.Sos."
    assert paper.second_party.post == "Camat Kecamatan Senduro"


def test_an_accepted_agreement_names_its_parties_as_they_signed(cast: Cast, agreements: CastAgreements):
    before = core_agreement(agreements.version)
    for official in (cast.kasi, cast.camat):
        official.name, official.nip, official.rank = f"{official.name} Lain", "", "Pembina (IV/a)"
        official.save()
    for position in (cast.kasi_position, cast.camat_position):
        position.name = f"{position.name} Lain"
        position.save()
    assert core_agreement(agreements.version) == before
    assert agreement_of(full_versions().get(pk=agreements.version.pk)) == before
    assert before.first_party.nip and before.first_party.rank


def test_a_target_is_a_cell_that_knows_its_row_and_unit(agreements: CastAgreements):
    apbdes = core_agreement(agreements.version).indicators[1]
    assert (str(apbdes.annual_target.value), apbdes.annual_target.quantity.unit) == ("12", "Desa")
    assert apbdes.annual_target.source == "agreement/IK2"
    assert apbdes.population == 12
    rkpdes = core_agreement(agreements.version).indicators[3]
    assert [cell.value for cell in rkpdes.quarterly_targets] == [None, None, 100, 100]


def test_confirmed_ceilings_are_read_once_and_none_are_no_lines(agreements: CastAgreements, django_assert_num_queries):
    budget = agreements.budget
    budget_lines(budget)
    with django_assert_num_queries(0):
        lines = budget_lines(budget)
    assert sum((line.ceiling for line in lines), Decimal(0)) == CEILING_TOTAL
    assert [(line.key, line.indicator, line.as_indicator) for line in lines][:2] == [
        ("A1", "IK6", True),
        ("A2", "IK1", False),
    ]
    assert budget_lines(None) == ()


def test_keys_lead_back_to_the_identities(agreements: CastAgreements):
    indicators = {each.code: each.pk for each in agreements.y2023.indicators.all()}
    assert indicator_ids(agreements.version) == indicators
    assert line_ids(agreements.budget) == {each.key: each.pk for each in agreements.y2023.budget_lines.all()}
    assert line_ids(None) == {}
