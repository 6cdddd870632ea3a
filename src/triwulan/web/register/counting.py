"""Counting what the register holds, with the villages or periods behind the figure."""

from collections.abc import Iterator
from datetime import date

from triwulan.core.counting import Counted, CountedItem
from triwulan.core.obligation import Bearer, Standing
from triwulan.core.obligation import Obligation as CoreObligation
from triwulan.web.organisation.models import Unit
from triwulan.web.register.labels import period_label
from triwulan.web.register.mapping import Judged, core_obligation, judge
from triwulan.web.register.models import Obligation
from triwulan.web.register.selectors import Entered, entered
from triwulan.web.register.slots import Slot


def count_documents(*, unit: Unit, obligation: Obligation, document_year: int, on_time: bool, as_of: date) -> Counted:
    """How many documents of a year are there as of a day, or with ``on_time`` are there in time.

    Out of the unit's villages; of what falls due several times a year, and of an office's own duty, out of the
    periods that were due by that day or done before. As many queries for many villages as for one.
    """
    core = core_obligation(obligation)
    rows = entered(unit, [obligation], document_year)
    judged = judge(unit.regency, year=document_year, as_of=as_of)
    several = core.per.periods > 1 or core.bearer is Bearer.OFFICE
    items = []
    for slot, name in _slots(unit, obligation, core):
        row = rows.get(slot)
        found = judged(core, slot.period, row)
        if not several or found.standing.is_done or _is_due(found, as_of):
            items.append(_item(name, row, found, on_time))
    what = f"{obligation.name} {document_year}"
    return Counted(what=what, as_of=as_of, items=tuple(items), denominator=len(items))


def _slots(unit: Unit, obligation: Obligation, core: CoreObligation) -> Iterator[tuple[Slot, str]]:
    periods = range(1, core.per.periods + 1)
    if core.bearer is Bearer.OFFICE:
        for period in periods:
            yield Slot(obligation.pk, period, 0), period_label(core.per, period) or unit.name
        return
    for pk, name in unit.villages.values_list("pk", "name"):
        for period in periods:
            label = period_label(core.per, period)
            yield Slot(obligation.pk, period, pk), f"{name}, {label}" if label else name


def _is_due(found: Judged, as_of: date) -> bool:
    return found.due is not None and found.due <= as_of


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
