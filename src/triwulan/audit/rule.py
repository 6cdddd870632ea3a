"""What a rule is: a function over one subject of a report, with its id, severity and the stage it begins at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from triwulan.audit.context import Context
from triwulan.core.finding import Answer, Severity
from triwulan.core.reading import Reading
from triwulan.core.stage import Stage

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the catalogue lists it; ``each`` gives the subjects that ``judge`` answers for, one by one.

    ``id`` is a letter for its family and three digits, never used again; ``title`` names the fault in English, the
    heading
    of its page does in Indonesian. Before stage ``since`` its outcome is "not yet". ``quiet`` rules are asked for by
    name.
    """

    id: str
    title: str
    severity: Severity
    each: Callable[[Reading], Iterable[Any]]
    judge: Callable[[Any, Context], Answer]
    since: Stage

    @property
    def module(self) -> str:
        """The module that holds it, whose name its page bears too."""
        return self.judge.__module__


def rule(
    id: str,
    *,
    title: str,
    severity: Severity,
    each: Callable[[Reading], Iterable[S]],
    since: Stage = Stage.DRAFT,
) -> Callable[[Callable[[S, Context], Answer]], Rule]:
    """Make a rule of a function that judges one subject."""

    def made(judge: Callable[[S, Context], Answer]) -> Rule:
        return Rule(id, title, severity, each, judge, since)

    return made
