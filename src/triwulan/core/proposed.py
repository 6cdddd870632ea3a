"""What a file proposes for an agreement, its budget or a quarter: plain values, nothing of it believed or kept yet.

``place`` says where it stands in the file, in words an official finds it by: "lembar Belanja, baris 14".
"""

from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.measurement import Aggregation, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIndicator:
    """An indicator as a file words it; the targets of TW I to IV in their order, None where none is stated."""

    objective: str
    name: str
    unit: str
    annual_target: Decimal | None
    quarterly_targets: tuple[Decimal | None, ...]
    direction: Direction | None
    aggregation: Aggregation | None
    formula: str = ""
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLine:
    """A budgeted activity: the name of the indicator it serves ("" where unknown), rupiah of the year, rupiah spent."""

    code: str
    name: str
    indicator: str
    ceiling: Decimal | None
    spending: Decimal | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRealisation:
    """What a quarter achieved, as text that is to be typed in the quarter's fields."""

    indicator: str
    value: str
    numerator: str = ""
    denominator: str = ""
    place: str
