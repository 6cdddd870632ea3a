"""A version as its page shows it: the paper, who signed, what is missing, what the visitor may do."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from triwulan.core.budget_line import BudgetLine
from triwulan.core.period import Quarter
from triwulan.core.quantity import format_number
from triwulan.core.report import Agreement, Indicator, Signatory
from triwulan.web.agreements.checks import Found, agreement_problems, awaits_ceilings
from triwulan.web.agreements.differences import months_shown
from triwulan.web.agreements.mapping import agreement_of, budget_lines
from triwulan.web.agreements.models import AgreementVersion, BudgetVersion
from triwulan.web.agreements.selectors import approved_quarters_from, budget_in_force, newest_budget
from triwulan.web.agreements.standing import Standing
from triwulan.web.agreements.words import Tag, budget_tag, printed, said, source_said, version_tag
from triwulan.web.organisation.models import Tenure


@dataclass(frozen=True, slots=True)
class PaperRow:
    """An indicator's row: figures as printed, and what is wrong with it."""

    number: int
    code: str
    name: str
    definition: str
    formula: str
    source: str
    target: str
    quarters: tuple[str, ...]
    plan: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperObjective:
    """An objective with its rows."""

    pk: int
    number: int
    text: str
    rows: tuple[PaperRow, ...]


@dataclass
class Paper:
    """Everything the page of one version asks for."""

    standing: Standing
    version: AgreementVersion

    @cached_property
    def agreement(self) -> Agreement:
        """The version as a core value."""
        return agreement_of(self.version)

    @property
    def tag(self) -> Tag:
        """Where the version stands."""
        return version_tag(self.version)

    @property
    def is_draft(self) -> bool:
        """Still being written."""
        return not (self.version.accepted or self.version.proposed)

    @property
    def editable(self) -> bool:
        """The visitor may write in it."""
        return self.is_draft and self.standing.edits

    @property
    def answerable(self) -> bool:
        """The visitor is to accept or refuse it."""
        return self.version.proposed and self.standing.answers

    @cached_property
    def found(self) -> list[Found]:
        """What keeps a draft from being proposed."""
        return agreement_problems(self.agreement) if self.is_draft else []

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """The same as sentences, with the code and name of the indicator each belongs to."""
        names = {indicator.key: indicator.name for indicator in self.agreement.indicators}
        return [(said(each.problem), each.indicator, names.get(each.indicator, "")) for each in self.found]

    @cached_property
    def objectives(self) -> tuple[PaperObjective, ...]:
        """The paper's table, indicators numbered through."""
        number = 0
        objectives = []
        stored = [objective.pk for objective in self.version.objectives.all()]
        for position, objective in enumerate(self.agreement.objectives, start=1):
            rows = []
            for indicator in objective.indicators:
                number += 1
                rows.append(self._row(number, indicator))
            objectives.append(PaperObjective(stored[position - 1], position, objective.text, tuple(rows)))
        return tuple(objectives)

    def _row(self, number: int, indicator: Indicator) -> PaperRow:
        return PaperRow(
            number=number,
            code=indicator.key,
            name=indicator.name,
            definition=indicator.definition,
            formula=indicator.formula,
            source=source_said(indicator.binding),
            target=printed(indicator.annual_target),
            quarters=tuple(printed(cell) for cell in indicator.quarterly_targets),
            plan=tuple(
                f"{item.text}: {format_number(item.count)} {item.unit} ({months_shown(item.months)})"
                for item in indicator.plan
            ),
            problems=tuple(said(each.problem) for each in self.found if each.indicator == indicator.key),
        )

    @property
    def plans(self) -> list[PaperRow]:
        """Indicators that have an action plan."""
        return [row for objective in self.objectives for row in objective.rows if row.plan]

    @cached_property
    def first(self) -> Signatory:
        """Who signed first, or who would today."""
        signed = self.agreement.first_party
        return signed if self.version.first_party_id else _of(self.standing.parties.first, signed.post)

    @cached_property
    def second(self) -> Signatory:
        """Who accepted, or who would today."""
        signed = self.agreement.second_party
        return signed if self.version.second_party_id else _of(self.standing.parties.second, signed.post)

    @cached_property
    def budget(self) -> BudgetVersion | None:
        """The ceilings beside it: those in force when it begins, else the newest draft for those who write."""
        in_force = budget_in_force(self.standing.agreement, self.version.effective)
        return in_force or (newest_budget(self.standing.agreement) if self.standing.edits else None)

    @property
    def budget_tag(self) -> Tag | None:
        """Where those ceilings stand."""
        return budget_tag(self.budget) if self.budget else None

    @cached_property
    def lines(self) -> tuple[BudgetLine, ...]:
        """Their lines."""
        return budget_lines(self.budget)

    @property
    def served_lines(self) -> list[tuple[BudgetLine, str]]:
        """Lines with the name of the indicator each serves."""
        names = {indicator.key: indicator.name for indicator in self.agreement.indicators}
        return [(line, names.get(line.indicator, line.indicator)) for line in self.lines]

    @property
    def total(self) -> Decimal:
        """The sum of the ceilings."""
        return sum((line.ceiling or Decimal(0) for line in self.lines), Decimal(0))

    @cached_property
    def awaits_ceilings(self) -> bool:
        """The newest wording took an indicator away whose money is still with it."""
        later = self.standing.agreement.versions.filter(number__gt=self.version.number)
        return self.version.number > 1 and not later.exists() and awaits_ceilings(self.version)

    @cached_property
    def untouched(self) -> list[Quarter]:
        """Approved quarters that stay as they are although the version is effective before their end."""
        return [] if self.version.accepted else approved_quarters_from(self.standing.agreement, self.version.effective)


def _of(tenure: Tenure | None, post: str) -> Signatory:
    if tenure is None:
        return Signatory(post=post)
    official = tenure.official
    return Signatory(
        name=official.name,
        nip=official.nip,
        rank=official.rank,
        post=tenure.position.full_name,
        acting=tenure.acting,
    )
