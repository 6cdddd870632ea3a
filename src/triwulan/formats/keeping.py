"""Which blocks must stay on the page of the next one, so that signatures never stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from triwulan.core.document import Block, Heading, ItemList, Paragraph, SignatureBlock


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """A block and whether a page break right after it is forbidden."""

    block: Block
    with_next: bool


def kept(blocks: Sequence[Block]) -> Iterator[KeptBlock]:
    """The blocks in order; of a list before signatures only the last entry is held to them, as a list of its own."""
    for index, block in enumerate(blocks):
        before_signatures = index + 1 < len(blocks) and isinstance(blocks[index + 1], SignatureBlock)
        if isinstance(block, ItemList) and before_signatures and len(block.items) > 1:
            last = len(block.items) - 1
            yield KeptBlock(replace(block, items=block.items[:last]), False)
            yield KeptBlock(replace(block, items=block.items[last:], start=block.start + last), True)
            continue
        wished = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.keep_with_next)
        yield KeptBlock(block, wished or before_signatures)
