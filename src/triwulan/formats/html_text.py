"""The text in pieces of HTML, and the tables, as people paste them into Markdown and plain text."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_TAGS: Final = (
    "a|abbr|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|h[1-6]|head|header|hr|html|i|img|input|ins|kbd|label|li|main|mark|meta|nav|ol|p|pre|q|s|section|"
    "small|span|strike|strong|style|script|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|wbr"
)
_TAG: Final = re.compile(rf"</?(?:{_TAGS})(?=[\s/>])[^<>]*>", re.I)
_NO_TAG: Final = re.compile(rf"<(?!/?(?:{_TAGS})(?=[\s/>])[^<>]*>)", re.I)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_SPACES: Final = re.compile(r"[ \t\f\r\n]+")
_COUNTED: Final = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|[-–•])(?=\s|$)")
_OWN_LINE: Final = frozenset({"p", "div", "section", "blockquote", "li", "ul", "ol", "dt", "dd", "pre"}) | frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "caption", "figcaption", "summary"}
)
_UNPRINTED: Final = frozenset({"script", "style", "head", "title"})
_MOST_SPANNED: Final = 400


@dataclass(slots=True)
class HtmlCell:
    """A ``td`` or ``th``: its text with line breaks, and how far it reaches."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    head: bool = False


@dataclass(slots=True)
class HtmlTable:
    """Rows of cells in reading order; the first ``header`` stand in a ``thead``."""

    rows: list[list[HtmlCell]] = field(default_factory=list)
    header: int = 0
    caption: str = ""


def has_tags(text: str) -> bool:
    """Whether there is a tag of HTML in it; "<5" and "<nama>" are none."""
    return "<" in text and (_TAG.search(text) is not None or "<!--" in text)


def html_text(text: str) -> str:
    """The text as a browser shows it: breaks where tags break, items of lists counted, entities undone."""
    parser = _Parser(keep_breaks=True)
    parser.read(text)
    return parser.text()


def html_tables(markup: str) -> list[HtmlTable]:
    """The outermost tables; a table inside a cell is text of that cell."""
    parser = _Parser(keep_breaks=False)
    parser.read(markup)
    return parser.tables


class _Parser(HTMLParser):
    """Collects text into the innermost open cell, or outside of all."""

    def __init__(self, *, keep_breaks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.keep_breaks = keep_breaks
        self.tables: list[HtmlTable] = []
        self._pieces: list[str] = []
        self._outside: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._hidden = 0
        self._depth = 0
        self._cell: HtmlCell | None = None

    def read(self, markup: str) -> None:
        """Read a piece of markup; what is no tag is text."""
        self.feed(_NO_TAG.sub("&lt;", _COMMENT.sub("", markup)))
        self.close()
        self._end_cell()

    def text(self) -> str:
        """What was printed, without spaces around its line breaks."""
        return _tidy("".join(self._pieces))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a cell, a list or an item, or break the line."""
        about = {name: value or "" for name, value in attrs}
        if tag in _UNPRINTED:
            self._hidden += 1
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "input" and about.get("type") == "checkbox":
            self._pieces.append("☑ " if "checked" in about else "☐ ")
        elif tag in ("table", "tr", "td", "th", "thead"):
            self._start_of_table(tag, about)
        elif tag in _OWN_LINE:
            self._pieces.append("\v")
            self._start_of_list(tag, about)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; what was never opened is passed over."""
        if tag in _UNPRINTED:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif tag in ("td", "th") and self._depth == 1:
            self._end_cell()
        elif tag == "thead" and self._depth == 1 and self.tables:
            self._end_cell()
            self.tables[-1].header = len(self.tables[-1].rows)
        elif tag in _OWN_LINE:
            self._pieces.append("\v")
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Text; after the mark of an item its own typed number replaces ours."""
        if self._hidden:
            return
        if not self.keep_breaks:
            data = _SPACES.sub(" ", data)
        if self._pieces and self._pieces[-1].startswith("\x00") and data.strip():
            mark = self._pieces.pop()[1:]
            self._pieces.append(data.lstrip() if _COUNTED.match(data) else mark + data.lstrip())
            return
        if data.strip() or not (self._pieces and self._pieces[-1].startswith("\x00")):
            self._pieces.append(data)

    def _start_of_list(self, tag: str, about: dict[str, str]) -> None:
        if tag in ("ol", "ul"):
            kind = "" if "none" in about.get("style", "") else ("-" if tag == "ul" else about.get("type", "1"))
            start = about.get("start", "1")
            self._lists.append((kind, int(start) if start.isdecimal() and len(start) < 5 else 1))
        elif tag == "li" and self._lists:
            kind, number = self._lists[-1]
            self._lists[-1] = (kind, number + 1)
            if kind:
                self._pieces.append("\x00" + _mark(kind, number))

    def _start_of_table(self, tag: str, about: dict[str, str]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._outside = self._pieces
                self._pieces = []
                self.tables.append(HtmlTable())
            return
        if self._depth != 1:
            self._pieces.append("\v" if tag == "tr" else " ")
            return
        self._end_cell()
        rows = self.tables[-1].rows
        if tag == "tr" or not rows:
            rows.append([])
        if tag in ("td", "th"):
            cell = HtmlCell("", _span(about.get("colspan")), _span(about.get("rowspan")), tag == "th")
            rows[-1].append(cell)
            self._cell = cell
            self._pieces = []

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._cell.text = self.text()
            self._cell = None
            self._pieces = []
            self._lists = []


def _mark(kind: str, number: int) -> str:
    if kind == "-":
        return "- "
    if kind in "aA" and number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "


def _span(value: str | None) -> int:
    return min(_MOST_SPANNED, max(1, int(value))) if value and value.isdecimal() and len(value) < 6 else 1


def _tidy(text: str) -> str:
    """Lines without spaces around them; tags that break lines break them once, however many meet."""
    pieces = (piece.strip() for piece in text.replace("\x00", "").split("\v"))
    return "\n".join(line.strip() for piece in pieces if piece for line in piece.split("\n")).strip()
