"""The pages of the demo's official and superior, and the numbers in their addresses."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Page:
    """``paper`` pages set the whole report in HTML; they have no target."""

    who: str
    what: str
    address: str
    paper: bool = False


PAGES = (
    Page("kasi", "tasks", "/"),
    Page("kasi", "quarter", "/triwulan/{draft}/"),
    Page("kasi", "achievement", "/triwulan/{draft}/capaian/"),
    Page("kasi", "budget", "/triwulan/{draft}/anggaran/"),
    Page("kasi", "analysis", "/triwulan/{draft}/analisis/"),
    Page("kasi", "strategies", "/triwulan/{draft}/strategi/"),
    Page("kasi", "follow-ups", "/triwulan/{draft}/tindak-lanjut/"),
    Page("kasi", "closing", "/triwulan/{draft}/penutup/"),
    Page("kasi", "sending", "/triwulan/{draft}/kirim/"),
    Page("kasi", "trace", "/triwulan/{draft}/riwayat/"),
    Page("kasi", "all quarters", "/triwulan/arsip/"),
    Page("kasi", "agreements", "/perjanjian/"),
    Page("kasi", "agreement", "/perjanjian/{agreement}/"),
    Page("kasi", "version in force", "/perjanjian/{agreement}/versi/1/"),
    Page("kasi", "ceiling in force", "/perjanjian/{agreement}/pagu/1/"),
    Page("kasi", "password", "/akun/kata-sandi/"),
    Page("sekcam", "returned quarter", "/triwulan/{returned}/"),
    Page("sekcam", "returned, achievement", "/triwulan/{returned}/capaian/"),
    Page("camat", "tasks", "/"),
    Page("camat", "inbox", "/periksa/"),
    Page("camat", "inbox, another quarter", "/periksa/?triwulan=2022-4"),
    Page("camat", "a returned report", "/periksa/{returned}/"),
    Page("camat", "last quarter", "/periksa/{sent}/triwulan-lalu/"),
    Page("camat", "agreements", "/perjanjian/"),
    Page("camat", "version in force", "/perjanjian/{agreement}/versi/1/"),
    Page("kasi", "live preview", "/triwulan/{draft}/pratinjau/", paper=True),
    Page("camat", "reading and answering", "/periksa/{sent}/"),
    Page("kasi", "approved report", "/periksa/arsip/{approved}/"),
)

_REPORT = (
    "SELECT report.id FROM quarters_quarterreport report JOIN organisation_position position"
    " ON position.id = report.position_id WHERE position.name = ? AND report.year = ? AND report.number = ?"
)
_AGREEMENT = (
    "SELECT agreement.id FROM agreements_performanceagreement agreement JOIN organisation_position position"
    " ON position.id = agreement.position_id WHERE position.name = ? AND agreement.year = ?"
)


def numbers(database: Path) -> dict[str, int]:
    """What the names in braces stand for."""
    kasi = "Kasi Pemerintahan"
    queries: dict[str, tuple[str, tuple[str | int, ...]]] = {
        "draft": (_REPORT, (kasi, 2023, 1)),
        "approved": (_REPORT, (kasi, 2022, 4)),
        "returned": (_REPORT, ("Sekretaris Kecamatan Senduro", 2023, 1)),
        "sent": (_REPORT, ("Kasi Ketenteraman dan Ketertiban Umum", 2023, 1)),
        "agreement": (_AGREEMENT, (kasi, 2023)),
    }
    with closing(sqlite3.connect(database)) as connection:
        return {name: int(connection.execute(*query).fetchone()[0]) for name, query in queries.items()}
