import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.web.cast import Cast, make_grant, make_official, make_tenure, make_user
from triwulan.web.accounts import administration
from triwulan.web.accounts.access import Access
from triwulan.web.accounts.models import Grant, User
from triwulan.web.clock import today

NEW = {"name": "Contoh Baru", "username": "baru", "password": "payung-biru-tua-91"}


def rights(user: User) -> Access:
    return Access(user=user, today=today(user.regency.time_zone))


def seen(user: User) -> set[str]:
    return set(administration.accounts(rights(user)).values_list("username", flat=True))


def url(user: User, rest: str = "") -> str:
    return f"/kelola/akun/{user.pk}/{rest}"


def test_a_regency_administrator_sees_the_regencys_accounts_only(cast: Cast):
    assert seen(cast.regency_admin) == {
        "kasi", "camat", "sekda", "kasi.pembangunan", "petugas", "pengelola.senduro", "pengelola", "tamu"
    }  # fmt: skip


def test_a_unit_administrator_sees_accounts_of_the_unit_only(cast: Cast):
    assert seen(cast.unit_admin) == {"kasi", "camat", "kasi.pembangunan", "petugas", "pengelola.senduro"}


def test_an_account_with_a_right_beyond_the_unit_is_out_of_reach(cast: Cast):
    make_grant(cast.official, "unit_admin", unit=cast.secretariat)
    make_grant(cast.superior, "regency_admin")
    make_grant(cast.colleague, "data_entry", position=cast.sekda_position)
    assert seen(cast.unit_admin) == {"petugas", "pengelola.senduro"}


def test_an_official_in_office_elsewhere_is_out_of_reach(cast: Cast):
    make_tenure(cast.sekda_position, cast.camat, kind="plh")
    assert "camat" not in seen(cast.unit_admin)


@pytest.mark.parametrize("rest", ["", "kata-sandi/", "hak/", "hapus/"])
def test_what_is_out_of_reach_does_not_exist(cast: Cast, as_, rest: str):
    assert as_(cast.unit_admin).get(url(cast.head, rest)).status_code == 404
    assert as_(cast.other_admin).get(url(cast.official, rest)).status_code == 404
    assert as_(cast.official).get(url(cast.official, rest)).status_code == 404


def test_a_new_account_can_sign_in(cast: Cast, as_, client: Client):
    official = make_official(cast.regency, "Contoh Sebelas", 11)
    as_(cast.regency_admin).post("/kelola/akun/baru/", NEW | {"official": official.pk, "username": "Baru"})
    assert User.objects.get(username="baru").official == official
    assert client.login(username="baru", password=NEW["password"])


def test_a_new_account_can_be_given_a_right_at_once(cast: Cast, as_):
    as_(cast.unit_admin).post("/kelola/akun/baru/", NEW | {"kind": "data_entry", "position": cast.kasi_position.pk})
    grant = User.objects.get(username="baru").grants.get()
    assert (grant.kind, grant.position) == ("data_entry", cast.kasi_position)


def test_a_unit_administrators_account_is_for_something(cast: Cast, as_):
    response = as_(cast.unit_admin).post("/kelola/akun/baru/", NEW)
    assert "Pilih pejabat, atau beri satu hak" in response.content.decode()
    assert not User.objects.filter(username="baru").exists()


@pytest.mark.parametrize("kind", ["unit_admin", "data_entry"])
def test_a_right_names_its_subject(cast: Cast, as_, kind: str):
    response = as_(cast.regency_admin).post(url(cast.nobody, "hak/"), {"kind": kind})
    assert response.context["form"].errors
    assert not cast.nobody.grants.exists()


def test_a_unit_administrator_gives_no_right_beyond_the_unit(cast: Cast, as_):
    client = as_(cast.unit_admin)
    for data in (
        {"kind": "regency_admin"},
        {"kind": "unit_admin", "unit": cast.secretariat.pk},
        {"kind": "data_entry", "position": cast.sekda_position.pk},
        {"kind": "unit_admin", "unit": cast.other_unit.pk},
    ):
        assert client.post(url(cast.clerk, "hak/"), data).status_code == 200
    assert cast.clerk.grants.count() == 1
    client.post(url(cast.clerk, "hak/"), {"kind": "unit_admin", "unit": cast.unit.pk})
    assert cast.clerk.grants.count() == 2


def test_a_right_given_twice_is_given_once(cast: Cast):
    for _ in range(2):
        administration.grant(user=cast.nobody, kind="unit_admin", unit=cast.unit, position=None)
    assert cast.nobody.grants.count() == 1


