"""The accounts that the login page offers in demo mode."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings

from triwulan.data.demo.office import demo_office


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Whom a visitor of the demo may be; ``role`` says in Indonesian what there is to do, ``first`` where to begin."""

    username: str
    password: str
    role: str
    first: str = ""


def demo_accounts() -> tuple[DemoAccount, ...]:
    """The accounts to try, the one with the most to do first; nothing outside the demo."""
    return _offered() if settings.DEMO else ()


@cache
def _offered() -> tuple[DemoAccount, ...]:
    office = demo_office()
    return tuple(
        DemoAccount(
            username=account.username,
            password=office.password,
            role=account.role,
            first=account.first,
        )
        for account in office.accounts
        if account.role
    )
