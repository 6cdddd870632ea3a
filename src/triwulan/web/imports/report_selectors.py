"""Reads of reports that are to become draft quarters: whose they are."""

from django.db.models import Q, QuerySet
from django.http import Http404

from triwulan.web.accounts.access import Access, require
from triwulan.web.imports.report_models import ReportImport


def own_reports(visitor: Access) -> QuerySet[ReportImport]:
    """The visitor's own, and those for positions the visitor fills in; the latest first."""
    mine = Q(owner=visitor.user) | Q(position__in=visitor.own_positions)
    rows = ReportImport.objects.filter(mine, regency=visitor.regency).defer("looked")
    return rows.select_related("position__unit", "owner")


def seen_report(visitor: Access, pk: int) -> ReportImport:
    """A report of one's own, or for a position one fills in; 404 for everybody else."""
    rows = ReportImport.objects.select_related("position__unit", "regency", "upload", "evidence__file", "owner")
    own = rows.filter(pk=pk, regency=visitor.regency).first()
    if own is None:
        raise Http404
    if own.position_id is None:
        require(own.owner_id == visitor.user.pk and bool(visitor.own_positions))
    else:
        require(visitor.fills_in(own.position_id))
    return own


def chosen_report(visitor: Access, pk: int) -> ReportImport:
    """One whose position is chosen, for who fills it in; 404 else."""
    own = seen_report(visitor, pk)
    require(own.position_id is not None)
    return own
