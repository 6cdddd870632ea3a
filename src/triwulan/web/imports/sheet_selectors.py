"""Reads of spreadsheets that were brought: whose they are, and their rows page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404

from triwulan.interpret.sheets.rows import Outcome, Purpose, ReadRow
from triwulan.web.accounts.access import Access
from triwulan.web.agreements.models import PerformanceAgreement
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.imports.sheet_targets import Target, target_of
from triwulan.web.imports.sheet_worker import PAGE, rows_in
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.selectors import EDITABLE, with_position

_MOST_OFFERED: Final = 8


def seen_import(visitor: Access, pk: int) -> tuple[SheetImport, Target]:
    """A file and where it goes, for those who may write there; 404 for everybody else."""
    rows = SheetImport.objects.select_related("brought_by", "applied_by", "evidence")
    row = rows.filter(pk=pk, regency_id=visitor.user.regency_id).first()
    if row is None:
        raise Http404
    return row, target_of(visitor, row)


def own_imports(visitor: Access) -> QuerySet[SheetImport]:
    """Files for whatever the visitor may write, the latest first."""
    rows = SheetImport.objects.filter(regency_id=visitor.user.regency_id).defer("pages", "answers")
    if not visitor.regency_administrator:
        positions = [position.pk for position in visitor.own_positions]
        mine = Q(agreement__position__in=positions)
        # who administers a unit prepares its agreements; its quarters are filled in by others
        prepared = Q(agreement__position__unit__in=visitor.administered_units, report=None)
        rows = rows.filter(mine | prepared)
    else:
        rows = rows.filter(Q(report=None) | Q(agreement__position__in=[each.pk for each in visitor.own_positions]))
    return rows.select_related("agreement__position__unit", "report", "brought_by")


def open_targets(visitor: Access) -> dict[str, list[Target]]:
    """Where the visitor may bring a file for, by purpose: the latest agreements, and quarters that are open."""
    own = [position.pk for position in visitor.own_positions]
    agreements = PerformanceAgreement.objects.filter(regency_id=visitor.user.regency_id)
    if not visitor.regency_administrator:
        agreements = agreements.filter(Q(position__in=own) | Q(position__unit__in=visitor.administered_units))
    latest = list(agreements.select_related("position__unit").order_by("-year", "position__name", "pk")[:_MOST_OFFERED])
    reports = with_position(QuarterReport.objects.filter(position__in=own, state__in=[each.value for each in EDITABLE]))
    return {
        "budgets": [Target(Purpose.BUDGET, each) for each in latest],
        "agreements": [Target(Purpose.AGREEMENT, each) for each in latest],
        "quarters": [
            Target(Purpose.QUARTER, each.agreement, each)
            for each in reports.order_by("-year", "-number", "position__name", "pk")[:_MOST_OFFERED]
        ],
    }


class Place(NamedTuple):
    """Where rows are kept, and how many they are."""

    begins: int
    length: int
    rows: int


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, among so many pages."""

    number: int
    pages: int
    rows: list[ReadRow]
    outcome: str = ""

    @property
    def previous(self) -> int:
        """The page before, 0 for none."""
        return self.number - 1

    @property
    def following(self) -> int:
        """The page after, 0 for none."""
        return self.number + 1 if self.number < self.pages else 0


def page_of(row: SheetImport, outcome: str, number: int) -> Page:
    """One page of the rows of an outcome, or of all ("") with those first that are in people's way."""
    pages = _pages(_places(row, [Outcome(outcome)] if outcome else list(Outcome)))
    chosen = min(max(1, number), max(1, len(pages)))
    return Page(chosen, max(1, len(pages)), list(_read(row, pages[chosen - 1])) if pages else [], outcome)


def rows_of(row: SheetImport, *outcomes: Outcome) -> Iterator[ReadRow]:
    """All rows of some outcomes."""
    return _read(row, _places(row, outcomes))


def _places(row: SheetImport, outcomes: Sequence[Outcome]) -> list[Place]:
    return [Place(*place) for outcome in outcomes for place in row.pages.get(outcome.value, [])]


def _pages(places: Sequence[Place]) -> list[list[Place]]:
    """What was kept in pieces as pages of one size: the few rows of one outcome stand with those of the next."""
    pages: list[list[Place]] = []
    for place in places:
        if pages and sum(each.rows for each in pages[-1]) + place.rows <= PAGE:
            pages[-1].append(place)
        else:
            pages.append([place])
    return pages


def _read(row: SheetImport, places: Sequence[Place]) -> Iterator[ReadRow]:
    if not places:
        return
    with row.rows.open("rb") as kept:
        for place in places:
            kept.seek(place.begins)
            yield from rows_in(kept.read(place.length))
