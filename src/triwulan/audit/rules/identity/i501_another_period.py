"""A quarter or semester that is not the report's, where the text speaks of the report's own results."""

import re

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.identity import Relation, SaidTime, said_times
from triwulan.audit.subjects.identity.periods import following_words, period_words
from triwulan.audit.subjects.identity.stale_times import is_window, repeats_figures, stands_as_of
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.identity import Cue, MentionKind, PeriodKind

_NEXT = re.compile(
    r"\b(?:berikutnya|selanjutnya|mendatang|akan datang)\b[^.;]*\b(?:laporan|yaitu|yakni|pada)\W*$", re.I
)
_AT_ITS_START = re.compile(r"^\W*(?:pada|untuk|dalam|selama)\s+$", re.I)
_WILL = re.compile(
    r"^[\s,]*(?:tahun(?:\s+anggaran)?\s+\d{4}[\s,]*)?(?:[\w ]{3,60}\s)?akan\s+(?:di|me|ter|ber)\w+", re.I
)
_BEFOREHAND = re.compile(
    r"\b(?:semula|seharusnya|semestinya|rencananya|ditunda|tertunda|diundur|digeser|telah|sudah|namun|tetapi|belum|ketika|"
    r"awal|lalu|sebelumnya|target)\b",
    re.I,
)
_SUMS_UP = re.compile(
    r"^\W*(?:secara\s+(?:umum|keseluruhan|garis besar)|pada umumnya|dapat disimpulkan(?: bahwa)?)\b[\s,]*"
    r"(?:(?:pelaksanaan|hasil|capaian|pencapaian)\s+)?kinerja\s+(?:[\w ]{0,60}\s)?(?:pada|selama|untuk)?\s*$",
    re.I,
)
"""Before a time that the whole report's performance is summed up for."""
_BESIDE = re.compile(r"\b(?:lebih|daripada|(?:di)?banding\w*|semula|dulu|kini|sekarang)\b", re.I)
_COME_ABOUT = re.compile(r"\b(?:sudah|telah)\s+\w+", re.I)
_HOPED = re.compile(
    r"\b(?:akan|harus|diharapkan|ditargetkan|direncanakan|dijadwalkan|diperkirakan|rencana\w*|target\w*|agar|"
    r"paling lambat)\b",
    re.I,
)
_QUARTER_END = re.compile(r"-(?:03-31|06-30|09-30|12-31)$")


@rule("I501", title="Another quarter than the report's", severity=Severity.ERROR, each=said_times)
def another_period(said: SaidTime, context: Context) -> Answer:
    """Judge quarters, semesters and the last days of quarters; plans, comparisons and lists may name any."""
    if said.mention.kind is MentionKind.YEAR or said.relation is Relation.ANOTHER_YEAR:
        return DOES_NOT_APPLY
    if said.mention.kind is MentionKind.DATE and not _QUARTER_END.search(said.mention.normal):
        return DOES_NOT_APPLY
    if said.relation is Relation.OWN:
        if not _comes_after_own(said):
            return None
        return _finding(said, "i501.next", following_words(said.own, said.mention))
    if said.has(Cue.LIST, Cue.DOCUMENT) or said.enumerated or not _means_own(said, context):
        return DOES_NOT_APPLY
    return _finding(said, "i501", period_words(said.own, said.mention))


def _finding(said: SaidTime, message: str, expected: str) -> Finding:
    return Finding(
        message=message,
        places=(said.place,),
        printed=re.sub(r"\s+(?:tahun|ta)\b.*$", "", said.mention.text, flags=re.I),
        expected=expected,
        values={"printed": said.mention.text, "expected": expected},
    )


def _before(said: SaidTime) -> str:
    return said.mention.sentence.partition(said.mention.text)[0]


def _sums_up(said: SaidTime) -> bool:
    return _SUMS_UP.search(_before(said)) is not None and _BESIDE.search(said.mention.sentence) is None


def _comes_after_own(said: SaidTime) -> bool:
    """Whether the report's own quarter is called the next one: what is to come was copied from the last report."""
    moment, own = said.moment, said.own
    if own.kind is not PeriodKind.QUARTER or (moment.first, moment.last, moment.day) != (
        own.first_month, own.last_month, 0,
    ):  # fmt: skip
        return False
    before, after = _before(said), said.mention.sentence.partition(said.mention.text)[2]
    if not said.alone or _BEFOREHAND.search(said.mention.sentence):
        return False
    return _NEXT.search(before) is not None or (_AT_ITS_START.match(before) and _WILL.match(after)) is not None


def _means_own(said: SaidTime, context: Context) -> bool:
    if said.relation is Relation.LATER:
        return _means_later_results(said)
    return _means_own_results(said) or (said.alone and _is_stale(said, context))


def _is_stale(said: SaidTime, context: Context) -> bool:
    """Whether an earlier time was left where the report's own is meant: over its figures, or as the time it covers."""
    if is_window(said):
        return True
    if said.has(Cue.STATE) or stands_as_of(said):
        return repeats_figures(said, context.reading)
    told = said.has(Cue.RESULT) and not said.has(Cue.PLAN, Cue.COMPARISON)
    return told and repeats_figures(said, context.reading, totals=True)


def _means_later_results(said: SaidTime) -> bool:
    """Results of a time that has not come yet, unless they are planned."""
    if said.has(Cue.SELF):
        return True
    if said.mention.kind is MentionKind.DATE and not said.has(Cue.STATE, Cue.SUMMARY):
        return False
    single = said.moment.first == said.moment.last and said.mention.kind is MentionKind.PERIOD
    if said.has(Cue.STATE) and said.has(Cue.RESULT) and said.alone and _COME_ABOUT.search(said.mention.sentence):
        return _HOPED.search(said.mention.sentence) is None  # whatever the chapter is about
    return said.has(Cue.RESULT, Cue.SUMMARY) and not said.has(Cue.PLAN) and not said.planning and not single


def _means_own_results(said: SaidTime) -> bool:
    """An earlier time where the whole report's results are spoken of, without any comparison."""
    if said.has(Cue.SELF) or (said.alone and _sums_up(said)):
        return True
    if said.beside_own or said.has(Cue.COMPARISON):
        return False
    if said.mention.kind is MentionKind.DATE or said.moment.first == said.moment.last:
        return said.has(Cue.SUMMARY) and said.has(Cue.STATE)
    return said.has(Cue.SUMMARY, Cue.STATE)
