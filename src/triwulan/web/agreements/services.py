"""An agreement's way from draft to accepted by both parties; what is accepted never changes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from triwulan.core.problem import Problem, ProblemError
from triwulan.web.accounts.models import User
from triwulan.web.agreements import checks
from triwulan.web.agreements.mapping import core_agreement, signature
from triwulan.web.agreements.models import (
    AgreementVersion,
    IndicatorTerms,
    Objective,
    PerformanceAgreement,
    PlanItem,
)
from triwulan.web.agreements.selectors import full_versions, newest_version
from triwulan.web.agreements.tokens import ChangedElsewhereError, ProposalChangedError, proposal_token, version_token
from triwulan.web.clock import day_of
from triwulan.web.organisation.models import Position, Tenure
from triwulan.web.organisation.selectors import answering, holder


@dataclass(frozen=True, slots=True)
class Parties:
    """Who would sign on a day: the holder of the position and the superior who answers."""

    first: Tenure | None
    second: Tenure | None


def parties(*, position: Position, day: date) -> Parties:
    """Who signs an agreement of the position on the day."""
    first = holder(position, day)
    return Parties(first, answering(position, day, reporter=first.official if first else None))


@transaction.atomic
def create_agreement(*, position: Position, year: int, effective: date | None = None) -> AgreementVersion:
    """Begin a position's agreement of a year with an empty draft; what is there already is given back.

    Raises ProblemError where the effective date (default 1 January) lies outside the year.
    """
    if not 2000 <= year <= 2100:
        raise ProblemError(Problem("agreement.year", {"year": year}))
    start = effective or date(year, 1, 1)
    wrong = checks.effective_problem(PerformanceAgreement(year=year), start, None)
    if wrong is not None:
        raise ProblemError(wrong)
    agreement, _ = PerformanceAgreement.objects.get_or_create(
        position=position, year=year, defaults={"regency_id": position.regency_id}
    )
    known = newest_version(agreement)
    if known is not None:
        return known
    # another request may begin the same agreement at this moment: the version it made is given
    first, _ = AgreementVersion.objects.get_or_create(
        agreement=agreement, number=1, defaults={"regency_id": agreement.regency_id, "effective": start}
    )
    return first


@transaction.atomic
def draft_version(*, agreement: PerformanceAgreement, effective: date, reason: str) -> AgreementVersion:
    """Begin an amendment: a copy of the newest accepted version, with the identities of its indicators.

    The same amendment asked for twice is given back. Raises ProblemError where a draft is open, nothing was
    accepted yet, the reason is missing or the date does not fit.
    """
    PerformanceAgreement.objects.select_for_update().get(pk=agreement.pk)
    newest = newest_version(agreement)
    if newest is None:
        raise ProblemError(Problem("agreement.nothing_to_amend"))
    if not newest.accepted:
        if newest.number > 1 and (newest.effective, newest.reason) == (effective, reason.strip()):
            return newest
        raise ProblemError(Problem("agreement.draft_open", {"number": newest.number}))
    wrong = checks.effective_problem(agreement, effective, newest.effective)
    if not reason.strip():
        wrong = Problem("agreement.reason_missing")
    if wrong is not None:
        raise ProblemError(wrong)
    draft = AgreementVersion.objects.create(
        regency_id=agreement.regency_id,
        agreement=agreement,
        number=newest.number + 1,
        effective=effective,
        reason=reason.strip(),
    )
    _copy_terms(full_versions().get(pk=newest.pk), draft)
    return draft


@transaction.atomic
def discard_draft(*, version: AgreementVersion) -> None:
    """Drop an amendment begun by mistake; the first version and accepted ones stay. Twice is once."""
    if not AgreementVersion.objects.filter(pk=version.pk).exists():
        return
    draft = locked_draft(version)
    if draft.number == 1:
        raise ProblemError(Problem("agreement.first_stays"))
    identities = [terms.indicator for terms in draft.terms.select_related("indicator")]
    draft.delete()
    for indicator in identities:
        if not (indicator.terms.exists() or indicator.budget_terms.exists() or indicator.entries.exists()):
            indicator.delete()


@transaction.atomic
def propose(*, version: AgreementVersion, user: User, moment: datetime, token: str | None = None) -> None:
    """The holder of the position signs the draft and hands it to the superior.

    Raises ProblemError for anyone else, for a draft with problems, where the day has no superior to answer, and
    where the draft is no longer what ``token`` (see tokens.version_token) was shown for.
    """
    current = _locked(version)
    if current.first_accepted_at is not None and current.first_accepted_by_id == user.pk:
        return
    draft = locked_draft(version)
    signing = _signing(draft, user, moment)
    if token is not None and token != version_token(draft):
        raise ChangedElsewhereError
    refuse_unfit(draft)
    if signing.second is None:
        raise ProblemError(Problem("agreement.no_superior"))
    assert signing.first is not None
    draft.first_party, draft.first_signature = signing.first.official, signature(signing.first)
    draft.proposed_at = draft.first_accepted_at = moment
    draft.first_accepted_by, draft.refusal = user, ""
    draft.save()


@transaction.atomic
def withdraw(*, version: AgreementVersion, user: User, moment: datetime) -> None:
    """The holder takes a proposal back before it is answered. Twice is once."""
    current = _locked(version)
    if current.accepted:
        raise ProblemError(Problem("agreement.accepted"))
    _signing(current, user, moment)
    if current.proposed:
        _unsign(current)
        current.save()


@transaction.atomic
def accept(*, version: AgreementVersion, user: User, moment: datetime, token: str | None = None) -> None:
    """The answering superior of the day signs; from now on nothing in the version changes. Twice is once.

    Raises ProposalChangedError where the proposal is no longer the one ``token`` (tokens.proposal_token) was shown for.
    """
    current = _locked(version)
    if current.accepted and current.second_accepted_by_id == user.pk:
        return
    second = _answering(current, user, moment)
    _refuse_unread(current, token)
    refuse_unfit(current)
    current.second_party, current.second_signature = second.official, signature(second)
    current.second_accepted_at, current.second_accepted_by = moment, user
    current.save()


@transaction.atomic
def refuse(*, version: AgreementVersion, user: User, moment: datetime, reason: str, token: str | None = None) -> None:
    """The answering superior sends the proposal back with a reason; it is a draft again. Twice is once.

    Raises ProposalChangedError like ``accept``.
    """
    current = _locked(version)
    if not current.proposed and current.refusal and current.refusal == reason.strip():
        return
    _answering(current, user, moment)
    _refuse_unread(current, token)
    if not reason.strip():
        raise ProblemError(Problem("agreement.refusal_without_reason"))
    _unsign(current)
    current.refusal = reason.strip()
    current.save()


def refuse_unfit(version: AgreementVersion) -> None:
    """Raise the first problem that keeps the version from being signed."""
    found = checks.agreement_problems(core_agreement(version))
    if found:
        raise ProblemError(found[0].problem)
    checks.refuse_lost_lines(version)


def locked_draft(version: AgreementVersion) -> AgreementVersion:
    """The version as it is now, locked for writing; raises ProblemError where it is no draft any more."""
    current = _locked(version)
    if current.accepted:
        raise ProblemError(Problem("agreement.accepted"))
    if current.proposed:
        raise ProblemError(Problem("agreement.proposed"))
    return current


def _locked(version: AgreementVersion) -> AgreementVersion:
    versions = AgreementVersion.objects.select_for_update(of=("self",))
    return versions.select_related("regency", "agreement__position__unit", "agreement__position__superior").get(
        pk=version.pk
    )


def _signing(version: AgreementVersion, user: User, moment: datetime) -> Parties:
    day = day_of(moment, version.regency.time_zone)
    signing = parties(position=version.agreement.position, day=day)
    if signing.first is None:
        raise ProblemError(Problem("agreement.no_holder"))
    if user.official_id != signing.first.official_id:
        raise ProblemError(Problem("agreement.only_holder"))
    return signing


def _answering(version: AgreementVersion, user: User, moment: datetime) -> Tenure:
    if version.accepted:
        raise ProblemError(Problem("agreement.accepted"))
    if not version.proposed:
        raise ProblemError(Problem("agreement.not_proposed"))
    day = day_of(moment, version.regency.time_zone)
    second = answering(version.agreement.position, day, reporter=version.first_party)
    if second is None or user.official_id != second.official_id:
        raise ProblemError(Problem("agreement.only_superior"))
    return second


def _refuse_unread(version: AgreementVersion, token: str | None) -> None:
    if token is not None and token != proposal_token(version):
        raise ProposalChangedError


def _unsign(version: AgreementVersion) -> None:
    version.proposed_at = version.first_accepted_at = None
    version.first_party = version.first_accepted_by = None
    version.first_signature = {}


def _copy_terms(source: AgreementVersion, draft: AgreementVersion) -> None:
    for objective in source.objectives.all():
        terms_of = list(objective.terms.all())
        objective_copy = Objective.objects.create(
            regency_id=draft.regency_id, version=draft, number=objective.number, text=objective.text
        )
        for terms in terms_of:
            plan = list(terms.plan.all())
            copy = _copied(terms, draft, objective_copy)
            PlanItem.objects.bulk_create(_copied_item(item, copy) for item in plan)


def _copied(terms: IndicatorTerms, draft: AgreementVersion, objective: Objective) -> IndicatorTerms:
    copy = IndicatorTerms.objects.get(pk=terms.pk)
    copy.pk, copy._state.adding = None, True
    copy.version, copy.objective = draft, objective
    copy.save()
    return copy


def _copied_item(item: PlanItem, terms: IndicatorTerms) -> PlanItem:
    return PlanItem(
        regency_id=item.regency_id,
        terms=terms,
        number=item.number,
        text=item.text,
        count=item.count,
        unit=item.unit,
        months=item.months,
    )
