"""Reading a .docx: its body in reading order, with what Word counts and merges, as it is printed."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.document import (
    Block,
    CheckItem,
    Checklist,
    Document,
    Heading,
    ItemList,
    Origin,
    Paragraph,
    Title,
    Unread,
)
from triwulan.core.problem import Problem
from triwulan.formats.docx_boxes import box_items
from triwulan.formats.docx_lists import CountedLine, lists_of
from triwulan.formats.docx_names import CONTAINERS, MC, PPR, SDT, SDT_CONTENT, TBL, P, W, number, value
from triwulan.formats.docx_notes import Notes
from triwulan.formats.docx_numbering import Counted, Numbering
from triwulan.formats.docx_styles_read import Style, Styles, indent_of, numbering_of
from triwulan.formats.docx_tables_read import CellText, children, read_table
from triwulan.formats.docx_text import Line, Texts
from triwulan.formats.limits import MOST_NESTED, check_blocks, refuse
from triwulan.formats.packages import Element, Package
from triwulan.formats.side_by_side import with_signature_tables

_LONGEST_HEADING: Final = 250
_LONGEST_SENTENCE: Final = 120
_LINE_ENDS: Final = re.compile(r"[ \t]*\n[ \t]*")
_CHAPTER: Final = re.compile(r"^BAB\b", re.I)


def read_docx(data: bytes) -> Document:
    """The document in a .docx or .docm; addresses are "p12" and "t3r2c1". Raises ProblemError if it cannot be read.

    Pages are known only where Word left its marks of them; macros, headers and footers are not looked at.
    """
    package = Package(data)
    main = package.main_part()
    root = package.xml(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        refuse(Problem("reading.broken"))
    return _Reader(package, main, body).document(body)


class _Reader:
    """Walks the body once; what it has made so far, and where it is."""

    def __init__(self, package: Package, main: str, body: Element) -> None:
        targets = {relation.kind: relation.target for relation in package.relations(main).values()}
        self._styles = Styles(package.xml(targets.get("styles", "word/styles.xml")))
        self._numbering = Numbering(package.xml(targets.get("numbering", "word/numbering.xml")))
        self._texts = Texts(self._styles, counts_pages=next(body.iter(W + "lastRenderedPageBreak"), None) is not None)
        self._notes = Notes(package, targets, self._styles)
        self._blocks: list[Block] = []
        self._unread: list[Unread] = []
        self._counted: list[CountedLine] = []
        self._boxes: list[CheckItem] = []
        self._paragraphs = self._tables = -1
        self._depth = 0
        # What a cell leaves to be put below its table: tables inside it, notes.
        self._below: list[Block] = []
        self._in_cell = 0

    def document(self, body: Element) -> Document:
        """Everything read, in order."""
        self._story(body)
        self._end_groups()
        blocks = tuple(with_signature_tables(self._blocks))
        title = next((" ".join(block.lines) for block in blocks if isinstance(block, Title)), "")
        return Document(title, blocks, unread=tuple(self._unread))

    def _story(self, parent: Element) -> None:
        """Paragraphs and tables, also inside content controls and marks of changes."""
        self._depth += 1
        if self._depth > MOST_NESTED:
            refuse(Problem("reading.nested_too_deep"))
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._table(child)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._story(content)
            elif tag in CONTAINERS:
                self._story(child)
            elif tag == MC + "AlternateContent":
                choice = child.find(MC + "Choice")
                self._story(choice if choice is not None else child)
            elif tag == W + "altChunk":
                self._unread.append(Unread(Problem("reading.object_inside"), self._here()))
        self._depth -= 1

    def _here(self) -> Origin:
        return Origin(f"p{self._paragraphs}", self._texts.page) if self._paragraphs >= 0 else Origin()

    def _paragraph(self, element: Element) -> None:
        self._paragraphs += 1
        properties = element.find(PPR)
        style = self._styles.of(value(properties, "pStyle"))
        line = self._texts.line(element, style)
        origin = Origin(f"p{self._paragraphs}", line.page)
        at = numbering_of(properties, style.numbering)
        counted = self._numbering.count(at) if at is not None else None
        text = _tidy(line.text)
        if text and not style.contents:
            indent = indent_of(properties)
            if indent is None:
                indent = self._numbering.indent(at) if at is not None else None
            self._lay(text, line, origin, style, properties, counted, style.indent or 0 if indent is None else indent)
        self._after(line, origin)

    def _lay(
        self,
        text: str,
        line: Line,
        origin: Origin,
        style: Style,
        properties: Element | None,
        counted: Counted | None,
        indent: int,
    ) -> None:
        """Put a paragraph where it belongs: among boxes, headings, items of lists, or running text."""
        boxes = box_items(text, origin)
        if counted is not None and counted.is_box:
            boxes = [CheckItem(" ".join(text.split()), checked=False, origin=origin)]
        if boxes:
            self._end_list()
            self._boxes.extend(boxes)
            return
        outline = number(value(properties, "outlineLvl"), -1)
        level = outline + 1 if 0 <= outline < 9 else style.level
        if counted is not None and not counted.printed:
            counted = None
        if style.title and not text.endswith("."):
            self._add(Title(tuple(text.replace("\t", " ").split("\n"))))
        elif level and not _is_sentence(text):
            self._add(Heading(level, text, counted.printed if counted else "", origin=origin))
        elif counted is None:
            self._add(Paragraph(text, bold=line.bold, origin=origin))
        else:
            self._lay_counted(text, line.bold, origin, counted, indent)

    def _lay_counted(self, text: str, bold: bool, origin: Origin, counted: Counted, indent: int) -> None:
        short = (bold or text.isupper()) and len(text) <= _LONGEST_SENTENCE
        if counted.is_simple and not (short and counted.is_capital):
            self._end_boxes()
            self._counted.append(CountedLine(counted, text, origin, indent))
        elif short and (counted.is_capital or counted.is_nested or _CHAPTER.match(counted.printed)):
            level = 1 if _CHAPTER.match(counted.printed) else 2 + counted.printed.strip(".").count(".") // 2
            self._add(Heading(level, text, counted.printed, origin=origin))
        else:
            self._add(Paragraph(f"{counted.printed} {text}", bold=bold, origin=origin))

    def _after(self, line: Line, origin: Origin) -> None:
        """What hangs on a paragraph: text boxes, notes, and what could not be read."""
        for box in line.boxes:
            before = self._paragraphs
            self._story(box)
            # A box has no address of its own: the paragraphs of the body keep theirs.
            self._paragraphs = before
        notes = [Paragraph(text, note=True, origin=origin) for text in self._notes.texts(line.notes)]
        for note in notes:
            self._add(note)
        self._unread.extend(Unread(Problem(message), origin) for message in line.unread)

    def _table(self, element: Element) -> None:
        self._tables += 1
        index, page = self._tables, self._texts.page
        if not self._in_cell and (inside := _frame(element)) is not None:
            # A single cell around everything is a frame, and what it holds stands on the page.
            self._story(inside)
            return
        self._in_cell += 1
        kept, self._below = self._below, []
        table = read_table(element, index, self._cell, page)
        below, self._below = self._below, kept
        self._in_cell -= 1
        found: list[Block] = (
            [table] if any(cell.text for row in (*table.header, *table.rows) for cell in row.cells) else []
        )
        if self._in_cell:
            self._below.extend((*found, *below))
            return
        for block in (*found, *below):
            self._add(block)

    def _cell(self, element: Element, address: str) -> CellText:
        """The text of a cell, a paragraph on each line; tables in it are put below the one it stands in."""
        self._depth += 1
        if self._depth > MOST_NESTED:
            refuse(Problem("reading.nested_too_deep"))
        page = self._texts.page
        lines: list[str] = []
        bold: list[bool] = []
        for child in _cell_parts(element):
            if child.tag == TBL:
                self._table(child)
                continue
            line, text = self._cell_line(child)
            if not lines:
                page = line.page
            if text:
                lines.append(text)
                bold.append(line.bold)
            origin = Origin(address, page)
            for box in line.boxes:
                lines.extend(filter(None, (self._cell_line(each)[1] for each in children(box, P))))
            self._below.extend(Paragraph(note, note=True, origin=origin) for note in self._notes.texts(line.notes))
            self._unread.extend(Unread(Problem(message), origin) for message in line.unread)
        self._depth -= 1
        return CellText("\n".join(lines), bool(bold) and all(bold), page)

    def _cell_line(self, element: Element) -> tuple[Line, str]:
        """A paragraph in a cell with the number Word prints before it."""
        properties = element.find(PPR)
        style = self._styles.of(value(properties, "pStyle"))
        line = self._texts.line(element, style)
        at = numbering_of(properties, style.numbering)
        counted = self._numbering.count(at) if at is not None else None
        text = _tidy(line.text).replace("\t", " ")
        return line, f"{counted.printed} {text}".strip() if counted is not None else text

    def _add(self, block: Block) -> None:
        self._end_groups()
        self._blocks.append(block)
        check_blocks(len(self._blocks))

    def _end_groups(self) -> None:
        self._end_list()
        self._end_boxes()

    def _end_list(self) -> None:
        lines, self._counted = self._counted, []
        made: list[ItemList] = lists_of(lines) if lines else []
        self._blocks.extend(made)

    def _end_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        if boxes:
            self._blocks.append(Checklist(tuple(boxes)))


def _tidy(text: str) -> str:
    return _LINE_ENDS.sub("\n", text).strip() if "\n" in text else text.strip(" ")


def _is_sentence(text: str) -> bool:
    """Whether a paragraph in the style of a heading is none: too long, or a sentence that somebody styled."""
    return len(text) > _LONGEST_HEADING or (len(text) > _LONGEST_SENTENCE and text.endswith((".", ";", ",", ":")))


def _frame(element: Element) -> Element | None:
    """The only cell of a table of one row."""
    rows = list(children(element, W + "tr"))
    cells = list(children(rows[0], W + "tc")) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _cell_parts(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a cell in order, also inside content controls."""
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _cell_parts(content)
        elif child.tag in CONTAINERS:
            yield from _cell_parts(child)
