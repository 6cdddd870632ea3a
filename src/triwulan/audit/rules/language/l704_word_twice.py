"""A small word written twice in a row."""

import re
from operator import eq
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Sentences, running_text
from triwulan.core.finding import Answer, Finding, Severity

_TWICE: Final = re.compile(
    r"(?<![\w-])(adalah|agar|akan|antara|atas|atau|bagi|bahwa|belum|berdasarkan|dalam|dan|dapat|dari|dengan|di|guna|"
    r"hingga|ini|itu|juga|karena|ke|kepada|maka|masih|melalui|merupakan|namun|oleh|pada|para|sampai|sebagai|sebanyak|sebesar|"
    r"secara|sedangkan|sehingga|serta|sesuai|sudah|telah|tentang|terhadap|terkait|tersebut|tidak|untuk|yaitu|yakni|yang)"
    r"\s+\1(?![\w-])",
    re.I,
)


@rule("L704", title="A word stands twice in a row", severity=Severity.WARNING, each=running_text)
def word_twice(piece: Sentences, context: Context) -> Answer:
    """Only words that are never doubled: "masing masing" and "hari hari" lack a hyphen, no more."""
    twice = any(map(eq, piece.words, piece.words[1:]))
    match = _TWICE.search(piece.text) if twice else None
    if match is None:
        return None
    return Finding(
        message="l704",
        places=(piece.place.quoting(excerpt(piece.text, *match.span())),),
        printed=" ".join(match[0].split()),
        expected=match[1],
        values={"printed": " ".join(match[0].split()), "word": match[1]},
    )
