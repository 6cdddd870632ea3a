from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.cast import Cast
from triwulan.web.accounts.models import LoginFailure

LOGIN = "/akun/masuk/"


def attempt(client: Client, username: str, password: str, **more):
    return client.post(LOGIN, {"username": username, "password": password}, **more)


def test_a_visitor_is_sent_to_the_login_and_back(cast: Cast, client: Client):
    response = client.get("/kelola/")
    assert response.url == f"{LOGIN}?next=/kelola/"
    response = client.post(response.url, {"username": "pengelola", "password": cast.password, "next": "/kelola/"})
    assert response.url == "/kelola/"


def test_a_wrong_password_does_not_say_which_of_the_two_was_wrong(cast: Cast, client: Client):
    known = attempt(client, "kasi", "salah").context["form"].non_field_errors()
    unknown = attempt(client, "tidak-ada", "salah").context["form"].non_field_errors()
    assert len(known) == 1
    assert list(known) == list(unknown)


def test_an_inactive_account_looks_like_a_wrong_password(cast: Cast, client: Client):
    cast.official.is_active = False
    cast.official.save()
    assert "tidak cocok" in attempt(client, "kasi", cast.password).content.decode()


def test_after_five_failures_the_right_password_waits_and_is_told_until_when(cast: Cast, client: Client):
    for _ in range(5):
        attempt(client, "kasi", "salah")
    page = attempt(client, "KASI ", cast.password).content.decode()
    until = timezone.localtime(LoginFailure.objects.order_by("at").first().at + timedelta(minutes=15))
    assert f"setelah pukul {until:%H.%M} (WIB)" in page


def test_the_pause_ends_after_fifteen_minutes(cast: Cast, client: Client):
    for _ in range(5):
        attempt(client, "kasi", "salah")
    LoginFailure.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))
    assert attempt(client, "kasi", cast.password).status_code == 302


def test_the_pause_is_for_one_account_from_one_address(cast: Cast, client: Client):
    for _ in range(5):
        attempt(client, "kasi", "salah")
    assert attempt(Client(), "camat", cast.password).status_code == 302
    assert attempt(Client(), "kasi", cast.password, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_a_success_clears_the_failures_before_it(cast: Cast, client: Client):
    for _ in range(4):
        attempt(client, "kasi", "salah")
    attempt(client, "kasi", cast.password)
    assert not LoginFailure.objects.exists()


def test_the_address_behind_a_proxy_counts_only_where_there_is_a_proxy(cast: Cast, client: Client, settings):
    for number in range(5):
        attempt(client, "kasi", "salah", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
    assert "Terlalu banyak" in attempt(client, "kasi", "salah").content.decode()
    settings.SECURE = True
    for number in range(5):
        attempt(client, "camat", "salah", HTTP_X_FORWARDED_FOR=f"forged, 10.0.0.{number}", secure=True)
    assert attempt(client, "camat", cast.password, HTTP_X_FORWARDED_FOR="10.0.0.9").status_code == 302


def test_a_link_elsewhere_is_not_followed_after_login(cast: Cast, client: Client):
    data = {"username": "kasi", "password": cast.password, "next": "https://elsewhere.example/"}
    assert client.post(LOGIN, data).url == "/"


def test_demo_accounts_are_offered_in_demo_mode_only(cast: Cast, client: Client, settings, monkeypatch):
    from triwulan.web.accounts import demo_accounts as module
    from triwulan.web.accounts import views

    offered = module.DemoAccount("kasi", cast.password, "Kasi Pemerintahan")
    assert module.demo_accounts() == ()
    assert cast.password not in client.get(LOGIN).content.decode()
    monkeypatch.setattr(views, "demo_accounts", lambda: (offered,))
    page = client.get(LOGIN).content.decode()
    assert "Kasi Pemerintahan" in page
    assert f'name="password" value="{cast.password}"' in page


def test_logging_out_takes_a_post(cast: Cast, as_):
    client = as_(cast.official)
    assert client.get(reverse("accounts:logout")).status_code == 405
    assert client.post(reverse("accounts:logout")).url == LOGIN
    assert client.get("/kelola/").status_code == 302


def test_a_changed_password_works_and_a_weak_one_is_refused(cast: Cast, as_, client: Client):
    own = as_(cast.official)
    url = reverse("accounts:password")
    weak = own.post(url, {"old_password": cast.password, "new_password1": "12345678", "new_password2": "12345678"})
    assert weak.context["form"].errors["new_password2"]
    new = "payung-biru-tua-91"
    own.post(url, {"old_password": cast.password, "new_password1": new, "new_password2": new})
    assert attempt(client, "kasi", new).status_code == 302


@pytest.mark.parametrize(
    ("back", "expected"),
    [("/kelola/?x=1", "/kelola/?x=1"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/"), ("", "/")],
)
def test_the_language_is_kept_in_a_cookie_and_goes_back_safely(db, client: Client, back: str, expected: str):
    response = client.post(reverse("accounts:language"), {"language": "en", "next": back})
    assert response.url == expected
    assert 'lang="en"' in client.get(LOGIN).content.decode()


def test_an_unknown_language_changes_nothing(db, client: Client):
    client.post(reverse("accounts:language"), {"language": "xx", "next": "/"})
    assert '<html lang="id">' in client.get(LOGIN).content.decode()


def test_a_browser_that_asks_for_english_still_gets_indonesian(db, client: Client):
    assert '<html lang="id">' in client.get(LOGIN, headers={"accept-language": "en"}).content.decode()


@pytest.mark.parametrize(("kept", "typed"), [("kasi", "KASI"), ("Kasi", "kasi"), ("Kasi", "Kasi")])
def test_the_name_is_found_whatever_its_capitals(cast: Cast, client: Client, kept: str, typed: str):
    type(cast.official).objects.filter(pk=cast.official.pk).update(username=kept)
    assert attempt(client, typed, cast.password).status_code == 302
