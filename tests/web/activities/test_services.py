from datetime import date

import pytest
from django.db import IntegrityError, transaction

from triwulan.core.problem import ProblemError
from triwulan.web.activities.models import Activity, ActivityEvidence, ActivityRevision, ActivityVillage
from triwulan.web.activities.services import ActivityChangedError
from triwulan.web.evidence.services import add_evidence, remove_evidence
from triwulan.web.evidence.uses import uses_of
from triwulan.web.organisation.models import Village
from triwulan.web.organisation.removal import what_hangs_on

DAY = date(2023, 3, 20)


def villages_of(row):
    return list(row.village_rows.values_list("village__name", flat=True))


def test_it_keeps_what_was_told_and_its_first_version(log, visits):
    photo = log.evidence()
    row = log.write(
        DAY, "Burno", "Bedayu", until=date(2023, 3, 22), place=" Balai desa ", with_whom="Tim Kecamatan",
        result="Lengkap", indicator_id=visits, plan_text="Kunjungan", evidence={photo.pk: "photo"},
    )  # fmt: skip
    assert (row.place, row.version, row.last_day, villages_of(row)) == (
        "Balai desa", 1, date(2023, 3, 22), ["Bedayu", "Burno"],
    )  # fmt: skip
    kept = row.revisions.get()
    assert (kept.what, kept.villages, kept.until, kept.indicator_id) == (
        row.what, ["Bedayu", "Burno"], row.until, visits,
    )  # fmt: skip
    assert row.evidence_rows.get().role == "photo"


def test_every_version_is_kept_with_its_villages_and_evidence(log):
    first, second = log.evidence(), log.evidence("daftar hadir.jpg", "green")
    row = log.write(DAY, "Burno", evidence={first.pk: "photo"})
    log.change(row, DAY, "Bedayu", what="Kunjungan kedua", evidence={first.pk: "other", second.pk: "attendance"})
    log.change(row, DAY, what="Kunjungan kedua", evidence={second.pk: "attendance"}, base=2)
    assert list(row.revisions.values_list("version", "what", "villages")) == [
        (1, "Kunjungan pembinaan", ["Burno"]), (2, "Kunjungan kedua", ["Bedayu"]), (3, "Kunjungan kedua", []),
    ]  # fmt: skip
    assert list(row.evidence_rows.values_list("evidence", "role", "since", "until")) == [
        (first.pk, "photo", 1, 2), (first.pk, "other", 2, 3), (second.pk, "attendance", 2, None),
    ]  # fmt: skip


def test_what_was_not_changed_makes_no_version(log):
    row = log.write(DAY, "Burno")
    log.change(row, DAY, "Burno", base=0)
    assert ActivityRevision.objects.count() == 1


def test_of_two_windows_the_later_is_told_and_nothing_is_overwritten(cast, log):
    row = log.write(DAY)
    log.change(row, DAY, what="Dari petugas", user=cast.clerk)
    with pytest.raises(ActivityChangedError) as told:
        log.change(row, DAY, what="Dari pejabat")
    assert told.value.problem.values == {"name": "Contoh Lima"}
    row.refresh_from_db()
    assert (row.what, row.version) == ("Dari petugas", 2)
    with pytest.raises(ActivityChangedError):
        log.cancel(row, base=1)
    log.change(row, DAY, what="Dari pejabat", base=2)
    assert Activity.objects.get().what == "Dari pejabat"


def test_the_same_form_sent_twice_is_kept_once_with_the_evidence_of_both(cast, log):
    first = log.evidence()
    one = log.write(DAY, "Burno", key="a" * 32, evidence={first.pk: "photo"})
    again, more = log.evidence(), log.evidence("lain.jpg", "green")
    two = log.write(DAY, "Burno", key="a" * 32, evidence={again.pk: "photo", more.pk: "photo"})
    assert one.pk == two.pk
    assert set(one.evidence_rows.values_list("evidence", flat=True)) == {first.pk, more.pk}
    log.write(DAY, "Burno", key="a" * 32, evidence={again.pk: "photo"})
    assert Activity.objects.get().version == 2


