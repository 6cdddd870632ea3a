"""Writes to the register: the standard obligations, and cells with their history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.db.models import prefetch_related_objects

from triwulan.core.obligation import Bearer
from triwulan.core.problem import Problem, ProblemError
from triwulan.data.obligations import standard_obligations
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.organisation.models import Regency, Unit
from triwulan.web.register.mapping import FIELDS, core_obligation
from triwulan.web.register.models import (
    LONGEST_DATE,
    LONGEST_NUMBER,
    Fulfilment,
    FulfilmentRevision,
    Obligation,
)
from triwulan.web.register.selectors import obligations_of, register
from triwulan.web.register.slots import Slot
from triwulan.web.typed import clean_text

LONGEST: Final = {"done_text": LONGEST_DATE, "received_text": LONGEST_DATE, "number": LONGEST_NUMBER}
KEPT: Final = (*LONGEST, "evidence_id")
"""What a version of a cell keeps."""


@dataclass(frozen=True, slots=True)
class TypedCell:
    """What a window posted of a cell: some of KEPT; ``base`` is the version that window had seen (0: none)."""

    slot: Slot
    values: Mapping[str, Any]
    base: int


@dataclass(slots=True)
class Outcome:
    """What became of the cells that were posted. What is not named was unchanged."""

    saved: dict[Slot, Fulfilment] = field(default_factory=dict)
    conflicts: dict[Slot, Fulfilment] = field(default_factory=dict)
    """The cell as another window left it; what this one typed was not saved."""
    refused: dict[Slot, Problem] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Everything posted is in the register."""
        return not self.conflicts and not self.refused


def adopt_standard_obligations(regency: Regency) -> int:
    """Give the regency the standard obligations it does not have yet; how many were added.

    What it changed, renamed or ended stays as it is.
    """
    rows = Obligation.objects.filter(regency=regency)
    known, last = set(rows.values_list("key", flat=True)), rows.order_by("number").last()
    after = 0 if last is None else last.number
    missing = [each for each in standard_obligations() if each.key not in known]
    Obligation.objects.bulk_create(
        Obligation(
            regency=regency,
            key=each.key,
            number=after + 10 * place,
            bearer=each.bearer.value,
            per=each.per.value,
            **{name: getattr(each, name) for name in FIELDS},
        )
        for place, each in enumerate(missing, start=1)
    )
    return len(missing)


def save_cells(*, unit: Unit, year: int, typed: Iterable[TypedCell], user: User) -> Outcome:
    """Save what changed, each cell on its own: one cell's conflict or refusal never costs another its text.

    A cell is written only when the version it was based on is still the latest, so that of two windows the later is
    told; a cell that says what that version said was not typed into. Raises ProblemError, and nothing is saved, for a
    cell that this unit's year has not.
    """
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        writer = _Writer(unit, year, user)
        for cell in typed:
            writer.write(cell)
        writer.store()
    prefetch_related_objects(list(writer.outcome.conflicts.values()), "changed_by")
    return writer.outcome


class _Writer:
    """Writes cells of one locked unit's year."""

    def __init__(self, unit: Unit, year: int, user: User) -> None:
        self.unit, self.year, self.user, self.now = unit, year, user, clock.now()
        self.outcome = Outcome()
        rows = list(obligations_of(unit.regency, year))
        self.obligations = {row.pk: core_obligation(row) for row in rows}
        self.villages = set(unit.villages.order_by().values_list("pk", flat=True))
        self.present = register(unit, rows, year)

    def write(self, cell: TypedCell) -> None:
        self._require(cell.slot)
        values = {name: clean_text(text) if isinstance(text, str) else text for name, text in cell.values.items()}
        row = self.present.get(cell.slot)
        if all(value == (getattr(row, name) if row else _blank(name)) for name, value in values.items()):
            return
        for name, most in LONGEST.items():
            if len(values.get(name, "")) > most:
                length = len(values[name])
                self.outcome.refused[cell.slot] = Problem("register.too_long", {"length": length, "most": most})
                return
        if row is not None and cell.base != row.version:
            if not self._untouched(row, cell.base, values):
                self.outcome.conflicts[cell.slot] = row
            return
        self.outcome.saved[cell.slot] = self._changed(cell.slot, row, values)

    def store(self) -> None:
        rows = list(self.outcome.saved.values())
        Fulfilment.objects.bulk_create(row for row in rows if row.pk is None)
        changed = [row for row in rows if row.version > 1]
        Fulfilment.objects.bulk_update(changed, [*KEPT[:-1], "evidence", "version", "changed_at", "changed_by"])
        FulfilmentRevision.objects.bulk_create(
            FulfilmentRevision(
                regency_id=self.unit.regency_id,
                fulfilment=row,
                version=row.version,
                changed_at=self.now,
                changed_by=self.user,
                **{name: getattr(row, name) for name in KEPT},
            )
            for row in rows
        )

    def _require(self, slot: Slot) -> None:
        """The cell is one of this unit's year."""
        obligation = self.obligations.get(slot.obligation)
        known = obligation is not None and 1 <= slot.period <= obligation.per.periods
        if known and obligation is not None:
            office = obligation.bearer is Bearer.OFFICE
            known = slot.village == 0 if office else slot.village in self.villages
        if not known:
            raise ProblemError(Problem("register.unknown_cell"))

    def _untouched(self, row: Fulfilment, base: int, values: Mapping[str, Any]) -> bool:
        """The window only sent back what it was shown: another one changed it, this one did not."""
        if base == 0:
            return not any(values.values())
        seen = FulfilmentRevision.objects.filter(fulfilment=row, version=base).first()
        return seen is not None and all(getattr(seen, name) == value for name, value in values.items())

    def _changed(self, slot: Slot, row: Fulfilment | None, values: Mapping[str, Any]) -> Fulfilment:
        if row is None:
            row = Fulfilment(
                regency_id=self.unit.regency_id,
                unit=self.unit,
                obligation_id=slot.obligation,
                village_id=slot.village or None,
                year=self.year,
                period=slot.period,
                version=0,
            )
        for name, value in values.items():
            setattr(row, name, value)
        row.version += 1
        row.changed_at, row.changed_by = self.now, self.user
        return row


def _blank(name: str) -> str | None:
    return None if name == "evidence_id" else ""
