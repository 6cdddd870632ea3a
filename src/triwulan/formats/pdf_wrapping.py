"""Putting broken lines back together: what was one word stays one, what was a hyphen of the word stays."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIGURE: Final = re.compile(r"[-(]?(?:Rp\.?)?\d[\d.,]*")
_REST_OF_FIGURE: Final = re.compile(r"\d[\d.,]*(?:%|,-|\))?")
_GROUPED: Final = re.compile(r"(?:Rp\.?)?\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?:Rp\.?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line to be joined to others; ``room`` is what is left of its width, in points, None where that is not known.

    ``first`` is the width of the next line's first character, so that a word broken for want of room is known by it.
    """

    text: str
    room: float | None = None
    first: float = 0.0


@dataclass(slots=True)
class Vocabulary:
    """The words a document uses inside its lines, where nothing can have broken them."""

    words: set[str] = field(default_factory=set)

    def learn(self, text: str) -> None:
        """Take the words of a line but for its first and last, which may be halves."""
        for word in _WORD.findall(text)[1:-1]:
            self.words.add(word.lower())

    def knows(self, word: str) -> bool:
        """Whether the document has this word elsewhere."""
        return word.lower() in self.words


def join_lines(pieces: Sequence[Piece], vocabulary: Vocabulary) -> str:
    """The text of lines that follow each other, one space between them or none."""
    text = ""
    last: Piece | None = None
    for piece in pieces:
        text = piece.text if last is None else _joined(text, last, piece, vocabulary)
        last = piece
    return text


def join_plain(texts: Iterable[str], vocabulary: Vocabulary) -> str:
    """The same for lines of running text, which break only between words or at hyphens."""
    return join_lines([Piece(text) for text in texts], vocabulary)


def _joined(text: str, above: Piece, below: Piece, vocabulary: Vocabulary) -> str:
    if not text or not below.text:
        return text or below.text
    left, right = text.split()[-1], below.text.split()[0]
    if left.endswith("-") and len(left) > 1 and left[-2].isalpha() and right[0].isalpha():
        return _at_hyphen(text, left[:-1], right, below.text, vocabulary)
    if left.endswith("/") and len(left) > 1:
        return text + below.text
    if _is_one(left, right, above, " " in above.text.strip(), vocabulary):
        return text + below.text
    return f"{text} {below.text}"


def _at_hyphen(text: str, left: str, right: str, below: str, vocabulary: Vocabulary) -> str:
    """A hyphen at the end of a line belongs to the word ("perundang-undangan") unless the word is known without it."""
    before = (_WORD.findall(left) or [left])[-1].lower()
    after = (_WORD.findall(right) or [right])[0].lower()
    doubled = after.startswith(before[-4:]) or before.startswith(after[:4])
    if not doubled and not vocabulary.knows(f"{before}-{after}") and vocabulary.knows(before + after):
        return text[:-1] + below
    return text + below


def _is_one(left: str, right: str, above: Piece, several: bool, vocabulary: Vocabulary) -> bool:
    """Whether two halves of lines in a cell are one word or figure, broken because the cell is narrow."""
    if _FIGURE.fullmatch(left) and right.startswith("%"):
        return True
    if several or above.room is None:
        return False
    if _FIGURE.fullmatch(left) and _REST_OF_FIGURE.fullmatch(right):
        whole = left + right
        return above.room < above.first or bool(_GROUPED.fullmatch(whole) and not _GROUPED.fullmatch(left))
    if above.room >= above.first or not (left[-1].isalpha() and right[0].islower()):
        return False
    halves = _WORD.findall(left)[-1:] + _WORD.findall(right)[:1]
    return len(halves) == 2 and not all(vocabulary.knows(half) for half in halves)
