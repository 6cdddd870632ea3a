"""A kecamatan's villages by the national list beside those a unit has: what is new, what is called otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import transaction

from triwulan.core.identity import comparable
from triwulan.core.likeness import likeness
from triwulan.data import places
from triwulan.web.organisation.models import Unit, Village

_ALIKE: Final = 0.99
"""As alike as names are that differ by slips of the typist alone."""
_WARD: Final = "1"
"""The number of a kelurahan begins with it, that of a desa with 2."""


class Change(StrEnum):
    """What taking a village of the list would do."""

    NEW = "new"
    SAME = "same"
    CODED = "coded"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A village of the list, and the unit's own that it is; ``ward``: a kelurahan, which makes no village documents."""

    code: str
    name: str
    change: Change
    present: Village | None = None

    @property
    def ward(self) -> bool:
        """It is a kelurahan."""
        return self.code.rpartition(".")[2].startswith(_WARD)

    @property
    def offered(self) -> bool:
        """Ticked from the beginning."""
        return not (self.ward and self.change is Change.NEW)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole list; ``besides`` are villages of the unit that it does not have, which stay as they are."""

    proposals: tuple[Proposal, ...]
    besides: tuple[Village, ...]

    @property
    def changes(self) -> list[Proposal]:
        """What there is to choose."""
        return [each for each in self.proposals if each.change is not Change.SAME]


def plan(unit: Unit, district: str) -> Plan:
    """Compare the list of a kecamatan's code with the unit's villages; by code first, then name, then likeness."""
    free = {village.pk: village for village in unit.villages.all()}
    found: dict[str, Village] = {}
    listed = places.villages(district)
    for same in (_same_code, _same_name, _alike):
        for region in listed:
            twins = [] if region.code in found else [village for village in free.values() if same(region, village)]
            if len(twins) == 1:
                found[region.code] = free.pop(twins[0].pk)
    proposals = tuple(_proposal(region, found.get(region.code)) for region in listed)
    return Plan(proposals, tuple(free.values()))


def apply(*, unit: Unit, district: str, codes: Collection[str]) -> tuple[int, int]:
    """Take the chosen villages: how many were added, and how many got the list's name or code. None is ever removed."""
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        chosen = [each for each in plan(unit, district).changes if each.code in codes]
        taken = set(unit.villages.values_list("name", flat=True))
        changed = [each for each in chosen if each.present is not None]
        for each in changed:
            assert each.present is not None
            taken.discard(each.present.name)
            each.present.name, each.present.code = _free_name(each, taken), each.code
            each.present.save(update_fields=["name", "code"])
        new = [each for each in chosen if each.present is None]
        Village.objects.bulk_create(
            Village(regency_id=unit.regency_id, unit=unit, name=_free_name(each, taken), code=each.code) for each in new
        )
        if not unit.code:
            unit.code = district
            unit.save(update_fields=["code"])
    return len(new), len(changed)


def _proposal(region: places.Region, present: Village | None) -> Proposal:
    if present is None:
        change = Change.NEW
    elif present.name != region.name:
        change = Change.RENAMED
    else:
        change = Change.SAME if present.code == region.code else Change.CODED
    return Proposal(region.code, region.name, change, present)


def _free_name(proposal: Proposal, taken: set[str]) -> str:
    """The list's name; of two villages called alike, the second with its code."""
    name = proposal.name if proposal.name not in taken else f"{proposal.name} ({proposal.code})"
    taken.add(name)
    return name


def _same_code(region: places.Region, village: Village) -> bool:
    return village.code == region.code


def _same_name(region: places.Region, village: Village) -> bool:
    return not _coded_otherwise(region, village) and comparable(village.name) == comparable(region.name)


def _alike(region: places.Region, village: Village) -> bool:
    return not _coded_otherwise(region, village) and likeness(village.name, region.name, {}) > _ALIKE


def _coded_otherwise(region: places.Region, village: Village) -> bool:
    """It has the code of another village of the same kecamatan."""
    return village.code.startswith(region.inside) and village.code != region.code
