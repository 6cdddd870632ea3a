import pytest
from django.test import Client

from tests.web.cast import Cast


def test_a_page_that_is_not_there_says_so_inside_the_frame(cast: Cast, as_):
    response = as_(cast.official).get("/tidak-ada/")
    assert response.status_code == 404
    assert "Halaman tidak ada" in response.content.decode()
    assert "Ke tugas saya" in response.content.decode()


@pytest.mark.parametrize(("language", "said"), [("id", "Formulir sudah kedaluwarsa"), ("en", "The form has expired")])
def test_a_form_without_its_token_is_explained_in_the_visitors_language(cast: Cast, language: str, said: str):
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = language
    response = client.post("/akun/masuk/", {"username": "kasi", "password": "x"})
    assert response.status_code == 403
    assert said in response.content.decode()


def test_a_page_that_fails_blames_itself(cast: Cast, as_, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("triwulan.web.organisation.views.overview.steps", fail)
    client = as_(cast.regency_admin)
    client.raise_request_exception = False
    response = client.get("/kelola/")
    assert response.status_code == 500
    assert "bukan pada isian Anda" in response.content.decode()


def test_nothing_is_kept_by_a_shared_browser_and_no_foreign_code_runs(cast: Cast, as_):
    headers = as_(cast.official).get("/kelola/").headers
    assert "no-store" in headers["Cache-Control"]
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_every_page_of_the_administration_speaks_english_on_request(cast: Cast, as_):
    client = as_(cast.regency_admin)
    client.cookies["django_language"] = "en"
    page = client.get("/kelola/").content.decode()
    assert "Legal basis" in page
    assert "Dasar hukum" not in page
