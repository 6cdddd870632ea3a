"""Fills in the demo's register, through the same services as everybody."""

from triwulan.data.demo import story
from triwulan.web import clock
from triwulan.web.demo.days import moment
from triwulan.web.demo.office import Staff
from triwulan.web.register.models import Obligation
from triwulan.web.register.services import TypedCell, save_cells
from triwulan.web.register.slots import Slot

KEEPER = "kasi"


def fill_register(documents: story.Documents, staff: Staff) -> None:
    """Enter a document of every village in one go."""
    unit, user = staff.positions[KEEPER].unit, staff.holders[KEEPER]
    obligation = Obligation.objects.get(regency=unit.regency_id, key=documents.obligation)
    keys = dict(unit.villages.values_list("name", "pk"))
    cells = []
    for village, told in documents.villages.items():
        done, _, number = told.partition(", ")
        cells.append(TypedCell(Slot(obligation.pk, 1, keys[village]), {"done_text": done, "number": number}, 0))
    with clock.at(moment(documents.entered, 10)):
        outcome = save_cells(unit=unit, year=documents.year, typed=cells, user=user)
    assert outcome.clean, outcome
