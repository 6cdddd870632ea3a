"""The appendix with the list of evidence."""

from collections.abc import Iterator
from typing import Final

from triwulan.core.reading import TableKind
from triwulan.core.report import EvidenceItem
from triwulan.interpret.own_form.form import Form, flat
from triwulan.interpret.own_form.pieces import day
from triwulan.interpret.own_form.sections import Sections, missing

_NAMED: Final = ("measurement", "cost", "carried")


def evidence_of(sections: Sections) -> Iterator[EvidenceItem]:
    """The rows of the list; of what each proves the kind and the printed number."""
    for table in sections.tables.values():
        if table.kind is not TableKind.EVIDENCE:
            continue
        for row in table.rows:
            number, name, about, when, digest = (flat(each.text) for each in row.cells[:5])
            if not number.isdecimal():
                raise missing(f"{table.number}: {number}")
            yield EvidenceItem(
                number=int(number),
                name=name,
                sha256="".join(digest.split()),
                anchors=tuple(_anchor(part, sections.form) for part in about.split("; ") if part),
                day=day(when),
            )


def _anchor(text: str, form: Form) -> str:
    if text == form.write("evidence.report"):
        return "report"
    for kind in _NAMED:
        said = form.read(f"evidence.{kind}", text)
        if said is not None:
            return f"{kind}/{said['number']}"
    return ""
