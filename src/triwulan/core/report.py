"""A Report: what a quarterly performance report means, whether it came from records or from a file.

Cells hold what is stated, computed figures included, so that one report can be printed, compared and audited alike.
Form: Permenpan-RB 53/2014 (agreement and report); the quarterly form is the regency's own regulation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from triwulan.core.activity import ActivityDone
from triwulan.core.counting import UNBOUND, Binding, Counted
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import Aggregation, Direction, Unmeasurable
from triwulan.core.period import Quarter
from triwulan.core.plan import PlanItem as PlanItem
from triwulan.core.quantity import NOT_ENTERED, Quantity
from triwulan.core.stage import Stage
from triwulan.core.workflow import ResponseChoice

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A stated figure and where it came from (an entry's path, or a place in a file; "" when computed)."""

    quantity: Quantity = NOT_ENTERED
    source: str = ""

    @property
    def value(self) -> Decimal | None:
        """The number, or None for blank, dash, n/a and unreadable."""
        return self.quantity.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A legal source, as data: "Peraturan Bupati Lumajang Nomor 6 Tahun 2018 tentang ..., Pasal 4"."""

    name: str
    number: str
    year: int
    about: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs: name with titles, NIP (18 digits), rank, and the post held, with "Plt." or "Plh." when acting."""

    name: str = ""
    nip: str = ""
    rank: str = ""
    post: str = ""
    acting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Whose report it is: the position within its unit and regency, its duties and their legal source."""

    regency: str
    unit: str
    position: str
    superior_position: str
    place: str
    duties: tuple[str, ...] = ()
    duties_source: Regulation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What was agreed to be measured. Targets in ``unit``; quarterly targets are TW I..IV.

    ``population`` is the largest value that can occur (12 villages of 12), None where there is no bound;
    ``matures_in`` the first quarter (1..4) in which a result can exist; ``binding`` the records it is counted from.
    """

    key: str
    name: str
    unit: str
    direction: Direction
    aggregation: Aggregation
    annual_target: Cell
    quarterly_targets: tuple[Cell, ...]
    definition: str = ""
    formula: str = ""
    cap: str = "none"
    population: Decimal | None = None
    matures_in: int = 1
    plan: tuple[PlanItem, ...] = ()
    binding: Binding = UNBOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What is to come about, and the indicators that measure it."""

    key: str
    text: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The performance agreement in force: version 1 is the first, later ones are amendments."""

    version: int
    effective: date
    first_party: Signatory
    second_party: Signatory
    objectives: tuple[Objective, ...]
    reason: str = ""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in the order of the agreement."""
        return tuple(indicator for objective in self.objectives for indicator in objective.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One row of the achievement table: the quarter by itself, and the year up to the quarter's end.

    Achievements in percent, two decimals, as printed; ``*_reason`` says why one cannot be measured. A year's
    percentage with the reason YEAR_NOT_OVER is provisional. ``missing_quarters`` (1..3) were not entered although a
    sum or a mean of the year needs them. For a ratio ``numerator`` and ``denominator`` are the counted pair behind
    the realisation.
    """

    indicator: str
    target: Cell
    realisation: Cell
    achievement: Cell
    annual_target: Cell
    realisation_to_date: Cell
    annual_achievement: Cell
    predicate: str = ""
    numerator: Cell = Cell()
    denominator: Cell = Cell()
    reason: Unmeasurable | None = None
    annual_reason: Unmeasurable | None = None
    missing_quarters: tuple[int, ...] = ()

    @property
    def met(self) -> bool:
        """The quarter's target is reached, judged on the printed percentage."""
        return self.achievement.value is not None and self.achievement.value >= 100

    @property
    def annual_met(self) -> bool:
        """The year's target is reached, judged on the printed percentage, and cannot be missed any more."""
        reached = self.annual_achievement.value is not None and self.annual_achievement.value >= 100
        return reached and not self.provisional

    @property
    def provisional(self) -> bool:
        """The year's percentage stands, but the year's target can still be missed."""
        return self.annual_achievement.value is not None and self.annual_reason is Unmeasurable.YEAR_NOT_OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigure:
    """What lies behind an indicator's realisation: the count at the quarter's end, item by item.

    ``typed`` where the official typed another figure in its place, which then is the realisation.
    """

    indicator: str
    counted: Counted
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A row of the cost table: money in rupiah up to the quarter's end, output, absorption and efficiency in percent.

    ``key`` is the budget line's key, or the indicator's for the parent row; ``output_*`` compare the year, and are
    ``provisional`` while the year's target can still be missed.
    """

    key: str
    name: str
    code: str = ""
    ceiling: Cell = Cell()
    spending: Cell = Cell()
    absorption: Cell = Cell()
    output_target: Cell = Cell()
    output_realisation: Cell = Cell()
    output_achievement: Cell = Cell()
    output_unit: str = ""
    efficiency: Cell = Cell()
    spending_in_quarter: Cell = Cell()
    reason_for_decrease: str = ""
    provisional: bool = False

    @property
    def finished(self) -> bool:
        """The year's output target is reached for good, so that what is left is not needed for it."""
        reached = self.output_achievement.value is not None and self.output_achievement.value >= 100
        return reached and not self.provisional


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCost:
    """An indicator's money: the parent is the sum of its lines."""

    indicator: str
    parent: CostLine
    lines: tuple[CostLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """The cost-per-outcome table and its total; ``variant`` is the efficiency formula of the whole table."""

    variant: EfficiencyVariant
    outcomes: tuple[OutcomeCost, ...]
    total: CostLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Why an indicator came out as it did, in the official's words with figures already put in."""

    indicator: str
    method: str = ""
    done: str = ""
    sent_to: str = ""
    cause: str = ""
    obstacle: str = ""
    solution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """How an indicator's target is pursued, and in which months (1..12) of the year."""

    indicator: str
    text: str
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What is done next, by whom, by when (as written when it is no readable date)."""

    item: int
    what: str
    who: str = ""
    by_when: str = ""


class CarriedAnswer(StrEnum):
    """What became of a follow-up: done, goes on, or given up."""

    DONE = "done"
    CONTINUED = "continued"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFollowUp:
    """A follow-up of the quarter before, worded as it was when it was answered, and what became of it.

    ``item`` is its number there. ``note`` says what shows that it is done, why it goes on, or why it was given up;
    ``evidence`` are numbers of the report's list of evidence. A continued one also stands among ``follow_ups``.
    """

    item: int
    what: str
    who: str = ""
    by_when: str = ""
    answer: CarriedAnswer | None = None
    note: str = ""
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """A piece of evidence in the report's list, numbered from 1; ``anchors`` name what it proves.

    ``kind`` is that of its content ("pdf", "jpeg"), ``size`` in bytes, ``day`` the day it shows, ``added_by`` a name.
    """

    number: int
    name: str
    sha256: str
    anchors: tuple[str, ...] = ()
    kind: str = ""
    size: int = 0
    day: date | None = None
    added_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """The superior's remark on what the anchor names."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The superior's answer (section 2.5): ticked choices, text, remarks, who and when (ISO date)."""

    choices: tuple[ResponseChoice, ...] = ()
    text: str = ""
    remarks: tuple[Remark, ...] = ()
    responder: Signatory | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One sentence of the regency's form: placeholders in braces, filled when the report is composed."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A quarterly performance report.

    ``wording`` holds only what the regency worded itself; what is not there is taken from the standard form.
    ``activities`` are those of the quarter, each with the key of the indicator it serves, in the order of their days.
    ``signed_on`` is the day of sending, None while it is a draft.
    """

    author: Author
    quarter: Quarter
    stage: Stage
    agreement: Agreement
    measurements: tuple[Measurement, ...]
    costs: Costs
    counted: tuple[CountedFigure, ...] = ()
    activities: tuple[ActivityDone, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    carried: tuple[CarriedFollowUp, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    closing: str = ""
    response: Response = Response()
    reporter: Signatory = Signatory()
    superior: Signatory = Signatory()
    signed_on: date | None = None
    reporting_rule: Regulation | None = None
    legal_basis: tuple[Regulation, ...] = ()
    deadline_days: int = 5
    scale: str = ""
    wording: tuple[Wording, ...] = ()
    schema: int = SCHEMA_VERSION

    def indicator_rows(self) -> Iterator[tuple[int, Objective, Indicator]]:
        """Indicators with their printed number (from 1) and objective, in the agreement's order."""
        number = 0
        for objective in self.agreement.objectives:
            for indicator in objective.indicators:
                number += 1
                yield number, objective, indicator

    def measurement(self, indicator: str) -> Measurement:
        """The measured row of an indicator's key; raises KeyError where there is none."""
        for row in self.measurements:
            if row.indicator == indicator:
                return row
        raise KeyError(indicator)
