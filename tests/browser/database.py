"""The database of a server under test: a SQLite file of its own, or a PostgreSQL database of its own."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

FILE = "triwulan.sqlite3"
FILES = "berkas"
"""The folder of uploaded files."""


@dataclass(frozen=True)
class Database:
    """Where a server keeps its rows; ``url`` is empty for the file in ``folder``."""

    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What tells the server to use it."""
        return {"TRIWULAN_DATA": str(self.folder), "DATABASE_URL": self.url}

    @property
    def embedded(self) -> bool:
        """It is a SQLite file."""
        return not self.url

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Read past the application, to see what was really kept."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                return connection.execute(query.encode()).fetchall()
        with closing(sqlite3.connect(self.folder / FILE, timeout=20)) as connection:
            return connection.execute(query).fetchall()

    def change(self, *statements: str) -> None:
        """Change rows behind the application's back, before anybody opens a page."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                for statement in statements:
                    connection.execute(statement.encode())
            return
        with closing(sqlite3.connect(self.folder / FILE, timeout=20)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    def value(self, query: str) -> Any:
        """The only value of the only row."""
        [[value]] = self.rows(query)
        return value

    def drop(self) -> None:
        """Take the PostgreSQL database away; a file goes with its folder."""
        if self.url:
            _administer("DROP DATABASE {} WITH (FORCE)", self.url)


def new_database(folder: Path, *, copy_of: Database | None = None) -> Database:
    """Make a database: empty, or a copy of one that no server has open."""
    folder.mkdir(parents=True, exist_ok=True)
    if copy_of is not None and (copy_of.folder / FILES).exists():
        shutil.copytree(copy_of.folder / FILES, folder / FILES)
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        if copy_of is not None:
            shutil.copyfile(copy_of.folder / FILE, folder / FILE)
        return Database(folder, "")
    name = f"browser_{os.getpid()}_{folder.name}".replace("-", "_")
    url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    if copy_of is None:
        _administer("CREATE DATABASE {}", url)
    else:
        _administer("CREATE DATABASE {} TEMPLATE {}", url, copy_of.url)
    return Database(folder, url)


def _administer(command: str, *urls: str) -> None:
    names = [sql.Identifier(urlsplit(url).path.lstrip("/")) for url in urls]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(*names))


def report_id(database: Database, position: str, year: int, number: int) -> int:
    """The number by which a quarter's addresses name it."""
    query = (
        "SELECT report.id FROM quarters_quarterreport report"
        " JOIN organisation_position position ON position.id = report.position_id"
        f" WHERE position.name = '{position}' AND report.year = {year} AND report.number = {number}"
    )
    return int(database.value(query))
