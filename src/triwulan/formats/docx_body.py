"""The walk through the body of a .docx: paragraphs, tables and what is inside them, each with its address."""

from collections.abc import Iterator
from typing import Final

from triwulan.core.document import Block, Origin, Paragraph, Table, Unread
from triwulan.core.problem import Problem
from triwulan.formats.contents_lines import begins_contents, is_contents_line, names_a_page
from triwulan.formats.docx_layout import Laid, Layout
from triwulan.formats.docx_names import CONTAINERS, MC, PPR, SDT, SDT_CONTENT, TBL, TC, TR, P, W, number, value
from triwulan.formats.docx_notes import Notes
from triwulan.formats.docx_numbering import Counted, Numbering
from triwulan.formats.docx_styles_read import Style, Styles, indent_of, numbering_of
from triwulan.formats.docx_tables_read import CellText, children, read_table
from triwulan.formats.docx_text import Line, Texts
from triwulan.formats.elements import under
from triwulan.formats.limits import MOST_NESTED, refuse
from triwulan.formats.packages import Element, Package
from triwulan.formats.side_by_side import spaced

_TEXT_LEVEL: Final = 9
_CHUNK: Final = W + "altChunk"


class Body:
    """What a .docx holds, and the ``elements`` by the addresses that the blocks carry."""

    def __init__(self, package: Package, main: str, body: Element) -> None:
        """Read the whole body. Raises ProblemError beyond the limits."""
        targets = {relation.kind: relation.target for relation in package.relations(main).values()}
        self.elements: dict[str, Element] = {}
        self.unread: list[Unread] = []
        # The looks of tables are most of what Word writes of styles, and say nothing that is printed.
        styles = package.xml(targets.get("styles", "word/styles.xml"), without="w:tblStylePr")
        self._styles = Styles(styles)
        self._numbering = Numbering(package.xml(targets.get("numbering", "word/numbering.xml")))
        # Only Word leaves marks where its pages ended; without them no page is known.
        self._texts = Texts(self._styles, counts_pages=next(body.iter(W + "lastRenderedPageBreak"), None) is not None)
        self._notes = Notes(package, targets, self._styles)
        self._layout = Layout()
        self._paragraphs = self._tables = -1
        # Whether what follows is a list of contents.
        self._listed = False
        # The paragraph a text box hangs on: what is in the box has no address of its own.
        self._host = ""
        # What a cell leaves to be put below its table, and how many tables are open.
        self._below: list[Block] = []
        self._in_tables = 0
        self._depth = 0
        self._story(body)

    def blocks(self) -> list[Block]:
        """Everything read, in reading order."""
        return self._layout.blocks()

    def _story(self, parent: Element) -> None:
        self._deeper()
        for child in _parts(parent):
            if child.tag == P:
                self._paragraph(child)
            elif child.tag == TBL:
                self._table(child)
            else:
                address = self._host or f"p{max(0, self._paragraphs)}"
                self.unread.append(Unread(Problem("reading.object_inside"), Origin(address, self._texts.page)))
        self._depth -= 1

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MOST_NESTED:
            refuse(Problem("reading.nested_too_deep"))

    def _paragraph(self, element: Element) -> None:
        if not self._host:
            self._paragraphs += 1
        address = self._host or f"p{self._paragraphs}"
        self.elements.setdefault(address, element)
        properties, style, line, counted = self._read(element)
        origin = Origin(address, line.page)
        text = _trimmed(line.text)
        if text and not (style.contents or self._is_contents(text)):
            outline = number(value(properties, "outlineLvl"), -1)
            level = outline + 1 if 0 <= outline < _TEXT_LEVEL else style.level
            indent = self._indent(properties, style) if counted is not None else 0
            self._layout.lay(
                Laid(
                    text=text,
                    origin=origin,
                    bold=line.bold,
                    level=level,
                    title=style.title,
                    note=style.note,
                    counted=counted,
                    indent=indent,
                )
            )
        self._box_texts(line, address)
        for note in self._notes.texts(line.notes):
            self._layout.add(Paragraph(note, note=True, origin=origin))
        self.unread.extend(Unread(Problem(message), origin) for message in line.unread)

    def _is_contents(self, text: str) -> bool:
        """Whether a line repeats a heading or a caption with its page, in a list of contents typed by hand."""
        if is_contents_line(text):
            return True
        if self._listed and names_a_page(text):
            return True
        self._listed = begins_contents(text)
        return False

    def _read(self, element: Element) -> tuple[Element | None, Style, Line, Counted | None]:
        """A paragraph's properties, style, text and number."""
        properties = under(element, PPR)
        style = self._styles.of(value(properties, "pStyle"))
        line = self._texts.line(element, style)
        at = numbering_of(properties, style.numbering)
        return properties, style, line, self._numbering.count(at) if at is not None else None

    def _indent(self, properties: Element | None, style: Style) -> int:
        own = indent_of(properties)
        at = numbering_of(properties, style.numbering)
        if own is None and at is not None:
            own = self._numbering.indent(at)
        return (style.indent or 0) if own is None else own

    def _box_texts(self, line: Line, address: str) -> None:
        """What stands in text boxes, below the paragraph they hang on."""
        for box in line.boxes:
            host, self._host = self._host, address
            self._story(box)
            self._host = host

    def _table(self, element: Element) -> None:
        self._tables += 1
        index, page = self._tables, self._texts.page
        self.elements[f"t{index}"] = element
        if not self._in_tables and (inside := _frame(element)) is not None:
            # A single cell around everything is a frame: what it holds stands on the page.
            self._story(inside)
            return
        self._in_tables += 1
        kept, self._below = self._below, []
        table = read_table(element, index, self._cell, page)
        below, self._below = self._below, kept
        self._in_tables -= 1
        found: list[Block] = [table, *below] if _has_text(table) else below
        if self._in_tables:
            self._below.extend(found)
            return
        for block in found:
            self._layout.add(block)

    def _cell(self, element: Element, address: str) -> CellText:
        """The text of a cell, a paragraph on each line; tables in it are put below the one it stands in."""
        self._deeper()
        self.elements[address] = element
        page = self._texts.page
        texts: list[str] = []
        bold = True
        first = True
        for child in _parts(element):
            if child.tag == TBL:
                self._table(child)
            elif child.tag == P:
                line, text = self._cell_line(child)
                page = line.page if first else page
                first = False
                if text:
                    texts.append(text)
                    bold = bold and line.bold
                if line.boxes or line.notes or line.unread:
                    self._below_cell(line, texts, Origin(address, page))
        self._depth -= 1
        return CellText("\n".join(texts), bold and bool(texts), page)

    def _below_cell(self, line: Line, texts: list[str], origin: Origin) -> None:
        """Boxes in a cell are its text; notes go below the table."""
        for box in line.boxes:
            texts.extend(filter(None, (self._cell_line(each)[1] for each in children(box, P))))
        self._below.extend(Paragraph(note, note=True, origin=origin) for note in self._notes.texts(line.notes))
        self.unread.extend(Unread(Problem(message), origin) for message in line.unread)

    def _cell_line(self, element: Element) -> tuple[Line, str]:
        """A paragraph in a cell with the number Word prints before it."""
        _, _, line, counted = self._read(element)
        text = spaced(line.text)
        return line, (f"{counted.printed} {text}" if counted is not None else text).strip()


def _parts(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and foreign pieces in order, also inside content controls and marks of changes."""
    for child in parent:
        tag = child.tag
        if tag in (P, TBL, _CHUNK):
            yield child
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _parts(content)
        elif tag in CONTAINERS:
            yield from _parts(child)
        elif tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            yield from _parts(choice if choice is not None else child)


def _trimmed(text: str) -> str:
    """The text without spaces where lines end; where they begin, they may set signatures apart."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n") if "\n" in text else text.rstrip()


def _frame(element: Element) -> Element | None:
    """The only cell of a table of one row."""
    rows = list(children(element, TR))
    cells = list(children(rows[0], TC)) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _has_text(table: Table) -> bool:
    return any(cell.text for row in (*table.header, *table.rows) for cell in row.cells)
