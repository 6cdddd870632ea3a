"""A first quarter as it might be filled in: figures as officials write them."""

from triwulan.web.accounts.models import User
from triwulan.web.quarters.models import Entry, QuarterReport
from triwulan.web.quarters.services import Outcome, Typed, save_entries

FIGURES = {
    "measurement/IK1/numerator": "3",
    "measurement/IK1/denominator": "3",
    "measurement/IK2/value": "12 Desa",
    "measurement/IK3/value": "11",
    "measurement/IK5/value": "2",
    "measurement/IK6/value": "1",
    "cost/A1/spending": "0",
    "cost/A2/spending": "Rp. 1.000.000,-",
    "cost/A2/output": "1 Dok",
    "cost/A3/spending": "10.200.000",
    "cost/A3/output": "3",
    "cost/A4/spending": "2250000",
    "cost/A4/output": "1",
    "cost/A5/spending": "900.000",
    "cost/A6/spending": "70.200.000",
}


def texts() -> dict[str, str]:
    """Explanations, strategies and follow-ups of all six indicators."""
    found = {}
    for code in ("IK1", "IK2", "IK3", "IK4", "IK5", "IK6"):
        found[f"analysis/{code}/done"] = "Pendampingan desa setiap bulan."
        if code != "IK4":
            found[f"analysis/{code}/method"] = (
                "Dihitung dari daftar: {realisasi} dari target {target}, capaian {capaian}."
            )
        found[f"strategy/{code}/1/text"] = f"Jadwal pendampingan {code}"
        found[f"strategy/{code}/1/months"] = "1,2,3"
    found |= {f"analysis/IK3/{name}": "Satu desa menunggu musyawarah." for name in ("cause", "obstacle", "solution")}
    found |= {
        "follow_up/1/what": "Mendampingi musyawarah desa yang belum menyampaikan LPPDes",
        "follow_up/1/who": "Kasi Pemerintahan",
        "follow_up/1/by_when": "2023-04-28",
        "closing/text": "Kegiatan berjalan sesuai jadwal.",
    }
    return found


def type_in(report: QuarterReport, user: User, fields: dict[str, str]) -> Outcome:
    """Type into fields from a window that has just been opened."""
    versions = dict(Entry.objects.filter(report=report).values_list("path", "version"))
    typed = [Typed(path, text, versions.get(path, 0)) for path, text in fields.items()]
    return save_entries(report_id=report.pk, typed=typed, user=user)


def fill(report: QuarterReport, user: User) -> None:
    """Everything the report needs."""
    outcome = type_in(report, user, FIGURES | texts())
    assert outcome.clean, outcome
