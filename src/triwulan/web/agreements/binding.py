"""What an indicator is counted from: what fits, and what follows from it for the quarter it matures in."""

from dataclasses import dataclass

from triwulan.core.counting import CountedFrom, check_binding
from triwulan.core.measurement import Aggregation
from triwulan.core.obligation import quarter_of_maturity
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.reckoning import is_percent
from triwulan.web.organisation.models import Regency
from triwulan.web.register.mapping import core_obligation
from triwulan.web.register.models import FIRST_YEAR, LAST_YEAR, Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an indicator's realisation comes from, as a draft says it."""

    counted_from: str = CountedFrom.TYPED.value
    obligation_id: int | None = None
    document_year: int | None = None
    on_time: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The source with nothing left over from another choice; ``matures_in`` None where it follows from no due day."""

    source: Source
    matures_in: int | None = None


def bind(source: Source, *, regency_id: int, agreement_year: int, aggregation: str, unit: str) -> Bound:
    """Check a source against the way its figure is reckoned; raises ProblemError where they do not fit."""
    kind = CountedFrom(source.counted_from)
    obligation = None
    if kind is CountedFrom.REGISTER:
        if source.obligation_id is not None:
            obligation = Obligation.objects.filter(regency_id=regency_id, pk=source.obligation_id).first()
        if obligation is None:
            raise ProblemError(Problem("binding.no_document"))
    several = obligation is not None and core_obligation(obligation).per.periods > 1
    wrong = check_binding(kind, Aggregation(aggregation), percent=is_percent(unit), several=several)
    if wrong is not None:
        raise ProblemError(wrong)
    if obligation is None:
        return Bound(source=Source(counted_from=kind.value))
    return _of_register(source, obligation, agreement_year)


def _of_register(source: Source, obligation: Obligation, agreement_year: int) -> Bound:
    year = source.document_year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ProblemError(Problem("binding.no_year", {"document": obligation.name}))
    core = core_obligation(obligation)
    if not core.applies_to(year):
        raise ProblemError(Problem("binding.not_owed", {"document": obligation.name, "year": year}))
    matures = quarter_of_maturity(core, document_year=year, agreement_year=agreement_year)
    if matures is None:
        values = {"document": obligation.name, "year": year, "agreement_year": agreement_year}
        raise ProblemError(Problem("binding.due_later", values))
    return Bound(source=source, matures_in=matures if source.on_time else None)


def obligations_to_count(regency: Regency) -> list[Obligation]:
    """What an indicator can be counted from, in the register's order."""
    return list(Obligation.objects.filter(regency=regency).order_by("number", "pk"))


def likely_year(obligation: Obligation, agreement_year: int) -> int:
    """The document that falls due in the agreement's year: RKPDes 2024 in 2023, LPPDes 2022 in 2023."""
    core = core_obligation(obligation)
    for year in range(agreement_year + 2, agreement_year - 3, -1):
        if quarter_of_maturity(core, document_year=year, agreement_year=agreement_year) is not None:
            return year
    return agreement_year
