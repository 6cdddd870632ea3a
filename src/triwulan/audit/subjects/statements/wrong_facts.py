"""A figure of a sentence with the cells that contradict it, the likeliest first."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.figures import Figure
from triwulan.audit.subjects.statements.stated_facts import Fact
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import TableKind

_PLAIN: Final = Decimal(30)
_PREFERRED: Final = {TableKind.ACHIEVEMENT: 0, TableKind.COST: 1, TableKind.BUDGET: 1, TableKind.AGREEMENT: 2}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact and the cells it should repeat, the likeliest first, each with another value.

    ``reckoned`` is the right value where it is not in a cell: what is left of the first cell's row.
    """

    fact: Fact
    cells: tuple[Figure, ...]
    reckoned: Decimal | None = None


def telling(fact: Fact) -> bool:
    """Whether a figure that fits cannot well do so by chance."""
    value = fact.figure.value
    return (fact.figure.quantity.places > 0 and value % HUNDRED != 0) or (fact.unit != "%" and value > _PLAIN)


def beside(fact: Fact, other: Fact) -> bool:
    """Whether a row that has one of two figures cannot have the other too: "75,00%, di atas rata-rata 68,44%"."""
    return (fact.roles, fact.unit, fact.figure.span) == (other.roles, other.unit, other.figure.span)


def likeliest(cells: list[Figure], fact: Fact) -> tuple[Figure, ...]:
    """The cells it should repeat: those of its own time and role first, then the achievement table's."""

    def rank(cell: Figure) -> tuple[bool, int, int, int, int, int]:
        span, printed = fact.figure.span, cell.column.span
        own_time = span is None or printed is None or printed.last == span.last
        role, kind = fact.roles.index(cell.column.role), _PREFERRED.get(cell.table.kind, 3)
        # without a time what is counted up to now is meant
        latest, longest = (-printed.last, printed.first) if printed is not None else (0, 0)
        return (not own_time, role, kind, cell.table.index, latest, longest)

    return tuple(sorted(cells, key=rank))
