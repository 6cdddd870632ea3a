"""Whose report it is and which time it is about, by its title and its signatures."""

from triwulan.core.identity import ANONYMOUS, Identity
from triwulan.core.reading import Passage


def identity_of(passages: tuple[Passage, ...]) -> Identity:
    """Who reports, to whom, about what time."""
    return ANONYMOUS
