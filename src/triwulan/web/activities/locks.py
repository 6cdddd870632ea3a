"""Whether activities of a day may still be changed: apps that build on them say why not."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from triwulan.core.problem import Problem


def lock_on(position_id: int, day: date) -> Problem | None:
    """The first reason that ``settings.ACTIVITY_LOCKS`` give for a position's day; None while it is open."""
    for path in settings.ACTIVITY_LOCKS:
        ask: Callable[[int, date], Problem | None] = import_string(path)
        problem = ask(position_id, day)
        if problem is not None:
            return problem
    return None
