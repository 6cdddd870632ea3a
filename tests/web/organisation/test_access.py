import pytest
from django.urls import reverse

from tests.web.cast import Cast
from triwulan.web.organisation.models import CalendarDay

LISTS = ("home", "positions", "officials", "tenures", "accounts")
REGENCY_LISTS = ("regency", "regulations", "calendar", "wording", "units")
ADD = ("position_add", "official_add", "tenure_add", "account_add")
REGENCY_ADD = ("regulation_add", "calendar_add", "unit_add")


def address(name: str, *args: object) -> str:
    return reverse(f"organisation:{name}", args=args)


@pytest.mark.parametrize("name", LISTS + REGENCY_LISTS + ADD + REGENCY_ADD)
def test_who_administers_nothing_finds_nothing(cast: Cast, as_, name: str):
    for user in (cast.official, cast.superior, cast.clerk, cast.nobody, cast.stranger):
        assert as_(user).get(address(name)).status_code == 404


@pytest.mark.parametrize("name", LISTS + ADD)
def test_a_unit_administrator_has_the_pages_of_people(cast: Cast, as_, name: str):
    assert as_(cast.unit_admin).get(address(name)).status_code == 200


@pytest.mark.parametrize("name", REGENCY_LISTS + REGENCY_ADD)
def test_what_is_the_regencys_is_not_the_units(cast: Cast, as_, name: str):
    assert as_(cast.unit_admin).get(address(name)).status_code == 404
    assert as_(cast.regency_admin).get(address(name)).status_code == 200


def rows(cast: Cast) -> list[str]:
    day = CalendarDay.objects.create(regency=cast.regency, day="2023-05-30", name="Hari jadi")
    kinds = {
        "regulation": cast.duties_rule, "calendar": day, "unit": cast.unit, "position": cast.kasi_position,
        "official": cast.kasi, "tenure": cast.kasi_position.tenures.get(), "account": cast.official,
    }  # fmt: skip
    return [address(f"{kind}_{act}", row.pk) for kind, row in kinds.items() for act in ("edit", "remove")]


def test_an_administrator_of_another_regency_finds_none_of_the_rows(cast: Cast, as_):
    addresses = rows(cast)
    for each in addresses:
        assert as_(cast.regency_admin).get(each).status_code == 200, each
        assert as_(cast.other_admin).get(each).status_code == 404, each
        assert as_(cast.other_admin).post(each, {"name": "x"}).status_code == 404, each


def test_a_unit_administrator_does_not_find_rows_of_another_unit(cast: Cast, as_):
    client = as_(cast.unit_admin)
    assert client.get(address("position_edit", cast.sekda_position.pk)).status_code == 404
    assert client.get(address("official_edit", cast.sekda.pk)).status_code == 404
    assert client.get(address("tenure_edit", cast.sekda_position.tenures.get().pk)).status_code == 404


def test_another_regencys_rows_cannot_be_chosen_in_a_form(cast: Cast, as_):
    data = {"unit": cast.other_unit.pk, "name": "Kasi Baru", "superior": cast.other_position.pk}
    errors = as_(cast.regency_admin).post(address("position_add"), data).context["form"].errors
    assert set(errors) == {"unit", "superior"}


def test_the_overview_says_what_is_missing(cast: Cast, as_):
    cast.kasi_position.tenures.all().delete()
    cast.reporting_rule.delete()
    page = as_(cast.regency_admin).get(address("home")).content.decode()
    assert "2 hal masih perlu dilengkapi" in page
    assert "1 jabatan belum ada pejabatnya hari ini" in page
    assert "Tambahkan peraturan yang mewajibkan laporan triwulanan" in page


def test_the_overview_is_complete_for_the_cast(cast: Cast, as_):
    assert "Lengkap: triwulan dapat diisi" in as_(cast.regency_admin).get(address("home")).content.decode()


def test_the_overview_names_holders_without_an_account(cast: Cast, as_):
    cast.colleague.is_active = False
    cast.colleague.save()
    page = as_(cast.regency_admin).get(address("home")).content.decode()
    assert "1 pejabat belum mempunyai akun" in page
