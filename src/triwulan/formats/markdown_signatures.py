"""Signatures in Markdown as we write them: two paragraphs of lines, each with the name in bold below the post."""

from collections.abc import Sequence
from typing import Final

from triwulan.core.document import Block, Origin, Paragraph, Signature, SignatureBlock
from triwulan.formats.markdown_inline import inline, wholly_bold

_FEWEST: Final = 3


def signature_of(lines: Sequence[str], origin: Origin) -> Signature | None:
    """The side of a block that a paragraph's lines are: broken by two spaces, one of them in bold and not the first."""
    if len(lines) < _FEWEST or not all(line.endswith("  ") for line in lines[:-1]):
        return None
    bold = [at for at, line in enumerate(lines) if wholly_bold(line)]
    if len(bold) != 1 or not bold[0]:
        return None
    shown = [" ".join(inline(line).split()) for line in lines]
    return Signature(tuple(shown[: bold[0]]), shown[bold[0]], tuple(shown[bold[0] + 1 :]), origin)


def with_signatures(blocks: Sequence[Block], sides: dict[int, Signature]) -> list[Block]:
    """The blocks with paragraphs that are both sides of signatures put together; ``sides`` by the block's index."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        left, right = sides.get(at), sides.get(at + 1)
        if left is not None and right is not None and isinstance(blocks[at + 1], Paragraph):
            made.append(SignatureBlock(left, right))
            at += 2
        else:
            made.append(blocks[at])
            at += 1
    return made
