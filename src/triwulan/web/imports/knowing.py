"""Rows of agreements, ceilings and quarters as the values that a file's proposals are compared with."""

from collections.abc import Mapping

from triwulan.core import anchors
from triwulan.core.known import KnownIndicator, KnownLine
from triwulan.core.report import Agreement
from triwulan.web.agreements.mapping import agreement_of
from triwulan.web.agreements.models import (
    AgreementVersion,
    BudgetTerms,
    BudgetVersion,
    IndicatorTerms,
    PerformanceAgreement,
)
from triwulan.web.agreements.selectors import budget_rows, full_versions
from triwulan.web.quarters.records import QuarterRecord


def known_indicators(version: AgreementVersion | None) -> tuple[KnownIndicator, ...]:
    """The indicators of a version in their order."""
    if version is None:
        return ()
    return _indicators(agreement_of(full_versions().get(pk=version.pk)), {})


def agreed_indicators(agreement: PerformanceAgreement) -> tuple[KnownIndicator, ...]:
    """Every indicator the agreement ever had, as its latest version calls it: what a budget line may serve."""
    rows = IndicatorTerms.objects.filter(version__agreement=agreement).select_related("indicator")
    newest = {terms.indicator.code: terms for terms in rows.order_by("version__number", "number")}
    ordered = sorted(newest.values(), key=lambda terms: (-terms.version_id, terms.number))
    return tuple(KnownIndicator(key=terms.indicator.code, name=terms.name, unit=terms.unit) for terms in ordered)


def known_lines(budget: BudgetVersion | None) -> tuple[KnownLine, ...]:
    """The lines of the ceilings in their order."""
    return () if budget is None else tuple(line_of(row) for row in budget_rows(budget))


def line_of(row: BudgetTerms) -> KnownLine:
    """One line of the ceilings."""
    return KnownLine(key=row.line.key, code=row.code, name=row.name, indicator=row.indicator.code, ceiling=row.ceiling)


def reported_indicators(record: QuarterRecord) -> tuple[KnownIndicator, ...]:
    """The indicators a quarter reports on, with what is typed now."""
    texts = {path: entry.text for path, entry in record.own.items()}
    return _indicators(record.agreement, texts)


def spent_lines(record: QuarterRecord) -> tuple[KnownLine, ...]:
    """The lines a quarter reports on, with what is typed now."""
    return tuple(
        KnownLine(
            key=line.key,
            code=line.code,
            name=line.name,
            indicator=line.indicator,
            ceiling=line.ceiling,
            spending=record.text(f"{anchors.cost(line.key)}/spending"),
        )
        for line in record.lines
    )


def _indicators(agreement: Agreement, typed: Mapping[str, str]) -> tuple[KnownIndicator, ...]:
    return tuple(
        KnownIndicator(
            key=indicator.key,
            name=indicator.name,
            objective=objective.text,
            unit=indicator.unit,
            direction=indicator.direction,
            aggregation=indicator.aggregation,
            formula=indicator.formula,
            annual_target=indicator.annual_target.value,
            quarterly_targets=tuple(cell.value for cell in indicator.quarterly_targets),
            **{
                field: typed.get(f"{anchors.measurement(indicator.key)}/{field}", "")
                for field in ("value", "numerator", "denominator")
            },
        )
        for objective in agreement.objectives
        for indicator in objective.indicators
    )
