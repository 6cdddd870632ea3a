"""The database named by DATABASE_URL: SQLite when empty, PostgreSQL otherwise."""

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class DatabaseUrlError(ValueError):
    """DATABASE_URL is neither empty nor a postgres:// or sqlite:/// address, or asks for what is unknown."""


class DataFolderError(ValueError):
    """The folder of the data cannot be written in; the message says which and why."""


def database_from_url(url: str, *, data: Path) -> dict[str, Any]:
    """Django's settings of the database; raises DatabaseUrlError or DataFolderError where it cannot be used."""
    if not url:
        return _sqlite(data / "triwulan.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        if parts.query:
            raise DatabaseUrlError(f"DATABASE_URL: SQLite tidak mengenal pilihan: ?{parts.query}")
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgres", "postgresql"):
        raise DatabaseUrlError(f"DATABASE_URL harus diawali postgresql:// atau sqlite:///, bukan {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": _options(parts.query),
    }


def require_folder(path: Path) -> None:
    """Make the folder where it is missing; raises DataFolderError where it cannot be written in."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise DataFolderError(_unusable(path, refused.strerror or str(refused))) from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise DataFolderError(_unusable(path, "tidak dapat ditulisi"))


def _unusable(path: Path, reason: str) -> str:
    return f"Folder data tidak dapat dipakai: {path} ({reason}). Pilih folder lain dengan TRIWULAN_DATA."


def _options(query: str) -> dict[str, str]:
    """What follows "?": the parameters of libpq, such as sslmode. One it does not know would fail at every page."""
    if not query:
        return {}
    from psycopg import pq

    known = {each.keyword.decode() for each in pq.Conninfo.get_defaults()} - {"user", "password", "dbname", "port"}
    given = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(set(given) - known)
    if unknown:
        raise DatabaseUrlError(f"DATABASE_URL: pilihan yang tidak dikenal: {', '.join(unknown)}")
    return given


def _sqlite(path: Path) -> dict[str, Any]:
    require_folder(path.parent)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Opening the file and setting its journal costs more than most pages' queries.
        "CONN_MAX_AGE": None,
        # Tests use a file too: in memory, writers fail where a file makes them wait.
        "TEST": {"NAME": str(Path(tempfile.gettempdir()) / f"triwulan-test-{os.getpid()}.sqlite3")},
        # Writers wait for each other instead of failing: measured in docs/decisions.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
