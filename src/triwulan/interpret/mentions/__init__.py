"""Names of places, offices and regulations, and times, as the text mentions them."""

from triwulan.core.identity import Mention
from triwulan.core.reading import Passage, StatedTable


def mentions_of(passages: tuple[Passage, ...], tables: tuple[StatedTable, ...]) -> tuple[Mention, ...]:
    """All mentions in reading order."""
    return ()
