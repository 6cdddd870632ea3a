"""Footnotes and endnotes of a .docx, by the ids the text refers to them with."""

from collections.abc import Iterable, Mapping

from triwulan.formats.docx_names import P, W, value
from triwulan.formats.docx_styles_read import Styles
from triwulan.formats.docx_text import Texts
from triwulan.formats.packages import Element, Package


class Notes:
    """Reads a note when the text refers to it."""

    def __init__(self, package: Package, targets: Mapping[str, str], styles: Styles) -> None:
        self._package = package
        self._targets = targets
        self._styles = styles
        self._elements: dict[str, dict[str, Element]] = {}

    def texts(self, references: Iterable[tuple[str, str]]) -> list[str]:
        """What the notes print, each on one line for each of its paragraphs; references are ("footnote", id)."""
        found = []
        for kind, note_id in references:
            element = self._of(kind).get(note_id)
            if element is not None:
                reader = Texts(self._styles, counts_pages=False)
                lines = [reader.line(each, self._styles.of(_style(each))).text.strip() for each in element.iter(P)]
                found.append("\n".join(line for line in lines if line))
        return [text for text in found if text]

    def _of(self, kind: str) -> dict[str, Element]:
        if kind not in self._elements:
            root = self._package.xml(self._targets.get(f"{kind}s", f"word/{kind}s.xml"))
            elements = root.iterfind(W + kind) if root is not None else ()
            self._elements[kind] = {each.get(W + "id", ""): each for each in elements}
        return self._elements[kind]


def _style(paragraph: Element) -> str | None:
    return value(paragraph.find(W + "pPr"), "pStyle")
