"""A paragraph that ends in the middle of a sentence."""

from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.language import Sentences, running_text
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import PassageKind

_HANGING: Final = frozenset(
    {
        "yang", "dengan", "untuk", "sehingga", "karena", "bahwa", "terhadap", "oleh", "agar", "sebesar", "sebanyak",
        "sedangkan", "tetapi", "namun", "sebagai", "para", "merupakan", "kepada", "bagi", "dari", "serta", "maupun",
    }
)  # fmt: skip


@rule("L706", title="A sentence breaks off", severity=Severity.WARNING, each=running_text)
def breaks_off(piece: Sentences, context: Context) -> Answer:
    """The last word asks for another; a table, a list or the next page may bring it."""
    hangs = len(piece.words) >= 6 and piece.words[-1] in _HANGING and piece.text.rstrip(" ,\n")[-1:].isalpha()
    if not hangs or _goes_on(piece):
        return None
    end = " ".join(piece.text.split()[-10:])
    return Finding(message="l706", places=(piece.place.quoting(end),), printed=end, values={"end": end})


def _goes_on(piece: Sentences) -> bool:
    if piece.passage.kind is PassageKind.ITEM or piece.table_next:
        return True
    if piece.next is None:
        return False
    if piece.next.kind is PassageKind.HEADING:
        return False
    lists = piece.next.kind is not PassageKind.PARAGRAPH
    lower = piece.next.text[:1].islower() or not piece.next.text[:1].isalpha()
    return lists or lower or piece.next.place.page != piece.place.page or len(piece.next.text.split()) < 3
