"""What is wrong with a cell of the register, in the visitor's language."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language

from triwulan.core.dates import read_date
from triwulan.core.obligation import Obligation
from triwulan.core.problem import Problem
from triwulan.text.sentences import sentence
from triwulan.web.register.mapping import Filled, Judged


def said(problem: Problem) -> str:
    """A problem as a sentence in the visitor's language."""
    return sentence(problem, get_language() or "id")


def faults_of(
    core: Obligation, row: Filled | None, judged: Judged, *, field: str, today: date, refused: Problem | None = None
) -> tuple[str, ...]:
    """What must be said at one of a cell's dates."""
    if row is None and refused is None:
        return ()
    problems = [] if refused is None else [refused]
    if row is not None:
        problems += _received(core, row, today) if field == "received_text" else _done(row, judged, today)
    return tuple(said(problem) for problem in problems)


def date_problem(text: str, day: date | None, today: date) -> Problem | None:
    """What is wrong with a date that was typed, if anything."""
    if not text or (day is not None and day <= today):
        return None
    if day is None:
        return Problem("register.not_a_date", {"text": text})
    return Problem("register.in_the_future", {"day": day})


def _done(row: Filled, judged: Judged, today: date) -> Iterator[Problem]:
    problem = date_problem(row.done_text, judged.done, today)
    if problem is not None:
        yield problem
    received = read_date(row.received_text)
    if judged.done is not None and received is not None and judged.done < received:
        yield Problem("register.done_before_received", {"done": judged.done, "received": received})


def _received(core: Obligation, row: Filled, today: date) -> Iterator[Problem]:
    problem = date_problem(row.received_text, read_date(row.received_text), today)
    if problem is not None:
        yield problem
    elif core.working_days and row.done_text and not row.received_text:
        yield Problem("register.received_missing")
