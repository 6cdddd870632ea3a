"""The list of agreements: the visitor's own, those of subordinates, those of administered units."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from triwulan.web.accounts.access import Access
from triwulan.web.agreements.models import AgreementVersion, PerformanceAgreement
from triwulan.web.agreements.standing import answered_positions
from triwulan.web.agreements.words import Step, Tag, newest_of, next_step, version_tag
from triwulan.web.organisation.models import Position

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement in the list, with its state and what to do next."""

    agreement: PerformanceAgreement
    newest: AgreementVersion | None
    tag: Tag | None
    step: Step | None


def own_rows(visitor: Access) -> list[Row]:
    """Agreements of the positions the visitor holds or enters data for."""
    agreements = _agreements(position__in=[position.pk for position in visitor.own_positions])
    return [_row(each, signs=visitor.holds(each.position_id)) for each in agreements]


def subordinate_rows(visitor: Access) -> list[Row]:
    """Signed agreements of those whom the visitor answers; what waits comes first."""
    positions = [position.pk for position in answered_positions(visitor)]
    signed = _agreements(position__in=positions).filter(versions__first_accepted_at__isnull=False).distinct()
    rows = [_signed_row(each) for each in signed] if positions else []
    return sorted(rows, key=lambda row: row.step is None)


def administered_page(visitor: Access, number: str | None, wanted: str) -> "Page[PerformanceAgreement]":
    """A page of the agreements of administered units, found by position or unit."""
    found = _agreements(regency=visitor.regency)
    if not visitor.regency_administrator:
        found = found.filter(position__unit__in=visitor.administered_units)
    if wanted:
        found = found.filter(Q(position__name__icontains=wanted) | Q(position__unit__name__icontains=wanted))
    return Paginator(found, PER_PAGE).get_page(number)


def rows_of(agreements: Iterable[PerformanceAgreement]) -> list[Row]:
    """Rows of agreements the visitor prepares for others."""
    return [_row(each, signs=False) for each in agreements]


def preparable_positions(visitor: Access) -> list[int]:
    """Positions for which the visitor may begin an agreement."""
    own = [position.pk for position in visitor.own_positions]
    if not visitor.administrator:
        return own
    positions = Position.objects.filter(regency=visitor.regency)
    if not visitor.regency_administrator:
        positions = positions.filter(unit__in=visitor.administered_units)
    return [*own, *positions.values_list("pk", flat=True)]


def _agreements(**filters: object) -> QuerySet[PerformanceAgreement]:
    found = PerformanceAgreement.objects.filter(**filters).select_related("position__unit")
    ordered = found.order_by("-year", "position__unit__name", "position__name", "pk")
    return ordered.prefetch_related("versions", "budget_versions")


def _row(agreement: PerformanceAgreement, *, signs: bool) -> Row:
    newest = newest_of(agreement)
    tag = version_tag(newest) if newest else None
    return Row(agreement, newest, tag, next_step(agreement, signs=signs))


def _signed_row(agreement: PerformanceAgreement) -> Row:
    newest = max((each for each in agreement.versions.all() if each.first_accepted_at), key=lambda each: each.number)
    return Row(agreement, newest, version_tag(newest), next_step(agreement, answers=True))
