"""Words that are not in their standard form."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.language import Writing, as_printed, spotted, writing
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.data.spelling import spelling


@rule("L701", title="A word is not in its standard form", severity=Severity.REMARK, each=writing)
def wrong_form(text: Writing, context: Context) -> Answer:
    """One finding for each form, with every place where it stands."""
    known = spelling()
    places: dict[str, list[Place]] = {}
    shown: dict[str, str] = {}
    for piece, found in text.holding(known.words.keys(), known.phrases.keys()):
        for words in found:
            places.setdefault(words, []).append(spotted(piece, words))
            shown.setdefault(words, as_printed(piece, words))
    standard = {**known.words, **known.phrases}
    return tuple(_finding(shown[words], standard[words], places[words]) for words in places)


def _finding(printed: str, standard: str, places: list[Place]) -> Finding:
    return Finding(
        message="l701",
        places=tuple(places),
        printed=printed,
        expected=standard,
        values={"printed": printed, "standard": standard, "count": len(places)},
    )
