"""The text of a paragraph in a .docx as it is printed: what was deleted or hidden is not, boxes and symbols are."""

from dataclasses import dataclass, field
from typing import Final

from triwulan.core.problem import Problem
from triwulan.formats.docx_drawings import drawn, formula
from triwulan.formats.docx_looks import NEVER, PLAIN_LOOK, Look, look_of, plain_look
from triwulan.formats.docx_names import CONTAINERS, MC, RPR, SDT, SDT_CONTENT, VAL, W14, M, R, W, is_on, number
from triwulan.formats.docx_styles_read import PLAIN, Style, Styles
from triwulan.formats.limits import MOST_NESTED, refuse
from triwulan.formats.packages import Element
from triwulan.formats.shown import shown, superscript, symbol

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_T: Final = W + "t"
_BREAK, _SYMBOL, _PAGE_BREAK, _FIELD = (W + name for name in ("br", "sym", "lastRenderedPageBreak", "fldChar"))
_ALTERNATIVE: Final = MC + "AlternateContent"
_INSIDE: Final = CONTAINERS | {W + name for name in ("hyperlink", "fldSimple", "ruby", "rubyBase", "sub")}
_FIXED: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_DRAWINGS: Final = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES: Final = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_BOX: Final = {True: "☑", False: "☐"}


@dataclass(slots=True)
class Line:
    """A paragraph as printed: ``text`` with tabs and line breaks; ``notes`` are ("footnote", id); ``boxes`` text boxes.

    ``page`` is the page its first character stands on; ``bold`` whether all of it is.
    """

    page: int
    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    plain: bool = False
    strong: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(self.pieces)

    @property
    def bold(self) -> bool:
        """Whether it has text and all of it is bold."""
        return self.strong and not self.plain

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been printed yet."""
        return not self.plain and not self.strong


class Texts:
    """Reads paragraphs in their order, counting pages where Word left its marks of them."""

    def __init__(self, styles: Styles, *, counts_pages: bool) -> None:
        self.page = 1 if counts_pages else 0
        self._styles = styles
        # One entry for each field that is open: whether its result has begun.
        self._fields: list[bool] = []
        self._line = Line(0)
        self._base = PLAIN
        self._depth = 0

    def line(self, paragraph: Element, style: Style) -> Line:
        """What the paragraph prints."""
        self._fields = [begun for begun in self._fields if begun]
        self._line = Line(self.page)
        self._base = style
        self._inside(paragraph)
        return self._line

    def _inside(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > MOST_NESTED:
            refuse(Problem("reading.nested_too_deep"))
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in _INSIDE:
                self._inside(child)
            elif tag == SDT:
                self._control(child)
            elif tag == _ALTERNATIVE:
                self._alternative(child)
            elif tag.startswith(M):
                self._add(formula(child), PLAIN_LOOK)
        self._depth -= 1

    def _control(self, element: Element) -> None:
        """A content control: a box to tick shows its state, any other what it holds."""
        checkbox = element.find(f"{W}sdtPr/{W14}checkbox")
        if checkbox is not None:
            checked = checkbox.find(W14 + "checked")
            on = checked is not None and checked.get(W14 + "val", "1") not in NEVER
            self._add(_BOX[on], PLAIN_LOOK)
            return
        content = element.find(SDT_CONTENT)
        if content is not None:
            self._inside(content)

    def _alternative(self, element: Element) -> None:
        choice = element.find(MC + "Choice")
        if choice is None:
            choice = element.find(MC + "Fallback")
        if choice is not None:
            self._contents(choice, PLAIN_LOOK)

    def _run(self, run: Element) -> None:
        first = run[0] if len(run) else None
        inside = first is not None and first.tag == RPR
        look = look_of(first, self._base, self._styles) if inside else plain_look(self._base)
        if not look.hidden:
            self._contents(run, look)

    def _contents(self, run: Element, look: Look) -> None:
        for child in run:
            tag = child.tag
            if tag == RPR:
                # How the run is set, which its look says already.
                continue
            if tag == _T:
                self._text(child, look)
            elif tag in _FIXED:
                self._line.pieces.append(_FIXED[tag])
            elif tag == _BREAK:
                self._break(child)
            elif tag == _SYMBOL:
                code = child.get(W + "char", "")
                found = int(code, 16) if len(code) <= 6 and _is_hex(code) else 0
                self._add(symbol(found, child.get(W + "font", "")), look)
            elif tag == _PAGE_BREAK:
                self._page_begins()
            elif tag in _NOTES:
                self._line.notes.append((_NOTES[tag], child.get(W + "id", "")))
            elif tag == _FIELD:
                self._field(child, look)
            elif tag in _DRAWINGS:
                self._drawing(child)
            elif tag == _ALTERNATIVE:
                self._alternative(child)
            elif tag in _INSIDE or tag == R:
                self._inside(child)

    def _text(self, element: Element, look: Look) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\n\r")
        self._add(text, look)

    def _add(self, text: str, look: Look) -> None:
        if not text or (self._fields and not all(self._fields)):
            return
        if look.font:
            text = "".join(symbol(ord(char), look.font) if char > " " else char for char in text)
        else:
            text = shown(text.replace("\n", " ").replace("\t", " "))
        if look.caps:
            text = text.upper()
        if look.raised:
            text = superscript(text)
        if text.strip():
            self._line.strong |= look.bold
            self._line.plain |= not look.bold
        self._line.pieces.append(text)

    def _break(self, element: Element) -> None:
        if element.get(W + "type") in ("page", "column"):
            # Word marks the page that follows by itself; here the line only ends.
            if not self._line.is_empty:
                self._line.pieces.append("\n")
            return
        self._line.pieces.append("\n")

    def _page_begins(self) -> None:
        if self.page:
            self.page += 1
            if self._line.is_empty:
                self._line.page = self.page

    def _field(self, element: Element, look: Look) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._form_field(element.find(W + "ffData"), look)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _form_field(self, data: Element | None, look: Look) -> None:
        """The boxes and drop-down lists of old forms, which hold no text of their own."""
        if data is None:
            return
        box, choices = data.find(W + "checkBox"), data.find(W + "ddList")
        if box is not None:
            state = is_on(box, "checked")
            self._add(_BOX[bool(is_on(box, "default") if state is None else state)], look)
        elif choices is not None:
            entries = [entry.get(VAL, "") for entry in choices.iterfind(W + "listEntry")]
            chosen = choices.find(W + "result")
            at = number(chosen.get(VAL), 0) if chosen is not None else 0
            if 0 <= at < len(entries):
                self._add(entries[at], look)

    def _drawing(self, element: Element) -> None:
        boxes, unread = drawn(element)
        self._line.boxes.extend(boxes)
        self._line.unread.extend(unread)


def _is_hex(text: str) -> bool:
    return bool(text) and all(char in "0123456789abcdefABCDEF" for char in text)
