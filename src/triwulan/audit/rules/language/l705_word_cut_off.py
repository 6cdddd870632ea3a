"""A sentence in which a word breaks off and runs on into another."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Sentences, cut_off_of, running_text, words_of
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.keeping import kept_by_text


@rule("L705", title="A word breaks off inside a sentence", severity=Severity.WARNING, each=running_text)
def word_cut_off(piece: Sentences, context: Context) -> Answer:
    """What is left of a sentence that was cut and joined to another."""
    found = _cut_off(piece.text)
    if found is None:
        return None
    word, meant = found
    at = piece.text.lower().find(word)
    quote = excerpt(piece.text, at, at + len(word))
    return Finding(
        message="l705",
        places=(piece.place.quoting(quote),),
        printed=" ".join(piece.text[at:].split()[:6]),
        values={"word": piece.text[at : at + len(word)], "meant": meant, "quote": quote},
    )


@kept_by_text(2048)
def _cut_off(text: str) -> tuple[str, str] | None:
    """The first word that breaks off, and the one that was meant."""
    whole = ((word, cut_off_of(word)) for word in dict.fromkeys(words_of(text)) if len(word) > 5)
    return next(((word, meant) for word, meant in whole if meant is not None), None)
