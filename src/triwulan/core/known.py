"""What is kept already of an agreement, its budget and a quarter, and what a file's proposal would change of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from triwulan.core.budget_code import BudgetCode, read_code
from triwulan.core.likeness import likeness, words
from triwulan.core.matching import KnownNames, Match
from triwulan.core.proposed import ProposedIndicator, ProposedLine
from triwulan.core.quantity import format_number

_RENUMBERED: Final = 0.3
"""Below this likeness of names an equal code says little: nomenclatures have been renumbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIndicator:
    """An indicator as it stands; the three texts are what is typed in the quarter now."""

    key: str
    name: str
    objective: str = ""
    unit: str = ""
    direction: str = ""
    aggregation: str = ""
    formula: str = ""
    annual_target: Decimal | None = None
    quarterly_targets: tuple[Decimal | None, ...] = (None, None, None, None)
    value: str = ""
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownLine:
    """A budget line as it stands; ``indicator`` is the key of the one it serves, ``spending`` what is typed now."""

    key: str
    code: str
    name: str
    indicator: str = ""
    ceiling: Decimal | None = None
    spending: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that would differ: its name, and what it shows before and after."""

    field: str
    before: str
    after: str


class KnownLines:
    """Budget lines, to be found by their code in either spelling, then by their name."""

    def __init__(self, lines: Iterable[KnownLine]) -> None:
        self.by_key = {line.key: line for line in lines}
        self._names = KnownNames({line.key: line.name for line in self.by_key.values()})
        self._codes: dict[BudgetCode, list[str]] = {}
        for line in self.by_key.values():
            code = read_code(line.code)
            if code is not None:
                self._codes.setdefault(code, []).append(line.key)

    def match(self, code: BudgetCode | None, name: str) -> Match:
        """The line that is meant; code and name that contradict each other are a question."""
        by_code = self._codes.get(code, []) if code is not None else []
        by_name = self._names.match(name)
        if len(by_code) == 1:
            known = self.by_key[by_code[0]]
            if not name or by_name.key == known.key or likeness(name, known.name, {}) >= _RENUMBERED:
                return Match(known.key)
        likely = (key for key in by_name.candidates if self._may_be(key, code))
        found = tuple(dict.fromkeys((*by_code, *filter(None, (by_name.key,)), *likely)))
        sure = by_name.key if found == (by_name.key,) and self._may_be(by_name.key, code) else ""
        return Match(sure, () if sure else found)

    def _may_be(self, key: str, code: BudgetCode | None) -> bool:
        """A line of another code is another line, however alike their names are."""
        return code is None or read_code(self.by_key[key].code) in (None, code)


def line_changes(known: KnownLine, proposed: ProposedLine, indicators: Mapping[str, str]) -> Iterator[Change]:
    """What a proposal changes of a line's ceilings; ``indicators`` are the names of keys. What it leaves out stays."""
    if proposed.ceiling is not None and proposed.ceiling != known.ceiling:
        yield Change("ceiling", figure(known.ceiling), figure(proposed.ceiling))
    if proposed.code and not known.code:
        yield Change("code", "", proposed.code)
    served = indicators.get(known.indicator, "")
    if proposed.indicator and words(proposed.indicator) != words(served):
        yield Change("indicator", served, proposed.indicator)


def indicator_changes(known: KnownIndicator, proposed: ProposedIndicator) -> Iterator[Change]:
    """What a proposal changes of an indicator's terms. What it leaves out stays."""
    texts = (
        ("objective", known.objective, proposed.objective),
        ("unit", known.unit, proposed.unit),
        ("formula", known.formula, proposed.formula),
        ("direction", known.direction, proposed.direction or ""),
        ("aggregation", known.aggregation, proposed.aggregation or ""),
    )
    for name, before, after in texts:
        if after and _plain(after) != _plain(before):
            yield Change(name, before, str(after))
    figures = zip(
        ("annual_target", "target_1", "target_2", "target_3", "target_4"),
        (known.annual_target, *known.quarterly_targets),
        (proposed.annual_target, *proposed.quarterly_targets),
        strict=True,
    )
    for name, was, becomes in figures:
        if becomes is not None and becomes != was:
            yield Change(name, figure(was), figure(becomes))


def figure(value: Decimal | None) -> str:
    """A figure as it is shown, "" where there is none."""
    return "" if value is None else format_number(value)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
