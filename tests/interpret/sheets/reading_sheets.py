"""Sheets read as an import reads them, and what is known beside them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tests.formats.workbooks import Rows, workbook
from triwulan.core.known import KnownIndicator, KnownLine
from triwulan.formats.file_kinds import FileKind
from triwulan.formats.sheet_rows import sheets_in
from triwulan.interpret.sheets.reading import FileReading
from triwulan.interpret.sheets.rows import Known, Outcome, Purpose, ReadRow

INDICATORS = (
    KnownIndicator(
        key="IK1",
        name="Jumlah desa yang menetapkan APBDes 2023 tepat waktu",
        objective="Desa menetapkan APBDes tepat waktu",
        unit="Desa",
        aggregation="last",
        annual_target=Decimal(12),
        quarterly_targets=(Decimal(12),) * 4,
    ),
    KnownIndicator(key="IK2", name="Persentase fasilitasi yang ditindaklanjuti", unit="%", aggregation="ratio"),
    KnownIndicator(key="IK3", name="Jumlah kunjungan pembinaan desa", unit="Kali", aggregation="sum"),
)
LINES = (
    KnownLine(
        key="A1",
        code="7.01.06.2.01.0002",
        name="Fasilitasi penyusunan peraturan desa",
        indicator="IK1",
        ceiling=Decimal(7_500_000),
    ),
    KnownLine(
        key="A2", code="7.01.04.2.01.0001", name="Sinergitas dengan kepolisian", indicator="IK3", ceiling=Decimal(100)
    ),
)


def known(purpose: Purpose, *, quarter: int = 0, **more: Any) -> Known:
    values: dict[str, Any] = {"indicators": INDICATORS, "lines": LINES} | more
    return Known(purpose=purpose, unit="Kecamatan Senduro", year=2023, quarter=quarter, **values)


BUDGET = known(Purpose.BUDGET)
AGREEMENT = known(Purpose.AGREEMENT)
QUARTER = known(Purpose.QUARTER, quarter=1)


def read(what: Known, sheets: Mapping[str, Rows], **how: Any) -> list[ReadRow]:
    reading = FileReading(what)
    found = [
        row
        for sheet in sheets_in(workbook(sheets, **how), FileKind.XLSX)
        for row in reading.sheet(sheet.name, sheet.hidden, sheet.rows)
    ]
    return [*found, *reading.end()]


def told(rows: list[ReadRow]) -> dict[int, tuple[str, str]]:
    """Row numbers to outcomes and message ids."""
    return {row.number: (row.outcome.value, row.problem.message if row.problem else "") for row in rows}


def outcomes(rows: list[ReadRow]) -> dict[int, Outcome]:
    return {row.number: row.outcome for row in rows}
