"""A placeholder of the template that was never replaced."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.answers import is_answer
from triwulan.audit.subjects.excerpts import excerpt
from triwulan.audit.subjects.language import Piece, Writing, words_of, writing
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.keeping import kept_by_text

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
    r"\(\s*(?:(?:mohon|tolong|perlu)\s+)?(?:di)?cek(?:\s+(?:lagi|ulang|kembali))?\s*\)|\(\s*(?:data\s+)?menyusul\s*\)|"
    r"\b(?:klik|ketuk)\b[^.\n]{0,20}\bdi\s*sini\b|\bclick\b[^.\n]{0,20}\bhere\s+to\s+enter\b|\b20(?:\d?x{1,2}|\d?\.{2,}|\d?_{1,})(?!\w)|"
    r"\bdd[-/]mm[-/]yyyy\b|\btgl[-/]bln[-/]thn\b|\b(?:kecamatan|kabupaten|desa|kelurahan|dinas)\s+(?-i:XYZ|XXX|ABC)\b|"
    r"(?:error!|galat!|kesalahan!)\s+(?:reference|bookmark|sumber|bookmark|referensi)\b[^.\n]{0,40}|"
    r"\?{3,}|#(?:REF|DIV/0|VALUE|NAME|NUM)[!?]|#N/A\b",
    re.I,
)
_SIGNS: Final = re.compile(
    r"\[|\{|<|«|\?\?|#|!|'|’|xx|20\d?[x._](?!\d)|"
    r"\(\s*(?:di\s?isi|isi|tulis|sebut|urai|jelas|sesuai|mohon|tolong|perlu|cek|dicek|data|menyusul)"
)
_WORDS: Final = frozenset({"yyyy", "thn", "xyz", "abc", "lorem", "dolor", "sini", "here", "tbd", "todo"})
"""What a text with a placeholder has, a sign or a word, in lower case: the search for the placeholder itself is slow.

An apostrophe is a sign because it may join one of the words to another.
"""


@rule("B612", title="A placeholder was left", severity=Severity.ERROR, each=writing)
def placeholder_left(text: Writing, context: Context) -> Answer:
    """One finding a piece: who sees the first sees the rest; the superior's answer may say what to write there."""
    found = ((piece, _held(piece.text)) for piece in text.pieces if _may_hold(piece.text))
    return tuple(
        _finding(piece, match) for piece, match in found if match is not None and not is_answer(piece.place.section)
    )


@kept_by_text(2048)
def _may_hold(text: str) -> bool:
    return not _WORDS.isdisjoint(words_of(text)) or _SIGNS.search(text.lower()) is not None


@kept_by_text(512)
def _held(text: str) -> re.Match[str] | None:
    return _PLACEHOLDER.search(text)


def _finding(piece: Piece, match: re.Match[str]) -> Finding:
    quote = excerpt(piece.text, match.start(), match.end())
    return Finding(
        message="b612",
        places=(piece.place.quoting(quote),),
        printed=" ".join(match[0].split()),
        values={"text": " ".join(match[0].split())},
    )
