"""Writes the demo's office into the database: units, positions, holders and accounts."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from triwulan.data.demo import office as data
from triwulan.web.accounts.models import Grant, User
from triwulan.web.organisation.models import (
    Duty,
    Official,
    Position,
    Regency,
    Regulation,
    Tenure,
    Unit,
    Village,
)

REGENCY = "regency"


@dataclass(frozen=True)
class Staff:
    """Who there is, by the keys of the demo's data."""

    regency: Regency
    positions: dict[str, Position]
    holders: dict[str, User]
    """The account of who holds a position."""
    clerks: dict[str, User]
    """The account that enters data for a position, where there is one."""


def write_office(office: data.Office) -> Staff:
    """Write everything that must be there before the first agreement."""
    regency = Regency.objects.create(name=office.regency.name, code=office.regency.code, demo=True)
    sources = {rule.key: _regulation(regency, rule) for rule in office.regulations}
    units = {unit.key: _unit(regency, unit) for unit in office.units}
    positions: dict[str, Position] = {}
    officials: dict[str, Official] = {}
    for row in office.positions:
        positions[row.key] = _position(row, units[row.unit], positions.get(row.superior), sources)
        officials[row.key] = _hold(row.holder, positions[row.key])
    staff = Staff(regency=regency, positions=positions, holders={}, clerks={})
    # one slow hash for all: they share the password that the login page shows
    password = make_password(office.password)
    for account in office.accounts:
        _account(account, staff, officials=officials, units=units, password=password)
    return staff


def _regulation(regency: Regency, row: data.Regulation) -> Regulation:
    return Regulation.objects.create(
        regency=regency,
        use=row.use,
        name=row.name,
        number=row.number,
        year=row.year,
        about=row.about,
        article=row.article,
    )


def _unit(regency: Regency, row: data.Unit) -> Unit:
    unit = Unit.objects.create(regency=regency, name=row.name, kind=row.kind, code=row.code, place=row.place)
    Village.objects.bulk_create(
        Village(regency=regency, unit=unit, name=name, code=code) for name, code in row.villages.items()
    )
    return unit


def _position(row: data.Position, unit: Unit, superior: Position | None, sources: dict[str, Regulation]) -> Position:
    position = Position.objects.create(
        regency=unit.regency,
        unit=unit,
        name=row.name,
        echelon=row.echelon,
        superior=superior,
        duties_source=sources.get(row.duties_source),
    )
    Duty.objects.bulk_create(
        Duty(regency=unit.regency, position=position, number=number, text=text)
        for number, text in enumerate(row.duties, start=1)
    )
    return position


def _hold(row: data.Holder, position: Position) -> Official:
    official = Official.objects.create(regency=position.regency, name=row.name, nip=row.nip, rank=row.rank)
    Tenure.objects.create(regency=position.regency, position=position, official=official, start=row.since)
    return official


def _account(
    row: data.Account, staff: Staff, *, officials: dict[str, Official], units: dict[str, Unit], password: str
) -> None:
    official = officials.get(row.holds)
    user = User.objects.create(
        regency=staff.regency,
        username=row.username,
        name=row.name if official is None else official.name,
        official=official,
        password=password,
    )
    if row.holds:
        staff.holders[row.holds] = user
    if row.enters:
        staff.clerks[row.enters] = user
        _grant(user, Grant.Kind.DATA_ENTRY, position=staff.positions[row.enters])
    if row.administers == REGENCY:
        _grant(user, Grant.Kind.REGENCY_ADMINISTRATOR)
    elif row.administers:
        _grant(user, Grant.Kind.UNIT_ADMINISTRATOR, unit=units[row.administers])


def _grant(user: User, kind: Grant.Kind, *, unit: Unit | None = None, position: Position | None = None) -> None:
    Grant.objects.create(regency=user.regency, user=user, kind=kind, unit=unit, position=position)
