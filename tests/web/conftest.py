"""The cast on its stage: made once for a test that asks for it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.web.cast import Cast, make_cast
from triwulan.web.accounts.models import User
from triwulan.web.agreements.mapping import forget_accepted
from triwulan.web.review.kept import kept_paper, kept_report


@pytest.fixture(scope="session", autouse=True)
def no_session_left_behind(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL does not drop a test database while a session of some thread is still open in it."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


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
    kept_report.cache_clear()
    kept_paper.cache_clear()


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
