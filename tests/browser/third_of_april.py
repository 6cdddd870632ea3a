"""The application's settings on a server without the demo where it is 3 April 2024: its own clock is the real day."""

from triwulan.web.settings import *  # noqa: F403

CLOCK = "2024-04-03"
