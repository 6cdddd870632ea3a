"""The pages that explain the rules."""

import pytest

from triwulan.audit.catalogue import rules

pytestmark = pytest.mark.django_db


def test_every_rule_is_listed_and_explained(cast, as_):
    client = as_(cast.nobody)
    page = client.get("/aturan/").content.decode()
    for rule in rules():
        assert f'href="/aturan/{rule.id}/"' in page
        explained = client.get(f"/aturan/{rule.id}/")
        assert explained.status_code == 200
        text = explained.content.decode()
        assert "Yang harus dilakukan" in text
        assert "Fails:" not in text and "Passes:" not in text
        assert text.count("<h1") == 1


def test_a_rule_that_does_not_exist_is_not_found(cast, as_):
    assert as_(cast.nobody).get("/aturan/Z999/").status_code == 404


def test_the_rules_are_a_click_away_from_every_page(cast, as_):
    assert 'href="/aturan/"' in as_(cast.nobody).get("/").content.decode()
