"""Turns a quarter's record into the core's Report; the only place where its rows become core values."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from triwulan.core import anchors
from triwulan.core.report import (
    Analysis,
    Author,
    CountedFigure,
    Regulation,
    Report,
    Response,
    Signatory,
    Strategy,
    Wording,
)
from triwulan.core.stage import Stage
from triwulan.core.workflow import State
from triwulan.web.organisation.models import Official, Position, Regency, Tenure, WordingText
from triwulan.web.organisation.models import Regulation as RegulationRow
from triwulan.web.quarters.fields import ANALYSIS_FIELDS, items_entered, months_of
from triwulan.web.quarters.follow_ups import carried_of, follow_ups_of
from triwulan.web.quarters.models import Sending
from triwulan.web.quarters.records import QuarterRecord

_STAGES = {State.DRAFT: Stage.DRAFT, State.RETURNED: Stage.DRAFT, State.APPROVED: Stage.ANSWERED}


def report_of(
    record: QuarterRecord,
    *,
    reporter: Signatory,
    superior: Signatory,
    signed_on: date | None,
    response: Response | None = None,
    stage: Stage | None = None,
) -> Report:
    """The report as it stands; a constant number of queries whatever is in it."""
    report = record.report
    regency = report.regency
    rules = list(RegulationRow.objects.filter(regency=regency))
    reporting = next((rule for rule in rules if rule.use == RegulationRow.Use.REPORTING), None)
    return Report(
        author=_author(report.position, regency, rules),
        quarter=report.quarter,
        stage=stage or _STAGES.get(State(report.state), Stage.SUBMITTED),
        agreement=record.agreement,
        measurements=tuple(record.measurements.values()),
        costs=record.costs,
        counted=tuple(_numbered(figure, record) for figure in record.counted.values()),
        activities=tuple(replace(done, evidence=record.evidence.numbered(done.evidence)) for done in record.activities),
        analyses=tuple(_analyses(record)),
        strategies=tuple(_strategies(record)),
        follow_ups=follow_ups_of(record),
        carried=carried_of(record),
        evidence=record.evidence.items,
        closing=record.prose("closing/text").text,
        response=response or Response(),
        reporter=reporter,
        superior=superior,
        signed_on=signed_on,
        reporting_rule=None if reporting is None else regulation(reporting),
        legal_basis=tuple(regulation(rule) for rule in rules if rule.use == RegulationRow.Use.BASIS),
        deadline_days=regency.deadline_days,
        scale=record.scale.key,
        wording=tuple(Wording(key=row.key, text=row.text) for row in WordingText.objects.filter(regency=regency)),
    )


def signatory(official: Official, position: Position, acting: str) -> Signatory:
    """How somebody signs for a position."""
    return Signatory(name=official.name, nip=official.nip, rank=official.rank, post=position.full_name, acting=acting)


def signatory_of(tenure: Tenure | None, *, otherwise: Position | None) -> Signatory:
    """How the holder signs; a post that nobody holds keeps its name over an empty line."""
    if tenure is not None:
        return signatory(tenure.official, tenure.position, tenure.acting)
    return Signatory(post="" if otherwise is None else otherwise.full_name)


def reporter_of(sending: Sending) -> Signatory:
    """Who signed a sending, as they were called on that day."""
    return Signatory(**sending.signature)


def regulation(row: RegulationRow) -> Regulation:
    """A legal source as the core knows it."""
    return Regulation(name=row.name, number=row.number, year=row.year, about=row.about, article=row.article)


def _author(position: Position, regency: Regency, rules: list[RegulationRow]) -> Author:
    source = next((rule for rule in rules if rule.pk == position.duties_source_id), None)
    return Author(
        regency=regency.name,
        unit=position.unit.name,
        position=position.name,
        superior_position="" if position.superior is None else position.superior.full_name,
        place=position.unit.place,
        duties=tuple(duty.text for duty in position.duties.all()),
        duties_source=None if source is None else regulation(source),
    )


def _numbered(figure: CountedFigure, record: QuarterRecord) -> CountedFigure:
    """A count whose evidence is named by its numbers in the report's list."""
    counted = figure.counted
    items = tuple(replace(item, evidence=record.evidence.numbered(item.evidence)) for item in counted.items)
    return replace(figure, counted=replace(counted, items=items))


def _analyses(record: QuarterRecord) -> Iterator[Analysis]:
    for indicator in record.agreement.indicators:
        base = anchors.analysis(indicator.key)
        texts = {field: record.prose(f"{base}/{field}").text for field in ANALYSIS_FIELDS}
        if any(texts.values()):
            yield Analysis(indicator=indicator.key, **texts)


def _strategies(record: QuarterRecord) -> Iterator[Strategy]:
    for indicator in record.agreement.indicators:
        base = anchors.strategy(indicator.key)
        for item in items_entered(record.own, base):
            text = record.prose(f"{base}/{item}/text").text
            if text:
                months = months_of(record.text(f"{base}/{item}/months"))
                yield Strategy(indicator=indicator.key, text=text, months=months)
