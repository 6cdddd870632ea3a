"""A Document as one stream: passages and tables in reading order, each in its section, each table with its caption."""

from dataclasses import dataclass, replace

from triwulan.core.document import Document, Paragraph
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.captions import Caption, Nameless, captions_of
from triwulan.interpret.laying import lay
from triwulan.interpret.stream import RawTable as RawTable
from triwulan.interpret.stream import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All passages and tables of a document in reading order."""

    title: str
    passages: tuple[Passage, ...]
    tables: tuple[RawTable, ...]


def flow_of(document: Document) -> Flow:
    """Lay out a document; what looks like a heading, an item or a box is taken for one, whatever the file calls it."""
    stream = Stream()
    for at, block in enumerate(document.blocks):
        following = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
        lay(block, stream, following.text if isinstance(following, Paragraph) else "")
    return _captioned(document.title, stream)


def _captioned(title: str, stream: Stream) -> Flow:
    """The flow, once all lines are known: tables with their captions."""
    waiting = [Nameless(table.index, table.order, _sheet_of(table)) for table in stream.tables if not table.number]
    captions = captions_of(stream.passages, waiting, frozenset(stream.bold))
    belongs = {order: index for index, caption in captions.items() for order in caption.orders}
    opening = min((table.order for table in stream.tables if table.sheet), default=0)
    passages = tuple(
        replace(passage, kind=PassageKind.TITLE)
        if passage.order < opening and passage.order in belongs
        else replace(passage, kind=PassageKind.CAPTION, table=belongs[passage.order])
        if passage.order in belongs
        else passage
        for passage in stream.passages
    )
    tables = tuple(_named(table, captions.get(table.index)) for table in stream.tables)
    return Flow(title=title, passages=passages, tables=tables)


def _sheet_of(table: RawTable) -> str:
    """How the addresses on a table's sheet begin, "" when it stands on none."""
    return f"{table.place.address.rpartition('!')[0]}!" if table.sheet else ""


def _named(table: RawTable, caption: Caption | None) -> RawTable:
    number, text = table.number, table.caption
    if caption is not None and (caption.number or not text or table.sheet):
        inside = text if text and not table.sheet else ""
        number, text = caption.number, " ".join(filter(None, (caption.text, inside)))
    name = table.sheet or number or text
    place = replace(table.place, table=name, quote=text or table.place.quote)
    return replace(table, number=number, caption=text, place=place)
