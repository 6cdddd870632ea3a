"""Writing a Document as an HTML fragment whose rows and blocks can be pointed at by their anchors."""

from collections import Counter
from collections.abc import Callable, Iterator
from html import escape

from triwulan.core.document import (
    Align,
    Block,
    Checklist,
    Document,
    Heading,
    Item,
    ItemList,
    Marker,
    Origin,
    Paragraph,
    Row,
    RowKind,
    Signature,
    SignatureBlock,
    Table,
    Title,
)
from triwulan.formats import grid
from triwulan.formats.legible import unbroken_cell, unbroken_figures, xml_text

RowControls = Callable[[str], str]
OriginMarks = Callable[[Origin, str], str]
_ALIGN_CLASS = {Align.RIGHT: "num", Align.CENTER: "mid", Align.LEFT: ""}


def write_html(document: Document, *, row_controls: RowControls | None = None, marks: OriginMarks | None = None) -> str:
    """The document as ``<article class="paper">``; every text is escaped.

    ``row_controls(anchor)`` may return HTML that is trusted as it is; it stands once per anchor: in the last cell of a
    row, at the end of a list entry, or after the last block of that anchor. ``marks(origin, text)`` likewise; it
    stands before the text that came from there, cell by cell, in reading order.
    """
    return _Fragment(document, row_controls, marks).html()


def element_id(anchor: str) -> str:
    """The ``id`` of what an anchor names: ``measurement/IK1`` is ``measurement-IK1``."""
    return anchor.replace("/", "-")


