"""Putting broken lines back together: what was one word stays one, what was a hyphen of the word stays."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from triwulan.data.column_names import column_names
from triwulan.data.spelling import spelling

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIGURE: Final = re.compile(r"[-(]?(?:Rp\.?)?\d[\d.,]*")
_REST_OF_FIGURE: Final = re.compile(r"[\d.,]*\d[\d.,]*(?:%|,-|\))?")
_GROUPED: Final = re.compile(r"(?:Rp\.?)?\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?:Rp\.?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FORMULA: Final = re.compile(r"[\d()=:/x*+.,%\-]+")
_DECIMALS: Final = re.compile(r"[.,]\d")
_CLOSING: Final = re.compile(r"[)\]}]|[.,]\d{3}")
# The short words that may begin a line; other one or two letters are the end of a word.
_SHORT: Final = frozenset(
    ("di", "ke", "ii", "iv", "vi", "ix", "rp", "no", "tw", "rt", "rw", "dd", "kk", "ka", "pd", "th", "s", "d")
)
# What a line lacks for one more character may be less than its width: letters are set closer than they measure.
_SLACK: Final = 1.0


@cache
def _usual() -> frozenset[str]:
    """The words of running text and of the heads of tables that every report uses."""
    heads = (word for phrase in (*column_names().names, *column_names().starts) for word in _WORD.findall(phrase))
    return spelling().common | frozenset(heads)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line to be joined to others; ``room`` is what is left of its width, in points, None where that is not known.

    ``first`` is the width of the next line's first character, so that a word broken for want of room is known by it.
    """

    text: str
    room: float | None = None
    first: float = 0.0

    @property
    def full(self) -> bool:
        """Whether not one character more would have fitted."""
        return self.room is not None and self.room < self.first + _SLACK


NOTHING: Final = Piece("")


@dataclass(slots=True)
class Vocabulary:
    """The words a document uses where nothing can have broken them, and those that all reports use."""

    words: set[str] = field(default_factory=lambda: set(_usual()))

    def learn(self, text: str) -> None:
        """Take the words of a line of running text, which breaks only between words or at a hyphen."""
        self.words.update(word.lower() for word in _WORD.findall(text.removesuffix("-")))

    def learn_cell(self, lines: Sequence[str]) -> None:
        """Take the words of a cell; one that was broken for want of room has its line to itself."""
        alone = [" " not in line for line in lines]
        for at, line in enumerate(lines):
            if not alone[at] or len(lines) == 1:
                words = _WORD.findall(line.removesuffix("-"))
                self.words.update(word.lower() for word in (words[1:] if at and alone[at - 1] else words))

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


def join_rest(text: str, last: Piece, rest: str, vocabulary: Vocabulary) -> str:
    """A text whose last line is ``last``, and its rest after the end of the page."""
    return _joined(text, last, Piece(rest), vocabulary)


def is_rest(last: Piece, rest: str) -> bool:
    """Whether a text is surely the rest of one whose last line is ``last``: it goes on inside a sentence or figure."""
    if not last.text or not rest:
        return False
    left, right = last.text.split()[-1], rest.split()[0]
    if right[0].islower():
        return True
    if not _FIGURE.fullmatch(left):
        return False
    if left[-1] in ".," or right.startswith("%") or _DECIMALS.match(right):
        return True
    whole = (left + right).rstrip("%")
    return bool(_GROUPED.fullmatch(whole) and not _GROUPED.fullmatch(left)) or ("," in left and right.endswith("%"))


def may_be_rest(last: Piece, rest: str, word: float) -> bool:
    """Whether it can be the rest: words whose first, so many points wide, did not fit into the last line."""
    return last.room is not None and last.room < word and not _FIGURE.fullmatch(rest.split()[0])


def _joined(text: str, above: Piece, below: Piece, vocabulary: Vocabulary) -> str:
    if not text or not below.text:
        return text or below.text
    left, right = text.split()[-1], below.text.split()[0]
    if left.endswith("-") and len(left) > 1 and left[-2].isalpha() and right[0].isalpha():
        return _at_hyphen(text, left[:-1], right, below.text, vocabulary)
    if left.endswith("/") and len(left) > 1:
        return text + below.text
    # a word that was broken stood alone on its line
    alone = " " not in above.text.strip()
    if _is_one_figure(left, right, above, alone) or (alone and _is_one_word(left, right, above, vocabulary)):
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


def _is_one_figure(left: str, right: str, above: Piece, alone: bool) -> bool:
    """Whether two halves are one figure, code or formula."""
    if _FIGURE.fullmatch(left) and right.startswith("%"):
        return True
    if not alone:
        return False
    if left[-1].isdigit() and _CLOSING.match(right):
        return True
    if _FIGURE.fullmatch(left) and _REST_OF_FIGURE.fullmatch(right):
        return above.full or bool(_GROUPED.fullmatch(left + right) and not _GROUPED.fullmatch(left))
    return bool(_FORMULA.fullmatch(left) and _FORMULA.fullmatch(right)) and (above.full or left[-1] in "=:/x*+")


def _is_one_word(left: str, right: str, above: Piece, vocabulary: Vocabulary) -> bool:
    """Whether two halves of lines in a cell are one word, broken because the cell is too narrow for it."""
    if not above.full or not left[-1].isalpha() or not right[0].isalpha():
        return False
    if right[0].isupper() and not left.isupper():
        return False
    before, after = _WORD.findall(left)[-1], _WORD.findall(right)[0]
    if vocabulary.knows(before + after) or (len(after) <= 2 and after.lower() not in _SHORT):
        return True
    return not (vocabulary.knows(before) or vocabulary.knows(after))
