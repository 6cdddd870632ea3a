"""What a stranger's report proposes for a quarter, read in a limited process; this module imports nothing of Django."""

import sys
from typing import Final

import msgspec

from triwulan.core.period import Quarter
from triwulan.formats.apart import answer_of, serve
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.interpret.proposing import propose
from triwulan.web.imports.report_state import Looked, looked_of

SECONDS: Final = 40
"""For one file; a proxy in front waits a minute."""
MEGABYTES: Final = 600


class _Question(msgspec.Struct, array_like=True):
    """A file with its name, and the year and number of the quarter whose realisations are looked for."""

    data: bytes
    name: str
    quarter: tuple[int, int] | None


def looked_apart(data: bytes, name: str, quarter: Quarter | None = None) -> Looked:
    """The first state of a report; raises ProblemError where it cannot be read within the limits."""
    wanted = None if quarter is None else (quarter.year, quarter.number)
    question = msgspec.msgpack.encode(_Question(data, name, wanted))
    answer = answer_of(__name__, question, seconds=SECONDS, megabytes=MEGABYTES)
    return msgspec.msgpack.decode(answer, type=Looked)


def _looked(asked: bytes) -> bytes:
    question = msgspec.msgpack.decode(asked, type=_Question)
    quarter = None if question.quarter is None else Quarter(*question.quarter)
    document = read_document(question.data, question.name)
    proposed = propose(interpret(document), quarter=quarter, document=document)
    return msgspec.msgpack.encode(looked_of(proposed, quarter))


if __name__ == "__main__":
    sys.exit(serve(_looked))
