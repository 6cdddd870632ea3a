"""How often the processes of a command look for garbage."""

import gc
from typing import Final

_RARELY: Final = 50_000
"""So many new objects between two searches; Python's own 700 make them a quarter of the audit of a workbook."""


def collect_rarely() -> None:
    """Look for garbage seldom, and never among what was there at the start.

    A document, its reading and its findings are values that hold no circles: they go when nobody needs them.
    """
    gc.freeze()
    gc.set_threshold(_RARELY)
