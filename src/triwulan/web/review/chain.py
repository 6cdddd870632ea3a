"""Who answers whom on a day, for many positions at once: organisation.selectors.answering with everybody read at once.

It climbs three superiors, so somebody who holds a post and the two above it at once is still answered by the next.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q

from triwulan.web.organisation.models import Position, Tenure
from triwulan.web.organisation.selectors import first_holder, first_other
from triwulan.web.quarters.models import Sending

CHAIN: Final = "superior__superior__superior"


@dataclass(frozen=True)
class Holders:
    """Who acts for each position of some chains of superiors on a day."""

    tenures: dict[int, Tenure]
    own: dict[int, frozenset[int]]
    """By position, the officials who hold it in any capacity: its reports are theirs."""

    @classmethod
    def of(cls, positions: Sequence[Position], day: date) -> "Holders":
        """Read them in one query; the positions come with their superiors (CHAIN)."""
        known = {link.pk for position in positions for link in (position, *_superiors(position))}
        found: dict[int, list[Tenure]] = {}
        for tenure in Tenure.objects.on(day).filter(position__in=known).select_related("official"):
            found.setdefault(tenure.position_id, []).append(tenure)
        acting = {pk: first_holder(tenures) for pk, tenures in found.items()}
        return cls(
            {pk: tenure for pk, tenure in acting.items() if tenure is not None},
            {pk: frozenset(tenure.official_id for tenure in tenures) for pk, tenures in found.items()},
        )

    def answers(self, position: Position, reporter: int | None) -> int | None:
        """The official who answers what ``reporter`` (an official's key) reports for the position."""
        own = self.own.get(position.pk, frozenset())
        mine = own if reporter is None else own | {reporter}
        tenure = first_other(position, lambda superior: self.tenures.get(superior.pk), mine)
        return None if tenure is None else tenure.official_id


def is_direct(held: Collection[int], prefix: str = "") -> Q:
    """Positions whose superior is one of those held."""
    return Q(**{f"{prefix}superior__in": held})


def is_above(held: Collection[int], prefix: str = "") -> Q:
    """Positions further below: theirs come up only where their own superior is passed over."""
    return Q(**{f"{prefix}superior__superior__in": held}) | Q(**{f"{prefix}{CHAIN}__in": held})


def bypassed_by_holder(day: date, prefix: str = "") -> Exists:
    """For positions, or rows that lead to one: who holds the position today also acts for its superior."""
    acting = Tenure.objects.on(day).filter(position=OuterRef(OuterRef(f"{prefix}superior")))
    own = Tenure.objects.on(day).filter(position=OuterRef(f"{prefix}pk"))
    return Exists(own.filter(official__in=acting.values("official")))


def bypassed_by_sender(day: date) -> Exists:
    """For positions: who signed one of its reports also acts for its superior."""
    acting = Tenure.objects.on(day).filter(position=OuterRef(OuterRef("superior")))
    signed = Sending.objects.filter(report__position=OuterRef("pk"), withdrawn_at=None)
    return Exists(signed.filter(signatory__in=acting.values("official")))


def _superiors(position: Position) -> Iterator[Position]:
    for _level in range(CHAIN.count("superior")):
        if position.superior_id is None or position.superior is None:
            return
        position = position.superior
        yield position
