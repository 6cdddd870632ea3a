"""The clauses of all sentences: their marked text, their figures in their roles, and what each is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from triwulan.core.claims import NOTHING, About, Figure
from triwulan.core.keeping import kept_by_text
from triwulan.core.place import Place
from triwulan.core.reading import Passage
from triwulan.core.roles import Measure, Role
from triwulan.interpret.prose.about import Names, as_about
from triwulan.interpret.prose.figures import Marked, marked
from triwulan.interpret.prose.roles import with_roles
from triwulan.interpret.prose.sentences import clauses_in, sentences_in

MARK: Final = re.compile(r"<([a-z])(\d+)>")
_WHOLE: Final = re.compile(
    r"\b(?:total|keseluruhan|jumlah (?:pagu|anggaran|belanja)|seluruh (?:anggaran|pagu|belanja)|secara umum|"
    r"(?:pagu|anggaran|belanja)(?:nya)? (?:seksi|bidang|kecamatan|dinas|badan|sekretariat|balai|kelurahan|"
    r"subbag\w*|bagian|"
    r"kantor|satuan))\b",
    re.I,
)
_COMPARES: Final = (
    "target", "rencana", "sebelumnya", "lalu", "tiap", "sekali", "tertinggi", "terrendah", "terbesar", "terkecil",
    "terbanyak", "paling", "dibanding", "daripada",
)  # fmt: skip
"""What a clause without figures must have for it to matter what it is about."""
_MONEY: Final = re.compile(
    r"\b(?:sisa (?:anggaran|pagu|dana)|(?:realisasi|serapan|penyerapan|daya serap) (?:anggaran|belanja|keuangan)|"
    r"(?:anggaran|belanja|pagu)(?:nya)? (?:yang )?(?:telah |sudah )?"
    r"(?:terserap|terealisasi|digunakan|dibelanjakan|dicairkan))\b",
    re.I,
)
_OF_SOME: Final = re.compile(r"<n\d+>\s+(?:sub\s*)?(?:kegiatan|program)\b", re.I)
"""Whose money is not that of all: "2 kegiatan sudah tercapai dengan sisa anggaran"."""
_GOES_ON: Final = re.compile(
    r"^(?:(?:capaian|realisasi|angka|nilai|persentase|target|indikator|hal|jumlah|kinerja|serapan|hasil|indeks|tingkat)"
    r"(?:nya|\s+(?:ini|tersebut|itu|indikator\s+(?:ini|tersebut|itu)|kinerja(?:nya)?\s+(?:ini|tersebut)))\b|"
    r"dengan\s+(?:demikian|capaian|realisasi|target)|(?:bila\s+|jika\s+|apabila\s+)?dibanding|terhadap|dari\s+target|artinya|"
    r"(?:capaian|realisasi|target)\s+(?:kinerja\s+|sebesar\s+|sebelum\s+|yang\s+)*|sehingga|karena\s+itu)",
    re.I,
)
"""How a sentence begins that goes on about what the one before it named."""
_ANOTHER: Final = re.compile(
    r"(?:sedangkan|sementara(?: itu)?|adapun)\s+(?:capaian|realisasi|target)\s+"
    r"(?!(?:ini|itu|tersebut|sebesar|kinerja|tahun|triwulan)\b)[a-z]{4,}",
    re.I,
)
"""A clause that turns to something else: "sedangkan capaian pelatihan kader turun"."""
_VALUE: Final = re.compile(
    r"^[^<>,;]{5,160}?\s(?:sebesar|mencapai|tercatat|adalah|sejumlah|sebanyak|berjumlah)\s+(?:sebesar\s+)?<[pn](?P<at>\d+)>",
    re.I,
)
_ROW_VALUE: Final = re.compile(
    r"^[^<>,;]{5,140}?\s(?:(?:baru|hanya|sudah|telah|masih|mencapai|sebesar|tercatat|adalah)\s+)+<p(?P<at>\d+)>\s*(?:[.,;]|$|karena\b|sebab\b)",
    re.I,
)
_SENTENCE_WANTED: Final = 420
_RIGHT_BEHIND: Final = re.compile(r"^(?P<name>[^<>,;:]{5,120}?)\s+<[pn](?P<at>\d+)>", re.I)
_NO_VALUE: Final = re.compile(
    r"\b(?:batas|ambang|standar|baku|syarat|ketentuan|maksim\w+|minim\w+|penambahan|pertambahan|kenaikan|penurunan|"
    r"pengurangan|peningkatan|selisih|kekurangan|kelebihan)\b",
    re.I,
)
"""Before a figure that is a bound or a change, not what was measured: "Batas waktu tunggu adalah 60 menit"."""
_UNDONE: Final = re.compile(
    r"(?:\s+\w+)?\s+(?:yang\s+)?(?:tertunda|ditunda|terlambat|belum|tidak|batal|gagal|terhambat)\b", re.I
)
_AWAY: Final = re.compile(r"(?:\s+\w+)?\s+(?:lebih|kurang|di\s?atas|di\s?bawah)\b", re.I)
"""Behind how far something is from another: "kunjungan 2.377 orang di atas target"."""
_OTHERS_WORDS: Final = 2
_ALL_NAME: Final = 0.75
_IN_TURN: Final = 0.6
_JOINT: Final = re.compile(r",|\b(?:dan|serta|tetapi)\b")
_REASON: Final = re.compile(
    r"(?<=>)[^<>]{0,60}?\b(?:karena|akibat|sebab|disebabkan|terutama|berasal|sebagian\s+besar|dijadwalkan|untuk)\b.*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: ``text`` has marks for its figures (see Marked), ``figures`` are all of the sentence, by mark.

    ``about`` is what each of its marks is about, ``named`` what it is about as a whole, ``topic`` what the passage is;
    ``first`` when it opens its sentence.
    """

    text: str
    sentence: Marked
    figures: tuple[Figure, ...]
    about: dict[int, About]
    named: About
    topic: About
    passage: Passage
    first: bool
    names: Names
    earlier: tuple[Figure, ...] = ()
    """The figures of the sentence before it."""

    @property
    def marks(self) -> list[int]:
        """The figures in it, by their place in the sentence."""
        return [int(match[2]) for match in MARK.finditer(self.text)]

    @property
    def place(self) -> Place:
        """Where it stands, quoting its sentence, or only itself out of a long one."""
        whole = self.sentence.whole
        return self.passage.place.quoting(
            whole if len(whole) <= _SENTENCE_WANTED else self.sentence.restored(self.text)
        )

    def figure(self, mark: str | int) -> Figure:
        """The figure of a mark ("<n3>", "n3" or 3)."""
        return self.figures[mark if isinstance(mark, int) else int(re.sub(r"\D", "", mark))]

    def speaks_of(self, end: int) -> About:
        """What the words right before a place are about: what the clause names, or the topic if they name nothing else.

        "Pelayanan ANC masih di bawah target" below what was said of the identification of patients is not about that.
        """
        if self.named.here or self.named == NOTHING:
            return self.named
        said = MARK.sub(" ", self.text[:end]).rpartition(",")[2]
        return self.named if self.names.may_mean(said, self.named) else NOTHING

    def about_of(self, mark: str | int) -> About:
        """What a figure is about."""
        return self.about.get(mark if isinstance(mark, int) else int(re.sub(r"\D", "", mark)), self.topic)


