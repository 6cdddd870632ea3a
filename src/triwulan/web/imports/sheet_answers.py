"""What people answered to the questions of a file, and what is taken over because of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from triwulan.core.proposed import ProposedIndicator, ProposedLine, ProposedRealisation
from triwulan.interpret.sheets.rows import Known, Outcome, ReadRow, place_of
from triwulan.web.imports.applying import NEW

SKIP = "skip"
"""The answer that leaves a row out."""
_IS, _NEW = "is:", "new:"

Proposal = ProposedIndicator | ProposedLine | ProposedRealisation


@dataclass(slots=True)
class Taken:
    """Proposals to take over, what each means where somebody said it, and how many questions are open."""

    proposals: list[Proposal] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)
    unanswered: int = 0


def taken_from(rows: Iterable[ReadRow], answers: Mapping[str, str], known: Known) -> Taken:
    """What rows and answers together propose; an answer that is none of those offered is none."""
    found = Taken()
    names = {each.key: each.name for each in known.indicators}
    lines = {each.key for each in known.lines}
    for row in rows:
        proposal = proposal_of(row)
        if proposal is None:
            continue
        if row.outcome is not Outcome.QUESTION:
            found.proposals.append(proposal)
            found.chosen[proposal.place] = row.key or NEW
            continue
        said = answers.get(answer_key(row), "")
        if said == SKIP:
            continue
        meant = said.removeprefix(_IS)
        if said.startswith(_IS) and meant in (lines if isinstance(proposal, ProposedLine) else names):
            found.chosen[proposal.place] = meant
        elif said.startswith(_NEW) and isinstance(proposal, ProposedLine) and said.removeprefix(_NEW) in names:
            proposal = replace(proposal, indicator=names[said.removeprefix(_NEW)])
            found.chosen[proposal.place] = NEW
        elif said == NEW and isinstance(proposal, ProposedIndicator):
            found.chosen[proposal.place] = NEW
        else:
            found.unanswered += 1
            continue
        found.proposals.append(proposal)
    return found


def proposal_of(row: ReadRow) -> Proposal | None:
    """What a row proposes."""
    return row.line or row.indicator or row.realisation


def answer_key(row: ReadRow) -> str:
    """What an answer to a row's question is kept under: its place."""
    return place_of(row.sheet, row.number)