def test_a_right_is_taken_away(cast: Cast, as_):
    grant = cast.clerk.grants.get()
    as_(cast.regency_admin).post(url(cast.clerk, f"hak/{grant.pk}/cabut/"))
    assert not cast.clerk.grants.exists()


def test_a_right_of_another_account_is_not_taken_away(cast: Cast, as_):
    grant = cast.unit_admin.grants.get()
    assert as_(cast.regency_admin).post(url(cast.clerk, f"hak/{grant.pk}/cabut/")).status_code == 404


def test_the_last_regency_administrator_stays(cast: Cast, as_):
    client, admin = as_(cast.regency_admin), cast.regency_admin
    client.post(url(admin, f"hak/{admin.grants.get().pk}/cabut/"))
    client.post(url(admin), {"name": admin.name, "username": admin.username})
    client.post(url(admin, "hapus/"))
    admin.refresh_from_db()
    assert admin.is_active
    assert admin.grants.filter(kind=Grant.Kind.REGENCY_ADMINISTRATOR).exists()


def test_an_inactive_second_administrator_does_not_count(cast: Cast):
    second = make_user(cast.regency, "kedua", "Contoh Dua Belas")
    make_grant(second, "regency_admin")
    administration.require_another_administrator(cast.regency_admin)
    second.is_active = False
    second.save()
    with pytest.raises(ValidationError):
        administration.require_another_administrator(cast.regency_admin)


def test_a_reset_password_works_and_ends_other_sessions(cast: Cast, as_, client: Client):
    other = as_(cast.official)
    as_(cast.unit_admin).post(url(cast.official, "kata-sandi/"), {"password": "payung-biru-tua-91"})
    assert client.login(username="kasi", password="payung-biru-tua-91")
    assert other.get("/kelola/").status_code == 302


def test_a_taken_username_is_said_at_its_field(cast: Cast, as_):
    response = as_(cast.regency_admin).post("/kelola/akun/baru/", NEW | {"username": "kasi"})
    assert response.context["form"].errors["username"] == ["Nama pengguna ini sudah dipakai. Pilih yang lain."]


def test_an_official_has_one_account(cast: Cast, as_):
    response = as_(cast.regency_admin).post("/kelola/akun/baru/", NEW | {"official": cast.kasi.pk})
    assert "official" in response.context["form"].errors


def test_an_official_of_another_regency_cannot_be_chosen(cast: Cast, as_):
    foreign = cast.stranger.official
    response = as_(cast.regency_admin).post(url(cast.nobody), {"name": "x", "username": "x", "official": foreign.pk})
    assert "official" in response.context["form"].errors


def test_an_account_is_removed_unless_something_hangs_on_it(cast: Cast, as_):
    as_(cast.regency_admin).post(url(cast.clerk, "hapus/"))
    assert not User.objects.filter(pk=cast.clerk.pk).exists()


@pytest.mark.parametrize("rest", ["", "kata-sandi/", "hak/", "hapus/"])
def test_the_account_of_who_leads_the_unit_is_the_regencys_to_change(cast: Cast, as_, rest: str):
    response = as_(cast.unit_admin).post(url(cast.superior, rest), {"password": "payung-biru-tua-91"}, follow=True)
    assert "Hanya pengelola kabupaten yang dapat mengubah akun ini" in response.content.decode()
    assert User.objects.get(pk=cast.superior.pk).check_password(cast.password)
    assert as_(cast.regency_admin).get(url(cast.superior, rest)).status_code == 200


def test_a_unit_administrator_makes_no_account_of_who_leads_the_unit(cast: Cast, as_):
    cast.superior.delete()
    response = as_(cast.unit_admin).post("/kelola/akun/baru/", NEW | {"official": cast.camat.pk})
    assert "official" in response.context["form"].errors


def test_a_unit_administrator_does_not_make_themself_an_official(cast: Cast, as_):
    cast.official.delete()
    data = {"name": "Contoh Enam", "username": cast.unit_admin.username, "official": cast.kasi.pk, "is_active": "on"}
    page = as_(cast.unit_admin).post(url(cast.unit_admin), data).content.decode()
    assert "Ini akun Anda sendiri" in page
    assert User.objects.get(pk=cast.unit_admin.pk).official is None


def test_a_name_that_differs_in_capitals_only_is_taken(cast: Cast, as_):
    User.objects.filter(pk=cast.official.pk).update(username="Kasi")
    response = as_(cast.regency_admin).post("/kelola/akun/baru/", NEW | {"username": "kasi"})
    assert "sudah dipakai" in response.context["form"].errors["username"][0]
