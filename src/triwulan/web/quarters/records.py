"""A quarter's record read as a whole: agreement, ceilings and entries, and everything that follows from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import F

from triwulan.core import anchors
from triwulan.core.activity import ActivityDone, within
from triwulan.core.budget_line import BudgetLine, SpendingEntry
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Aggregation
from triwulan.core.plausibility import check_output, check_realisation, check_spending
from triwulan.core.predicate import Scale
from triwulan.core.problem import Problem
from triwulan.core.quantity import NOT_ENTERED, parse_money, parse_quantity
from triwulan.core.reckoning import RealisationEntry, counted_entry, measure
from triwulan.core.reckoning_costs import reckon_costs
from triwulan.core.references import Resolved, figures, resolve
from triwulan.core.report import Agreement, Costs, CountedFigure, Indicator, Measurement
from triwulan.core.workflow import State
from triwulan.data.scales import scales
from triwulan.web.activities.counting import done_in_year
from triwulan.web.agreements.mapping import budget_lines, core_agreement
from triwulan.web.agreements.selectors import budget_in_force, version_in_force
from triwulan.web.quarters.carrying import Asked, asked_in
from triwulan.web.quarters.counts import Counts, counts_of_year
from triwulan.web.quarters.evidence_list import EvidenceList, list_of
from triwulan.web.quarters.fields import measured_fields
from triwulan.web.quarters.models import Entry, QuarterReport

Texts = Mapping[str, Entry]

_NOTHING = RealisationEntry()


@dataclass
class QuarterRecord:
    """A position's year up to one quarter. ``entries`` holds TW I up to it, each by path."""

    report: QuarterReport
    agreement: Agreement
    all_lines: tuple[BudgetLine, ...]
    entries: tuple[Texts, ...]
    done: tuple[ActivityDone, ...]
    """Activities of the year."""
    counts: tuple[Counts, ...]
    """What was counted in TW I up to it, each by indicator."""
    approved: frozenset[int] = frozenset()
    """Earlier quarters of the year that are approved: what they lack cannot be entered any more."""
    asked: tuple[Asked, ...] = ()
    """Last quarter's follow-ups, to be answered."""

    @property
    def own(self) -> Texts:
        """This quarter's entries."""
        return self.entries[-1]

    def text(self, path: str) -> str:
        """What was typed in a field of this quarter."""
        entry = self.own.get(path)
        return "" if entry is None else entry.text

    @cached_property
    def scale(self) -> Scale:
        """The regency's scale of predicates."""
        return scales()[self.report.regency.scale]

    @cached_property
    def lines(self) -> tuple[BudgetLine, ...]:
        """Budget lines that serve an indicator of the agreement in force."""
        known = {indicator.key for indicator in self.agreement.indicators}
        return tuple(line for line in self.all_lines if line.indicator in known)

    @cached_property
    def stray_lines(self) -> tuple[BudgetLine, ...]:
        """Budget lines left over from an indicator that an amendment took out."""
        return tuple(line for line in self.all_lines if line not in self.lines)

    def realisations(self, indicator: Indicator) -> list[RealisationEntry]:
        """What was entered for an indicator, TW I up to this quarter.

        What an earlier quarter's form refused, or what was counted in another unit before an amendment, is not
        entered as far as this quarter is concerned: it must not slip into the year's figures.
        """
        *earlier, own = self._entered_realisations(indicator)
        return [*(entry if not check_realisation(indicator, entry) else _NOTHING for entry in earlier), own]

    def _entered_realisations(self, indicator: Indicator) -> list[RealisationEntry]:
        """What was typed, and what was counted where nothing was."""
        base = anchors.measurement(indicator.key)
        entered = []
        for texts, counts in zip(self.entries, self.counts, strict=True):
            counted = counts.get(indicator.key)
            if counted is not None and not _is_typed(texts, indicator):
                entered.append(counted_entry(indicator, counted, source=base))
                continue
            entered.append(
                RealisationEntry(
                    value=parse_quantity(_typed(texts, f"{base}/value")),
                    numerator=parse_quantity(_typed(texts, f"{base}/numerator")),
                    denominator=parse_quantity(_typed(texts, f"{base}/denominator")),
                    source=base,
                )
            )
        return entered

    @cached_property
    def activities(self) -> tuple[ActivityDone, ...]:
        """Activities of this quarter; one for an indicator that an amendment took out serves none."""
        quarter = self.report.quarter
        known = {indicator.key for indicator in self.agreement.indicators}
        found = within(self.done, first=quarter.first_day, last=quarter.last_day)
        return tuple(each if each.indicator in known else replace(each, indicator="") for each in found)

    @cached_property
    def counted(self) -> dict[str, CountedFigure]:
        """What is counted for this quarter, and whether something else was typed in its place, by indicator."""
        counts = self.counts[-1]
        return {
            indicator.key: CountedFigure(
                indicator=indicator.key,
                counted=counts[indicator.key],
                typed=_is_typed(self.own, indicator),
            )
            for indicator in self.agreement.indicators
            if indicator.key in counts
        }

    def is_counted(self, path: str) -> bool:
        """Whether records give a figure's field, so that nothing needs to be typed."""
        kind, _, rest = path.partition("/")
        figure = self.counted.get(rest.partition("/")[0]) if kind == "measurement" else None
        return figure is not None and not figure.typed

    @cached_property
    def evidence(self) -> EvidenceList:
        """What proves its figures and answers, numbered in the order of the report."""
        measured = [anchors.measurement(indicator.key) for indicator in self.agreement.indicators]
        spent = [anchors.cost(line.key) for line in self.lines]
        answered = [anchors.carried(asked.number) for asked in self.asked]
        order = [*measured, *spent, *answered, anchors.REPORT]
        return list_of(self.report, order=order, behind=self._behind_counts())

    def _behind_counts(self) -> Iterator[tuple[str, int]]:
        """Evidence of the documents and activities that are counted or told of."""
        for figure in self.counted.values():
            for item in figure.counted.items:
                yield from ((anchors.measurement(figure.indicator), key) for key in item.evidence)
        for done in self.activities:
            anchor = anchors.measurement(done.indicator) if done.indicator else anchors.REPORT
            yield from ((anchor, key) for key in done.evidence)

    @cached_property
    def outdated(self) -> frozenset[str]:
        """Answers to what last quarter's report says otherwise by now: they count no more."""
        stale = (asked for asked in self.asked if asked.answered_as is not None)
        return frozenset(f"{anchors.carried(asked.number)}/answer" for asked in stale)

    def spendings(self, line: BudgetLine) -> list[SpendingEntry]:
        """What was entered for a budget line, TW I up to this quarter; what was refused earlier is not entered."""
        *earlier, own = self._typed_spendings(line.key)
        return [*(_accepted(line, entry) for entry in earlier), own]

    def _typed_spendings(self, line: str) -> list[SpendingEntry]:
        base = anchors.cost(line)
        return [
            SpendingEntry(
                spending=parse_money(_typed(texts, f"{base}/spending")),
                output=parse_quantity(_typed(texts, f"{base}/output")),
                reason=_typed(texts, f"{base}/reason"),
                source=base,
            )
            for texts in self.entries
        ]

    @cached_property
    def measurements(self) -> dict[str, Measurement]:
        """The measured row of every indicator."""
        return {indicator.key: self.measured(indicator) for indicator in self.agreement.indicators}

    def measured(self, indicator: Indicator) -> Measurement:
        """The measured row of one indicator."""
        entries = self.realisations(indicator)
        return measure(indicator, quarter=self.report.quarter, entries=entries, scale=self.scale)

    @cached_property
    def costs(self) -> Costs:
        """The cost table."""
        return reckon_costs(
            indicators=self.agreement.indicators,
            lines=self.lines,
            entries={line.key: self.spendings(line) for line in self.lines},
            measurements=self.measurements,
            quarter=self.report.quarter,
            variant=EfficiencyVariant(self.report.regency.efficiency),
        )

    @cached_property
    def figures(self) -> dict[str, dict[str, str]]:
        """Figures that texts may refer to, by indicator."""
        return figures(self.measurements.values(), self.costs, self.agreement.indicators)

    def prose(self, path: str) -> Resolved:
        """A text with its figures put in; within an indicator's fields a bare reference means that indicator."""
        kind, key = path.split("/")[:2]
        own = key if kind in ("analysis", "strategy") else None
        return resolve(self.text(path).strip(), own=own, figures=self.figures)

    @cached_property
    def problems(self) -> dict[str, tuple[Problem, ...]]:
        """What is wrong, by path."""
        found: dict[str, list[Problem]] = {}
        for indicator in self.agreement.indicators:
            _collect(found, anchors.measurement(indicator.key), self._realisation_problems(indicator))
        for line in self.lines:
            _collect(found, anchors.cost(line.key), self._cost_problems(line))
        for path in self.own:
            if path.startswith(("analysis/", "strategy/", "follow_up/", "carried/", "closing/")):
                prose = self.prose(path)
                for token in prose.unknown:
                    found.setdefault(path, []).append(Problem("reference.unknown", {"token": token}))
                for token in prose.empty:
                    found.setdefault(path, []).append(Problem("reference.empty", {"token": token}))
        return {path: tuple(problems) for path, problems in found.items()}

    def _realisation_problems(self, indicator: Indicator) -> tuple[Problem, ...]:
        to_date = None
        if indicator.aggregation is Aggregation.SUM:
            to_date = self.measurements[indicator.key].realisation_to_date.value
        missing = self.measurements[indicator.key].missing_quarters
        earlier = Problem("realisation.earlier_missing", {"field": "value", "quarters": quarters_in_words(missing)})
        found = check_realisation(indicator, self.realisations(indicator)[-1], to_date=to_date)
        return (*found, earlier) if set(missing) - self.approved else found

    def _cost_problems(self, line: BudgetLine) -> tuple[Problem, ...]:
        entries = self.spendings(line)
        before = [entry.spending for entry in entries[:-1] if entry.spending.is_number]
        previous = before[-1] if before else NOT_ENTERED
        return (
            *check_spending(line, previous=previous, entry=entries[-1]),
            *check_output(line, entry=entries[-1]),
        )