def test_a_form_gone_back_to_and_filled_in_anew_is_another_activity(log):
    one = log.write(DAY, key="a" * 32)
    other = log.write(DAY, what="Rapat", key="a" * 32)
    assert log.write(DAY, what="Rapat", key="a" * 32).pk == other.pk != one.pk
    assert Activity.objects.count() == 2


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("activity.no_name", {"what": " \n "}),
        ("activity.in_the_future", {"day": date(2023, 4, 6)}),
        ("activity.in_the_future", {"day": DAY, "until": date(2023, 4, 6)}),
        ("activity.ends_before_it_begins", {"day": DAY, "until": date(2023, 3, 19)}),
        ("activity.too_long", {"what": "a" * 301}),
        ("activity.too_long", {"result": "a" * 2001}),
        ("activity.not_of_the_unit", {"villages": frozenset({99_999})}),
        ("activity.not_of_the_unit", {"evidence": {99_999: "photo"}}),
        ("activity.other_indicator", {"indicator_id": 99_999}),
    ],
)
def test_it_says_what_is_wrong(log, message, told):
    with pytest.raises(ProblemError) as refused:
        log.write(**{"day": DAY} | told)
    assert refused.value.problem.message == message
    assert not Activity.objects.exists()


def test_a_role_there_is_none_of_is_refused(log):
    with pytest.raises(ProblemError, match="unknown_role"):
        log.write(DAY, evidence={log.evidence().pk: "bukti"})


def test_an_indicator_is_of_the_year_of_the_last_day(cast, log, agreements, visits):
    with pytest.raises(ProblemError, match="other_indicator"):
        log.write(date(2022, 12, 30), indicator_id=visits)
    assert log.write(date(2022, 12, 30), until=date(2023, 1, 2), indicator_id=visits).indicator_id == visits
    earlier = agreements.y2022.indicators.get(code="IK5").pk
    assert log.write(date(2022, 12, 30), indicator_id=earlier).pk


def test_without_an_indicator_there_is_no_plan_item(log):
    assert log.write(DAY, plan_text="Kunjungan").plan_text == ""


def test_one_day_is_no_period(log):
    assert log.write(DAY, until=DAY).until is None


def test_cancelled_it_stays_with_its_reason_and_is_changed_no_more(log):
    row = log.cancel(log.write(DAY))
    assert (row.cancel_reason, row.version, row.revisions.count()) == ("Tercatat dua kali.", 2, 2)
    with pytest.raises(ProblemError, match=r"activity\.cancelled"):
        log.change(row, DAY, what="Lain", base=2)
    with pytest.raises(ProblemError, match="no_reason"):
        log.cancel(log.write(DAY, what="Rapat"), reason="  ")
    assert log.cancel(row, "Lagi", base=2).cancel_reason == "Tercatat dua kali."
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=row.pk).update(cancel_reason="")


def test_evidence_of_an_activity_cannot_vanish_even_when_it_was_let_go(log):
    photo = log.evidence()
    row = log.write(DAY, evidence={photo.pk: "photo"})
    [use] = uses_of(photo)
    assert (use.label, use.url) == (
        "kegiatan: Kunjungan pembinaan, 20 Maret 2023", f"/kegiatan/catatan/{row.pk}/",
    )  # fmt: skip
    log.change(row, DAY)
    assert len(uses_of(photo)) == 1 and not ActivityEvidence.objects.filter(until=None).exists()
    with pytest.raises(ProblemError, match="in_use"):
        remove_evidence(evidence=photo)


def test_a_village_with_activities_is_not_removed(log):
    log.write(DAY, "Burno")
    assert what_hangs_on(Village.objects.get(name="Burno", unit=log.cast.unit)) == "1 kegiatan"
    assert ActivityVillage.objects.count() == 1


def test_evidence_of_another_unit_is_refused(cast, log):
    from tests.formats.office_files import photo
    from tests.web.evidence.bringing import file_of

    other = add_evidence(user=cast.stranger, unit=cast.other_unit, file=file_of(photo(), "asing.jpg"))
    with pytest.raises(ProblemError, match="not_of_the_unit"):
        log.write(DAY, evidence={other.pk: "photo"})
