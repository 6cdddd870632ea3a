"""The prepositions "di" and "ke" joined to a noun, the prefix "di-" kept apart from its verb."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.language import Writing, as_printed, spotted, writing
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.data.spelling import spelling


@rule("L702", title="'di' or 'ke' is joined or kept apart wrongly", severity=Severity.REMARK, each=writing)
def di_and_ke(text: Writing, context: Context) -> Answer:
    """One finding for each form, with every place where it stands."""
    known = spelling()
    places: dict[str, list[Place]] = {}
    shown: dict[str, str] = {}
    for piece, found in text.holding(known.joined.keys(), known.apart.keys()):
        for words in found:
            places.setdefault(words, []).append(spotted(piece, words))
            shown.setdefault(words, as_printed(piece, words))
    return tuple(_finding(words, shown[words], places[words]) for words in places)


def _finding(words: str, printed: str, places: list[Place]) -> Finding:
    known = spelling()
    joined = words in known.joined
    standard = known.joined[words] if joined else known.apart[words]
    return Finding(
        message="l702.noun" if joined else "l702.verb",
        places=tuple(places),
        printed=printed,
        expected=standard,
        values={"printed": printed, "standard": standard, "count": len(places)},
    )
