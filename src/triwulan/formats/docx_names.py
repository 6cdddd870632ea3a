"""The names of elements and attributes in a .docx, and the small questions asked of them."""

from typing import Final

from triwulan.formats.elements import under
from triwulan.formats.packages import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL: Final = W + "val"
P: Final = W + "p"
PPR: Final = W + "pPr"
R: Final = W + "r"
RPR: Final = W + "rPr"
TBL: Final = W + "tbl"
TR: Final = W + "tr"
TC: Final = W + "tc"
SDT: Final = W + "sdt"
SDT_CONTENT: Final = W + "sdtContent"
# Around paragraphs, rows, cells or runs, and printed as if they were not there.
CONTAINERS: Final = frozenset(
    W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "dir", "bdo")
)
REMOVED: Final = frozenset(W + name for name in ("del", "moveFrom"))
_OFF: Final = frozenset({"0", "false", "off", "none"})


def value(element: Element | None, name: str) -> str | None:
    """The ``val`` of the child of this name, None without one."""
    found = under(element, W + name)
    return None if found is None else found.get(VAL, "")


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch such as bold is on or off; None where it is not said."""
    found = under(element, W + name)
    return None if found is None else found.get(VAL, "1") not in _OFF


def number(text: str | None, otherwise: int) -> int:
    """A whole number as files write it; what is none, or absurdly long, is ``otherwise``."""
    if text is None or len(text) > 9:
        return otherwise
    try:
        return int(text)
    except ValueError:
        return otherwise
