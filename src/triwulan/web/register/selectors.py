"""Reads of the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from django.db.models import Q, QuerySet

from triwulan.core.obligation import Bearer
from triwulan.web.organisation.models import Regency, Unit
from triwulan.web.register.models import Fulfilment, FulfilmentRevision, Obligation
from triwulan.web.register.slots import Slot


def obligations_of(regency: Regency, year: int, bearer: Bearer | None = None) -> QuerySet[Obligation]:
    """What is owed for documents of a year, in the register's order."""
    rows = Obligation.objects.filter(Q(last_year=None) | Q(last_year__gte=year), regency=regency, first_year__lte=year)
    return rows if bearer is None else rows.filter(bearer=bearer)


def register(unit: Unit, obligations: Iterable[Obligation], year: int) -> Mapping[Slot, Fulfilment]:
    """Whatever was entered for these obligations of a unit's year, by cell; one query."""
    rows = Fulfilment.objects.filter(unit=unit, year=year, obligation__in=[each.pk for each in obligations])
    return {slot_of_row(row): row for row in rows.order_by()}


@dataclass(frozen=True, slots=True)
class Entered:
    """What a cell holds, for those who only read: a row of the model takes ten times as long to make."""

    done_text: str
    received_text: str
    number: str
    evidence_id: int | None
    version: int


def entered(unit: Unit, obligations: Iterable[Obligation], year: int) -> Mapping[Slot, Entered]:
    """Like ``register``, but what the cells hold."""
    return entered_in(unit, obligations, [year])[year]


def entered_in(
    unit: Unit, obligations: Iterable[Obligation], years: Iterable[int]
) -> Mapping[int, Mapping[Slot, Entered]]:
    """The same for several years of documents; one query."""
    cells: dict[int, dict[Slot, Entered]] = {year: {} for year in years}
    rows = Fulfilment.objects.filter(unit=unit, year__in=cells, obligation__in=[each.pk for each in obligations])
    names = ("year", "obligation_id", "period", "village_id", *(field.name for field in fields(Entered)))
    for year, obligation, period, village, *values in rows.order_by().values_list(*names):
        cells[year][Slot(obligation, period, village or 0)] = Entered(*values)
    return cells


def slot_of_row(row: Fulfilment) -> Slot:
    """The cell a row fills."""
    return Slot(row.obligation_id, row.period, row.village_id or 0)


def revisions_of(row: Fulfilment) -> QuerySet[FulfilmentRevision]:
    """Every version of a cell, the latest first."""
    return row.revisions.select_related("changed_by", "evidence").order_by("-version")
