"""Figures said in sentences, with the cells of tables that say the same thing, and what else may explain them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from triwulan.audit.subjects.keeping import kept
from triwulan.core.claims import About, Claim, Hedge, Proportion, Statement
from triwulan.core.claims import Figure as Said
from triwulan.core.interval import Interval, exactly, given
from triwulan.core.place import Place
from triwulan.core.reading import Reading, Role

_TIMED: Final = re.compile(
    r"\b(?:triwulan|tw|semester|bulan|tahun|minggu|sebelum(?:nya)?|lalu|awal|akhir|januari|[fp]ebruari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|nop?v?ember|desember|paling|ter(?:tinggi|besar|banyak|rendah|kecil))",
    re.I,
)
BUDGET: Final = frozenset({Role.CEILING, Role.SPENDING, Role.REMAINDER, Role.ABSORPTION})


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of a sentence: what it can be, what it is about, and the share it only implies ("1 dari 5": 20).

    ``noun`` is what it counts, for a part that of its whole; ``timeless`` when its sentence says no time;
    ``to_date`` for a target that is said to be that of all so far.
    """

    figure: Said
    roles: tuple[Role, ...]
    about: About
    noun: str = ""
    implied: Decimal | None = None
    timeless: bool = False
    to_date: bool = False

    @property
    def budget(self) -> bool:
        """Whether it speaks of money."""
        return bool(BUDGET & set(self.roles))

    @property
    def stands(self) -> Interval:
        """What it can stand for."""
        return exactly(self.implied) if self.implied is not None else given(self.figure.quantity)

    @property
    def unit(self) -> str:
        """Its unit: "%", "Rp", or what it counts."""
        return "%" if self.implied is not None else self.figure.quantity.unit or self.noun


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its facts and proportions."""

    place: Place
    order: int
    facts: tuple[Fact, ...]
    proportions: tuple[Proportion, ...]


def sentences(reading: Reading) -> Iterator[Sentence]:
    """Every sentence that states figures which can be compared."""
    return iter(_sentences(reading))


@kept
def _sentences(reading: Reading) -> tuple[Sentence, ...]:
    claims = [each for each in reading.claims if isinstance(each, Statement | Proportion)]
    found = []
    for (order, _), group in groupby(claims, key=lambda claim: (claim.order, claim.place.quote)):
        members = list(group)
        proportions = tuple(each for each in members if isinstance(each, Proportion))
        facts = _facts(members)
        if facts:
            found.append(Sentence(members[0].place, order, facts, proportions))
    return tuple(found)


def _facts(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """The figures of a sentence once each; a proportion says of its figures what they are."""
    facts: dict[int, Fact] = {}
    for claim in sorted(claims, key=lambda each: isinstance(each, Statement)):
        told: list[tuple[Said, tuple[Role, ...]]] = []
        noun = ""
        if isinstance(claim, Proportion):
            told, noun = _of_proportion(claim), claim.whole.noun
        elif isinstance(claim, Statement):
            told = [(each, each.roles) for each in claim.figures]
        for said, roles in told:
            if not _vague(said, roles):
                timeless = said.span is None and not _TIMED.search(claim.place.quote)
                to_date = Role.TARGET in roles and f"kumulatif {said.printed}" in claim.place.quote
                facts.setdefault(
                    id(said), Fact(said, roles, claim.about, said.noun or noun, timeless=timeless, to_date=to_date)
                )
    return tuple(facts.values())


def _of_proportion(claim: Proportion) -> list[tuple[Said, tuple[Role, ...]]]:
    money = claim.part.quantity.unit == "Rp"
    if money and Role.TARGET not in claim.whole.roles:
        return _told(claim, (Role.SPENDING,), (Role.CEILING,), (Role.ABSORPTION,))
    said = next((role for role in (Role.TARGET, Role.DENOMINATOR) if role in claim.whole.roles), None)
    whole = (Role.TARGET, Role.DENOMINATOR) if said is None else (said,)
    return _told(claim, (Role.REALISATION, Role.NUMERATOR), whole, (Role.REALISATION, Role.ACHIEVEMENT))


def _told(claim: Proportion, *roles: tuple[Role, ...]) -> list[tuple[Said, tuple[Role, ...]]]:
    figures = (claim.part, claim.whole, claim.percent)
    return [(each, role) for each, role in zip(figures, roles, strict=True) if each is not None]


def _vague(said: Said, roles: tuple[Role, ...]) -> bool:
    """Whether it is hedged, or said of another time, so that it cannot be compared; what is left is spent later."""
    return (said.elsewhere and roles != (Role.REMAINDER,)) or said.hedge is not Hedge.EXACT
