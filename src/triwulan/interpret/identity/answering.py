"""To whom a report answers and within how many days, as its text says."""

import re
from collections.abc import Sequence
from typing import Final

from triwulan.core.identity import NOT_STATED, Stated
from triwulan.core.post import post_in
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.prose.sentences import even, sentences_in

_POST: Final = (
    r"(?P<post>(?:Plt\.?\s|Plh\.?\s|Pj\.?\s)?(?:Camat|Sekcam|Lurah|Sekretaris|Kepala|Kasi|Kabid|Bupati|"
    r"Wali\s?[Kk]ota|Direktur|"
    r"Inspektur|Gubernur)\b(?:\s+(?:dan\s+|[A-Z][\w'’/-]*)+)*)"
)
_TITLED: Final = r"(?:Bapak\s+|Ibu\s+|Saudara\s+|seorang\s+)?"
_PARTIES: Final = re.compile(rf"\bantara\b.{{3,140}}?\s(?:dengan|dan)\s+{_TITLED}{_POST}(?=[\s,.;:)]|$)")
_ANSWERS: Final = re.compile(
    rf"(?:bertanggung\s?jawab(?:\s+langsung)?|pertanggung\s?jawaban(?:\s+\w+){{0,4}}?|"
    rf"atasan langsung(?:nya)?,?(?:\s+yaitu)?)\s+"
    rf"(?:kepada\s+)?{_TITLED}{_POST}"
)
_DAYS: Final = re.compile(
    r"\b(?P<count>\d{1,2}|tiga|lima|tujuh|sepuluh|empat belas|lima belas)\s*(?:\([\w ]+\)\s*)?hari kerja\b", re.I
)
_COUNTS: Final = {"tiga": 3, "lima": 5, "tujuh": 7, "sepuluh": 10, "empat belas": 14, "lima belas": 15}
_OF_REPORTS: Final = re.compile(r"lapor|\bLKj", re.I)
_AFTER_PERIOD: Final = re.compile(r"triwulan|periode|berakhir|semester|bulan", re.I)


def superior_post_of(passages: Sequence[Passage]) -> Stated:
    """The second party of the agreement, else whom the reporter is said to answer to."""
    for pattern, needed in ((_PARTIES, "perjanjian"), (_ANSWERS, "")):
        for passage in passages:
            if passage.kind is PassageKind.SIGNATURE or needed not in passage.text.lower():
                continue
            match = pattern.search(even(passage.text))
            if match is not None and post_in(match["post"]) is not None:
                return Stated(text=match["post"].strip(), place=passage.place)
    return NOT_STATED


def working_days_of(passages: Sequence[Passage]) -> int | None:
    """Within how many working days of the period's end reports are due, where the text says it."""
    for passage in passages:
        if "hari kerja" not in passage.text.lower():
            continue
        for sentence in sentences_in(passage.text):
            match = _DAYS.search(sentence)
            if match is not None and _OF_REPORTS.search(passage.text) and _AFTER_PERIOD.search(sentence):
                count = match["count"].lower()
                return _COUNTS.get(count) or int(count)
    return None
