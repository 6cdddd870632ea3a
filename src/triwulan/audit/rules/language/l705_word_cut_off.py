"""A sentence in which a word breaks off and runs on into another."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Sentences, cut_off_of, running_text
from triwulan.core.finding import Answer, Finding, Severity


@rule("L705", title="A word breaks off inside a sentence", severity=Severity.WARNING, each=running_text)
def word_cut_off(piece: Sentences, context: Context) -> Answer:
    """What is left of a sentence that was cut and joined to another."""
    for word in dict.fromkeys(piece.words):
        meant = cut_off_of(word) if len(word) > 5 else None
        if meant is not None:
            at = piece.text.lower().find(word)
            quote = excerpt(piece.text, at, at + len(word))
            rest = " ".join(piece.text[at:].split()[:6])
            return Finding(
                message="l705",
                places=(piece.place.quoting(quote),),
                printed=rest,
                values={"word": piece.text[at : at + len(word)], "meant": meant, "quote": quote},
            )
    return None
