"""Short fingerprints of what a form showed, so that of two windows the later is told before it overwrites."""

import hashlib
from collections.abc import Iterable

from triwulan.core.problem import Problem, ProblemError
from triwulan.web.agreements.mapping import core_agreement, plain
from triwulan.web.agreements.models import AgreementVersion, BudgetTerms, BudgetVersion, IndicatorTerms
from triwulan.web.agreements.selectors import budget_rows


class ChangedElsewhereError(ProblemError):
    """What the form was based on has been changed in another window meanwhile."""

    def __init__(self) -> None:
        super().__init__(Problem("agreement.changed_elsewhere"))


class ProposalChangedError(ProblemError):
    """The proposal was withdrawn and proposed anew since the page to answer it was opened."""

    def __init__(self) -> None:
        super().__init__(Problem("agreement.proposal_changed"))


def fingerprint(values: Iterable[object]) -> str:
    """The same values give the same text."""
    return hashlib.sha256(repr(tuple(values)).encode()).hexdigest()[:16]


def version_token(version: AgreementVersion) -> str:
    """Of everything the paper says, signatures apart."""
    paper = core_agreement(version)
    return fingerprint((paper.effective, paper.reason, paper.objectives))


def proposal_token(version: AgreementVersion) -> str:
    """Of what the first party proposed, and when."""
    moment = None if version.proposed_at is None else version.proposed_at.isoformat()
    return fingerprint((version.pk, moment, version_token(version)))


def objectives_token(version: AgreementVersion) -> str:
    """Of the list of objectives."""
    return fingerprint(version.objectives.order_by("number").values_list("pk", "text"))


def terms_token(terms: IndicatorTerms) -> str:
    """Of one indicator's terms, its plan apart."""
    return fingerprint(terms_values(terms))


def terms_values(terms: IndicatorTerms) -> tuple[object, ...]:
    """What a form of one indicator holds, in a form that can be compared."""
    figures = (terms.population, terms.annual_target, *terms.quarterly_targets)
    texts = (terms.name, terms.definition, terms.formula, terms.unit, terms.direction, terms.aggregation, terms.cap)
    source = (terms.counted_from, terms.obligation_id, terms.document_year, terms.on_time)
    plain_figures = (None if each is None else plain(each) for each in figures)
    return (terms.objective_id, *texts, terms.matures_in, *plain_figures, *source)


def plan_token(terms: IndicatorTerms) -> str:
    """Of an indicator's action plan."""
    rows = terms.plan.order_by("number")
    return fingerprint((item.text, plain(item.count), item.unit, tuple(item.months)) for item in rows)


def budget_token(version: BudgetVersion) -> str:
    """Of all lines of the ceilings."""
    return fingerprint(budget_values(row) for row in budget_rows(version))


def budget_values(terms: BudgetTerms) -> tuple[object, ...]:
    """What a form of one budget line holds."""
    output = None if terms.output_target is None else plain(terms.output_target)
    figures = (plain(terms.ceiling), terms.as_indicator, output, terms.output_unit)
    return (terms.line_id, terms.code, terms.name, terms.indicator_id, *figures)
