"""The printed text of written files, taken by other means than the writers', without markers and page furniture."""

import io
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

import docx
import pdfplumber
from docx.table import Table as DocxTable
from pdfminer.pdftypes import resolve1

BOXES = str.maketrans("", "", "☐☑\u200b\u00ad")


def normalised(lines: Iterable[str]) -> str:
    """All text without any white space: where lines break is the writers' own business."""
    return "".join(" ".join(lines).translate(BOXES).split())


def pdf_text(pdf: bytes) -> str:
    """The text in the order of the structure tree, as a screen reader reads it; list labels and artifacts left out."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        marked: dict[tuple[int, int], list[str]] = {}
        for page in book.pages:
            for char in page.chars:
                if char["mcid"] is not None:
                    marked.setdefault((page.page_obj.pageid, char["mcid"]), []).append(char["text"])
        root = resolve1(book.doc.catalog["StructTreeRoot"])
        return normalised("".join(marked.get(place, [])) for place in _marked_content(root, 0))


def _marked_content(element: Any, page: int) -> Iterator[tuple[int, int]]:
    """Page and number of each piece of marked content below the element."""
    element = resolve1(element)
    if isinstance(element, int):
        yield page, element
    elif isinstance(element, list):
        for child in element:
            yield from _marked_content(child, page)
    elif "Pg" in element and (here := element["Pg"].objid) != page:
        yield from _marked_content(element, here)
    elif "MCID" in element:
        yield page, element["MCID"]
    elif "S" not in element or element["S"].name != "Lbl":
        yield from _marked_content(element.get("K", []), page)


def docx_text(data: bytes) -> str:
    """The paragraphs and cells of the body in order."""
    body = docx.Document(io.BytesIO(data))
    lines: list[str] = []
    for element in body.iter_inner_content():
        if isinstance(element, DocxTable):
            seen = set()
            for cell in element._cells:
                if id(cell._tc) not in seen:
                    seen.add(id(cell._tc))
                    lines.append(cell.text)
        else:
            lines.append(element.text)
    return normalised(lines)


def html_text(fragment: str) -> str:
    """The text between the tags, without the notice and the drawn boxes."""
    return normalised(html_pieces(fragment))


def html_pieces(fragment: str) -> list[str]:
    """The pieces of text between the tags, furniture left out."""
    parser = _Texts()
    parser.feed(fragment)
    parser.close()
    return parser.pieces


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if given.get("role") == "img" or given.get("class") == "paper-notice":
            self._hidden = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
