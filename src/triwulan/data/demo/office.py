"""Who works in the demo: regency, units with their villages, positions with their holders, accounts."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert, field


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the demo's data; a name that no field knows is refused."""


class Regency(Row, frozen=True):
    """The regency or city."""

    name: str
    code: str


class Regulation(Row, frozen=True):
    """A legal source; ``use`` as in the database."""

    key: str
    use: str
    name: str
    number: str
    year: int
    about: str = ""
    article: str = ""


class Unit(Row, frozen=True):
    """An office; ``villages`` by name with their code."""

    key: str
    name: str
    kind: str
    place: str
    code: str = ""
    villages: dict[str, str] = field(default_factory=dict)


class Holder(Row, frozen=True):
    """Who holds a position since when."""

    name: str
    nip: str
    rank: str
    since: date


class Position(Row, frozen=True):
    """A post with its holder; ``superior`` and ``duties_source`` are keys."""

    key: str
    unit: str
    name: str
    echelon: str
    holder: Holder
    superior: str = ""
    duties_source: str = ""
    duties: tuple[str, ...] = ()


class Account(Row, frozen=True):
    """Who signs in: for a position held, to enter data for one, or to administer a unit or the regency.

    ``role`` says what there is to do, ``first`` what to look at first; both empty where the account is not offered.
    """

    username: str
    name: str = ""
    holds: str = ""
    enters: str = ""
    administers: str = ""
    """A unit's key, or "regency"."""
    role: str = ""
    first: str = ""


class Office(Row, frozen=True):
    """Everything before the first agreement."""

    password: str
    regency: Regency
    regulations: tuple[Regulation, ...]
    units: tuple[Unit, ...]
    positions: tuple[Position, ...]
    accounts: tuple[Account, ...]


@cache
def demo_office() -> Office:
    """Read the demo's office."""
    text = files("triwulan.data.demo").joinpath("office.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Office)
