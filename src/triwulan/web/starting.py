"""Brings the database to the present state before the server starts; safe when several processes start at once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from zlib import crc32


class StartingError(RuntimeError):
    """The database cannot be used; the message says why."""


@dataclass(frozen=True)
class Ready:
    """What the server's output tells: the demo's accounts (role, username, password) and what to look at first
    with the first of them, or the set-up's address.
    """

    demo_accounts: tuple[tuple[str, str, str], ...]
    first: str
    setup_path: str


def prepare() -> Ready:
    """Migrate, load the demo once in demo mode, and say what to do first.

    Run it in a process of its own: the server's workers must inherit neither an open database nor what
    the demo loaded to write its reports. Raises StartingError.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "triwulan.web.settings")
    import django
    from django.db import DatabaseError

    django.setup()
    try:
        return _prepare()
    except DatabaseError as reason:
        raise StartingError(str(reason).strip()) from None


def _prepare() -> Ready:
    from django.conf import settings
    from django.core.management import call_command
    from django.urls import reverse

    from triwulan.web import clock
    from triwulan.web.accounts.demo_accounts import demo_accounts
    from triwulan.web.accounts.services import setup_is_open, setup_key

    with _alone():
        prepare_database()
        import_module("triwulan.web.audits.services").delete_expired(clock.now())
        import_module("triwulan.web.imports.sheet_services").delete_expired(clock.now())
        if settings.COLLECTED:
            call_command("collectstatic", verbosity=0, interactive=False)
    key = setup_key()
    offered = demo_accounts()
    return Ready(
        demo_accounts=tuple((each.role, each.username, each.password) for each in offered),
        first=offered[0].first if offered else "",
        setup_path=f"{reverse('accounts:setup')}?kunci={key}" if setup_is_open(key) else "",
    )


def prepare_database() -> None:
    """Migrate; in demo mode load the demo once, and never beside real data: raises StartingError."""
    from django.conf import settings
    from django.core.management import call_command

    from triwulan.web.organisation.models import Regency

    call_command("migrate", verbosity=0, interactive=False)
    if not settings.DEMO:
        return

    if Regency.objects.filter(demo=False).exists():
        raise StartingError("isinya data sungguhan, sedangkan demo memakai tanggal 2023. Jalankan tanpa TRIWULAN_DEMO.")
    import_module("triwulan.web.demo.services").load_demo()


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for every other start: on PostgreSQL by a lock of the session, on SQLite by one beside the file."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "postgresql":
        lock = crc32(b"triwulan.migrate")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [lock])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])
        return
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with (settings.DATA / "starting.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
