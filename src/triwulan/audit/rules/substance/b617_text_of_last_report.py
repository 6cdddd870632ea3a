"""Analysis that repeats last quarter's word for word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.excerpts import plain
from triwulan.audit.subjects.language import Sentences, running_text
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.place import Place
from triwulan.core.reading import Reading

_ANALYSING: Final = re.compile(
    r"evaluasi|analis|capaian|kinerja|hambatan|kendala|masalah|faktor|realisasi|penutup", re.I
)
_FORM: Final = re.compile(r":\s*$|\b(?:tabel|pasal|peraturan|rumus|dihitung|perjanjian\s+kinerja)\b", re.I)
_SHORTEST: Final = 8


@dataclass(frozen=True, slots=True)
class Section:
    """The sentences of one section that analyse."""

    name: str
    texts: tuple[Sentences, ...]
    place: Place


def _sections(reading: Reading) -> Iterator[Section]:
    found: dict[str, list[Sentences]] = {}
    for piece in running_text(reading):
        if _analyses(piece.place.section) and _tells(piece.text):
            found.setdefault(piece.place.section, []).append(piece)
    for name, texts in found.items():
        yield Section(name, tuple(texts), texts[0].place)


@lru_cache(maxsize=1024)
def _analyses(section: str) -> bool:
    return _ANALYSING.search(section) is not None


def _tells(text: str) -> bool:
    return len(text.split()) >= _SHORTEST and not _FORM.search(text)


@rule("B617", title="The text repeats last quarter's report", severity=Severity.REMARK, each=_sections)
def text_of_last_report(section: Section, context: Context) -> Answer:
    """One finding a section: what was written of another quarter cannot explain this one."""
    if context.previous is None:
        return DOES_NOT_APPLY
    before = {plain(piece.text) for piece in running_text(context.previous) if _tells(piece.text)}
    same = [piece for piece in section.texts if plain(piece.text) in before]
    if not same:
        return None
    start = " ".join(same[0].text.split()[:12])
    return Finding(
        message="b617",
        places=tuple(piece.place for piece in same),
        printed=start,
        values={"section": section.name, "count": len(same), "text": start},
    )
