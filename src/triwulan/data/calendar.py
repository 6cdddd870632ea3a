"""National holidays and joint leave, from data generated beforehand (`scripts/generate_holidays.py`)."""

import json
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from triwulan.core.working_days import Holiday, HolidayKind, WorkCalendar


def national_calendar(workdays: int = 5) -> WorkCalendar:
    """Give the national calendar for a 5- or 6-day week; local decisions go on top of it."""
    return replace(_load(), workdays=workdays)


@cache
def _load() -> WorkCalendar:
    data = json.loads(files("triwulan.data").joinpath("holidays.json").read_text(encoding="utf-8"))
    holidays = (
        Holiday(date.fromisoformat(entry["day"]), entry["name"], HolidayKind(entry["kind"]))
        for entry in data["holidays"]
    )
    return WorkCalendar(
        version=f"{data['source']} {data['source_version']} ({data['generated']})",
        years=frozenset(data["years"]),
        holidays={holiday.day: holiday for holiday in holidays},
    )