def clauses_of(passage: Passage, topic: About, names: Names) -> Iterator[Clause]:
    """The clauses of a paragraph, an item or a note in reading order."""
    held = topic
    said: set[str] = set()
    earlier: tuple[Figure, ...] = ()
    before: tuple[Figure, ...] = ()
    for whole in sentences_in(passage.text):
        # a sentence said twice has figures of its own each time: they are told apart by identity
        sentence, parts = (_read if whole in said else _kept)(whole)
        said.add(whole)
        earlier, before = before, sentence.figures
        for place, (text, figures) in enumerate(parts):
            if not MARK.search(text) and not _compares(text):
                yield Clause(text, sentence, figures, {}, topic, topic, passage, place == 0, names)
                continue
            above = held if _GOES_ON.match(whole) else topic
            if place and _ANOTHER.match(text):
                above = NOTHING
            own = [figures[int(mark[2])] for mark in MARK.finditer(text)]
            money = bool(own) and all(each.measure is Measure.BUDGET for each in own)
            named, about = _about(text, above, names, money=money)
            if named.sure and named.subject:
                held = named
                figures = _implied(text, figures, names)
            elif named.sure and named.rows:
                figures = _of_row(text, figures)
            yield Clause(text, sentence, figures, about, named, topic, passage, place == 0, names, earlier)


def _read(whole: str) -> tuple[Marked, tuple[tuple[str, tuple[Figure, ...]], ...]]:
    """A sentence and its clauses with the figures in their roles, whatever it is about."""
    sentence = marked(whole)
    return sentence, tuple((text, with_roles(text, sentence)) for text in clauses_in(sentence.text))


_kept = kept_by_text(1024)(_read)


def _compares(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _COMPARES)


