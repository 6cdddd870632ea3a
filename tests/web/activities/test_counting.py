from datetime import date

from triwulan.compose.activities import activity_line, days, listed
from triwulan.core.activity import ActivityDone, serving, within
from triwulan.web.activities.counting import done_in_year


def test_it_gives_what_was_done_by_indicator_in_its_order(cast, log, visits):
    photo = log.evidence()
    log.write(date(2023, 3, 20), "Burno", indicator_id=visits, plan_text="Kunjungan", evidence={photo.pk: "photo"})
    log.write(date(2023, 1, 9), *cast.unit.villages.values_list("name", flat=True), indicator_id=visits)
    log.write(date(2022, 12, 30), until=date(2023, 1, 2), what="Rapat")
    log.write(date(2022, 12, 30), what="Tahun lalu")
    log.cancel(log.write(date(2023, 2, 1), what="Batal", indicator_id=visits))
    done = done_in_year(position_id=cast.kasi_position.pk, year=2023)
    visited = serving(done, "IK5")
    assert [(each.day, each.villages, each.evidence) for each in visited][1] == (
        date(2023, 3, 20), ("Burno",), (photo.pk,),
    )  # fmt: skip
    assert [each.everywhere for each in visited] == [True, False]
    assert [each.what for each in serving(done, "")] == ["Rapat"]
    assert len(done) == 3


def test_another_position_did_something_else(cast, log):
    log.write(date(2023, 1, 9))
    assert done_in_year(position_id=cast.colleague_position.pk, year=2023) == ()


def test_queries_do_not_grow_with_what_was_done(cast, log, visits, django_assert_num_queries):
    for number in range(1, 13):
        proof = log.evidence(f"{number}.jpg", "red")
        log.write(date(2023, 1, number), "Burno", "Bedayu", what=f"Rapat {number}", evidence={proof.pk: "photo"})
    with django_assert_num_queries(4):
        found = done_in_year(position_id=cast.kasi_position.pk, year=2023)
    assert len(found) == 12


def test_an_activity_is_a_line_of_the_report():
    told = ActivityDone(
        day=date(2023, 3, 12), what="Fasilitasi penyusunan RKPDes.", villages=("Burno", "Bedayu"),
        with_whom="Tim Kecamatan", result="jadwal\ndisepakati.",
    )  # fmt: skip
    assert activity_line(told) == (
        "Fasilitasi penyusunan RKPDes, 12 Maret 2023, Desa Burno dan Desa Bedayu, bersama Tim Kecamatan; "
        "hasil: jadwal disepakati"
    )


def test_only_what_is_known_is_said():
    assert activity_line(ActivityDone(day=date(2023, 3, 12), what="Rapat")) == "Rapat, 12 Maret 2023"
    all_of_it = ActivityDone(day=date(2023, 3, 12), what="Rapat", place="Pendopo", villages=("A",), everywhere=True)
    assert activity_line(all_of_it) == "Rapat, 12 Maret 2023, Pendopo, seluruh desa"


def test_a_quarter_lists_what_was_done_with_in_it():
    done = [ActivityDone(day=date(2023, month, 30), until=date(2023, month + 1, 2), what="Rapat") for month in (3, 4)]
    assert [activity_line(each) for each in within(done, first=date(2023, 4, 1), last=date(2023, 6, 30))] == [
        "Rapat, 30 Maret s.d. 2 April 2023", "Rapat, 30 April s.d. 2 Mei 2023",
    ]  # fmt: skip


def test_days_and_lists_are_written_as_reports_write_them():
    assert days(date(2023, 3, 12), date(2023, 3, 14)) == "12 s.d. 14 Maret 2023"
    assert days(date(2022, 12, 30), date(2023, 1, 2)) == "30 Desember 2022 s.d. 2 Januari 2023"
    assert listed(["A", "B", "C"]) == "A, B, dan C"
    assert listed([]) == ""
