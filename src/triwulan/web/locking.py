"""One at a time across all processes, for the few things that must not happen twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from django.db import connection, transaction


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """A transaction that waits for every other one of the same name to end.

    On PostgreSQL by an advisory lock; SQLite's immediate transactions wait for each other anyway.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(name.encode())])
        yield
