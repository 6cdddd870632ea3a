"""A reference to a table that shows something else."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims
from triwulan.audit.subjects.statements.table_numbers import found_table
from triwulan.core.claims import TableReference
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import StatedTable, TableKind

_SHOWN: Final = {
    TableKind.STRATEGY: re.compile(r"\bstrategi\b", re.I),
    TableKind.AGREEMENT: re.compile(r"\bperjanjian kinerja\b", re.I),
    TableKind.FOLLOW_UP: re.compile(r"\b(?:tindak lanjut|langkah|rencana aksi)\b", re.I),
    TableKind.COST: re.compile(r"\b(?:cost per outcome|anggaran|pagu|serapan|belanja|efisiensi)\b", re.I),
    TableKind.ACHIEVEMENT: re.compile(r"\b(?:capaian|pencapaian|realisasi|pengukuran|hasil (?:kinerja|kerja))\b", re.I),
}
_STRATEGY_FOR: Final = re.compile(
    r"\bstrategi\s+(?:untuk\s+|dalam\s+|yang\s+digunakan\s+)*(?:pen|men)?capai\w*(?:\s+target)?", re.I
)
_MONEY: Final = (TableKind.COST, TableKind.BUDGET)
_SHOWING: Final = re.compile(
    r"\b(?:disajikan|tersaji|terdapat|dimuat|termuat|memuat|ditampilkan|menyajikan|tercantum|diuraikan|dijabarkan|"
    r"dapat dilihat|tertuang|dirinci|diperlihatkan|sebagaimana|menampilkan|sebagai berikut)\b",
    re.I,
)


@rule(
    "S420", title="Reference to a table that shows something else", severity=Severity.ERROR, each=claims(TableReference)
)
def another_table(claim: TableReference, context: Context) -> Answer:
    """Told only where the sentence names one thing, the table shows another, and one other table shows that."""
    if claim.left_out:
        return DOES_NOT_APPLY
    table = found_table(claim.number, context.reading)
    shown = _STRATEGY_FOR.sub("strategi", _what_is_shown(claim))
    kinds = [kind for kind, pattern in _SHOWN.items() if pattern.search(shown)]
    if table is None or len(kinds) != 1 or table.kind is TableKind.OTHER:
        return DOES_NOT_APPLY
    (kind,) = kinds
    if _shows(table, kind):
        return None
    others = [each for each in context.reading.tables if each.number and _is(each, kind)]
    if len(others) != 1:
        return None
    right = f"Tabel {others[0].number}"
    return Finding(
        message="s420",
        places=(claim.place, table.place),
        printed=f"Tabel {claim.number}",
        expected=right,
        values={
            "printed": f"Tabel {claim.number}",
            "caption": table.caption,
            "expected": right,
            "right": others[0].caption,
        },
        cause=f"table-reference/{claim.order}",
    )


def _what_is_shown(claim: TableReference) -> str:
    """The words that say what the table shows: up to the reference ("... disajikan pada Tabel 2"), or after it."""
    at = re.search(rf"\btabel\s+{re.escape(claim.number)}(?![\d.]*\d)", claim.words, re.I)
    if at is None:
        return ""
    before = re.split(r"[,;:]", claim.words[: at.start()])[-1]
    after = re.split(r"[,;:.]", claim.words[at.end() :])[0]
    if _SHOWING.search(before):
        return before
    return after if _SHOWING.match(after.strip()) else ""


def _is(table: StatedTable, kind: TableKind) -> bool:
    return table.kind is kind or (kind in _MONEY and table.kind in _MONEY)


def _shows(table: StatedTable, kind: TableKind) -> bool:
    """Whether a table is of a kind, or its caption or its heads speak of it."""
    words = " ".join((table.caption, *(column.head for column in table.columns)))
    return _is(table, kind) or bool(_SHOWN[kind].search(words))
