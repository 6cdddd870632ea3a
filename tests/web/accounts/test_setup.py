import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from triwulan.web.accounts.models import Grant, User
from triwulan.web.accounts.services import set_up, setup_key
from triwulan.web.organisation.models import Regency

FILLED = {
    "name": "Kabupaten Contoh", "code": "99.01", "time_zone": "Asia/Makassar", "username": "pengelola",
    "person": "Contoh Satu", "password": "payung-biru-tua-91", "again": "payung-biru-tua-91",
}  # fmt: skip


def url(key: str | None = None) -> str:
    return f"/akun/mulai/?kunci={setup_key() if key is None else key}"


@pytest.mark.parametrize("key", ["", "salah", "kunci-é"])
def test_without_the_servers_key_there_is_no_setup(db, client: Client, key: str):
    assert client.get(url(key)).status_code == 404
    assert client.post(url(key), FILLED).status_code == 404
    assert not Regency.objects.exists()


def test_the_key_depends_on_the_secret(settings):
    before = setup_key()
    settings.SECRET_KEY = "another secret of this installation"
    assert setup_key() != before


def test_it_makes_the_regency_and_its_administrator_and_signs_them_in(db, client: Client):
    response = client.post(url(), FILLED, follow=True)
    assert response.status_code == 200
    assert response.request["PATH_INFO"] == "/kelola/"
    user = User.objects.get()
    assert user.regency.time_zone == "Asia/Makassar"
    assert [grant.kind for grant in user.grants.all()] == [Grant.Kind.REGENCY_ADMINISTRATOR]


def test_it_closes_when_a_regency_exists(db, client: Client):
    client.post(url(), FILLED)
    assert Client().get(url()).status_code == 404
    with pytest.raises(PermissionDenied):
        set_up(regency=Regency(name="Kedua"), username="lain", name="Lain", password="payung-biru-tua-91")
    assert Regency.objects.count() == 1


def test_a_refused_setup_keeps_what_was_typed_and_names_the_field(db, client: Client):
    page = client.post(url(), FILLED | {"again": "lain"}).content.decode()
    assert "Kedua kata sandi tidak sama" in page
    assert 'href="#id_again"' in page
    assert 'value="Kabupaten Contoh"' in page
    assert not Regency.objects.exists()


def test_a_weak_password_is_refused(db, client: Client):
    response = client.post(url(), FILLED | {"password": "12345678", "again": "12345678"})
    assert response.context["form"].errors["password"]


def test_the_first_name_is_kept_in_small_letters_and_has_no_spaces(db, client: Client):
    assert client.post(url(), FILLED | {"username": "peng elola"}).context["form"].errors["username"]
    client.post(url(), FILLED | {"username": "Pengelola"})
    assert User.objects.get().username == "pengelola"


def test_with_the_demos_public_key_there_is_no_setup(db, client: Client, settings):
    settings.DEMO = True
    assert client.post(url(), FILLED).status_code == 404
    assert not Regency.objects.exists()
