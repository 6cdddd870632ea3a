"""The accounts that the login page offers in demo mode."""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """Whom a visitor of the demo may be; ``role`` says in Indonesian what there is to do."""

    username: str
    password: str
    role: str


def demo_accounts() -> tuple[DemoAccount, ...]:
    """What `triwulan.web.demo.services.DEMO_ACCOUNTS` lists; nothing outside the demo."""
    if not settings.DEMO:
        return ()
    accounts: tuple[DemoAccount, ...] = import_module("triwulan.web.demo.services").DEMO_ACCOUNTS
    return accounts
