"""Times left from an earlier report, told by the figures beside them: those of the tables of this one."""

import re
from calendar import monthrange
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.identity.identity import SaidTime
from triwulan.audit.subjects.keeping import kept
from triwulan.core.identity import MentionKind
from triwulan.core.reading import Reading, Role, RowRole, Span

_FIGURE: Final = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?![\d.]*\d)")
_REACHED: Final = frozenset(
    {
        Role.REALISATION, Role.SPENDING, Role.ABSORPTION, Role.ACHIEVEMENT, Role.NUMERATOR, Role.REMAINDER,
        Role.EFFICIENCY,
    }
)  # fmt: skip
_WHOLE: Final = (RowRole.TOTAL, RowRole.AVERAGE)
_MUCH: Final = 100_000
_OWN_WORK: Final = re.compile(
    r"\b(?:kinerja|indikator|realisasi|capaian|laporan ini|pelaksanaan|anggaran|target|keuangan|kegiatan)\b", re.I
)
_OF_ANOTHER: Final = re.compile(
    r"\b(?:\w*banding\w*|sebelumnya|lalu|akan|direncanakan|rencana|jadwal|kontrak|semula)\b", re.I
)
_OWN_YEAR: Final = re.compile(
    r"\b(?:anggaran|apbd|dpa|pagu|belanja|capaian|pencapaian|kinerja|realisasi|serapan|penyerapan)(?:\s+\w+){0,2}\s*$",
    re.I,
)
_AS_OF: Final = re.compile(
    r"\b(?:per|posisi|keadaan|kondisi|hingga|s\.?\s?/?d\.?|sampai(?:\s+dengan)?)\s+(?:tanggal\s+|akhir\s+|pada\s+)?$",
    re.I,
)
_DUE: Final = re.compile(
    r"\b(?:pada|bulan|(?:paling|selambat-)\s?lambat(?:nya)?|sebelum|hingga|sampai|mulai)\s+(?:akhir\s+|awal\s+|tanggal\s+)?$",
    re.I,
)
_LOOKS_BACK: Final = re.compile(
    r"\b(?:temuan|hasil|laporan|rekomendasi|sisa|tunggakan|yang|telah|sudah|sejak|\w*banding\w*|lalu|sebelumnya|"
    r"lanjutan|melanjutkan|evaluasi|data|surat|keputusan|peraturan)\b",
    re.I,
)
_Cells = dict[Decimal, list[tuple[Span | None, bool, bool]]]


def repeats_figures(said: SaidTime, reading: Reading, *, totals: bool = False) -> bool:
    """Whether the sentence of another time has figures of the report's own tables, and none of that time's.

    Beside another quarter only what was reached counts: what was planned is the same all year. ``totals``: only
    those of whole tables count, as a single activity may well have been done by then.
    """
    if _OF_ANOTHER.search(said.mention.sentence):
        return False
    numbers = [number for each in _FIGURE.findall(said.mention.sentence) if _tells(number := _value(each))]
    cells = _cells(reading) if numbers else {}
    found = [cell for number in numbers for cell in cells.get(number, ())]
    another_year = said.moment.year is not None and said.moment.year != said.own.year
    if any(span is not None and _is_of(span, said, another_year=another_year) for span, _, _ in found):
        return False
    return any(
        _is_own(span, said) and (reached or another_year) and (whole or not totals) for span, reached, whole in found
    )


def is_window(said: SaidTime) -> bool:
    """Whether it is all the time since the first of January, by which a report says what it covers."""
    moment = said.moment
    ends = moment.last % 3 == 0 and moment.day == monthrange(said.own.year, moment.last)[1]
    since = said.mention.kind is MentionKind.PERIOD and moment.first == 1 and moment.last > moment.first
    sentence = said.mention.sentence
    return since and ends and _OWN_WORK.search(sentence) is not None and _OF_ANOTHER.search(sentence) is None


def stands_as_of(said: SaidTime) -> bool:
    """Whether the sentence tells how things stand at that time: "posisi 30 Juni", "sampai dengan 30 Juni"."""
    return _AS_OF.search(said.mention.sentence.partition(said.mention.text)[0]) is not None


def is_planned_before(said: SaidTime) -> bool:
    """Whether a plan is to be carried out in a year that was over when it was made: "pada Agustus" of last year."""
    before = said.mention.sentence.partition(said.mention.text)[0]
    earlier = said.moment.year is not None and said.moment.year < said.own.year
    planned = said.planning and said.mention.kind is not MentionKind.YEAR and _DUE.search(before) is not None
    return earlier and planned and _LOOKS_BACK.search(said.mention.sentence) is None


def is_year_of_work(said: SaidTime) -> bool:
    """Whether a year is said of the budget or of what was reached, not of a document or an event."""
    return said.mention.kind is MentionKind.YEAR and bool(
        _OWN_YEAR.search(said.mention.sentence.partition(said.mention.text)[0])
    )


def _is_of(span: Span, said: SaidTime, *, another_year: bool) -> bool:
    """Whether a cell is of the time that is said."""
    if another_year:
        return span.year == said.moment.year
    return span.last == said.moment.last and span.year in (None, said.own.year)


def _is_own(span: Span | None, said: SaidTime) -> bool:
    return span is None or (span.year in (None, said.own.year) and span.last in (said.own.last_month, 12))


def _tells(value: Decimal) -> bool:
    """Whether a figure is no chance: a large amount, or a percentage that is not round."""
    return value >= _MUCH or (value % 1 != 0 and value % Decimal("0.5") != 0)


def _value(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


@kept
def _cells(reading: Reading) -> _Cells:
    """The figures of all tables, each with its time, whether it tells what was reached, and whether it is a total."""
    found: _Cells = {}
    for table in reading.tables:
        for column in table.columns:
            span, reached = column.span or table.span, column.role in _REACHED
            for row in table.rows:
                value = row.cells[column.index].quantity.value
                if value is not None:
                    found.setdefault(value.scaleb(column.scale), []).append((span, reached, row.role in _WHOLE))
    return found
