"""A Reading: what a document states, figure by figure, before anyone believes it.

It is what rules judge. A report from Word and one from the database are judged alike: the one is read, the other
composed
first, so that what is judged is always what is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from triwulan.core.claims import Claim
from triwulan.core.document import Unread
from triwulan.core.identity import ANONYMOUS, Identity, Mention
from triwulan.core.place import NOWHERE, Place
from triwulan.core.quantity import NOT_ENTERED, Quantity
from triwulan.core.roles import Measure as Measure
from triwulan.core.roles import Role as Role
from triwulan.core.roles import Span as Span
from triwulan.core.stage import Stage


class PassageKind(StrEnum):
    """What a piece of running text is."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    CHECKBOX = "checkbox"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading, a paragraph, an item of a list, a box to tick, or a line of the signature block, in reading order.

    ``number`` is what counts it as printed, without its dot: "II" of "BAB II", "2.2", "1", "a", "-"; ``level`` is 1
    for chapters,
    2 for sections, and for items how deep they stand (1 outermost). ``group`` is the same for the items of one list
    (0: no
    list). ``ticked`` is None unless it is a box. ``order`` counts passages and tables together, so that it says what
    stands before what; ``table`` is the index of the table it is the caption or a note of, -1 without.
    """

    kind: PassageKind
    text: str
    place: Place
    order: int
    number: str = ""
    level: int = 0
    group: int = 0
    ticked: bool | None = None
    table: int = -1


class TableKind(StrEnum):
    """What a table is about; CARRIED says what became of earlier follow-ups, EVIDENCE lists files."""

    AGREEMENT = "agreement"
    ACHIEVEMENT = "achievement"
    COST = "cost"
    BUDGET = "budget"
    STRATEGY = "strategy"
    FOLLOW_UP = "follow_up"
    CARRIED = "carried"
    EVIDENCE = "evidence"
    SCALE = "scale"
    SIGNATURE = "signature"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedColumn:
    """A column: its head as printed, from the top head to the lowest ("Anggaran / Pagu (Rp)").

    ``number`` is its place in the "1 2 3" row (or "" without one); ``formula`` what its head or its number states
    ("5=4/3",
    "(R/T)x100"), as printed; ``unit`` from its head ("%", "Rp", "ribu Rp"); ``scale`` the power of ten that "dalam
    ribuan"
    puts on its money.
    """

    index: int
    head: str
    role: Role
    measure: Measure = Measure.UNKNOWN
    span: Span | None = None
    number: str = ""
    formula: str = ""
    unit: str = ""
    scale: int = 0


class RowRole(StrEnum):
    """What a row is. ``PARENT`` has rows below that add up to it or detail it; ``BAND`` only names what follows."""

    BODY = "body"
    PARENT = "parent"
    TOTAL = "total"
    AVERAGE = "average"
    BAND = "band"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCell:
    """A cell as printed and as read. ``covered``: the middle of a merged cell, whose text is repeated here."""

    text: str
    quantity: Quantity = NOT_ENTERED
    place: Place = NOWHERE
    covered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRow:
    """A row below the head; ``cells`` has one for each column of its table.

    ``number`` as printed ("1", "1.1", "II.d", "7.01.02"), ``label`` what it is called (indicator, activity, or
    whatever names it),
    ``parent`` the index of the row above it in the hierarchy (None: top), ``depth`` 0 at the top. ``subject`` is the
    key of the
    indicator it is about (see ``Subject``), "" when it is about none; ``direction`` what a column of directions says of
    that indicator, here or in another table ("makin rendah makin baik").
    """

    index: int
    role: RowRole
    cells: tuple[StatedCell, ...]
    number: str = ""
    label: str = ""
    parent: int | None = None
    depth: int = 0
    subject: str = ""
    direction: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTable:
    """A table understood as far as it can be; ``order`` places it among the passages.

    ``number`` is printed before it ("2.2"), ``caption`` its name, ``sheet`` that of its sheet in a workbook; ``span``
    is the time
    its caption names. Its notes are the passages whose ``table`` is its ``index``.
    """

    index: int
    order: int
    kind: TableKind
    number: str
    caption: str
    columns: tuple[StatedColumn, ...]
    rows: tuple[StatedRow, ...]
    place: Place
    sheet: str = ""
    span: Span | None = None

    def columns_of(self, *roles: Role) -> tuple[StatedColumn, ...]:
        """The columns that hold one of these, from left to right."""
        return tuple([column for column in self.columns if column.role in roles])

    def children(self, row: StatedRow) -> tuple[StatedRow, ...]:
        """The rows directly below a row in the hierarchy."""
        return tuple(each for each in self.rows if each.parent == row.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way a subject is called, and where."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An indicator as it runs through the tables of a report, in slightly different words.

    ``rows`` are (table index, row index) wherever it stands; ``wordings`` one for each of them; ``agreed`` whether
    the agreement has it.
    """

    key: str
    name: str
    rows: tuple[tuple[int, int], ...]
    wordings: tuple[Wording, ...] = ()
    objectives: tuple[Wording, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a document states, in reading order; ``unread`` is what could not be read or understood of it."""

    title: str
    passages: tuple[Passage, ...]
    tables: tuple[StatedTable, ...]
    subjects: tuple[Subject, ...] = ()
    identity: Identity = ANONYMOUS
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    stage: Stage = Stage.UNKNOWN

    def of_kind(self, *kinds: TableKind) -> tuple[StatedTable, ...]:
        """The tables of these kinds in reading order."""
        return tuple(table for table in self.tables if table.kind in kinds)

    def prose(self) -> Iterator[Passage]:
        """What is said in sentences: paragraphs, items and notes, not headings, captions, boxes and signatures."""
        kinds = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
        return (passage for passage in self.passages if passage.kind in kinds)
