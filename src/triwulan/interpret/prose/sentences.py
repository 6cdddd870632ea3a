"""Running text cut into sentences and clauses; abbreviations, decimals and titles end none."""

import re
from functools import lru_cache
from typing import Final

_END: Final = re.compile(r"[.!?][\"”')]*\s+(?=[\"“'(]?[A-Z0-9☑☐])")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(])(?:rp|no|s\.d|sd|s/d|dll|dkk|dst|kec|kab|kel|ds|jl|bpk|sdr|drs?|dra|ir|hj?|a\.n|an|u\.p|tgl|bln|thn|th|"
    r"hlm|tw|smt|tk|gol|kep|plt|plh|pj|yg|dgn|mis|ttd|t\.a|ta|tabel|gambar|lamp|[a-z]|(?:[a-z]\.)+[a-z]|s\.\w+|m\.\w+|"
    r"[ivx]+|\d{1,2})\.[\"”')]*$",
    re.I,
)
_NUMBERED_END: Final = re.compile(r"(?:^|\s)(?:[ivx]+|\d{1,2})\.$", re.I)
_CLAUSE: Final = re.compile(
    r"\s*;\s*|,?\s+(?=(?:sedangkan|sementara(?: itu)?|namun|tetapi|akan tetapi|adapun|padahal|melainkan)\b)", re.I
)
_AGAINST: Final = (";", "sedangkan", "sementara", "namun", "tetapi", "adapun", "padahal", "melainkan")
"""What parts clauses has one of these: the search for where it stands is slow."""
_INVISIBLE: Final = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def even(text: str) -> str:
    """The text with single plain spaces; line breaks of a cell or a page are spaces too."""
    return " ".join((text if text.isascii() else text.translate(_INVISIBLE)).split())


@lru_cache(maxsize=512)
def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph in order, evened out."""
    whole = even(text)
    found: list[str] = []
    start = 0
    for match in _END.finditer(whole):
        piece = whole[start : match.start() + 1]
        if _goes_on(piece, whole[match.end() :]):
            continue
        found.append(piece.strip())
        start = match.end()
    rest = whole[start:].strip()
    if rest:
        found.append(rest)
    return tuple(found)


def clauses_in(sentence: str) -> tuple[str, ...]:
    """The parts of a sentence that stand against each other: "..., sedangkan ...", "...; ..."."""
    lower = sentence.lower()
    parts = _CLAUSE.split(sentence) if any(word in lower for word in _AGAINST) else (sentence,)
    return tuple(part.strip(" ,") for part in parts if part.strip(" ,"))


def _goes_on(piece: str, rest: str) -> bool:
    """Whether a dot ends only an abbreviation; a number before it ends a sentence unless the text begins with it."""
    last = piece[piece.rfind(" ") + 1 :]
    if _ABBREVIATED.search(last) is None:
        return False
    if _NUMBERED_END.search(last):
        # "... triwulan II. Kegiatan" and "... Tabel 2. Seluruh" are ends, "1. Meningkatnya" and "No. 5" are not
        return len(piece) <= 4 or not rest[:1].isalpha()
    return True
