"""Taking over what a file proposes, all of it or nothing, through the services by which it would be typed.

Whoever calls this asked before whether the user may write there. Applied again, the same proposals change nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple

from django.db import transaction

from triwulan.core import anchors
from triwulan.core.budget_code import read_code
from triwulan.core.known import Change, KnownIndicator, KnownLines, figure, indicator_changes, line_changes
from triwulan.core.likeness import words
from triwulan.core.matching import KnownNames
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation
from triwulan.web.accounts.models import User
from triwulan.web.agreements.budgets import BudgetRow, locked_budget, save_budget
from triwulan.web.agreements.drafting import (
    IndicatorValues,
    ObjectiveRow,
    save_indicator,
    save_objectives,
    values_of,
)
from triwulan.web.agreements.models import AgreementVersion, BudgetTerms, BudgetVersion, IndicatorTerms, Objective
from triwulan.web.agreements.selectors import budget_rows
from triwulan.web.agreements.services import locked_draft
from triwulan.web.imports.knowing import agreed_indicators, known_indicators, line_of, reported_indicators, spent_lines
from triwulan.web.quarters.models import Entry, QuarterReport
from triwulan.web.quarters.records import QuarterRecord, load_record
from triwulan.web.quarters.selectors import EDITABLE
from triwulan.web.quarters.services import Typed, save_entries

NEW: Final = "new"
"""The choice of what is not there yet."""
Chosen = Mapping[str, str]
"""What a person said a proposal means: its ``place`` to the key of an indicator or line, or ``NEW``."""
NOTHING_CHOSEN: Final[Chosen] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Applied:
    """One value that is another now: of what, which field, before and after, and where the file says it."""

    key: str
    about: str
    change: Change
    place: str


class _About(NamedTuple):
    """What a field is about: the key and name of its indicator or line, and where the file says it."""

    key: str
    name: str
    place: str


@transaction.atomic
def apply_agreement(
    *, version: AgreementVersion, indicators: Sequence[ProposedIndicator], user: User, chosen: Chosen = NOTHING_CHOSEN
) -> tuple[Applied, ...]:
    """Write indicators into a draft: those it has are changed, others are added below their objective.

    Raises ProblemError where the version is no draft, a proposal may mean several indicators, or a value is refused.
    """
    draft = locked_draft(version)
    applied: list[Applied] = []
    known = {each.key: each for each in known_indicators(draft)}
    names = KnownNames({each.key: each.name for each in known.values()})
    seen: dict[str, str] = {}
    for proposed in indicators:
        key = _meant(proposed.place, proposed.name, names, chosen)
        if key and key in seen:
            raise ProblemError(Problem("imports.meant_twice", {"place": proposed.place, "other": seen[key]}))
        seen[key] = proposed.place
        applied += _write_indicator(draft, proposed, known.get(key))
    return tuple(applied)


@transaction.atomic
def apply_budget(
    *, budget: BudgetVersion, lines: Sequence[ProposedLine], user: User, chosen: Chosen = NOTHING_CHOSEN
) -> tuple[Applied, ...]:
    """Write ceilings into a draft: lines it has are changed, others are added; what is not proposed stays as it is.

    A new line names the indicator it serves. Raises ProblemError where the ceilings are confirmed, a proposal may mean
    several lines or serves no indicator, or a value is refused.
    """
    draft = locked_budget(budget)
    terms = {row.line.key: row for row in budget_rows(draft)}
    known = KnownLines(line_of(row) for row in terms.values())
    served = agreed_indicators(draft.agreement)
    identities = {each.code: each for each in draft.agreement.indicators.all()}
    names, indicators = {each.key: each.name for each in served}, KnownNames({each.key: each.name for each in served})
    rows = {key: _kept_row(row) for key, row in terms.items()}
    applied: list[Applied] = []
    seen: dict[str, str] = {}
    for number, line in enumerate(lines):
        key = _meant_line(line, known, chosen)
        if key and key in seen:
            raise ProblemError(Problem("imports.meant_twice", {"place": line.place, "other": seen[key]}))
        serves = indicators.match(line.indicator).key
        if (line.indicator or not key) and not serves:
            raise ProblemError(Problem("imports.line_serves_nothing", {"place": line.place, "line": line.name}))
        if key:
            seen[key] = line.place
            changes = list(line_changes(known.by_key[key], line, names))
            rows[key] = _changed_row(rows[key], line, identities[serves] if serves else None)
        else:
            key = f"{NEW}{number}"
            changes = [Change("ceiling", "", figure(line.ceiling)), Change("indicator", "", names[serves])]
            rows[key] = BudgetRow(
                name=line.name, ceiling=line.ceiling or Decimal(0), indicator=identities[serves], code=line.code
            )
        applied += [Applied(key if key in terms else "", line.name, change, line.place) for change in changes]
    save_budget(version=draft, rows=list(rows.values()))
    return tuple(applied)


@transaction.atomic
def apply_realisations(
    *,
    report: QuarterReport,
    realisations: Sequence[ProposedRealisation] = (),
    spendings: Sequence[ProposedLine] = (),
    user: User,
    chosen: Chosen = NOTHING_CHOSEN,
) -> tuple[Applied, ...]:
    """Type realisations and spending into an open quarter's fields; an empty text leaves what is there.

    Raises ProblemError where the quarter is closed, a field of a returned one is not open, or a proposal means nothing
    that the quarter reports on, or several things.
    """
    locked = QuarterReport.objects.select_for_update().get(pk=report.pk)
    record = load_record(locked)
    if record is None or locked.state not in [state.value for state in EDITABLE]:
        raise ProblemError(Problem("quarter.closed", {"quarter": report.quarter.label, "state": locked.state}))
    texts, about = _typed_texts(record, realisations, spendings, chosen)
    typed = [Typed(path, text, _version(record.own.get(path))) for path, text in texts.items()]
    outcome = save_entries(report_id=report.pk, typed=typed, user=user)
    for path, problem in outcome.refused.items():
        raise ProblemError(Problem("imports.field_refused", {"place": about[path].place, "problem": problem}))
    if outcome.conflicts:
        raise ProblemError(Problem("imports.changed_meanwhile"))
    saved = [(path, about[path]) for path in texts if path in outcome.saved]
    return tuple(
        Applied(each.key, each.name, Change(path.rpartition("/")[2], record.text(path), texts[path]), each.place)
        for path, each in saved
    )


def _typed_texts(
    record: QuarterRecord,
    realisations: Sequence[ProposedRealisation],
    spendings: Sequence[ProposedLine],
    chosen: Chosen,
) -> tuple[dict[str, str], dict[str, _About]]:
    """The texts of fields by their paths, and what each is about."""
    texts: dict[str, str] = {}
    about: dict[str, _About] = {}

    def put(path: str, text: str, key: str, name: str, place: str) -> None:
        if not text.strip():
            return
        if texts.get(path, text) != text:
            raise ProblemError(Problem("imports.meant_twice", {"place": place, "other": about[path].place}))
        texts[path], about[path] = text, _About(key, name, place)

    indicators = {each.key: each for each in reported_indicators(record)}
    names = KnownNames({each.key: each.name for each in indicators.values()})
    for proposed in realisations:
        key = _known(_meant(proposed.place, proposed.indicator, names, chosen), proposed.place, proposed.indicator)
        for field in ("value", "numerator", "denominator"):
            path = f"{anchors.measurement(key)}/{field}"
            put(path, getattr(proposed, field), key, indicators[key].name, proposed.place)
    lines = KnownLines(spent_lines(record))
    for line in spendings:
        key = _known(_meant_line(line, lines, chosen), line.place, line.name)
        put(f"{anchors.cost(key)}/spending", figure(line.spending), key, lines.by_key[key].name, line.place)
    return texts, about


def _known(key: str, place: str, name: str) -> str:
    if not key:
        raise ProblemError(Problem("imports.not_reported_on", {"place": place, "name": name}))
    return key


def _meant(place: str, name: str, names: KnownNames, chosen: Chosen) -> str:
    """The key of what is meant, "" for something new."""
    said = chosen.get(place)
    if said is not None:
        return "" if said == NEW else said
    match = names.match(name)
    if not match.key and match.candidates:
        raise ProblemError(Problem("imports.may_mean_several", {"place": place, "name": name}))
    return match.key


def _meant_line(line: ProposedLine, known: KnownLines, chosen: Chosen) -> str:
    said = chosen.get(line.place)
    if said is not None:
        return "" if said == NEW else said
    match = known.match(read_code(line.code), line.name)
    if not match.key and match.candidates:
        raise ProblemError(Problem("imports.may_mean_several", {"place": line.place, "name": line.name}))
    return match.key


def _version(entry: Entry | None) -> int:
    return 0 if entry is None else entry.version


def _kept_row(terms: BudgetTerms) -> BudgetRow:
    return BudgetRow(
        name=terms.name,
        ceiling=terms.ceiling,
        indicator=terms.indicator,
        code=terms.code,
        as_indicator=terms.as_indicator,
        output_target=terms.output_target,
        output_unit=terms.output_unit,
        line=terms.line_id,
    )


def _changed_row(row: BudgetRow, line: ProposedLine, indicator: object) -> BudgetRow:
    return replace(
        row,
        ceiling=row.ceiling if line.ceiling is None else line.ceiling,
        code=row.code or line.code,
        indicator=indicator or row.indicator,  # type: ignore[arg-type]
    )


def _write_indicator(
    draft: AgreementVersion, proposed: ProposedIndicator, known: KnownIndicator | None
) -> list[Applied]:
    """Change or add one indicator; what it changed."""
    terms = None
    if known is not None:
        changes = list(indicator_changes(known, proposed))
        if not changes:
            return []
        terms = draft.terms.select_related("indicator", "objective").get(indicator__code=known.key)
        values = _overlaid(values_of(terms), proposed)
    else:
        changes = list(indicator_changes(KnownIndicator(key="", name=""), proposed))
        values = _overlaid(IndicatorValues(name=proposed.name, unit=proposed.unit), proposed)
    objective = _objective(draft, proposed.objective, terms)
    saved = save_indicator(version=draft, objective=objective, values=values, terms=terms)
    return [Applied(saved.indicator.code, proposed.name, change, proposed.place) for change in changes]


def _overlaid(values: IndicatorValues, proposed: ProposedIndicator) -> IndicatorValues:
    """The values with whatever is proposed put in their place."""
    first, second, third, fourth = proposed.quarterly_targets
    wanted: dict[str, object] = {
        "unit": proposed.unit,
        "formula": proposed.formula,
        "direction": None if proposed.direction is None else proposed.direction.value,
        "aggregation": None if proposed.aggregation is None else proposed.aggregation.value,
        "annual_target": proposed.annual_target,
        "target_1": first,
        "target_2": second,
        "target_3": third,
        "target_4": fourth,
    }
    return replace(values, **{name: value for name, value in wanted.items() if value not in (None, "")})  # type: ignore[arg-type]


def _objective(draft: AgreementVersion, text: str, terms: IndicatorTerms | None) -> Objective:
    """The objective of these words, a new one where the draft has none; an indicator without one keeps its own."""
    objectives = list(draft.objectives.order_by("number"))
    asked = words(text)
    for objective in objectives:
        if asked and words(objective.text) == asked:
            return objective
    if not asked and (terms is not None or objectives):
        return terms.objective if terms is not None else objectives[-1]
    if not asked:
        raise ProblemError(Problem("imports.no_objective"))
    rows = [ObjectiveRow(each.text, each.pk) for each in objectives]
    save_objectives(version=draft, rows=[*rows, ObjectiveRow(text)])
    return draft.objectives.order_by("number").last()  # type: ignore[return-value]
