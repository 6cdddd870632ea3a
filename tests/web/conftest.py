"""The cast on its stage: made once for a test that asks for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.web.cast import Cast, make_cast
from triwulan.web.accounts.models import User
from triwulan.web.agreements.mapping import forget_accepted


@pytest.fixture(autouse=True)
def quick_and_fixed(settings: Any) -> None:
    """Cheap password hashes, and a day on which TW I 2023 can be reported."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CLOCK = "2023-04-05"
    settings.DEMO = False


@pytest.fixture(autouse=True)
def no_memory_of_other_tests() -> None:
    """Rolled back tests use the same keys again."""
    forget_accepted()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def as_(db: None) -> Callable[[User], Client]:
    """A browser in which the user is signed in: `as_(cast.official).get(...)`."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
