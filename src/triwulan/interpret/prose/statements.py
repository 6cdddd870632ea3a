"""The figures of one clause that are about one thing, with what each is said to be."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from triwulan.core.claims import Claim, Statement
from triwulan.core.roles import Role
from triwulan.interpret.prose.clauses import Clause
from triwulan.interpret.prose.scales import scale_in
from triwulan.interpret.prose.targets import counts_targets

_SAID: Final = frozenset(
    {
        Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT, Role.CEILING, Role.SPENDING, Role.ABSORPTION, Role.REMAINDER,
        Role.EFFICIENCY,
    }
)  # fmt: skip
_NO_FACTS: Final = re.compile(
    r"\b(?:rumus|dihitung|dikurangi|dibagi|dikali\w*|dicatat|pembatasan|dibatasi|apabila|bila|jika)\b|[=/]\s*<|<\w+>\s*[x×]|[x×]\s*<",
    re.I,
)


def statements_in(clause: Clause) -> Iterator[Claim]:
    """One statement for each run of figures about the same thing."""
    if _NO_FACTS.search(clause.text) or any(scale_in(clause)):
        return
    said = [
        mark
        for mark in clause.marks
        if _SAID & set(clause.figure(mark).roles) and not counts_targets(clause.figure(mark))
    ]
    for about, marks in groupby(said, key=clause.about_of):
        figures = tuple(clause.figure(mark) for mark in marks)
        yield Statement(place=clause.place, order=clause.passage.order, about=about, figures=figures)
