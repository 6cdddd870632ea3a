"""What is said to be done, how often, and what money is said to be left."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from triwulan.core.claims import About, Claim, Done, Figure, Frequency, Leftover
from triwulan.core.reading import Passage, PassageKind, StatedTable
from triwulan.core.roles import Role
from triwulan.interpret.prose.clauses import Clause
from triwulan.interpret.prose.figures import marked

_LEFT: Final = re.compile(
    r"\bsisa\s+(?:anggaran|pagu|dana)(?:nya)?\b[^<>;]{0,60}?(?:pada|dari|untuk)\s+(?:<n(?P<n>\d+)>\s+)?(?P<noun>(?:sub\s?)?kegiatan|program|indikator|sasaran)\b"
    r"(?P<rest>[^;]{0,90}?)\b(?:tercapai|terlaksana|selesai|terpenuhi|mencapai\s+target)\b",
    re.I,
)
_YEARLY: Final = re.compile(
    r"<n(?P<n>\d+)>\s+kali\s+(?:(?:dalam|per|di|selama)\s+)?(?:<n(?P<one>\d+)>\s+tahun|setahun|(?:se)?tahun|/\s*tahun)",
    re.I,
)
_EACH: Final = re.compile(
    r"<n(?P<n>\d+)>\s+kali\s+(?:[a-z]+\s+){0,3}?(?:setiap|per|tiap|dalam\s+satu|dalam\s+se|se)\s*(?P<unit>triwulan|bulan|semester|minggu)",
    re.I,
)
_EVERY_FEW: Final = re.compile(
    r"\b(?:setiap|tiap|per)\s+<n(?P<n>\d+)>\s+bulan(?:\s+sekali)?|\bsekali\s+(?:dalam|setiap)\s+<n(?P<m>\d+)>\s+bulan",
    re.I,
)
_EVERY: Final = re.compile(
    r"\b(?:setiap|tiap|sekali\s+(?:se|setiap\s+|dalam\s+se))\s*(?P<unit>triwulan|bulan|semester|minggu)(?:\s+sekali)?\b(?!\s+(?:ke|berikut))",
    re.I,
)
_TIMES: Final = {"triwulan": 4, "bulan": 12, "semester": 2, "minggu": 52}
_DONE_LIST: Final = re.compile(
    r"\b(?:sudah|telah)\s+(?:kami\s+|di\s?)?(?:dilaksanakan|laksanakan|dilakukan|lakukan|terlaksana|diselesaikan|direalisasikan)\b[^<>;]*\b(?:sebagai\s+berikut|yaitu|yakni|adalah)\s*[:;.]?\s*$",
    re.I,
)
_DONE_IN: Final = re.compile(
    r"\b(?:sudah|telah)\s+(?:kami\s+)?(?:dilaksanakan|laksanakan|dilakukan|lakukan|terlaksana|diselesaikan)\s+(?:di|pada|sebanyak|untuk)\s+<n(?P<n>\d+)>",
    re.I,
)
_NONE: Final = re.compile(r"\b(?:tidak|tanpa|tiada|belum|bukan)\b(?:\s+\w+)?\s*$", re.I)
_WINDOW: Final = 14
_PLANNED: Final = re.compile(r"\b(?:direncanakan|rencana|agenda|ditargetkan|target|jadwal)\b", re.I)


def deeds_in(clause: Clause) -> Iterator[Claim]:
    """Money left over, what is done so many times a year, and what is done in so many places."""
    left = _LEFT.search(clause.text)
    if left is not None and not _NONE.search(clause.text[: left.start()]):
        figure = clause.figure(int(left["n"])) if left["n"] else None
        yield Leftover(
            place=clause.place,
            order=clause.passage.order,
            figure=figure,
            noun=left["noun"].lower(),
            words=clause.sentence.restored(left[0]),
        )
    yield from _frequencies(clause)
    done = _DONE_IN.search(clause.text)
    if done is not None:
        about = clause.about_of(done["n"]) if clause.about_of(done["n"]).subject else clause.topic
        yield Done(
            place=clause.place,
            order=clause.passage.order,
            about=about,
            words=clause.sentence.restored(done[0]),
            figure=clause.figure(int(done["n"])),
        )


def done_lists_in(passages: tuple[Passage, ...], topics: dict[int, About]) -> Iterator[Claim]:
    """What is listed as done below an indicator."""
    for at, passage in enumerate(passages[:-1]):
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM) or passage.order not in topics:
            continue
        below = passages[at + 1]
        match = _DONE_LIST.search(" ".join(passage.text.split()))
        if match is None or below.kind is not PassageKind.ITEM or below.group == passage.group:
            continue
        items = [
            each for each in passages[at + 1 : at + 40] if each.kind is PassageKind.ITEM and each.group == below.group
        ]
        yield Done(
            place=passage.place, order=passage.order, about=topics[passage.order], words=match[0], items=len(items)
        )


def table_frequencies(tables: tuple[StatedTable, ...]) -> Iterator[Claim]:
    """How often strategies and follow-ups in tables say that something is done."""
    for table in tables:
        columns = table.columns_of(Role.STRATEGY, Role.FOLLOW_UP)
        for row in table.rows if columns else ():
            if not row.subject:
                continue
            about = About(subject=row.subject, rows=((table.index, row.index),), sure=True)
            for column in columns:
                cell = row.cells[column.index]
                for line in cell.text.split("\n"):
                    sentence = marked(" ".join(line.split()))
                    for yearly, printed, words in _said(sentence.text, sentence.figures):
                        yield Frequency(
                            place=cell.place.quoting(line.strip()),
                            order=table.order,
                            about=about,
                            yearly=yearly,
                            printed=sentence.restored(printed),
                            words=sentence.restored(words),
                        )


def _frequencies(clause: Clause) -> Iterator[Claim]:
    about = clause.topic if clause.topic.subject and not clause.named.subject else clause.named
    for yearly, printed, words in _said(clause.text, clause.figures):
        yield Frequency(
            place=clause.place,
            order=clause.passage.order,
            about=about,
            yearly=yearly,
            printed=clause.sentence.restored(printed),
            words=clause.sentence.restored(words),
            planned=bool(_PLANNED.search(clause.text)),
        )


def _said(text: str, figures: tuple[Figure, ...]) -> Iterator[tuple[Decimal, str, str]]:
    """Each frequency in a marked text: times a year, its words, and those with some around them."""
    for match in _YEARLY.finditer(text):
        if match["one"] is None or figures[int(match["one"])].value == 1:
            yield figures[int(match["n"])].value, match[0], _words(text, match)
    for match in _EACH.finditer(text):
        yield figures[int(match["n"])].value * _TIMES[match["unit"].lower()], match[0], _words(text, match)
    for match in _EVERY_FEW.finditer(text):
        months = figures[int(match["n"] or match["m"])].value
        if months and 12 % months == 0:
            yield 12 / months, match[0], _words(text, match)
    for match in _EVERY.finditer(text):
        if not re.search(r"<n\d+>\s+kali(?:\s+[a-z]+){0,3}\s*$", text[: match.start()]):
            yield Decimal(_TIMES[match["unit"].lower()]), match[0], _words(text, match)


def _words(text: str, match: re.Match[str]) -> str:
    before = text[: match.start()].split()[-_WINDOW:]
    behind = text[match.end() :].split()[:_WINDOW]
    return " ".join([*before, match[0], *behind])
