"""Whose report it is and which time it is about, by its title, its opening and its signatures."""

from triwulan.core.identity import Identity
from triwulan.core.reading import Passage


def identity_of(passages: tuple[Passage, ...]) -> Identity:
    """Who reports, to whom, about what time."""
    return Identity()
