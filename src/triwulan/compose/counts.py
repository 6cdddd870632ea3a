"""How many targets are met, as part of a sentence."""

from triwulan.compose.enumeration import and_list
from triwulan.compose.wording import Words
from triwulan.core.reckoning import Counts


def count_parts(counts: Counts, words: Words) -> str:
    """Write "2 indikator mencapai target, 3 indikator belum ..., dan ..."; zeros only of these two."""
    always = (("reached", counts.met), ("missed", counts.not_met))
    sometimes = (("unmeasurable", counts.unmeasurable), ("not_entered", counts.not_entered))
    told = (*always, *(part for part in sometimes if part[1]))
    return and_list([words(f"counts.{key}", count=str(count)) for key, count in told])
