"""What a superior's remarks reopen in a returned report: what they hang on and all about it, nothing else."""

from collections.abc import Collection, Mapping
from typing import Final

from triwulan.core import anchors

ABOUT_INDICATOR: Final = frozenset({"agreement", "measurement", "analysis", "strategy"})
ENTERED_BY_INDICATOR: Final = frozenset({"measurement", "analysis", "strategy"})
ALL_COSTS: Final = "total"

# The agreement (2.1) is amended, not entered, and the answer (2.5) is the superior's own. The analysis is
# the reasoning behind table 2.2 and the subject of section 2.3, so a remark on either reopens it.
SECTIONS: Final[Mapping[str, frozenset[str]]] = {
    "2": frozenset({"measurement", "analysis", "cost", "strategy", anchors.FOLLOW_UP, anchors.CARRIED}),
    "2.2": frozenset({"measurement", "analysis", "cost"}),
    "2.3": frozenset({"analysis", "strategy"}),
    "2.4": frozenset({anchors.FOLLOW_UP, anchors.CARRIED}),
    "3": frozenset({anchors.CLOSING}),
}
_CHAPTERS: Final = {"I": "1", "II": "2", "III": "3"}


def is_open(path: str, *, remarks: Collection[str], lines: Mapping[str, str]) -> bool:
    """Whether remarks (anchors) let an entry be changed; ``lines`` gives a budget line's indicator.

    A remark on one follow-up reopens them all, because its answer may be a new one, and what became of last quarter's,
    because one that goes on is a follow-up too. A remark on what nobody enters (the answer, chapter I) reopens nothing.
    """
    return any(_reopens(remark, path, lines) for remark in remarks)


def _reopens(remark: str, path: str, lines: Mapping[str, str]) -> bool:
    kind, key = _parts(path)
    about, what = _parts(remark)
    if about == anchors.REPORT:
        return True
    if about == anchors.FOLLOW_UP:
        return kind in (anchors.FOLLOW_UP, anchors.CARRIED)
    if about == anchors.CLOSING:
        return kind == about
    if about == anchors.CARRIED:
        return kind == about and key == what
    if about == "section":
        return kind in SECTIONS.get(_CHAPTERS.get(what, what), frozenset())
    if about == "cost" and what == ALL_COSTS:
        return kind == "cost"
    if about == "cost" and what in lines:
        if kind == "cost":
            return key == what
        return kind in {"analysis", "measurement"} and key == lines[what]
    if about == "cost" or about in ABOUT_INDICATOR:
        return what == (lines.get(key) if kind == "cost" else key if kind in ENTERED_BY_INDICATOR else None)
    return False


def _parts(path: str) -> tuple[str, str]:
    kind, _, rest = path.partition("/")
    return kind, rest.partition("/")[0]
