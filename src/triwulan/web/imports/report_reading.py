"""A report's file read in a process of its own, and what it proposes for a quarter."""

from triwulan.core.period import Quarter
from triwulan.formats.reading_worker import read_apart
from triwulan.interpret import interpret
from triwulan.interpret.proposing import Proposed, propose
from triwulan.web.audits.apart import MEGABYTES, SECONDS


def proposed_of(data: bytes, name: str, quarter: Quarter | None = None) -> Proposed:
    """What a file proposes; raises ProblemError where it cannot be read within the limits."""
    document = read_apart(data, name, seconds=SECONDS, megabytes=MEGABYTES)
    return propose(interpret(document), quarter=quarter, document=document)
