"""What happened in the demo: agreements signed, quarters filled in, sent and answered."""

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import convert, field

from triwulan.data.demo.office import Row


class PlanItem(Row, frozen=True):
    """A planned piece of work."""

    text: str
    count: Decimal
    unit: str
    months: tuple[int, ...]


class CountedFrom(Row, frozen=True):
    """What an indicator is counted from ``since`` the agreement of a year; a register's ``document`` has a ``year``."""

    source: Literal["register", "activities"]
    since: int
    document: str = ""
    year: str = ""


class Indicator(Row, frozen=True):
    """What is agreed; ``targets`` are TW I..IV, "-" where nothing is due. Without targets they follow from the plan.

    ``method`` is what the office writes each quarter about how it counted.
    """

    name: str
    unit: str
    definition: str
    method: str
    formula: str = ""
    aggregation: str = "sum"
    population: Decimal | None = None
    matures_in: int = 1
    annual: Decimal | None = None
    targets: str = ""
    plan: tuple[PlanItem, ...] = ()
    counted: CountedFrom | None = None

    @property
    def quarterly(self) -> tuple[Decimal | None, ...]:
        """The targets of TW I..IV; nothing where they follow from the plan."""
        return tuple(None if each == "-" else Decimal(each) for each in self.targets.split())


class Objective(Row, frozen=True):
    """What is to come about, and its indicators."""

    text: str
    indicators: tuple[Indicator, ...]


class BudgetLine(Row, frozen=True):
    """A sub-activity with its ceilings by year; without ``output`` it brings about what its indicator says."""

    code: str
    name: str
    indicator: str
    ceilings: dict[str, Decimal]
    output: Decimal | None = None
    unit: str = ""


class Agreement(Row, frozen=True):
    """The agreement of one position and year; it begins on 1 January unless ``begins`` says otherwise."""

    position: str
    year: int
    objectives: tuple[Objective, ...]
    lines: tuple[BudgetLine, ...] = ()
    begins: date | None = None

    def indicators(self) -> Iterator[tuple[str, Indicator]]:
        """Indicators with the codes they get, in order."""
        each = (indicator for objective in self.objectives for indicator in objective.indicators)
        for number, indicator in enumerate(each, start=1):
            yield f"IK{number}", indicator


class Strategy(Row, frozen=True):
    """How a target is pursued, in which months."""

    text: str
    months: tuple[int, ...]


class FollowUp(Row, frozen=True):
    """What is done next, by whom, by when."""

    what: str
    who: str
    by_when: date


class Carried(Row, frozen=True):
    """What became of the quarter before's follow-up of this number; ``by_when`` until when it goes on."""

    item: int
    answer: Literal["done", "continued", "dropped"]
    note: str = ""
    by_when: date | None = None


class Remark(Row, frozen=True):
    """The superior's remark on what an anchor names."""

    anchor: str
    text: str


class Answer(Row, frozen=True):
    """The superior's answer."""

    on: date
    decision: Literal["approve", "return"]
    choices: tuple[str, ...]
    text: str = ""
    remarks: tuple[Remark, ...] = ()


class Quarter(Row, frozen=True):
    """A quarter as it was filled in: figures by code as they were typed ("3/13" is a pair, "" is counted)."""

    position: str
    year: int
    number: int
    entered: date
    sent: date | None = None
    answer: Answer | None = None
    measured: dict[str, str] = field(default_factory=dict)
    spent: dict[str, str] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)
    analysis: dict[str, dict[str, str]] = field(default_factory=dict)
    strategies: dict[str, tuple[Strategy, ...]] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    carried: tuple[Carried, ...] = ()
    closing: str = ""


class Paper(Row, frozen=True):
    """A file that proves an activity: it says what the activity says, under a heading; its name says what it is."""

    name: str
    heading: str


class Activity(Row, frozen=True):
    """Something that was done: ``plan`` is the wording of the plan item, ``cancelled`` why it does not count."""

    day: date
    what: str
    until: date | None = None
    place: str = ""
    villages: tuple[str, ...] = ()
    everywhere: bool = False
    with_whom: str = ""
    result: str = ""
    indicator: str = ""
    plan: str = ""
    papers: tuple[Paper, ...] = ()
    cancelled: str = ""


class Log(Row, frozen=True):
    """What a position did in a year, oldest first."""

    position: str
    year: int
    activities: tuple[Activity, ...]


class Documents(Row, frozen=True):
    """When each village set a document of a year, and its number: "28/12/2022, 6 Tahun 2022"."""

    obligation: str
    year: int
    entered: date
    villages: dict[str, str]


@cache
def demo_register() -> tuple[Documents, ...]:
    """Give what the register holds, oldest first."""
    found = (convert(tomllib.loads(text), Documents) for text in _texts("register"))
    return tuple(sorted(found, key=lambda each: each.entered))


@cache
def demo_logs() -> tuple[Log, ...]:
    """Give every position's log."""
    logs = (convert(tomllib.loads(text), Log) for text in _texts("activities"))
    return tuple(sorted(logs, key=lambda each: (each.year, each.position)))


@cache
def demo_agreements() -> tuple[Agreement, ...]:
    """Give every agreement; one file holds a position's years, which differ in years and ceilings only."""
    found = []
    for text in _texts("agreements"):
        for year in tomllib.loads(text)["years"]:
            data = tomllib.loads(_of_year(text, year))
            del data["years"]
            found.append(convert({**data, "year": year}, Agreement))
    return tuple(sorted(found, key=lambda each: (each.year, each.position)))


@cache
def demo_quarters() -> tuple[Quarter, ...]:
    """Give every quarter, oldest first."""
    quarters = (convert(tomllib.loads(text), Quarter) for text in _texts("quarters"))
    return tuple(sorted(quarters, key=lambda each: (each.year, each.number, each.position)))


def _of_year(text: str, year: int) -> str:
    names = {"{tahun}": year, "{tahun_lalu}": year - 1, "{tahun_depan}": year + 1}
    for name, value in names.items():
        text = text.replace(name, str(value))
    return text


def _texts(folder: str) -> Iterator[str]:
    found = files("triwulan.data.demo").joinpath(folder).iterdir()
    for path in sorted(found, key=lambda each: each.name):
        if path.name.endswith(".toml"):
            yield path.read_text(encoding="utf-8")
