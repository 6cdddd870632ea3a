"""What stands where: boxes on the pages of a PDF, and places of the form that have no record of their own."""

import pytest

from triwulan.formats.audit_json import AuditReport, SaidFinding, SaidPlace, Summary
from triwulan.web.audits.examining import Examined, packed, unpacked
from triwulan.web.audits.findings import Spot, anchor_of, grouped, place_words, short
from triwulan.web.audits.showing import Result

COUNTS = Summary(**dict.fromkeys(Summary.__struct_fields__, 0))


def said(rule: str, severity: str, address: str, page: int = 1, cause: str | None = None) -> SaidFinding:
    place = SaidPlace(page=page, table="2.2", address=address)
    return SaidFinding(rule=rule, title=rule, severity=severity, message=rule, place=place, cause=cause)


def report(*findings: SaidFinding) -> AuditReport:
    return AuditReport(file="a.pdf", title="", language="id", stage="unknown", summary=COUNTS, findings=findings)


def result(*findings: SaidFinding, **about: str) -> Result:
    both = report(*findings)
    return Result(Examined(indonesian=both, english=both, pages=((595.0, 842.0),) * 2), "id", **about)


def test_findings_about_one_place_share_a_box_with_both_numbers():
    pages = result(said("A101", "remark", "10,20,30,40"), said("A102", "error", "10.0,20.0,30.0,40.0")).pages
    (box,) = pages[0].boxes
    assert (box.numbers, box.severity) == ((1, 2), "error")
    assert (box.x, box.y, box.width, box.height) == (10, 20, 20, 20)
    assert pages[1].boxes == ()


def test_what_is_filtered_away_has_no_box():
    one, other = said("A101", "remark", "10,20,30,40"), said("A102", "error", "50,60,70,80", page=2)
    shown = result(one, other, chosen="error")
    assert [group.number for group in shown.groups] == [2]
    assert shown.pages[0].boxes == () and len(shown.pages[1].boxes) == 1
    assert shown.groups[0].first.spots[0].url == "#halaman-2"


@pytest.mark.parametrize("address", ["", "t1r2c3", "1,2,3", "a,b,c,d"])
def test_an_address_that_is_no_box_draws_none(address: str):
    assert result(said("A101", "error", address)).pages[0].boxes == ()


def test_findings_of_one_cause_are_one_with_the_gravest_severity():
    findings = (
        said("A101", "remark", "1,1,2,2", cause="x"),
        said("A102", "error", "3,3,4,4"),
        said("A103", "error", "5,5,6,6", cause="x"),
    )
    first, second = grouped(report(*findings), lambda place: Spot(""))
    assert (first.number, first.severity, len(first.others)) == (1, "error", 1)
    assert second.number == 2


def test_a_result_is_kept_and_had_again():
    examined = result(said("A101", "error", "1,2,3,4")).examined
    assert unpacked(packed(examined)) == examined


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        (SaidPlace(anchor="cost/A1", section="2.3 Anggaran"), "cost/A1"),
        (SaidPlace(section="2.4 RENCANA TINDAK LANJUT"), "section/2.4"),
        (SaidPlace(section="2.2.8 Anggaran dan Efisiensi"), "section/2.2"),
        (SaidPlace(section="BAB III PENUTUP"), "section/III"),
        (SaidPlace(section="PENDAHULUAN"), ""),
        (SaidPlace(), ""),
    ],
)
def test_a_place_without_a_record_belongs_to_its_section(place: SaidPlace, anchor: str):
    assert anchor_of(place) == anchor


def test_a_place_is_said_as_one_would_say_it():
    place = SaidPlace(page=3, table="2.2", row="1", column="Target")
    assert place_words(place, "id") == "halaman 3, tabel 2.2, baris 1, kolom Target"
    assert place_words(SaidPlace(), "id") == "seluruh laporan"
    assert short("a " * 100, 10) == "a a a a a…"
