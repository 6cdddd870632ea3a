"""The database named by DATABASE_URL: SQLite when empty, PostgreSQL otherwise."""

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class DatabaseUrlError(ValueError):
    """DATABASE_URL is neither empty nor a postgres:// or sqlite:/// address."""


def database_from_url(url: str, *, data: Path) -> dict[str, Any]:
    """Django's settings of the database; raises DatabaseUrlError for a scheme that is not supported."""
    if not url:
        return _sqlite(data / "triwulan.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgres", "postgresql"):
        raise DatabaseUrlError(f"DATABASE_URL must begin with postgresql:// or sqlite:///, not {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
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
