"""A placeholder of the template that was never replaced."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.answers import is_answer
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Piece, writing
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.reading import Reading

_ASKED: Final = (
    r"(?:nama|sebutkan|isi(?:kan|lah)?|di\s?isi|tulis(?:kan|lah)?|ditulis|uraikan|jelaskan|masukkan|tambahkan|cantumkan|"
    r"lengkapi|sesuaikan|pilih|tanggal|tgl|nomor|jumlah|angka|target|realisasi|capaian|persentase|nilai|tahun|bulan|triwulan|"
    r"periode|kecamatan|desa|kelurahan|kabupaten|kota|jabatan|nip|instansi|opd|unit|lokasi|tempat|pagu|anggaran|indikator|"
    r"sasaran|kegiatan|program|judul|contoh|xx+|placeholder|insert|your|name|date|todo|tbd)"
)
_PLACEHOLDER: Final = re.compile(
    rf"\[\s*{_ASKED}\b[^\[\]\n\d]{{0,60}}\]|<{_ASKED}\b[^<>\n\d]{{0,60}}(?<!\s)>|<<[^<>\n]{{1,60}}>>|«[^«»\n]{{1,60}}»|"
    r"\{\{[^{}\n]{1,40}\}\}|\$?\{\s*[a-z_]+\s*\}|\bx{4,}\b|\b(?:rp\.?|sebesar)\s?x{2,}\b|"
    r"\b(?:nomor|tanggal|nama)\s(?-i:x{2,})\b|\b(?-i:x{2,})\s?(?:%|persen\b)|"
    r"\b(?:lorem\s+ipsum|dolor\s+sit\s+amet|isi\s+di\s*sini|tulis\s+di\s*sini|teks\s+di\s*sini|tbd|todo)\b|"
    r"\(\s*(?:di\s?isi|isi|isikan|tuliskan|sebutkan|uraikan|jelaskan|sesuaikan)\s+(?!oleh\b)[^()\n]{2,60}\)|"
    r"\?{3,}|#(?:REF|DIV/0|VALUE|NAME|NUM)[!?]|#N/A\b",
    re.I,
)
_SIGNS: Final = re.compile(r"[\[{<«#?(]|xx|lorem|dolor|sini|tbd|todo", re.I)


def _pieces(reading: Reading) -> Iterator[Piece]:
    """Every piece of writing but the superior's answer."""
    for whole in writing(reading):
        yield from (piece for piece in whole.pieces if not is_answer(piece.place.section))


@rule("B612", title="A placeholder was left", severity=Severity.ERROR, each=_pieces)
def placeholder_left(piece: Piece, context: Context) -> Answer:
    """One finding a piece: who sees the first sees the rest."""
    match = _PLACEHOLDER.search(piece.text) if _SIGNS.search(piece.text) else None
    if match is None:
        return None
    quote = excerpt(piece.text, match.start(), match.end())
    return Finding(
        message="b612",
        places=(piece.place.quoting(quote),),
        printed=" ".join(match[0].split()),
        values={"text": " ".join(match[0].split())},
    )
