"""A worker for tests: says its question twice, or fails as it is asked to."""

import sys

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.apart import serve


def _twice(question: bytes) -> bytes:
    if question == b"problem":
        raise ProblemError(Problem("read_pdf.no_page", {"page": 2}))
    if question == b"fault":
        raise KeyError("rahasia")
    return question + b" " + question


if __name__ == "__main__":
    sys.exit(serve(_twice))
