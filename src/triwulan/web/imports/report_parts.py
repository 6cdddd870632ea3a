"""The parts of a report that are looked over one after the other, and a row of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from triwulan.web.imports.report_forms import RowForm
from triwulan.web.imports.report_known import Compared, Standing
from triwulan.web.imports.report_state import TARGETS, Asked, Row


class Part(StrEnum):
    """A part by its address."""

    AGREEMENT = "perjanjian"
    REALISATIONS = "realisasi"
    LINES = "anggaran"

    @property
    def key(self) -> str:
        """Its name in what is kept."""
        return {Part.AGREEMENT: "agreement", Part.REALISATIONS: "realisations", Part.LINES: "lines"}[self]

    @property
    def label(self) -> Promise | str:
        """Its name on the screen."""
        return {Part.AGREEMENT: _("Perjanjian"), Part.REALISATIONS: _("Realisasi"), Part.LINES: _("Anggaran")}[self]

    @property
    def following(self) -> "Part | None":
        """The part after it."""
        order = list(Part)
        at = order.index(self) + 1
        return order[at] if at < len(order) else None


FIELDS: Final = {
    Part.AGREEMENT: {"objective", "unit", "direction", *TARGETS},
    Part.REALISATIONS: {"value", "indicator"},
    Part.LINES: {"ceiling", "spending"},
}
"""The fields that a part's questions are about."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row as its page shows it; ``spot`` is the id of its row in the source table, "" without one."""

    number: int
    page: int
    """The page of its part."""
    row: Row
    form: RowForm
    compared: Compared
    asked: tuple[Asked, ...]
    spot: str

    @property
    def name(self) -> str:
        """What it is called now."""
        return self.row.values.get("name") or self.row.values.get("indicator") or self.row.about

    @property
    def blocked(self) -> bool:
        """It cannot be taken."""
        return self.compared.standing is Standing.BLOCKED

    @property
    def ambiguous(self) -> bool:
        """The official must say which record it means, or did."""
        return self.compared.standing is Standing.OPEN or bool(self.row.values.get("meant"))
