"""What the running text claims."""

from triwulan.core.claims import Claim
from triwulan.core.reading import Passage, StatedTable, Subject


def claims_of(
    passages: tuple[Passage, ...], tables: tuple[StatedTable, ...], subjects: tuple[Subject, ...]
) -> tuple[Claim, ...]:
    """The claims of all sentences in reading order."""
    return ()
