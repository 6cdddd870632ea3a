"""Counting what the register holds, with the villages or periods behind the figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import override

from triwulan.core.counting import Counted, CountedItem, CountedOf
from triwulan.core.obligation import Bearer, Standing
from triwulan.core.obligation import Obligation as CoreObligation
from triwulan.web.organisation.models import Unit
from triwulan.web.register.labels import period_label
from triwulan.web.register.mapping import Judged, calendar_when_needed, core_obligation, judge
from triwulan.web.register.models import Obligation
from triwulan.web.register.selectors import Entered, entered_in
from triwulan.web.register.slots import Slot


@dataclass(frozen=True, slots=True)
class Documents:
    """What is to be counted: an obligation's documents of a year, with ``on_time`` only those that came in time."""

    obligation: Obligation
    year: int
    on_time: bool


class Counting:
    """A unit's register, read once for all documents that are to be counted, as of any day."""

    def __init__(self, unit: Unit, documents: Iterable[Documents]) -> None:
        self.unit = unit
        wanted = list(documents)
        self._cells = entered_in(unit, [each.obligation for each in wanted], {each.year for each in wanted})
        self._calendar = calendar_when_needed(unit)

    def count(self, documents: Documents, *, as_of: date, due_from: date | None = None) -> Counted:
        """How many are there as of a day.

        Out of the unit's villages; of what falls due several times a year, and of an office's own duty, out of the
        periods that were due by that day or done before, with ``due_from`` only of those due from that day on.
        """
        with override("id"):  # the names go on paper, whatever the language of the screen
            return self._counted(documents, as_of, due_from)

    def _counted(self, documents: Documents, as_of: date, due_from: date | None) -> Counted:
        core = core_obligation(documents.obligation)
        judged = judge(self._calendar, year=documents.year, as_of=as_of)
        rows = self._cells[documents.year]
        several = core.per.periods > 1 or core.bearer is Bearer.OFFICE
        items = []
        for slot, name in self._slots(documents.obligation, core):
            row = rows.get(slot)
            found = judged(core, slot.period, row)
            if not several or _falls_within(found, due_from, as_of):
                items.append(_item(name, row, found, documents.on_time))
        what = f"{documents.obligation.name} {documents.year}"
        of = CountedOf.REPORTS if core.bearer is Bearer.OFFICE else CountedOf.VILLAGES
        return Counted(what=what, of=of, as_of=as_of, items=tuple(items), denominator=len(items))

    @cached_property
    def _villages(self) -> list[tuple[int, str]]:
        return list(self.unit.villages.values_list("pk", "name"))

    def _slots(self, obligation: Obligation, core: CoreObligation) -> Iterator[tuple[Slot, str]]:
        periods = range(1, core.per.periods + 1)
        if core.bearer is Bearer.OFFICE:
            for period in periods:
                yield Slot(obligation.pk, period, 0), period_label(core.per, period) or self.unit.name
            return
        for pk, name in self._villages:
            for period in periods:
                label = period_label(core.per, period)
                yield Slot(obligation.pk, period, pk), f"{name}, {label}" if label else name


def _falls_within(found: Judged, due_from: date | None, as_of: date) -> bool:
    """Whether a period is to be counted at all; one that is not due yet counts as soon as it is done."""
    if due_from is not None:
        return found.due is not None and due_from <= found.due <= as_of
    return found.standing.is_done or (found.due is not None and found.due <= as_of)


def _item(name: str, row: Entered | None, found: Judged, on_time: bool) -> CountedItem:
    done = found.standing.is_done
    return CountedItem(
        name=name,
        counts=found.standing is Standing.ON_TIME if on_time else done,
        standing=found.standing.value,
        day=found.done if done else None,
        number=row.number if row is not None and done else "",
        evidence=(row.evidence_id,) if row is not None and done and row.evidence_id is not None else (),
    )
