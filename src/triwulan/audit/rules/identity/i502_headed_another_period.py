"""A heading, a caption or a title that names another quarter or year than the report's."""

import re

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.identity import HeadedTime, Relation, headed_times
from triwulan.audit.subjects.identity.periods import period_words
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import Cue, MentionKind
from triwulan.core.reading import Role

_RESULTS = re.compile(
    r"capaian|pencapaian|realisasi|pengukuran|cost per outcome|outcome|serapan|penyerapan|efisiensi|"
    r"(?:laporan|akuntabilitas|kinerja)\s+(?:kinerja|triwulan|semester|keuangan)|perjanjian kinerja|anggaran dan",
    re.I,
)
_REACHED = (Role.REALISATION, Role.SPENDING)
_COMPARED = re.compile(r"banding|perkembangan|tren|sebelum|riwayat|kecenderungan|rencana|tindak lanjut", re.I)
_UP_TO = re.compile(r"(?:sampai(?: dengan)?|s\.?\s?/?\s?d\.?|hingga)\s+(?:akhir\s+)?$", re.I)
_ANOTHER_MATTER = re.compile(
    r"rencana|target|jadwal|proyeksi|tindak lanjut|rekomendasi|banding|perkembangan|tren|sebelum|sesudah|rpjm|renstra|"
    r"apbdes|rkpdes|lppdes|lkppdes|renja|penduduk|register|riwayat|awal|lalu|kecenderungan|sampai tahun|agenda|"
    r"kalender|usulan|kebutuhan|prakiraan|langkah",
    re.I,
)


@rule("I502", title="A heading names another time than the report's", severity=Severity.ERROR, each=headed_times)
def headed_another_period(headed: HeadedTime, context: Context) -> Answer:
    """Judge headings of the report's own results; a sister of the right time makes it a table of that other time."""
    if headed.relation is Relation.OWN:
        return None
    if Cue.LIST in headed.mention.cues or headed.beside_own:
        return DOES_NOT_APPLY
    if headed.mention.kind is MentionKind.DATE and not _holds_later(headed, context):
        return DOES_NOT_APPLY
    if _ANOTHER_MATTER.search(headed.line) or _COMPARED.search(headed.place.section):
        return DOES_NOT_APPLY
    if headed.sister or not _of_results(headed):
        return DOES_NOT_APPLY
    if headed.mention.kind is MentionKind.PERIOD and headed.moment.first == headed.moment.last:
        return DOES_NOT_APPLY
    if headed.relation is Relation.ANOTHER_YEAR:
        printed, expected = str(headed.moment.year), str(headed.own.year)
    else:
        printed = re.sub(r"\s+(?:tahun|ta)\b.*$", "", headed.mention.text, flags=re.I)
        expected = period_words(headed.own, headed.mention)
    place = headed.place.quoting(headed.line)
    return Finding(
        message="i502", places=(place,), printed=printed, expected=expected,
        values={"printed": printed, "expected": expected},
    )  # fmt: skip


def _holds_later(headed: HeadedTime, context: Context) -> bool:
    """Whether the table below "per 30 Juni" has columns of what was reached by the end of the report's own time."""
    if headed.relation is not Relation.EARLIER or headed.table < 0 or headed.moment.last % 3:
        return False
    return any(
        column.span is not None and column.span.last == headed.own.last_month
        for column in context.table(headed.table).columns_of(*_REACHED)
    )


def _of_results(headed: HeadedTime) -> bool:
    """Whether a line heads results: by its words, or because it counts up to a time that has not come yet."""
    if _RESULTS.search(headed.line):
        return True
    before = headed.line[: headed.line.find(headed.mention.text)]
    return headed.relation is Relation.LATER and bool(_UP_TO.search(before))
