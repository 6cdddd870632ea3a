"""Taking what is ticked of a report into the records, all or nothing, and remembering where each value came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from triwulan.core import anchors
from triwulan.core.period import Quarter
from triwulan.core.problem import Problem, ProblemError
from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.agreements.budgets import draft_budget
from triwulan.web.agreements.models import BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.services import create_agreement
from triwulan.web.imports.applying import Applied, apply_agreement, apply_budget, apply_realisations
from triwulan.web.imports.report_known import Known
from triwulan.web.imports.report_models import ReportImport, TakenFigure
from triwulan.web.imports.report_parts import Part
from triwulan.web.imports.report_proposals import indicator_of, line_of, meant, names_of
from triwulan.web.imports.report_state import Looked, looked_in
from triwulan.web.imports.report_steps import Step
from triwulan.web.organisation.models import Position
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.services import open_quarter


@dataclass(slots=True)
class Outcome:
    """What became of taking a report: what changed, and what waits for the agreement or the ceilings ("" nothing)."""

    agreement: tuple[Applied, ...] = ()
    budget: tuple[Applied, ...] = ()
    figures: tuple[Applied, ...] = ()
    waits_for: str = ""
    report: QuarterReport | None = None

    @property
    def count(self) -> int:
        """How many values are others now."""
        return len(self.agreement) + len(self.budget) + len(self.figures)


def take(*, own: ReportImport, user: User) -> Outcome:
    """Take everything that is ticked, or nothing: the agreement, the ceilings, and the quarter's figures.

    Until both parties accepted the agreement the figures wait; taken again, nothing new happens. Whether the user may
    fill in the position is asked before. Raises ProblemError where a row cannot be taken as it is.
    """
    with transaction.atomic():
        locked = ReportImport.objects.select_for_update(of=("self",)).select_related("position__unit").get(pk=own.pk)
        position, quarter = locked.position, locked.quarter
        if position is None or quarter is None:
            raise ProblemError(Problem("imports.report_without_position"))
        outcome = _Taking(locked, user, position, quarter).done()
        now = clock.now()
        state = ReportImport.State.WAITING if outcome.waits_for else ReportImport.State.APPLIED
        locked.state, locked.applied_at, locked.applied_by = state, now, user
        locked.version += 1
        locked.save()
        _trace(locked, outcome, user)
    return outcome


@dataclass(slots=True)
class _Taking:
    """One taking of a report, within a transaction."""

    own: ReportImport
    user: User
    position: Position
    quarter: Quarter
    looked: Looked = field(init=False)

    def __post_init__(self) -> None:
        self.looked = looked_in(self.own.looked)

    def done(self) -> Outcome:
        outcome = Outcome()
        self._refuse_faults()
        outcome.agreement = self._agreement()
        outcome.budget = self._budget()
        self._figures(outcome)
        return outcome

    def _known(self) -> Known:
        """The records as they are now, after what was written before."""
        return Known(self.position, self.quarter)

    def _refuse_faults(self) -> None:
        known = self._known()
        for part in Part:
            for fault in Step(part, self.looked, known).faults():
                raise ProblemError(Problem("imports.report_row_wrong", {"place": fault.row.place}))

    def _agreement(self) -> tuple[Applied, ...]:
        known = self._known()
        rows = [each.row for each in Step(Part.AGREEMENT, self.looked, known).taken()]
        if not rows:
            return ()
        version = known.version or create_agreement(position=self.position, year=self.quarter.year)
        return apply_agreement(
            version=version, indicators=[indicator_of(row) for row in rows], user=self.user, chosen=meant(rows)
        )

    def _budget(self) -> tuple[Applied, ...]:
        known = self._known()
        rows = [each.row for each in Step(Part.LINES, self.looked, known).taken()]
        if not rows or known.agreement is None or (known.budget is not None and known.budget.confirmed):
            return ()
        names = names_of(self.looked, known.indicator_names)
        budget = known.budget or _first_budget(known.agreement)
        return apply_budget(
            budget=budget, lines=[line_of(row, names) for row in rows], user=self.user, chosen=meant(rows)
        )

    def _figures(self, outcome: Outcome) -> None:
        known = self._known()
        names = names_of(self.looked, known.indicator_names)
        measuring = Step(Part.REALISATIONS, self.looked, known)
        measured = [measuring.realisation(each.row) for each in measuring.taken()]
        lines = [each.row for each in Step(Part.LINES, self.looked, known).taken()]
        spent = [row for row in lines if row.values["spending"].strip()]
        if not measured and not spent:
            return
        if not known.in_force:
            outcome.waits_for = "agreement"
            return
        confirmed = known.budget is not None and known.budget.confirmed
        if spent and not confirmed:
            outcome.waits_for = "budget"
            spent = []
        outcome.report = open_quarter(position=self.position, quarter=self.quarter)
        outcome.figures = apply_realisations(
            report=outcome.report,
            realisations=measured,
            spendings=[line_of(row, names) for row in spent],
            user=self.user,
            chosen=meant(spent),
        )


def _first_budget(agreement: PerformanceAgreement) -> BudgetVersion:
    return draft_budget(agreement=agreement, effective=date(agreement.year, 1, 1))


def _trace(own: ReportImport, outcome: Outcome, user: User) -> None:
    """Keep of each value which file and place it came from."""
    parts: Iterable[tuple[str, tuple[Applied, ...], QuarterReport | None]] = (
        ("agreement", outcome.agreement, None),
        ("budget", outcome.budget, None),
        ("", outcome.figures, outcome.report),
    )
    TakenFigure.objects.bulk_create(
        TakenFigure(
            regency_id=own.regency_id,
            source=own,
            report=report,
            path=_path(kind, each),
            name=each.about[:300],
            text=each.change.after,
            place=each.place[:200],
            taken_at=own.applied_at or clock.now(),
            taken_by=user,
        )
        for kind, applied, report in parts
        for each in applied
    )


def _path(kind: str, applied: Applied) -> str:
    if kind:
        return f"{kind}/{applied.key}/{applied.change.field}"[:80]
    base = anchors.cost(applied.key) if applied.change.field == "spending" else anchors.measurement(applied.key)
    return f"{base}/{applied.change.field}"
