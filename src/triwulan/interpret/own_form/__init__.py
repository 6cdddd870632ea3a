"""From a document of our own form back to the Report it was composed from."""

import re
from typing import Final

from triwulan.core.document import Document
from triwulan.core.period import Quarter
from triwulan.core.reading import Passage, PassageKind, Reading
from triwulan.core.report import Author, Regulation, Report, Wording
from triwulan.core.stage import Stage
from triwulan.interpret.own_form.acted import activities_of
from triwulan.interpret.own_form.agreed import agreement_of
from triwulan.interpret.own_form.answered import response_of
from triwulan.interpret.own_form.counted import counted_of
from triwulan.interpret.own_form.described import analyses_of
from triwulan.interpret.own_form.form import Form, flat
from triwulan.interpret.own_form.listed import evidence_of
from triwulan.interpret.own_form.measured import measurements_of, scale_of
from triwulan.interpret.own_form.pieces import regulation, typed
from triwulan.interpret.own_form.planned import carried_of, follow_ups_of, strategies_of
from triwulan.interpret.own_form.sections import Sections, items_of, missing, sections_of
from triwulan.interpret.own_form.signed import Signed, signed
from triwulan.interpret.own_form.spent import costs_of

_ROMAN: Final = ("I", "II", "III", "IV")
_QUARTER: Final = re.compile(r"Triwulan (?P<roman>I{1,3}|IV)", re.I)


def report_of(document: Document, reading: Reading, wording: tuple[Wording, ...] = ()) -> Report:
    """The Report that a document of our own form prints; ``wording`` are the sentences a regency put differently.

    Keys are given anew (S1, IK1, A1, ...), posts of signatories are as printed. What is not printed is as when nothing
    is known: no provenance, the whole not measured. Raises ProblemError where the document is not of our form.
    """
    first = sections_of(reading, Form(wording))
    quarter = _quarter(first, reading, document)
    signatures = signed(reading)
    author = _author(first, signatures)
    sections = sections_of(reading, first.form.about(author, quarter))
    agreement = agreement_of(sections)
    indicators = agreement.indicators
    duty = sections.said("I", "opening.duty", "opening.duty_without_rule")
    response = response_of(sections)
    return Report(
        author=_with_duties(author, sections),
        quarter=quarter,
        stage=_stage(signatures, answered=response.answered_on is not None),
        agreement=agreement,
        measurements=tuple(measurements_of(sections, indicators)),
        costs=costs_of(sections, indicators),
        counted=tuple(counted_of(sections, indicators)),
        activities=tuple(activities_of(sections, indicators)),
        analyses=tuple(analyses_of(sections, len(indicators))),
        strategies=tuple(strategies_of(sections, indicators)),
        follow_ups=tuple(follow_ups_of(sections)),
        carried=tuple(carried_of(sections)),
        evidence=tuple(evidence_of(sections)),
        closing=_closing(sections),
        response=response,
        reporter=signatures.reporter,
        superior=signatures.superior,
        signed_on=signatures.on,
        reporting_rule=_cited(duty["rule"]) if "rule" in duty else None,
        legal_basis=tuple(_cited(each.text) for each in items_of(sections.after("I", "opening.legal_basis"))),
        deadline_days=int(duty["days"]),
        scale=scale_of(sections),
        wording=wording,
    )


def _quarter(sections: Sections, reading: Reading, document: Document) -> Quarter:
    """The quarter in the report's name, which stands first."""
    titles = [passage.text for passage in reading.passages if passage.kind is PassageKind.TITLE]
    for text in (*titles, document.title):
        said = sections.form.find("heading.title", text)
        roman = _QUARTER.fullmatch(said["quarter"]) if said and "quarter" in said else None
        if roman is not None and said is not None and (year := re.match(r"\d{4}", said["year"] or text[-4:])):
            return Quarter(int(year[0]), _ROMAN.index(roman["roman"].upper()) + 1)
        plain = re.search(r"Triwulan (?P<roman>IV|I{1,3}) Tahun (?P<year>\d{4})", flat(text), re.I)
        if plain is not None:
            return Quarter(int(plain["year"]), _ROMAN.index(plain["roman"].upper()) + 1)
    raise missing("judul")


def _author(sections: Sections, signatures: Signed) -> Author:
    said = sections.said("I", "opening.position")
    return Author(
        regency=said["regency"],
        unit=said["unit"],
        position=said["position"],
        superior_position=said["superior"],
        place=signatures.place,
    )


def _with_duties(author: Author, sections: Sections) -> Author:
    said = [
        (found, items_of(sections.passages["I"][at + 1 :]))
        for at, passage in enumerate(sections.of("I"))
        for key in ("opening.duties", "opening.duties_without_source")
        if (found := sections.form.read(key, passage.text)) is not None
    ]
    if not said:
        return author
    groups, items = said[0]
    return Author(
        regency=author.regency,
        unit=author.unit,
        position=author.position,
        superior_position=author.superior_position,
        place=author.place,
        duties=tuple(flat(each.text) for each in items),
        duties_source=_cited(groups["source"]) if "source" in groups else None,
    )


def _cited(text: str) -> Regulation:
    found = regulation(text)
    if found is None:
        raise missing(text)
    return found


def _stage(signatures: Signed, *, answered: bool) -> Stage:
    if answered:
        return Stage.ANSWERED
    return Stage.DRAFT if signatures.on is None else Stage.SUBMITTED


def _closing(sections: Sections) -> str:
    """The official's own words below the computed conclusions."""
    passages = sections.of("III")
    at = 0
    while at < len(passages) and not _is_conclusion(passages[at]):
        at += 1
    level = 0
    while at < len(passages) and passages[at].kind is PassageKind.ITEM:
        if passages[at].number.isdigit():
            if int(passages[at].number) <= level:
                break
            level = int(passages[at].number)
        at += 1
    own = [each for each in passages[at:] if flat(each.text) != sections.form.write("draft.empty")]
    return typed(own)


def _is_conclusion(passage: Passage) -> bool:
    return passage.kind is PassageKind.ITEM


def is_own_form(reading: Reading) -> bool:
    """Whether a document has the sections of our own form, so that it can be tried."""
    numbers = {passage.number for passage in reading.passages if passage.kind is PassageKind.HEADING}
    return {"I", "II", "III", "2.1", "2.2", "2.5"} <= numbers


__all__ = ["is_own_form", "report_of"]