def load_record(report: QuarterReport) -> QuarterRecord | None:
    """Read a quarter with the agreement and ceilings in force on its last day; None when no agreement is."""
    last_day = report.quarter.last_day
    report.agreement.position = report.position  # known already, and asked for by the paper
    version = version_in_force(report.agreement, last_day)
    if version is None:
        return None
    by_quarter: dict[int, dict[str, Entry]] = {number: {} for number in range(1, report.number + 1)}
    entries = (
        Entry.objects.filter(
            report__position_id=report.position_id, report__year=report.year, report__number__lte=report.number
        )
        .annotate(quarter=F("report__number"), state=F("report__state"))
        .order_by()  # found by path
    )
    approved = set()
    for entry in entries:
        by_quarter[entry.quarter][entry.path] = entry
        if entry.state == State.APPROVED:
            approved.add(entry.quarter)
    agreement = core_agreement(version)
    done = done_in_year(position_id=report.position_id, year=report.year)
    return QuarterRecord(
        report=report,
        agreement=agreement,
        all_lines=budget_lines(budget_in_force(report.agreement, last_day)),
        entries=tuple(by_quarter.values()),
        done=done,
        counts=counts_of_year(report, version, agreement, done),
        approved=frozenset(approved),
        asked=asked_in(report),
    )


def quarters_in_words(numbers: Iterable[int]) -> str:
    """ "TW I dan TW II"."""
    return " dan ".join(f"TW {('I', 'II', 'III', 'IV')[number - 1]}" for number in numbers)


def _is_typed(texts: Texts, indicator: Indicator) -> bool:
    """Whether anything at all stands in the fields of an indicator's realisation."""
    base = anchors.measurement(indicator.key)
    return any(_typed(texts, f"{base}/{field}").strip() for field in measured_fields(indicator))


def _accepted(line: BudgetLine, entry: SpendingEntry) -> SpendingEntry:
    """An earlier quarter's entry without what its own form refused."""
    spent = replace(entry, spending=NOT_ENTERED) if check_spending(line, previous=NOT_ENTERED, entry=entry) else entry
    return replace(spent, output=NOT_ENTERED) if check_output(line, entry=entry) else spent


def _typed(texts: Texts, path: str) -> str:
    entry = texts.get(path)
    return "" if entry is None else entry.text


def _collect(found: dict[str, list[Problem]], base: str, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        found.setdefault(f"{base}/{problem.values['field']}", []).append(problem)
