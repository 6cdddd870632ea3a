"""Reads of evidence: who sees and adds what, what is used, how much a unit keeps."""

from collections.abc import Iterable

from django.db.models import Exists, ForeignObjectRel, Model, OuterRef, Q, QuerySet, Sum
from django.http import Http404

from triwulan.web.accounts.access import Access
from triwulan.web.evidence.models import Evidence, EvidenceFile
from triwulan.web.organisation.models import Position, Unit


def evidence_of(unit: Unit) -> QuerySet[Evidence]:
    """What a unit keeps, the latest first, with its files and who added them."""
    return Evidence.objects.filter(unit=unit).select_related("file", "added_by")


def visible(access: Access, pk: int) -> Evidence:
    """A piece of evidence that the visitor may see; 404 for everybody else."""
    rows = Evidence.objects.filter(regency=access.regency, pk=pk).select_related("file", "unit", "added_by")
    found = rows.first()
    if found is None or not may_see(access, found.unit_id):
        raise Http404
    return found


def may_see(access: Access, unit_id: int) -> bool:
    """Fills in or holds a position of the unit, stands above one of them, or administers the unit."""
    return may_add(access, unit_id) or unit_id in units_below(access)


def may_add(access: Access, unit_id: int) -> bool:
    """Fills in or holds a position of the unit, or administers it."""
    return access.administers(unit_id) or any(position.unit_id == unit_id for position in access.own_positions)


def may_remove(access: Access, evidence: Evidence) -> bool:
    """Added it, and may still add; or administers the unit."""
    if evidence.added_by_id == access.user.pk:
        return may_add(access, evidence.unit_id)
    return access.administers(evidence.unit_id)


def visible_units(access: Access) -> QuerySet[Unit]:
    """The units whose evidence the visitor may see, by name."""
    rows = Unit.objects.filter(regency=access.regency)
    if access.regency_administrator:
        return rows
    own = {position.unit_id for position in access.own_positions}
    return rows.filter(pk__in=own | access.administered_units | units_below(access))


def units_below(access: Access) -> set[int]:
    """Units of the positions that report to one the visitor acts for, over any number of superiors."""
    if not access.leads:
        return set()
    below: dict[int, list[tuple[int, int]]] = {}
    rows = Position.objects.filter(regency=access.regency, superior__isnull=False).order_by()
    for pk, unit, superior in rows.values_list("pk", "unit_id", "superior_id"):
        below.setdefault(superior, []).append((pk, unit))
    units: set[int] = set()
    seen: set[int] = set()
    waiting = [position.pk for position in access.held]
    while waiting:
        superior = waiting.pop()
        if superior not in seen:
            seen.add(superior)
            waiting += [pk for pk, _unit in below.get(superior, ())]
            units.update(unit for _pk, unit in below.get(superior, ()))
    return units


def with_use(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """The rows with ``used``: whether anything refers to them."""
    return rows.annotate(used=_referred())


def unused(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Those that nothing refers to."""
    return rows.exclude(_referred())


def _referred() -> Q:
    """A reference from any row of any app, histories included: whoever refers to evidence need not be known here."""
    found = Q(pk__in=())
    for relation in Evidence._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            rows: QuerySet[Model] = relation.related_model._base_manager.all()
            found |= Q(Exists(rows.filter(**{relation.field.name: OuterRef("pk")})))
    return found


def kept_bytes(unit: Unit) -> int:
    """How much of the storage a unit's evidence takes; the same content counts once."""
    files = EvidenceFile.objects.filter(Exists(Evidence.objects.filter(unit=unit, file=OuterRef("pk"))))
    return int(files.aggregate(sum=Sum("size"))["sum"] or 0)


def chosen(access: Access, unit: Unit, keys: Iterable[str]) -> list[Evidence]:
    """Pieces of a unit's evidence by what a form posted of their keys, in that order; others are left out."""
    numbers = [int(key) for key in dict.fromkeys(keys) if key.isdecimal() and len(key) < 19]
    found = {row.pk: row for row in evidence_of(unit).filter(pk__in=numbers)} if may_see(access, unit.pk) else {}
    return [found[number] for number in numbers if number in found]
