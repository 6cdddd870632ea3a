from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from triwulan.web import clock

HOURS = [datetime(2026, 11, 23, hour, 59, tzinfo=UTC) for hour in range(24)]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_fixed_day_is_that_day_at_every_hour_in_every_zone(settings, monkeypatch, zone):
    settings.CLOCK = "2024-04-03"
    for hour in HOURS:
        monkeypatch.setattr(timezone, "now", lambda hour=hour: hour)
        assert clock.today(zone) == date(2024, 4, 3)


def test_a_fixed_day_goes_on(settings, monkeypatch):
    settings.CLOCK = "2024-04-03"
    told = []
    for hour in HOURS[17:] + HOURS[:17]:  # midnight in the West is 17.00 UTC
        monkeypatch.setattr(timezone, "now", lambda hour=hour: hour)
        told.append(clock.now())
    assert told == sorted(set(told))
