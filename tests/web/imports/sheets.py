"""Spreadsheets of the cast's Kasi Pemerintahan, brought and read."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.formats.workbooks import Rows, workbook
from tests.web.cast_agreements import LINES
from triwulan.interpret.sheets.rows import Outcome, Purpose
from triwulan.web.accounts.models import User
from triwulan.web.agreements.models import PerformanceAgreement
from triwulan.web.imports import sheet_reading, sheet_services
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.imports.sheet_targets import Target
from triwulan.web.quarters.models import QuarterReport

HEADS = ["Kode Rekening", "Uraian", "Pagu (Rp)"]


def budget_rows(**ceilings: int) -> list[list[Any]]:
    """The cast's lines as a table, some with another ceiling: ``A1=8_000_000``."""
    return [
        HEADS,
        *([line[0], line[1], ceilings.get(f"A{number}", line[2])] for number, line in enumerate(LINES, start=1)),
    ]


def file_of(data: bytes, name: str = "dpa.xlsx") -> "SimpleUploadedFile[bytes]":
    return SimpleUploadedFile(name, data)


def target(agreement: PerformanceAgreement, purpose: Purpose, report: QuarterReport | None = None) -> Target:
    """Where it goes, as a request finds it: anew."""
    fresh = PerformanceAgreement.objects.select_related("position__unit").get(pk=agreement.pk)
    return Target(purpose, fresh, report)


def brought(
    user: User, where: Target, sheets: "Mapping[str, Rows] | bytes", *, name: str = "dpa.xlsx", **how: Any
) -> SheetImport:
    """A file that was brought and read."""
    data = sheets if isinstance(sheets, bytes) else workbook(sheets, **how)
    row = sheet_services.bring(user=user, target=where, file=file_of(data, name))
    assert sheet_reading.run(row=row, target=where)
    row.refresh_from_db()
    return row


def counts(row: SheetImport) -> dict[str, int]:
    return {outcome.value: row.count(outcome) for outcome in Outcome if row.count(outcome)}
