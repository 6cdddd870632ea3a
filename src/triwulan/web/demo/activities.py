"""Tells what the demo's officials did, with the papers of it, through the same services as everybody."""

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from triwulan.compose.activities import days, listed
from triwulan.core.document import Document, ItemList, Paragraph, Title
from triwulan.core.document import Item as ListItem
from triwulan.data.demo import story
from triwulan.formats.docx import write_docx
from triwulan.web import clock
from triwulan.web.activities.roles import likely_role
from triwulan.web.activities.services import cancel_activity, log_activity
from triwulan.web.activities.values import ActivityValues
from triwulan.web.agreements.models import Indicator
from triwulan.web.demo.days import moment
from triwulan.web.demo.office import Staff
from triwulan.web.evidence.services import add_evidence
from triwulan.web.organisation.models import Position
from triwulan.web.quarters.files import pdf_worker


def tell_log(log: story.Log, staff: Staff) -> None:
    """Enter each activity in the afternoon of its last day."""
    for number, activity in enumerate(log.activities, start=1):
        _tell(activity, log, staff, key=f"demo-{log.year}-{number}")


def _tell(activity: story.Activity, log: story.Log, staff: Staff, *, key: str) -> None:
    position, user = staff.positions[log.position], staff.holders[log.position]
    with clock.at(moment(activity.until or activity.day, 15)):
        proofs = [
            add_evidence(
                user=user, unit=position.unit, file=_file(paper, activity), description=activity.what, day=activity.day
            )
            for paper in activity.papers
        ]
        values = ActivityValues(
            day=activity.day,
            until=activity.until,
            what=activity.what,
            place=activity.place,
            with_whom=activity.with_whom,
            result=activity.result,
            indicator_id=_indicator(activity, log, position),
            plan_text=activity.plan,
            villages=_villages(activity, position),
            evidence={each.pk: likely_role(each) for each in proofs},
        )
        row = log_activity(position=position, values=values, key=key, user=user)
        if activity.cancelled:
            cancel_activity(activity_id=row.pk, reason=activity.cancelled, base=row.version, user=user)


def _indicator(activity: story.Activity, log: story.Log, position: Position) -> int | None:
    if not activity.indicator:
        return None
    agreed = Indicator.objects.filter(agreement__position=position, agreement__year=log.year)
    return agreed.get(code=activity.indicator).pk


def _villages(activity: story.Activity, position: Position) -> frozenset[int]:
    keys = dict(position.unit.villages.values_list("name", "pk"))
    return frozenset(keys.values() if activity.everywhere else (keys[name] for name in activity.villages))


def _file(paper: story.Paper, activity: story.Activity) -> "UploadedFile[bytes]":
    """The paper as a file of the kind its name says; nobody signed it, as everything in the demo is made up."""
    where = "seluruh desa" if activity.everywhere else listed([f"Desa {name}" for name in activity.villages])
    facts = {
        "Tanggal": days(activity.day, activity.until),
        "Tempat": ", ".join(filter(None, (activity.place, where))),
        "Bersama": activity.with_whom,
        "Hasil": activity.result,
    }
    told = tuple(ListItem(f"{name}: {text}") for name, text in facts.items() if text)
    blocks = (
        Title((paper.heading,)),
        Paragraph(activity.what, bold=True),
        ItemList(told),
        Paragraph("Dokumen contoh."),
    )
    document = Document(title=paper.heading, blocks=blocks, dated=activity.day)
    data = pdf_worker.render(document) if paper.name.endswith(".pdf") else write_docx(document)
    return SimpleUploadedFile(paper.name, data)
