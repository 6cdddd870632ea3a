"""Rows of an agreement to the core's values and back: the only place where the two meet."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from triwulan.core import anchors
from triwulan.core.budget_line import BudgetLine
from triwulan.core.counting import Binding, CountedFrom
from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.quantity import number
from triwulan.core.report import Agreement, Cell, Indicator, Objective, PlanItem, Signatory
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, IndicatorTerms
from triwulan.web.agreements.selectors import budget_rows, full_versions
from triwulan.web.organisation.models import Position, Tenure


def core_agreement(version: AgreementVersion) -> Agreement:
    """The version as the report prints it; parties who have not signed are nameless.

    What both parties accepted never changes, so its objectives are read once.
    """
    if version.second_accepted_at is None or not version.accepted:
        return agreement_of(full_versions().get(pk=version.pk))
    return _agreement(version, _accepted_objectives(version.pk, version.second_accepted_at))


def agreement_of(version: AgreementVersion) -> Agreement:
    """The same from a version that came out of ``selectors.full_versions``, without a query."""
    return _agreement(version, _objectives(version))


@lru_cache(maxsize=512)
def _accepted_objectives(version_id: int, accepted_at: datetime) -> tuple[Objective, ...]:
    """Objectives of a version accepted at a moment; the moment keeps versions of two databases apart."""
    return _objectives(full_versions().get(pk=version_id, second_accepted_at=accepted_at))


def forget_accepted() -> None:
    """Read accepted versions and confirmed ceilings anew: for whoever changes databases under the process."""
    _accepted_objectives.cache_clear()
    _confirmed_lines.cache_clear()


def _objectives(version: AgreementVersion) -> tuple[Objective, ...]:
    return tuple(
        Objective(
            key=f"S{objective.number}",
            text=objective.text,
            indicators=tuple(core_indicator(terms) for terms in objective.terms.all()),
        )
        for objective in version.objectives.all()
    )


def _agreement(version: AgreementVersion, objectives: tuple[Objective, ...]) -> Agreement:
    return Agreement(
        version=version.number,
        effective=version.effective,
        reason=version.reason,
        first_party=_signed(version.first_signature) or _unsigned(version.agreement.position),
        second_party=_signed(version.second_signature) or _unsigned(version.agreement.position.superior),
        objectives=objectives,
    )


def core_indicator(terms: IndicatorTerms) -> Indicator:
    """What one version says of an indicator."""
    code = terms.indicator.code
    return Indicator(
        key=code,
        name=terms.name,
        unit=terms.unit,
        direction=Direction(terms.direction),
        aggregation=Aggregation(terms.aggregation),
        annual_target=_target(terms, terms.annual_target),
        quarterly_targets=tuple(_target(terms, value) for value in terms.quarterly_targets),
        definition=terms.definition,
        formula=terms.formula,
        cap=terms.cap,
        population=None if terms.population is None else plain(terms.population),
        matures_in=terms.matures_in,
        plan=tuple(
            PlanItem(text=item.text, count=plain(item.count), unit=item.unit, months=tuple(item.months))
            for item in terms.plan.all()
        ),
        binding=core_binding(terms),
    )


def core_binding(terms: IndicatorTerms) -> Binding:
    """What an indicator is counted from."""
    return Binding(
        counted_from=CountedFrom(terms.counted_from),
        document="" if terms.obligation is None else terms.obligation.name,
        document_year=terms.document_year,
        on_time=terms.on_time,
    )


def budget_lines(version: BudgetVersion | None) -> tuple[BudgetLine, ...]:
    """The lines of the ceilings; none where there are no ceilings yet. Confirmed ones never change: read once."""
    if version is None:
        return ()
    if version.confirmed_at is None:
        return _lines(version)
    return _confirmed_lines(version.pk, version.confirmed_at)


@lru_cache(maxsize=512)
def _confirmed_lines(version_id: int, confirmed_at: datetime) -> tuple[BudgetLine, ...]:
    return _lines(BudgetVersion.objects.get(pk=version_id, confirmed_at=confirmed_at))


def _lines(version: BudgetVersion) -> tuple[BudgetLine, ...]:
    return tuple(
        BudgetLine(
            key=terms.line.key,
            code=terms.code,
            name=terms.name,
            indicator=terms.indicator.code,
            ceiling=terms.ceiling,
            output_target=None if terms.output_target is None else plain(terms.output_target),
            output_unit=terms.output_unit,
            as_indicator=terms.as_indicator,
        )
        for terms in budget_rows(version)
    )


def indicator_ids(version: AgreementVersion) -> dict[str, int]:
    """Codes of the version's indicators to the primary keys of their identities."""
    return dict(version.terms.order_by("number").values_list("indicator__code", "indicator_id"))


def line_ids(version: BudgetVersion | None) -> dict[str, int]:
    """Keys of the budget lines to the primary keys of their identities."""
    return {} if version is None else dict(version.terms.order_by("number").values_list("line__key", "line_id"))


def plain(value: Decimal) -> Decimal:
    """A stored figure without the zeros of its column: 12.0000 is 12, 12.5000 is 12.5."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _target(terms: IndicatorTerms, value: Decimal | None) -> Cell:
    source = anchors.agreement(terms.indicator.code)
    if value is None:
        return Cell(source=source)
    exact = plain(value)
    exponent = exact.as_tuple().exponent
    return Cell(number(exact, terms.unit, max(0, -exponent) if isinstance(exponent, int) else 0), source)


def signature(tenure: Tenure) -> dict[str, str]:
    """Who signs, as it stands on the day: kept with the version, whatever is recorded of the official later."""
    who = tenure.official
    post = tenure.position.full_name
    return {"name": who.name, "nip": who.nip, "rank": who.rank, "post": post, "acting": tenure.acting}


def _signed(kept: dict[str, str]) -> Signatory | None:
    return Signatory(**kept) if kept else None


def _unsigned(position: Position | None) -> Signatory:
    return Signatory(post=position.full_name if position else "")
