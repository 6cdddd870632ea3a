"""Who holds a position on a day, and who answers whom."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q

from triwulan.web.organisation.models import Official, Position, Tenure

AnyTenure = TypeVar("AnyTenure", bound=Tenure)

_HIGHEST = 12
"""More levels than any local government has: a circle of superiors ends here."""


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """A position somebody acts for; it ``leads`` when another position has it as its superior."""

    position: Position
    leads: bool


def holder(position: Position, day: date) -> Tenure | None:
    """Who holds the position on the day; the Plh. before the Plt. before the definitive holder."""
    return first_holder(Tenure.objects.on(day).filter(position=position).select_related("official", "position__unit"))


def first_holder(tenures: Iterable[AnyTenure]) -> AnyTenure | None:
    """Of tenures of one position on one day, the one who acts."""
    return max(tenures, key=Tenure.precedence, default=None)


def answering(position: Position, day: date, *, reporter: Official | None) -> Tenure | None:
    """Who answers the position's report on the day, by the rule of `first_other`."""
    near = (position.pk, position.superior_id)
    found: dict[int, list[Tenure]] = {pk: [] for pk in near if pk is not None}
    for tenure in Tenure.objects.on(day).filter(position__in=found).select_related("official", "position__unit"):
        found[tenure.position_id].append(tenure)
    own = {tenure.official_id for tenure in found[position.pk]}

    def acting(superior: Position) -> Tenure | None:
        return first_holder(found[superior.pk]) if superior.pk in found else holder(superior, day)

    return first_other(position, acting, own if reporter is None else {*own, reporter.pk})


def first_other(position: Position, acting: Callable[[Position], Tenure | None], own: Collection[int]) -> Tenure | None:
    """The one who acts for the superior position, and is none of those whose ``own`` report it is.

    Nobody answers their own report. Whoever signed it is one of its own, and so is everybody who holds the
    position in any capacity: the definitive holder stays responsible while a Plh. signs. Where such a one acts
    for the superior too, it goes one superior higher. None when there is no superior or nobody holds it.
    """
    superior = position.superior
    for _level in range(_HIGHEST):
        if superior is None:
            return None
        tenure = acting(superior)
        if tenure is None or tenure.official_id not in own:
            return tenure
        superior = superior.superior
    return None


def positions_held(official: Official, day: date) -> list[HeldPosition]:
    """The positions an official acts for on a day, those held for somebody absent or missing included."""
    own = Tenure.objects.on(day).filter(official=official).values("position")
    tenures = (
        Tenure.objects.on(day)
        .filter(position__in=own)
        .select_related("position__unit", "position__superior__unit")
        .annotate(leads=Exists(Position.objects.filter(superior=OuterRef("position"))))
        # sorted below: ordering a wide select costs Django more than the query
        .order_by()
    )
    leading = {tenure.position_id for tenure in tenures if tenure.leads}  # type: ignore[attr-defined] # annotated above
    rivals: dict[Position, list[Tenure]] = {}
    for tenure in tenures:
        rivals.setdefault(tenure.position, []).append(tenure)
    held = []
    for position, those in rivals.items():
        acting = first_holder(those)
        if acting is not None and acting.official_id == official.pk:
            held.append(HeldPosition(position, position.pk in leading))
    return sorted(held, key=lambda each: (each.position.unit.name, each.position.name, each.position.pk))


def closes_a_circle(position: Position, superior: Position) -> bool:
    """The position stands above its would-be superior, or is it."""
    above = dict(Position.objects.filter(regency=superior.regency).values_list("pk", "superior"))
    current: int | None = superior.pk
    for _level in range(len(above) + 1):
        if current is None:
            return False
        if current == position.pk:
            return True
        current = above.get(current)
    return True


def definitive_holder_during(position: Position, *, start: date, end: date | None, besides: Tenure) -> Tenure | None:
    """Who else holds the position definitively on some day of a period; ``end`` None is open."""
    others = Tenure.objects.filter(position=position, kind=Tenure.Kind.DEFINITIVE).exclude(pk=besides.pk)
    if end is not None:
        others = others.filter(start__lte=end)
    running = others.filter(Q(end=None) | Q(end__gte=start))
    return running.select_related("official").order_by("start", "pk").first()
