"""Lines of a table of contents, which repeat headings and captions and are none: "BAB I PENDAHULUAN ..... 1"."""

import re
from typing import Final

_PAGE: Final = re.compile(r"(?:\d{1,3}|[ivxlc]{1,6})$", re.I)
_ROMAN: Final = "ivxlcIVXLC"
_LIST: Final = re.compile(r"^DAFTAR (?:ISI|TABEL|GAMBAR|GRAFIK|LAMPIRAN)$", re.I)
_LEADERS: Final = frozenset(".…_")
_FEWEST: Final = 4


def is_contents_line(text: str) -> bool:
    """Whether dots lead from a text to the number of a page."""
    text = text[-60:].rstrip()
    # Nearly no line of text ends like a page: no need to search it.
    if not (text[-1:].isdecimal() or text[-1:] in _ROMAN):
        return False
    page = _PAGE.search(text)
    if page is None:
        return False
    led = text[: page.start()].replace(" ", "").replace("\t", "")
    return led.endswith("……") or (len(led) >= _FEWEST and _LEADERS.issuperset(led[-_FEWEST:]))


def names_a_page(text: str) -> bool:
    """Whether the number of a page stands behind a tab, as in lists under "DAFTAR ISI"."""
    before, tab, page = text.rstrip().rpartition("\t")
    return bool(tab and before.strip()) and _PAGE.fullmatch(page.strip()) is not None


def begins_contents(text: str) -> bool:
    """Whether a line heads a list of contents, tables or pictures."""
    return _LIST.match(text.strip()) is not None
