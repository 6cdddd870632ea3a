"""A frequent word misspelled by a slip of the hand."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.language import Piece, Writing, as_printed, slip_meant, spotted, writing
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.data.spelling import spelling

_NAME: Final = r"\b(?:desa|kelurahan|kecamatan|kabupaten|kota|dusun|jalan|pt|cv|bapak|ibu|sdr|saudara)\.?\s+$"
_PLACED: Final = re.compile(_NAME, re.I)


@rule("L703", title="A word is misspelled", severity=Severity.WARNING, each=writing)
def misspelled(text: Writing, context: Context) -> Answer:
    """In running text and heads a warning; in the cells of tables, where lines break anywhere, a remark."""
    unknown = (word for word in text.words - spelling().known if len(word) > 5 and word.isascii())
    slips = {word: meant for word in unknown if (meant := slip_meant(word)) is not None}
    places: dict[str, list[Piece]] = {}
    for piece, words in text.holding(slips.keys()):
        for word in words:
            places.setdefault(word, []).append(piece)
    return tuple(
        _finding(word, slips[word], real)
        for word, pieces in places.items()
        if (real := [piece for piece in pieces if not _is_other(piece, word, slips[word])])
    )


def _is_other(piece: Piece, word: str, meant: str) -> bool:
    """Whether it is a name, or a word that the width of a line has cut ("penyelenggaraa n")."""
    for match in re.finditer(rf"(?<!\w){word}(?!\w)", piece.text.lower()):
        before, after = piece.text[: match.start()], piece.text[match.end() :].lower()
        if _PLACED.search(before) and piece.text[match.start()].isupper():
            return True
        rest = re.match(r"\s+([a-z]{1,4})\b", after)
        first = re.search(r"\b([a-z]{1,4})\s+$", before.lower())
        if (rest and word + rest[1] == meant) or (first and first[1] + word == meant):
            return True
    return False


def _finding(word: str, meant: str, pieces: list[Piece]) -> Finding:
    ordered = sorted(pieces, key=lambda piece: not piece.read)
    printed = as_printed(ordered[0], word)
    right = meant.upper() if printed.isupper() else meant.capitalize() if printed[0].isupper() else meant
    return Finding(
        message="l703",
        places=tuple(spotted(piece, word) for piece in ordered),
        printed=printed,
        expected=right,
        values={"printed": printed, "meant": right, "count": len(pieces)},
        severity=None if ordered[0].read else Severity.REMARK,
    )
