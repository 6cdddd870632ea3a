"""A register with something in it: Kecamatan Senduro's twelve villages and the standard obligations."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.web.cast import Cast
from triwulan.core.counting import Counted
from triwulan.web.register.counting import Counting, Documents
from triwulan.web.register.models import Obligation
from triwulan.web.register.services import Outcome, TypedCell, save_cells
from triwulan.web.register.slots import Slot


class Book:
    """The register of the cast's unit, as its official writes it."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def obligation(self, key: str) -> Obligation:
        return Obligation.objects.get(regency=self.cast.regency, key=key)

    def slot(self, key: str, village: str = "", period: int = 1) -> Slot:
        pk = self.cast.unit.villages.get(name=village).pk if village else 0
        return Slot(self.obligation(key).pk, period, pk)

    def write(
        self, slot: Slot, done: str = "", *, base: int = 0, year: int = 2023, user=None, **values: str
    ) -> Outcome:
        typed = TypedCell(slot, {"done_text": done, **values}, base)
        return save_cells(unit=self.cast.unit, year=year, typed=[typed], user=user or self.cast.official)

    def count(self, key: str, as_of: date, *, on_time: bool = True, year: int = 2023) -> Counted:
        documents = Documents(self.obligation(key), year, on_time)
        return Counting(self.cast.unit, [documents]).count(documents, as_of=as_of)


@pytest.fixture
def book(cast: Cast) -> Book:
    return Book(cast)


@pytest.fixture
def address(cast: Cast) -> Callable[..., str]:
    """A page of the unit's register: `address("2023/")`."""
    return lambda rest="", unit=cast.unit: f"/register/{unit.pk}/{rest}"