class _Fragment:
    """One document being written: which ids are taken, and where an anchor stands for the last time."""

    def __init__(self, document: Document, controls: RowControls | None, marks: OriginMarks | None) -> None:
        self._document = document
        self._controls = controls
        self._marks = marks
        self._left = Counter(anchor for block in document.blocks for anchor in _anchors(block) if anchor)
        self._taken: set[str] = set()
        self._tables = 0
        # Chapters stand below the title, if there is one; the page around has the h1.
        self._top = 2 + any(isinstance(block, Title) for block in document.blocks)

    def html(self) -> str:
        head = f'<article class="paper" lang="{escape(self._document.language)}">'
        notice = f'<p class="paper-notice">{_text(self._document.notice)}</p>' if self._document.notice else ""
        return "\n".join(filter(None, [head, notice, *map(self._block, self._document.blocks), "</article>"]))

    def _block(self, block: Block) -> str:
        place = self._place(block.anchor)
        match block:
            case Title(lines=lines):
                body = f'<h2 class="paper-title"{place}>{_text(chr(10).join(lines))}</h2>'
            case Heading():
                body = self._heading(block, place)
            case Paragraph():
                kind = "note" if block.note else "lead" if block.bold else ""
                body = f"<p{_class(kind)}{place}>{self._marked(block.origin, block.text)}</p>"
            case ItemList():
                body = self._list(block, place)
            case Table():
                body = self._table(block, place)
            case Checklist():
                body = self._checklist(block, place)
            case SignatureBlock(left=left, right=right):
                body = f'<div class="signatures"{place}>{_signature(left)}{_signature(right)}</div>'
        return body + self._after(block.anchor)

    def _place(self, anchor: str) -> str:
        """The attributes that let a link or a script find the anchor; an id is given once."""
        if not anchor:
            return ""
        known = f' data-anchor="{escape(anchor)}"'
        if anchor in self._taken:
            return known
        self._taken.add(anchor)
        return f' id="{escape(element_id(anchor))}"{known}'

    def _after(self, anchor: str) -> str:
        """The controls of an anchor where it stands for the last time."""
        if not anchor:
            return ""
        self._left[anchor] -= 1
        if self._left[anchor] or self._controls is None:
            return ""
        controls = self._controls(anchor)
        return f'<div class="paper-controls">{controls}</div>' if controls else ""

    def _marked(self, origin: Origin, text: str) -> str:
        """A text with the marks of where it came from."""
        return (self._marks(origin, text) if self._marks is not None else "") + _text(text)

    def _heading(self, block: Heading, place: str) -> str:
        tag = f"h{min(6, self._top + max(1, block.level) - 1)}"
        number = f'<span class="heading-number">{_text(block.number)}</span> ' if block.number else ""
        kind = "chapter" if block.level <= 1 else "section"
        return f'<{tag} class="{kind}"{place}>{number}<span>{self._marked(block.origin, block.text)}</span></{tag}>'

    def _list(self, block: ItemList, place: str) -> str:
        items = "".join(map(self._item, block.items))
        if block.marker is Marker.DASH:
            return f'<ul class="dashed"{place}>{items}</ul>'
        kind = ' type="a"' if block.marker is Marker.LETTER else ""
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{kind}{start}{place}>{items}</ol>"

    def _item(self, item: Item) -> str:
        place = self._place(item.anchor)
        children = ""
        if item.children is not None:
            children = self._list(item.children, self._place(item.children.anchor))
            children += self._after(item.children.anchor)
        return f"<li{place}>{self._marked(item.origin, item.text)}{children}{self._after(item.anchor)}</li>"

    def _table(self, table: Table, place: str) -> str:
        self._tables += 1
        # What a file does not number is counted, so that no two regions bear one name.
        label = f"Tabel {table.number}" if table.number else f"Tabel ke-{self._tables}"
        name = escape(xml_text(f"{label} {table.caption}".replace("\n", " ").strip()))
        caption = f'<span class="table-number">{_text(label)}</span> <span>{_text(table.caption)}</span>'
        if not table.number:
            # Read from a file, whose lines around the table are its caption.
            caption = f"<span>{_text(table.caption)}</span>"
        caption = f"<caption>{caption}</caption>" if table.number or table.caption else ""
        head = "".join(self._rows(table, header=True))
        body = "".join(self._rows(table, header=False))
        return (
            f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}">'
            f'<table class="paper-table"{place}>{caption}'
            f"<thead>{head}</thead><tbody>{body}</tbody></table></div>"
        )

    def _rows(self, table: Table, *, header: bool) -> Iterator[str]:
        rows = table.header if header else table.rows
        for row, cells in zip(rows, grid.place(rows, len(table.columns)), strict=True):
            place = self._place(row.anchor)
            controls = self._after(row.anchor)
            # Not in a cell that also belongs to the rows below, as long as there is another.
            home = next((placed for placed in reversed(cells) if placed.cell.rowspan == 1), cells[-1])
            made = [
                self._cell(table, placed, row, header=header, controls=controls if placed is home else "")
                for placed in cells
            ]
            kind = "" if row.kind is RowKind.BODY else row.kind.value
            if header and grid.numbers_columns(row):
                kind = "column-numbers"
            yield f"<tr{_class(kind)}{place}>{''.join(made)}</tr>"

    def _cell(self, table: Table, placed: grid.Placed, row: Row, *, header: bool, controls: str) -> str:
        cell = placed.cell
        body = self._marked(cell.origin, unbroken_cell(cell.text)) + controls
        spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        # An empty th announces nothing, so an empty head cell is a td.
        if header and cell.text and not grid.numbers_columns(row):
            scope = "colgroup" if cell.colspan > 1 else "col"
            return f'<th scope="{scope}"{spans}>{body}</th>'
        align = _ALIGN_CLASS[grid.alignment(table, placed, row, header=header)]
        strong = "strong" if cell.bold else ""
        if row.kind is RowKind.BAND and not header and cell.text:
            return f'<th scope="rowgroup"{_class("band", align)}{spans}>{body}</th>'
        return f"<td{_class(align, strong)}{spans}>{body}</td>"

    def _checklist(self, block: Checklist, place: str) -> str:
        items = []
        for item in block.items:
            label, box = ("dipilih", "☑") if item.checked else ("tidak dipilih", "☐")
            mark = f'<span class="box" role="img" aria-label="{label}">{box}</span>'
            text = f"{item.label} {item.detail}".strip()
            items.append(
                f'<li data-checked="{str(item.checked).lower()}">{mark} {self._marked(item.origin, text)}</li>'
            )
        return f'<ul class="checklist"{place}>{"".join(items)}</ul>'


def _anchors(block: Block) -> Iterator[str]:
    yield block.anchor
    if isinstance(block, ItemList):
        yield from _item_anchors(block)
    elif isinstance(block, Table):
        yield from (row.anchor for row in (*block.header, *block.rows))


def _item_anchors(items: ItemList) -> Iterator[str]:
    for item in items.items:
        yield item.anchor
        if item.children is not None:
            yield item.children.anchor
            yield from _item_anchors(item.children)


def _text(text: str) -> str:
    return escape(unbroken_figures(xml_text(text))).replace("\n", "<br>")


def _class(*names: str) -> str:
    named = " ".join(filter(None, names))
    return f' class="{named}"' if named else ""


def _signature(side: Signature) -> str:
    above = "".join(f"<p>{_text(line)}</p>" for line in side.lines_above if line)
    below = "".join(f"<p>{_text(line)}</p>" for line in side.lines_below if line)
    return f'<div class="signature">{above}<p class="signature-name">{_text(side.name)}</p>{below}</div>'
