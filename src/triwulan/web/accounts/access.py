"""What the visitor may see and do today; whatever is not theirs is answered as if it did not exist."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from django.http import Http404, HttpRequest

from triwulan.web import clock
from triwulan.web.accounts.models import Grant, User
from triwulan.web.organisation.models import Position, Regency
from triwulan.web.organisation.selectors import HeldPosition, positions_held


@dataclass
class Access:
    """An account's rights on a day, each list read at most once."""

    user: User
    today: date

    @cached_property
    def regency(self) -> Regency:
        """The regency the account belongs to."""
        return self.user.regency

    @cached_property
    def _grants(self) -> list[Grant]:
        if not getattr(self.user, "granted", True):
            return []
        return list(self.user.grants.select_related("position__unit", "position__superior__unit", "unit"))

    @cached_property
    def _held(self) -> list[HeldPosition]:
        return [] if self.user.official is None else positions_held(self.user.official, self.today)

    @cached_property
    def held(self) -> list[Position]:
        """Positions the visitor acts for today."""
        return [each.position for each in self._held]

    @property
    def leads(self) -> bool:
        """Acts today for a position that others report to."""
        return any(each.leads for each in self._held)

    @cached_property
    def entering(self) -> list[Position]:
        """Positions for which the visitor only enters data."""
        return [grant.position for grant in self._grants if grant.position is not None]

    @cached_property
    def own_positions(self) -> list[Position]:
        """Positions whose quarters the visitor may fill in."""
        held = {position.pk for position in self.held}
        return [*self.held, *(position for position in self.entering if position.pk not in held)]

    @property
    def regency_administrator(self) -> bool:
        """Administers every unit of the regency, and the regency's own settings."""
        return any(grant.kind == Grant.Kind.REGENCY_ADMINISTRATOR for grant in self._grants)

    @property
    def administered_units(self) -> set[int]:
        """Units administered one by one (a regency administrator administers all)."""
        return {grant.unit_id for grant in self._grants if grant.unit_id is not None}

    @property
    def administrator(self) -> bool:
        """Administers anything at all."""
        return self.regency_administrator or bool(self.administered_units)

    def administers(self, unit_id: int) -> bool:
        """Administers this unit."""
        return self.regency_administrator or unit_id in self.administered_units

    def holds(self, position_id: int) -> bool:
        """Acts for this position today."""
        return any(position.pk == position_id for position in self.held)

    def fills_in(self, position_id: int) -> bool:
        """May enter figures for this position today."""
        return self.holds(position_id) or any(position.pk == position_id for position in self.entering)


def access(request: HttpRequest) -> Access:
    """The visitor's access, made once for a request."""
    known = getattr(request, "_access", None)
    if known is None:
        user = cast(User, request.user)
        known = Access(user=user, today=clock.today(user.regency.time_zone))
        request._access = known  # type: ignore[attr-defined]
    return cast(Access, known)


def require(allowed: bool) -> None:
    """Answer 404 where the visitor has no business: a stranger does not even learn that a page exists."""
    if not allowed:
        raise Http404
