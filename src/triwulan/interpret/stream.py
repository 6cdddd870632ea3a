"""What has been laid out of a document so far."""

from dataclasses import dataclass, field

from triwulan.core.document import Origin
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.grid import Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table before it is understood; ``place`` names it and the section it stands in."""

    index: int
    order: int
    number: str
    caption: str
    sheet: str
    grid: Grid
    place: Place


@dataclass(slots=True)
class Stream:
    """What has been laid out so far."""

    passages: list[Passage] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    section: str = ""
    order: int = 0
    group: int = 0
    bold: set[int] = field(default_factory=set)

    def place(self, origin: Origin, anchor: str, text: str) -> Place:
        """Where something stands, in the section that has come so far; on a sheet its table is the sheet."""
        return Place(
            section=self.section,
            table=origin.address.rpartition("!")[0],
            page=origin.page,
            quote=text,
            address=origin.address,
            anchor=anchor,
        )

    def add(self, kind: PassageKind, text: str, origin: Origin, anchor: str = "", **about: object) -> None:
        """Lay out the next passage; ``about`` are its other fields."""
        place = self.place(origin, anchor, text)
        self.passages.append(Passage(kind=kind, text=text, place=place, order=self.order, **about))  # type: ignore[arg-type]
        self.order += 1
