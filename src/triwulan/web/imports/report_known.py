"""What the records already hold of a position's quarter, and what taking a proposed row would change in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from triwulan.core.budget_code import read_code
from triwulan.core.known import Change, KnownIndicator, KnownLine, KnownLines, figure, indicator_changes, line_changes
from triwulan.core.matching import KnownNames, Match
from triwulan.core.period import Quarter
from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation
from triwulan.core.quantity import parse_money, parse_quantity
from triwulan.core.workflow import State
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion, PerformanceAgreement
from triwulan.web.agreements.selectors import newest_budget, newest_version, version_in_force
from triwulan.web.imports.applying import NEW
from triwulan.web.imports.knowing import known_indicators, known_lines, reported_indicators, spent_lines
from triwulan.web.organisation.models import Position
from triwulan.web.quarters.models import QuarterReport
from triwulan.web.quarters.records import load_record
from triwulan.web.quarters.selectors import EDITABLE, with_position


class Standing(StrEnum):
    """How a proposed row stands to the records."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    OPEN = "open"
    """It may mean several records: the official says which."""
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Compared:
    """A row beside the records; ``why`` says what keeps it from being taken."""

    standing: Standing
    changes: tuple[Change, ...] = ()
    why: str = ""


class Known:
    """The records of a position's quarter, read once: a fixed number of queries however long the agreement is."""

    def __init__(self, position: Position, quarter: Quarter) -> None:
        self.quarter = quarter
        self.agreement = PerformanceAgreement.objects.filter(position=position, year=quarter.year).first()
        self.version: AgreementVersion | None = None
        self.budget: BudgetVersion | None = None
        self.in_force = False
        if self.agreement is not None:
            self.version, self.budget = newest_version(self.agreement), newest_budget(self.agreement)
            self.in_force = version_in_force(self.agreement, quarter.last_day) is not None
        reports = with_position(QuarterReport.objects.filter(position=position, year=quarter.year))
        self.report = reports.filter(number=quarter.number).first()
        self.indicators = {each.key: each for each in known_indicators(self.version)}
        self.lines = KnownLines(known_lines(self.budget))
        self.names = KnownNames(self.indicator_names)
        self._entered: dict[str, KnownIndicator] = {}
        self._spent: dict[str, KnownLine] = {}
        record = None if self.report is None else load_record(self.report)
        if record is not None:
            self._entered = {each.key: each for each in reported_indicators(record)}
            self._spent = {each.key: each for each in spent_lines(record)}

    @property
    def indicator_names(self) -> dict[str, str]:
        """The names by their keys."""
        return {each.key: each.name for each in self.indicators.values()}

    @property
    def agreement_closed(self) -> str:
        """Why the agreement cannot be written, "" where it can."""
        if self.version is None:
            return ""
        if self.version.accepted:
            return _("perjanjian sudah disetujui kedua pihak; ubah lewat perubahan perjanjian")
        return _("perjanjian menunggu persetujuan atasan; tarik kembali dahulu") if self.version.proposed else ""

    @property
    def budget_closed(self) -> str:
        """Why the ceilings cannot be written."""
        confirmed = self.budget is not None and self.budget.confirmed
        return _("pagu sudah ditetapkan; ubah lewat pagu baru") if confirmed else ""

    @property
    def quarter_closed(self) -> str:
        """Why the quarter's figures cannot be written."""
        if self.report is None or State(self.report.state) in EDITABLE:
            return ""
        if self.report.state == State.APPROVED:
            return _("laporan triwulan ini sudah disetujui")
        return _("laporan triwulan ini sudah dikirim; tarik kembali, atau tunggu dikembalikan")

    def indicator(self, proposed: ProposedIndicator, chosen: str = "") -> Compared:
        """A proposed indicator beside the agreement's; ``chosen`` is the key, or that it is new."""
        match = _chosen(chosen, self.indicators) or self.names.match(proposed.name)
        if _is_open(match, chosen):
            return Compared(Standing.OPEN)
        if not match.key:
            changes = indicator_changes(KnownIndicator(key="", name=""), proposed)
            return _compared(False, changes, self.agreement_closed)
        return _compared(True, indicator_changes(self.indicators[match.key], proposed), self.agreement_closed)

    def line(self, proposed: ProposedLine, chosen: str = "") -> Compared:
        """A proposed line beside the ceilings', and its spending beside the quarter's."""
        match = _chosen(chosen, self.lines.by_key) or self.lines.match(read_code(proposed.code), proposed.name)
        if _is_open(match, chosen):
            return Compared(Standing.OPEN)
        if not match.key:
            money = (("ceiling", proposed.ceiling), ("spending", proposed.spending))
            changes = [Change(name, "", figure(value)) for name, value in money if value is not None]
            return _compared(False, changes, self.budget_closed)
        planned = tuple(line_changes(self.lines.by_key[match.key], proposed, self.indicator_names))
        before = self._spent[match.key].spending if match.key in self._spent else ""
        spent = _typed("spending", before, figure(proposed.spending))
        if planned and self.budget_closed:
            return Compared(Standing.BLOCKED, (*planned, *spent), self.budget_closed)
        return _compared(True, (*planned, *spent), self.quarter_closed if spent else "")

    def realisation(self, proposed: ProposedRealisation) -> Compared:
        """A proposed realisation beside what is entered."""
        key = self.names.match(proposed.indicator).key
        entered = self._entered.get(key)
        changes = [
            change
            for name in ("value", "numerator", "denominator")
            for change in _typed(name, getattr(entered, name, ""), getattr(proposed, name))
        ]
        there = entered is not None and bool(entered.value or entered.numerator or entered.denominator)
        return _compared(there, changes, self.quarter_closed)


def _chosen(chosen: str, known: Iterable[str]) -> Match | None:
    return Match(chosen) if chosen in known else None


def _is_open(match: Match, chosen: str) -> bool:
    return not match.key and bool(match.candidates) and chosen != NEW


def _compared(there: bool, changes: Iterable[Change], closed: str) -> Compared:
    found = tuple(changes)
    if there and not found:
        return Compared(Standing.SAME)
    if closed:
        return Compared(Standing.BLOCKED, found, closed)
    return Compared(Standing.CHANGED if there else Standing.NEW, found)


def _typed(name: str, before: str, after: str) -> tuple[Change, ...]:
    """What would be typed over; the same figure in another spelling is the same."""
    return () if not after or _same_figure(before, after) else (Change(name, before, after),)


def _same_figure(one: str, other: str) -> bool:
    money = parse_money(one), parse_money(other)
    if all(each.is_number for each in money):
        return money[0].value == money[1].value
    first, second = parse_quantity(one), parse_quantity(other)
    if not (first.is_number and second.is_number):
        return one.split() == other.split()
    units = {first.unit.casefold(), second.unit.casefold()}
    return first.value == second.value and (len(units) == 1 or "" in units)
