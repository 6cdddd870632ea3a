"""What the pages of a position's year show around the log: years, the plan, and what is due of it now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from triwulan.core.activity import ActivityDone, Progress, progress, serving
from triwulan.core.period import Quarter
from triwulan.core.plan_year import Month, PlanLine, plan_year
from triwulan.web.accounts.access import Access, access
from triwulan.web.activities.counting import done_in_year
from triwulan.web.activities.selectors import FIRST_YEAR, LAST_YEAR, Agreed, agreed_in, may_write
from triwulan.web.activities.supports import support
from triwulan.web.organisation.models import Position


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan item of an indicator: its year, and how far it is in the quarter shown."""

    agreed: Agreed
    line: PlanLine
    quarter: Progress
    """The quarter's part, with nothing planned where the quarter has nothing."""

    @property
    def supports(self) -> str:
        """What the form of a new activity offers for it."""
        return support(self.agreed.pk, self.line.text)

    @property
    def now(self) -> tuple[Month, ...]:
        """The months whose plan is due and not done."""
        return self.line.now

    @property
    def left_now(self) -> int:
        """How many are due and not done."""
        return sum(each.left for each in self.now)


class YearScreen:
    """A position's year as the visitor sees it."""

    def __init__(self, request: HttpRequest, position: Position, year: int) -> None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        self.request, self.position, self.year = request, position, year
        self.visitor: Access = access(request)
        self.open = may_write(self.visitor, position.pk)

    @cached_property
    def quarter(self) -> Quarter:
        """The quarter asked for; else the running one, and of another year its last or first."""
        asked = self.request.GET.get("tw", "")
        if asked in ("1", "2", "3", "4"):
            return Quarter(self.year, int(asked))
        running = Quarter.of(self.visitor.today)
        if self.year == running.year:
            return running
        return Quarter(self.year, 4 if self.year < running.year else 1)

    @cached_property
    def village_count(self) -> int:
        """How many villages the unit has."""
        return self.position.unit.villages.count()

    @cached_property
    def agreed(self) -> list[Agreed]:
        """The indicators in force."""
        return agreed_in(self.position.pk, self.year, self.visitor.today)

    @cached_property
    def done(self) -> tuple[ActivityDone, ...]:
        """What was done."""
        return done_in_year(position_id=self.position.pk, year=self.year)

    @cached_property
    def plan(self) -> list[tuple[Agreed, list[PlanRow]]]:
        """Each indicator with the lines of its plan; those without a plan and without activities have none."""
        return [(each, list(self._rows(each))) for each in self.agreed]

    @property
    def rows(self) -> Iterator[PlanRow]:
        """Every line of the plan."""
        return (row for _agreed, rows in self.plan for row in rows)

    @property
    def due(self) -> list[PlanRow]:
        """What is due now."""
        return [row for row in self.rows if row.left_now]

    @property
    def quarter_rows(self) -> list[PlanRow]:
        """What the quarter has of the plan."""
        return [row for row in self.rows if row.quarter.planned]

    @property
    def quarter_planned(self) -> Decimal:
        """How much the quarter has."""
        return sum((row.quarter.planned for row in self.quarter_rows), Decimal(0))

    @property
    def quarter_done(self) -> Decimal:
        """How much of it was done; what was done beyond a plan item makes up for no other."""
        return sum((min(Decimal(row.quarter.done), row.quarter.planned) for row in self.quarter_rows), Decimal(0))

    @property
    def has_plan(self) -> bool:
        """There is an indicator with a plan."""
        return any(each.terms.plan for each in self.agreed)

    @property
    def months(self) -> range:
        """1..12."""
        return range(1, 13)

    @property
    def this_month(self) -> int:
        """The running month in the running year, else 0."""
        return self.visitor.today.month if self.visitor.today.year == self.year else 0

    def address(self, name: str = "year", *, year: int = 0, **query: str) -> str:
        """A page of this position, of this year or another."""
        url = reverse(f"activities:{name}", args=[self.position.pk, year or self.year])
        return f"{url}?{urlencode(query)}" if query else url

    @property
    def before(self) -> str:
        """The log of the year before."""
        return self.address(self._page, year=self.year - 1) if self.year > FIRST_YEAR else ""

    @property
    def after(self) -> str:
        """The log of the year after, up to the running one."""
        return self.address(self._page, year=self.year + 1) if self.year < self.visitor.today.year else ""

    @property
    def _page(self) -> str:
        return "plan" if self.request.path == self.address("plan") else "year"

    def _rows(self, agreed: Agreed) -> Iterator[PlanRow]:
        done, plan = serving(self.done, agreed.terms.key), agreed.terms.plan
        first, last = self.quarter.first_day, self.quarter.last_day
        quarter = {each.text: each for each in progress(plan, done, first=first, last=last)}
        for line in plan_year(plan, done, year=self.year, today=self.visitor.today):
            nothing = Progress(text=line.text, planned=Decimal(0), done=0)
            yield PlanRow(agreed, line, quarter.get(line.text, nothing))


def dates_of(quarter: int, year: int) -> tuple[date, date]:
    """The first and the last day of a quarter, or with 0 of the year."""
    if not quarter:
        return date(year, 1, 1), date(year, 12, 31)
    return Quarter(year, quarter).first_day, Quarter(year, quarter).last_day
