"""A heading with nothing below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity, Unchecked
from triwulan.core.place import Place
from triwulan.core.reading import Passage, PassageKind, Reading

_PICTURED: Final = re.compile(
    r"struktur|bagan|gambar|peta|foto|dokumentasi|lampiran|grafik|diagram|daftar|logo|pohon\s+kinerja|organisasi|pengantar|ringkasan",
    re.I,
)
_CONTENTS_END: Final = re.compile(r"(?:\.{2,}|…|\s)\s*\d{1,3}$")

_POINTS: Final = re.compile(r"^[\d.]+,(?P<top>[\d.]+),[\d.]+,(?P<bottom>[\d.]+)$")
_LINES: Final = 60.0


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading and what comes next: ``content`` says that something stands below it."""

    heading: Passage
    follower: Passage
    content: bool
    place: Place


def _sections(reading: Reading) -> Iterator[Section]:
    """Each numbered section but the last, where no heading is a line of the table of contents."""
    headings = [each for each in reading.passages if each.kind is PassageKind.HEADING and each.text]
    numbers = [heading.number for heading in headings]
    tables = {table.order for table in reading.tables}
    last = max((each.order for each in reading.passages), default=0)
    for heading, follower in pairwise(headings):
        listed = _CONTENTS_END.search(heading.text) or numbers.count(heading.number) > 1
        if not heading.number or not follower.number or listed or heading.order == last:
            continue
        between = follower.order - heading.order > 1 or heading.order + 1 in tables
        # "3.1" is a part of "3", at whatever level a page's looks put them
        part = follower.level > heading.level or follower.number.startswith(f"{heading.number.rstrip('.')}.")
        yield Section(heading, follower, between or part, heading.place)


def _has_room(section: Section) -> bool:
    """Whether a page shows room for a picture below the heading: in a PDF places are points on it."""
    one, other = section.heading.place, section.follower.place
    above, below = _POINTS.match(one.address), _POINTS.match(other.address)
    if above is None or below is None:
        return False
    return one.page != other.page or float(below["top"]) - float(above["bottom"]) > _LINES


@rule("B614", title="A section is empty", severity=Severity.WARNING, each=_sections)
def section_empty(section: Section, context: Context) -> Answer:
    """A chapter is filled by its sections; a section that may be a picture is not judged."""
    if section.content:
        return None
    if _PICTURED.search(section.heading.text) or _has_room(section):
        return DOES_NOT_APPLY
    if any(part.problem.message.startswith("reading.") for part in context.reading.unread):
        return Unchecked("b614.unread")
    name = section.heading.place.section
    return Finding(
        message="b614",
        places=(section.heading.place,),
        printed=section.heading.text,
        values={"section": name, "next": section.follower.place.section},
    )
