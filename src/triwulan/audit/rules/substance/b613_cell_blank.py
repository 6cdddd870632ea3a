"""A figure left blank in a row whose neighbours have it."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.substance.blanks import Blank, blanks
from triwulan.core.finding import Answer, Finding, Severity, Unchecked
from triwulan.core.likeness import words
from triwulan.core.reading import Reading

_EXPLAINED: Final = re.compile(
    r"\b(?:belum|tidak)\s+(?:\w+\s+){0,2}?(?:diukur|tersedia|dirilis|diterbitkan|dihitung|diisi|dinilai|terbit|berjalan|ada|"
    r"dianggarkan|ditetapkan|dilaksanakan|mempunyai|memiliki)\b|dikosongkan|kosong|dihapus|dialihkan",
    re.I,
)


@rule("B613", title="A figure is left blank", severity=Severity.WARNING, each=blanks)
def cell_blank(row: Blank, context: Context) -> Answer:
    """One finding per row, unless the text says why there is no figure."""
    if not row.cells:
        return None
    if _is_explained(row, context.reading):
        return Unchecked("b613.explained", {"row": row.row.label})
    columns = ", ".join(cell.place.column for cell in row.cells)
    return Finding(
        message="b613",
        places=tuple(cell.place for cell in row.cells),
        printed="",
        values={"row": row.row.label, "columns": columns, "table": row.place.table},
    )


def _is_explained(row: Blank, reading: Reading) -> bool:
    """Whether a note of the table, or a sentence that shares words with the row, says that there is none."""
    name = {word for word in words(row.row.label) if len(word) > 3}
    for passage in reading.prose():
        if _EXPLAINED.search(passage.text) is None:
            continue
        near = passage.table == row.table.index or abs(passage.order - row.table.order) == 1
        if near or len(name & set(words(passage.text))) >= 2:
            return True
    return any(_EXPLAINED.search(cell.text) for cell in row.row.cells)
