"""What the visitor is to an agreement: who writes it, signs it, answers it; to everybody else it does not exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.http import Http404

from triwulan.web.accounts.access import Access, require
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.selectors import full_versions
from triwulan.web.agreements.services import Parties, parties
from triwulan.web.organisation.models import Position, Tenure
from triwulan.web.organisation.selectors import first_holder


@dataclass
class Standing:
    """The visitor before one agreement, each question asked of the database at most once."""

    visitor: Access
    agreement: PerformanceAgreement

    @property
    def signs(self) -> bool:
        """Holds the position today: proposes and withdraws."""
        return self.visitor.holds(self.agreement.position_id)

    @property
    def administers(self) -> bool:
        """Prepares agreements for the unit, without signing them."""
        own = self.agreement.regency_id == self.visitor.user.regency_id
        return own and self.visitor.administers(self.agreement.position.unit_id)

    @property
    def edits(self) -> bool:
        """Writes drafts."""
        return self.visitor.fills_in(self.agreement.position_id) or self.administers

    @property
    def confirms(self) -> bool:
        """Puts ceilings in force."""
        return self.signs or self.administers

    @cached_property
    def parties(self) -> Parties:
        """Who would sign today."""
        return parties(position=self.agreement.position, day=self.visitor.today)

    @cached_property
    def answers(self) -> bool:
        """Is the superior who answers the position today."""
        official = self.visitor.user.official_id
        second = self.parties.second if official is not None else None
        return second is not None and second.official_id == official

    def sees(self, version: AgreementVersion) -> bool:
        """Drafts are seen by those who write them; the superior sees what was signed."""
        return self.edits or (self.answers and (version.accepted or version.proposed))


def standing_of(visitor: Access, pk: int) -> Standing:
    """The visitor before the agreement; 404 where it is none of the visitor's business."""
    agreements = PerformanceAgreement.objects.select_related("regency", "position__unit", "position__superior__unit")
    agreement = agreements.filter(pk=pk, regency_id=visitor.user.regency_id).first()
    if agreement is None:
        raise Http404
    standing = Standing(visitor, agreement)
    require(standing.edits or (standing.answers and _signed(agreement)))
    return standing


def version_seen(standing: Standing, number: int) -> AgreementVersion:
    """The version with all its terms, or 404."""
    version = full_versions().filter(agreement=standing.agreement, number=number).first()
    if version is None or not standing.sees(version):
        raise Http404
    version.agreement = standing.agreement
    return version


def draft_edited(standing: Standing, number: int) -> AgreementVersion:
    """The version for those who write it, or 404; whether it is still a draft is the services' business."""
    require(standing.edits)
    return version_seen(standing, number)


def budget_seen(standing: Standing, number: int) -> BudgetVersion:
    """The issue of the ceilings, or 404; the superior sees it once it is confirmed."""
    budget = standing.agreement.budget_versions.select_related("confirmed_by").filter(number=number).first()
    if budget is None or not (standing.edits or budget.confirmed):
        raise Http404
    budget.agreement = standing.agreement
    return budget


def answered_positions(visitor: Access) -> list[Position]:
    """Positions whose agreements the visitor answers today: two queries however many there are.

    Nobody answers themselves, so a position goes to the next superior where its own superior is the same person.
    """
    held = {position.pk for position in visitor.held}
    if not held:
        return []
    below = Q(superior__in=held) | Q(superior__superior__in=held)
    candidates = list(Position.objects.filter(below).select_related("unit", "superior__unit").order_by("name", "pk"))
    acting = holders(
        [*(each.pk for each in candidates), *(each.superior_id or 0 for each in candidates)], visitor.today
    )
    return [position for position in candidates if _answers(visitor, position, held, acting)]


def holders(positions: Iterable[int], day: date) -> dict[int, Tenure]:
    """Who holds each position on the day."""
    found: dict[int, list[Tenure]] = {}
    for tenure in Tenure.objects.on(day).filter(position__in=set(positions)).select_related("official"):
        found.setdefault(tenure.position_id, []).append(tenure)
    first = {position: first_holder(tenures) for position, tenures in found.items()}
    return {position: tenure for position, tenure in first.items() if tenure is not None}


def _answers(visitor: Access, position: Position, held: set[int], acting: dict[int, Tenure]) -> bool:
    own = visitor.user.official_id
    reporter = acting.get(position.pk)
    if reporter is not None and reporter.official_id == own:
        return False
    if position.superior_id in held:
        return True
    superior = acting.get(position.superior_id or 0)
    return superior is not None and reporter is not None and superior.official_id == reporter.official_id


def _signed(agreement: PerformanceAgreement) -> bool:
    return agreement.versions.filter(first_accepted_at__isnull=False).exists()