def _implied(text: str, figures: tuple[Figure, ...], names: Names) -> tuple[Figure, ...]:
    """ "Indeks Kepuasan Masyarakat mencapai 84,75": what stands right behind the name of what is measured."""
    match = _VALUE.match(text) or _RIGHT_BEHIND.match(text)
    if match is None or _NO_VALUE.search(match[0]):
        return figures
    if match.re is _RIGHT_BEHIND:
        found = names.subject(match["name"]) if not _AWAY.match(text[match.end() :]) else None
        if found is None or not found.sure or found.cover < _ALL_NAME:
            return figures
    elif _is_of_another(match[0], names):
        return figures
    at = int(match["at"])
    figure = figures[at]
    if figure.roles or figure.quantity.unit in ("Rp", "poin") or _UNDONE.match(text[match.end() :]):
        return figures
    roles = (Role.REALISATION, Role.ACHIEVEMENT) if figure.quantity.unit == "%" else (Role.REALISATION,)
    return (*figures[:at], replace(figure, roles=roles), *figures[at + 1 :])


def _is_of_another(text: str, names: Names) -> bool:
    """Whether words of an indicator's name stand among others that name something else: "Wajib lapor LHKPN"."""
    said = MARK.sub(" ", text)
    found = names.subject(said)
    return found is not None and found.share < _ALL_NAME and names.foreign(said, found.about) >= _OTHERS_WORDS


def _of_row(text: str, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """ "sedangkan pembangunan sarana baru 16,00%": what stands right behind the name of a row is one of its rates."""
    match = _ROW_VALUE.match(text)
    if match is None or text.count("<") > 1 or figures[int(match["at"])].roles:
        return figures
    at = int(match["at"])
    roles = (Role.ABSORPTION, Role.ACHIEVEMENT, Role.REALISATION, Role.SHARE)
    return (*figures[:at], replace(figures[at], roles=roles), *figures[at + 1 :])


def _about(text: str, topic: About, names: Names, *, money: bool) -> tuple[About, dict[int, About]]:
    """What each figure is about: the one thing the clause names, else the last named before it, else the topic."""
    plain = MARK.sub(" ", _REASON.sub(" ", text))
    named = names.all_subjects(plain) if text.count(" ") else []
    marks = list(MARK.finditer(text))
    if len(named) > 1:
        return NOTHING, _by_turns(text, marks, names)
    row = names.row(plain) if money or not named or not named[0].sure else None
    if money and row is not None and len(named) == 1:
        here = as_about(row, sure=True)
        return here, {int(mark[2]): here for mark in marks}
    if len(named) == 1:
        here = replace(as_about(named[0]), here=True)
        if not here.sure and here.subject and names.rooted(plain, named[0].about):
            here = replace(here, sure=True)
        elif not here.sure and topic.subject:
            here = topic if topic.sure or topic.subject == here.subject else NOTHING
        if row is not None and here.sure is False:
            here = as_about(row, sure=True)
        if len(marks) == 1 and (value := _VALUE.match(text)) is not None and _is_of_another(value[0], names):
            here = NOTHING  # the unit behind the figure is no part of the name
    elif row is not None:
        here = as_about(row, sure=True)
    elif _WHOLE.search(plain) or (_MONEY.search(plain) and not topic.sure and not _OF_SOME.search(text)):
        here = About(whole=True, sure=True)
    else:
        here = topic
    if row is not None and not named and len(marks) > 1:
        return here, {int(mark[2]): NOTHING if _row_behind(text, mark, names) else here for mark in marks}
    half = here.here and len(named) == 1 and named[0].share < _ALL_NAME
    return here, {int(mark[2]): topic if half and _told_before(text, mark, names) else here for mark in marks}


def _row_behind(text: str, mark: re.Match[str], names: Names) -> bool:
    """Whether a row is named only behind what a figure is told of: "banjir berkurang empat dan angin kencang tiga"."""
    joint = _JOINT.search(text, mark.end())
    return joint is not None and names.row(MARK.sub(" ", text[: joint.start()])) is None


def _told_before(text: str, mark: re.Match[str], names: Names) -> bool:
    """Whether a figure stands before what is but half named behind a comma: "(26,63%), hampir separuhnya lansia"."""
    comma = text.find(",", mark.end())
    return comma >= 0 and not names.all_subjects(MARK.sub(" ", text[:comma]))


def _by_turns(text: str, marks: list[re.Match[str]], names: Names) -> dict[int, About]:
    """Several are named: each figure is about the one named since the figure before it, or as that figure is."""
    about: dict[int, About] = {}
    current, at = NOTHING, 0
    for mark in marks:
        between = names.all_subjects(text[at : mark.start()])
        if len(between) == 1:
            current = replace(as_about(between[0]), here=True) if between[0].share >= _IN_TURN else NOTHING
        elif len(between) > 1:
            current = NOTHING
        about[int(mark[2])] = current
        at = mark.end()
    return about
