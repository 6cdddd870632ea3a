"""Reports as officials of the cast bring them, and the steps in which they are looked over."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from triwulan.core.period import Quarter
from triwulan.web.accounts.models import User
from triwulan.web.imports import report_services as services
from triwulan.web.imports.report_models import ReportImport
from triwulan.web.imports.report_state import looked_in

CORPUS = Path(__file__).parents[2] / "corpus" / "docs"
RETOLD = "c00_kasi_pemerintahan_retold.docx"
"""The founding example, told anew: six indicators whose targets contradict each other, six activities."""
FIRST = Quarter(2023, 1)
PARTS = ("perjanjian", "realisasi", "anggaran")


def file_of(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (CORPUS / name).read_bytes())


def brought(cast: Cast, name: str = RETOLD, *, user: User | None = None) -> ReportImport:
    return services.bring_file(user=user or cast.official, file=file_of(name))


def chosen(cast: Cast, name: str = RETOLD, quarter: Quarter = FIRST) -> ReportImport:
    own = brought(cast, name)
    services.choose(own=own, user=cast.official, position=cast.kasi_position, quarter=quarter)
    return own


def fields_of(client: Client, own: ReportImport, part: str) -> dict[str, str]:
    """What a browser would post of a part as it is shown."""
    from lxml import html

    page = client.get(reverse("imports:report_part", args=[own.pk, part]))
    form = html.fromstring(page.content.decode()).xpath("//div[@class='looking']/form")[0]
    blank = {field.name: "" for field in form.xpath(".//input[@type='text' and not(@value)]")}
    return blank | {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def walk(client: Client, own: ReportImport, **changes: dict[str, str]) -> None:
    """Save each part as it is shown, with changes by part and field name."""
    for part in PARTS:
        posted = fields_of(client, own, part)
        posted |= changes.get(part, {})
        answer = client.post(reverse("imports:report_part", args=[own.pk, part]), posted)
        assert answer.status_code == 302, answer.content.decode()


def looked(own: ReportImport):
    own.refresh_from_db()
    return looked_in(own.looked)
