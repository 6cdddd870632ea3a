"""Paragraphs of a .docx that Word counts, as lists: deeper ones inside the one they stand under."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from triwulan.core.document import Item, ItemList, Marker, Origin
from triwulan.formats.docx_numbering import Counted
from triwulan.formats.limits import MOST_LIST_LEVELS


@dataclass(slots=True)
class CountedLine:
    """A counted paragraph; ``indent`` is how far it is set in."""

    counted: Counted
    text: str
    origin: Origin
    indent: int
    children: list["CountedLine"] = field(default_factory=list)


def lists_of(lines: Sequence[CountedLine]) -> list[ItemList]:
    """The lists that consecutive counted paragraphs make."""
    roots: list[CountedLine] = []
    above: list[CountedLine] = []
    for line in lines:
        while above and (not _stands_under(line, above) or len(above) > MOST_LIST_LEVELS):
            above.pop()
        (above[-1].children if above else roots).append(line)
        above.append(line)
    return _built(roots)


def _stands_under(line: CountedLine, above: Sequence[CountedLine]) -> bool:
    """Whether a line is deeper than the last one: by its level in one list, by how far it is set in otherwise."""
    key, last = line.counted.key, above[-1]
    if any(each.counted.key == key for each in above):
        # Its own list is open: it goes on there, however far it is set in.
        return False
    if last.counted.key[0] == key[0]:
        return key[1] > last.counted.key[1]
    return line.indent > last.indent


def _built(lines: Sequence[CountedLine]) -> list[ItemList]:
    built: list[ItemList] = []
    group: list[CountedLine] = []
    for line in lines:
        if group and not _goes_on(line.counted, group[-1].counted):
            built.append(_list(group))
            group = []
        group.append(line)
    if group:
        built.append(_list(group))
    return built


def _goes_on(counted: Counted, before: Counted) -> bool:
    if counted.key != before.key:
        return False
    return counted.marker is Marker.DASH or counted.count == before.count + 1


def _list(group: Sequence[CountedLine]) -> ItemList:
    first = group[0].counted
    items = []
    for line in group:
        inner = _built(line.children)
        # An item holds one list: what follows a list of another kind goes on in it.
        more = tuple(item for each in inner[1:] for item in each.items)
        children = ItemList((*inner[0].items, *more), inner[0].marker, inner[0].start) if inner else None
        items.append(Item(line.text, children, origin=line.origin))
    return ItemList(tuple(items), first.marker, 1 if first.marker is Marker.DASH else first.count)
