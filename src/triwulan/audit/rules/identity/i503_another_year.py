"""Another year than the report's, where the text speaks of the report's own time."""

import re
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.identity import Relation, SaidTime, said_times
from triwulan.audit.subjects.identity.stale_times import is_planned_before, is_year_of_work, repeats_figures
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import Cue, MentionKind

_AGREED = re.compile(r"perjanjian kinerja\b[^.;,]{0,60}$", re.I)
_MEASURES: Final = re.compile(
    r"\s+(?:menjadi|merupakan) (?:dasar|acuan|tolok ukur)(?: (?:bagi|untuk|dalam))? (?:pengukuran|laporan ini)", re.I
)
_STAFF: Final = re.compile(
    r"^(?:jumlah|banyaknya) (?:aparatur(?: sipil negara)?|pegawai|asn|pns|person[ei]l)\b[^.,;]{0,60} "
    r"per (?:tanggal )?$",
    re.I,
)
_SIGNED_SINCE = re.compile(r"(?:telah|sudah) (?:di\w+)", re.I)
_BUDGET = re.compile(
    r"(?:\bpagu|alokasi|\bdpa\b|pelaksanaan anggaran|anggaran yang (?:tersedia|dikelola))[^.;,]{0,60}$", re.I
)


@rule("I503", title="Another year than the report's", severity=Severity.ERROR, each=said_times)
def another_year(said: SaidTime, context: Context) -> Answer:
    """Judge years where only the report's own can stand; years of laws, documents and comparisons are others."""
    if said.moment.year is None:
        return DOES_NOT_APPLY
    if said.relation is not Relation.ANOTHER_YEAR:
        return None
    later = said.moment.year > said.own.year
    if said.has(Cue.LIST, Cue.DOCUMENT):
        return DOES_NOT_APPLY
    left = _is_left(said, context) or is_planned_before(said)
    if not (said.has(Cue.SELF) or _stands_for_own(said, later) or left):
        return DOES_NOT_APPLY
    printed, expected = str(said.moment.year), str(said.own.year)
    return Finding(
        message="i503", places=(said.place,), printed=printed, expected=expected,
        values={"printed": said.mention.text, "expected": expected},
        severity=Severity.WARNING if _counts_staff(said) else None,
    )  # fmt: skip


def _stands_for_own(said: SaidTime, later: bool) -> bool:
    """Whether the year is said of the agreement, the budget or the very quarter that is reported."""
    if said.beside_own:
        return False
    before, _, after = said.mention.sentence.partition(said.mention.text)
    if _AGREED.search(before) and _MEASURES.match(after):
        return True
    if said.has(Cue.COMPARISON) or (later and said.has(Cue.PLAN)):
        return False
    if said.mention.kind is MentionKind.YEAR:
        if later and _SIGNED_SINCE.search(said.mention.sentence):
            return False
        summed_up = later and said.has(Cue.STATE, Cue.SUMMARY) and said.has(Cue.RESULT) and not said.planning
        return bool(_AGREED.search(before) or _BUDGET.search(before)) or summed_up
    same_end = said.moment.last == said.own.last_month and said.moment.first != said.moment.last
    if said.mention.kind is MentionKind.DATE:
        same_end = (said.moment.last, said.moment.day) == (said.own.last_month, said.own.last_day.day)
        return same_end and (said.has(Cue.SUMMARY, Cue.STATE) or _counts_staff(said))
    return same_end


def _is_left(said: SaidTime, context: Context) -> bool:
    """Whether last year's stands over figures that are this year's by the tables."""
    years = {
        each.moment.year for each in context.reading.mentions if each.moment and each.sentence == said.mention.sentence
    }
    if years - {None, said.moment.year} or said.has(Cue.COMPARISON, Cue.PLAN) or not is_year_of_work(said):
        return False
    return repeats_figures(said, context.reading)


def _counts_staff(said: SaidTime) -> bool:
    """Whether it is the day of one's own staff, which every report counts anew."""
    before = said.mention.sentence.partition(said.mention.text)[0]
    return said.mention.kind is MentionKind.DATE and bool(_STAFF.search(before))
