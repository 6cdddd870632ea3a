"""A session that ended or a page grown old never costs what was typed."""

import pytest
from django.test import Client

from tests.web.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_form_posted_after_the_session_ended_shows_what_was_typed(client: Client, cast: Cast) -> None:
    answer = client.post("/triwulan/1/penutup/", {"closing/text": "Teks panjang saya", "base:closing/text": "1"})
    assert answer.status_code == 401
    assert "Teks panjang saya" in answer.content.decode()


def test_a_row_saved_after_the_session_ended_is_told_so(client: Client, cast: Cast) -> None:
    assert client.post("/triwulan/1/penutup/", {}, headers={"HX-Request": "true"}).status_code == 401


@pytest.mark.parametrize(("origin", "shown"), [("http://testserver", True), ("http://lain.example", False)])
def test_a_page_grown_old_shows_what_was_typed_to_its_own_site_only(cast: Cast, origin: str, shown: bool) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.official)
    posted = {"closing/text": "Teks panjang saya", "password": "rahasia-sekali"}
    answer = client.post("/triwulan/1/penutup/", posted, headers={"Origin": origin})
    assert answer.status_code == 403
    assert ("Teks panjang saya" in answer.content.decode()) is shown
    assert "rahasia-sekali" not in answer.content.decode()


def test_a_page_asked_for_without_signing_in_leads_to_the_sign_in(client: Client, cast: Cast) -> None:
    assert "/akun/masuk/?next=/perjanjian/" in client.get("/perjanjian/")["Location"]
