"""Lists as they are typed into Markdown and plain text: each line with its mark, deeper ones inside."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from triwulan.core.document import Item, ItemList, Marker, Origin
from triwulan.formats.limits import MOST_LIST_LEVELS

_ITEM: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?:(?P<dash>[-*+•●▪–])|\(?(?P<number>\d{1,4})[.)]|\(?(?P<letter>[a-z])[.)])"
    r"[ \t]+(?P<text>\S.*)$"
)
_INNER_LETTER: Final = re.compile(r"^\(?(?P<letter>[a-z]{1,2})[.)](?:[ \t]+(?P<text>.*))?$", re.S)
_TAB: Final = 4
_LETTERS: Final = 26


@dataclass(slots=True)
class TypedItem:
    """An item's mark and the lines of its text; ``indent`` is where its mark stands, ``inner`` where its text does."""

    marker: Marker
    number: int
    lines: list[str]
    line: int
    indent: int
    inner: int
    children: list["TypedItem"] = field(default_factory=list)


def typed_item(line: str, number: int) -> TypedItem | None:
    """The item a line begins, or None."""
    match = _ITEM.match(line)
    if match is None:
        return None
    indent = len(match["indent"].expandtabs(_TAB))
    inner = len(line[: match.start("text")].expandtabs(_TAB))
    text = match["text"]
    if match["number"]:
        return TypedItem(Marker.NUMBER, int(match["number"]), [text], number, indent, inner)
    if match["letter"]:
        return TypedItem(Marker.LETTER, ord(match["letter"]) - 96, [text], number, indent, inner)
    lettered = _INNER_LETTER.match(text)
    if lettered is not None and lettered["text"]:
        return TypedItem(Marker.LETTER, letters(lettered["letter"]), [lettered["text"]], number, indent, inner)
    return TypedItem(Marker.DASH, 1, [text], number, indent, inner)


def letters(word: str) -> int:
    """The place of a letter in its list: a is 1, z 26, aa 27."""
    place = 0
    for letter in word:
        place = place * _LETTERS + ord(letter) - 96
    return place


def goes_on(item: TypedItem, after: TypedItem) -> bool:
    """Whether an item is the next of the list another stands in; "1. 1. 1." is how Markdown counts to three."""
    if item.marker is not after.marker:
        return False
    return item.marker is Marker.DASH or item.number in (after.number, after.number + 1)


def lists_of(items: Sequence[TypedItem], shown: Callable[[Sequence[str]], str]) -> list[ItemList]:
    """The lists some items make, one after the other; a mark that does not go on begins another list."""
    roots: list[TypedItem] = []
    above: list[TypedItem] = []
    for item in items:
        while above and (item.indent <= above[-1].indent or len(above) > MOST_LIST_LEVELS):
            above.pop()
        siblings = above[-1].children if above else roots
        if not siblings and above and _is_sibling(item, above[-1]):
            # An item set in a little deeper whose letter goes on is the next of its list.
            above.pop()
            siblings = above[-1].children if above else roots
        siblings.append(item)
        above.append(item)
    return _built(roots, shown)


def _is_sibling(item: TypedItem, before: TypedItem) -> bool:
    return item.marker is Marker.LETTER and item.number > 1 and goes_on(item, before)


def _built(items: Sequence[TypedItem], shown: Callable[[Sequence[str]], str]) -> list[ItemList]:
    """Lists of items of one depth."""
    built: list[ItemList] = []
    group: list[TypedItem] = []
    for item in items:
        if group and not goes_on(item, group[-1]):
            built.append(_list(group, shown))
            group = []
        group.append(item)
    if group:
        built.append(_list(group, shown))
    return built


def _list(group: Sequence[TypedItem], shown: Callable[[Sequence[str]], str]) -> ItemList:
    made = []
    for item in group:
        inner = _built(item.children, shown)
        # One item holds one list: what follows a list of another kind goes on in it.
        children = inner[0] if inner else None
        for more in inner[1:]:
            children = ItemList((*(children.items if children else ()), *more.items), more.marker, 1)
        made.append(Item(shown(item.lines), children, origin=Origin(f"L{item.line}")))
    return ItemList(tuple(made), group[0].marker, 1 if group[0].marker is Marker.DASH else group[0].number)
