"""Who may read a unit's register, and who may write it: the same people who see and add its evidence."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from triwulan.web.accounts.access import Access, require
from triwulan.web.evidence.selectors import may_add, may_see
from triwulan.web.organisation.models import Unit


def may_write(visitor: Access, unit: Unit) -> bool:
    """Holds or enters for a position of the unit today, or administers it."""
    return visitor.regency.pk == unit.regency_id and may_add(visitor, unit.pk)


def readable_unit(visitor: Access, pk: int) -> Unit:
    """A unit whose register the visitor may read: those who write it, and superiors up the chain; 404 for others."""
    unit = get_object_or_404(Unit, pk=pk, regency=visitor.regency)
    unit.regency = visitor.regency
    if not may_see(visitor, pk):
        raise Http404
    return unit


def writable_unit(visitor: Access, pk: int) -> Unit:
    """A unit whose register the visitor may write; 404 for others."""
    unit = readable_unit(visitor, pk)
    require(may_write(visitor, unit))
    return unit


def administered_unit(visitor: Access, pk: int) -> Unit:
    """A unit the visitor administers; 404 for others."""
    unit = readable_unit(visitor, pk)
    require(visitor.administers(pk))
    return unit
