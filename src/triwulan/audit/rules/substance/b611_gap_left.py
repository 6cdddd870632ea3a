"""A gap in a sentence where a figure, a date or a name was to be filled in."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Sentences, running_text
from triwulan.core.finding import Answer, Finding, Severity

_GAPS: Final = re.compile(r"\.\.|…|__|\. \.")
_DOTS: Final = re.compile(r"(?<![.…\w])(?:\.{3,}|[.…]*…[.…]*|(?:\. ){3,}\.?|_{3,})(?!\w)|(?<=\w)(?:[.…]{5,}|_{3,})")
_LEADER: Final = re.compile(r"^\s*(?:\d{1,3}(?!\d)|[ivxl]{1,6}\b)\s*(?:$|\n|(?-i:[A-Z0-9]))", re.I)
_BEFORE: Final = re.compile(
    r"\b(?:sebesar|sebanyak|sejumlah|tanggal|nomor|no\.?|tahun|bulan|pukul|mencapai|menjadi|adalah|yaitu|yakni|rp\.?|dari|"
    r"pada|oleh|kepada|dengan|di|kecamatan|kabupaten|desa|triwulan|atau|hanya|target|realisasi|pagu)[ :]*$",
    re.I,
)
_AFTER: Final = re.compile(r"^\s*(?:%|persen|desa|kali|laporan|dokumen|orang|kegiatan|rupiah|bulan|hari|20\d\d)", re.I)
_NOTE: Final = re.compile(r"\b(?:catatan|lain[- ]?lain|saran|keterangan|paraf|tanda\s+tangan|nip|nama)\s*:\s*$", re.I)
_OPEN_LIST: Final = re.compile(r"\b(?:dst|dsb|dll|dan\s+lain-lain|dan\s+seterusnya)\s*$", re.I)


@rule("B611", title="A gap was left to be filled in", severity=Severity.WARNING, each=running_text)
def gap_left(piece: Sentences, context: Context) -> Answer:
    """Dots stand for something unsaid only between words that expect it, or before a unit."""
    if _GAPS.search(piece.text) is None:  # as nearly everywhere
        return None
    for match in _DOTS.finditer(piece.text):
        before, after = piece.text[: match.start()].rstrip("[( "), piece.text[match.end() :].lstrip("]) ")
        if _OPEN_LIST.search(before) or (len(match[0]) > 7 and _LEADER.match(after)):
            continue
        inside = before.strip() and any(each.isalnum() for each in after)
        labelled = before.rstrip().endswith(":") and not _NOTE.search(before)
        if (
            labelled
            or _BEFORE.search(before)
            or _AFTER.search(after)
            or (inside and len(match[0].replace(" ", "")) >= 4)
        ):
            quote = excerpt(piece.text, match.start(), match.end())
            return Finding(message="b611", places=(piece.place.quoting(quote),), printed=quote, values={"text": quote})
    return None
