from datetime import date

import pytest

from tests.web.cast import Cast
from triwulan.core.problem import ProblemError
from triwulan.web.activities.models import Activity
from triwulan.web.activities.services import cancel_activity, change_activity, log_activity
from triwulan.web.activities.values import ActivityValues
from triwulan.web.quarters.activity_lock import activity_lock
from triwulan.web.quarters.services import send, withdraw

FIRST, SECOND = date(2023, 3, 20), date(2023, 4, 3)


@pytest.fixture
def row(cast: Cast) -> Activity:
    values = ActivityValues(day=FIRST, what="Kunjungan")
    return log_activity(position=cast.kasi_position, values=values, key="a" * 32, user=cast.official)


def refused(cast: Cast, row: Activity) -> list[str]:
    """Why each way to write in TW I is refused."""
    away, what = {"day": SECOND, "what": "Kunjungan"}, {"day": FIRST, "what": "Rapat"}
    tries = (
        lambda: change_activity(activity_id=row.pk, values=ActivityValues(**what), base=1, user=cast.official),
        lambda: change_activity(activity_id=row.pk, values=ActivityValues(**away), base=1, user=cast.official),
        lambda: cancel_activity(activity_id=row.pk, reason="Salah.", base=1, user=cast.official),
        lambda: log_activity(
            position=cast.kasi_position, values=ActivityValues(**what), key="b" * 32, user=cast.official
        ),
    )
    found = []
    for write in tries:
        with pytest.raises(ProblemError) as error:
            write()
        found.append(error.value.problem.message)
    return found


def test_while_the_report_is_a_draft_everything_is_open(cast, report, row):
    assert activity_lock(cast.kasi_position.pk, FIRST) is None
    assert change_activity(
        activity_id=row.pk, values=ActivityValues(day=FIRST, what="Rapat"), base=1, user=cast.official
    ).version == 2  # fmt: skip


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("submitted", "activity.quarter_sent"),
        ("resubmitted", "activity.quarter_sent"),
        ("approved", "activity.quarter_approved"),
    ],
)
def test_what_was_sent_or_approved_keeps_its_activities(cast, report, row, state, message):
    report.state = state
    report.save()
    assert set(refused(cast, row)) == {message}
    row.refresh_from_db()
    assert (row.version, Activity.objects.count()) == (1, 1)
    assert activity_lock(cast.colleague_position.pk, FIRST) is None
    assert activity_lock(cast.kasi_position.pk, SECOND) is None


def test_nothing_is_moved_into_a_closed_quarter(cast, report):
    values = ActivityValues(day=SECOND, what="Kunjungan")
    later = log_activity(position=cast.kasi_position, values=values, key="c" * 32, user=cast.official)
    report.state = "approved"
    report.save()
    with pytest.raises(ProblemError, match="quarter_approved"):
        change_activity(
            activity_id=later.pk, values=ActivityValues(day=FIRST, what="Kunjungan"), base=1, user=cast.official
        )


def test_a_sent_quarter_opens_again_when_it_is_withdrawn(cast, full, row):
    send(report_id=full.pk, user=cast.official, reason="Sudah dicocokkan.")
    assert set(refused(cast, row)) == {"activity.quarter_sent"}
    withdraw(report_id=full.pk, user=cast.official)
    assert cancel_activity(activity_id=row.pk, reason="Salah.", base=1, user=cast.official).cancel_reason == "Salah."


def test_pages_say_why_and_keep_what_was_typed(cast, as_, report, row):
    report.state = "approved"
    report.save()
    client = as_(cast.official)
    page = client.get(f"/kegiatan/catatan/{row.pk}/").content.decode()
    assert "Laporan Triwulan I 2023 sudah disetujui" in page and "ubah/" not in page
    told = {"what": "Rapat susulan", "day": "2023-03-30"}
    answer = client.post(f"/kegiatan/{cast.kasi_position.pk}/2023/baru/", told)
    assert answer.status_code == 409
    assert "Rapat susulan" in answer.content.decode() and "sudah disetujui" in answer.content.decode()
