"""A demo's database served for real: its passwords are known to everybody."""

import pytest
from django.test import Client

from tests.web.cast import Cast
from triwulan.web.starting import StartingError, prepare_database

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_cast(cast: Cast) -> Cast:
    cast.regency.demo = True
    cast.regency.save()
    return cast


def sign_in(client: Client, cast: Cast) -> bool:
    client.post("/akun/masuk/", {"username": cast.official.username, "password": cast.password})
    return "_auth_user_id" in client.session


def test_demo_accounts_sign_in_only_where_the_demo_is_served(client: Client, demo_cast: Cast, settings) -> None:
    assert not sign_in(client, demo_cast)
    settings.DEMO = True
    assert sign_in(client, demo_cast)
    settings.DEMO = False
    assert client.get("/").status_code == 302


def test_the_demo_is_not_served_over_real_data(cast: Cast, settings) -> None:
    settings.DEMO = True
    with pytest.raises(StartingError, match="data sungguhan"):
        prepare_database()


def test_real_accounts_do_not_sign_in_where_the_demos_key_guards(client: Client, cast: Cast, settings) -> None:
    client.force_login(cast.official)
    settings.DEMO = True
    assert client.get("/").status_code == 302
    assert not sign_in(Client(), cast)
