"""The lines of a Markdown file while they are read: how far, and what they have made."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from triwulan.core.document import Block, Origin, Paragraph, Signature, Table, Unread
from triwulan.formats.limits import check_blocks
from triwulan.formats.markdown_inline import inline, wholly_bold
from triwulan.formats.markdown_signatures import signature_of

HEADING: Final = re.compile(r"^ {0,3}(?P<level>#{1,6})(?:[ \t]|$)")
BREAK_LINE: Final = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE: Final = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[\w+-]*)")
NOTE: Final = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:")
COMMENT: Final = re.compile(r"^ {0,3}<!--")
HTML: Final = re.compile(r"<(?P<end>/?)(?P<tag>table|ol|ul)(?=[\s/>])[^<>]*>", re.I)
OWN_LINE: Final = re.compile(
    r"^[ \t]*(?:\*\*|__|<b>)?(?:tabel\s*\.?\s*\d+(?:[.\-]\d+)*\b(?!.{90})|BAB\s+[IVXL\d]+\b|[A-H]\.\s+[A-Z]{2})", re.I
)
_SMALL: Final = re.compile(r"^\s*<(small|sub|sup)>(?:(?!</\1>).)*</\1>\s*$", re.S | re.I)
_SPACES: Final = re.compile(r"[ \t]+")


@dataclass(slots=True)
class Lines:
    """The lines of a file, how far they are read, and the blocks they made."""

    lines: list[str]
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    paragraph: list[tuple[int, str]] = field(default_factory=list)
    # Paragraphs that are one side of signatures, by their place among the blocks.
    sides: dict[int, Signature] = field(default_factory=dict)
    # Whether the file begins with a quote, which may be the notice we write.
    quoted: bool = False
    # Tables that plain text had in its own way, by the line they begin at, with the line after their end.
    tables: Mapping[int, tuple[int, Table]] = field(default_factory=dict)
    # Lines that begin a paragraph though no empty line stands before them.
    starts: frozenset[int] = frozenset()

    @property
    def line(self) -> str:
        """The line to be read next."""
        return self.lines[self.at]

    @property
    def following(self) -> str:
        """The line after it."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""

    @property
    def is_left(self) -> bool:
        """Whether any line is left."""
        return self.at < len(self.lines)

    def add(self, block: Block) -> None:
        """Put a block after what is there."""
        self.blocks.append(block)
        check_blocks(len(self.blocks))

    def end_paragraph(self) -> None:
        """What was running text becomes a paragraph."""
        if not self.paragraph:
            return
        text = joined([line for _, line in self.paragraph])
        origin = Origin(f"L{self.paragraph[0][0]}")
        whole = "\n".join(line for _, line in self.paragraph)
        self.paragraph = []
        if not text:
            return
        side = signature_of([line for line in whole.split("\n") if line.strip()], origin)
        if side is not None:
            self.sides[len(self.blocks)] = side
        small = _SMALL.match(whole) is not None
        self.add(Paragraph(text, note=small, bold=wholly_bold(whole), origin=origin))


def joined(lines: Sequence[str]) -> str:
    """Lines joined by spaces, broken where a line ends with two spaces, a backslash or is followed by an empty one."""
    pieces: list[str] = []
    for line in lines:
        if line.endswith("  ") or line.endswith("\\"):
            pieces.append(line.rstrip().removesuffix("\\").strip() + "<br>")
        elif not line.strip():
            pieces.append("<br>")
        else:
            pieces.append(line.strip() + " ")
    text = _SPACES.sub(" ", inline("".join(pieces)))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
