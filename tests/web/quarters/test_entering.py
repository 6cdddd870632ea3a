"""Saving what was typed."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.web.cast import Cast
from tests.web.quarters.filling import FIGURES, fill, type_in
from triwulan.core.problem import ProblemError
from triwulan.web.quarters.models import Entry, EntryRevision, QuarterReport
from triwulan.web.quarters.services import Typed, save_entries, send

pytestmark = pytest.mark.django_db


def save(report: QuarterReport, cast: Cast, path: str, text: str, base: int):
    return save_entries(report_id=report.pk, typed=[Typed(path, text, base)], user=cast.official)


def test_it_keeps_every_version_with_who_and_when(report: QuarterReport, cast: Cast) -> None:
    type_in(report, cast.official, {"measurement/IK3/value": "10"})
    type_in(report, cast.clerk, {"measurement/IK3/value": "11"})
    revisions = EntryRevision.objects.filter(entry__path="measurement/IK3/value").order_by("version")
    assert [(row.version, row.text, row.changed_by) for row in revisions] == [
        (1, "10", cast.official),
        (2, "11", cast.clerk),
    ]


def test_it_keeps_what_it_cannot_read(report: QuarterReport, cast: Cast) -> None:
    assert type_in(report, cast.official, {"measurement/IK3/value": "sebelas-an"}).clean
    assert Entry.objects.get(path="measurement/IK3/value").text == "sebelas-an"


def test_it_tells_the_later_of_two_windows_and_loses_neither(report: QuarterReport, cast: Cast) -> None:
    save(report, cast, "measurement/IK3/value", "11", 0)
    outcome = save(report, cast, "measurement/IK3/value", "12", 0)
    assert outcome.conflicts["measurement/IK3/value"].text == "11"
    assert Entry.objects.get(path="measurement/IK3/value").text == "11"


def test_a_conflict_in_one_field_saves_the_others(report: QuarterReport, cast: Cast) -> None:
    save(report, cast, "measurement/IK3/value", "11", 0)
    typed = [Typed("measurement/IK3/value", "12", 0), Typed("measurement/IK2/value", "12", 0)]
    outcome = save_entries(report_id=report.pk, typed=typed, user=cast.official)
    assert set(outcome.saved) == {"measurement/IK2/value"}


def test_an_unchanged_field_is_no_conflict_and_no_version(report: QuarterReport, cast: Cast) -> None:
    save(report, cast, "measurement/IK3/value", "11", 0)
    outcome = save(report, cast, "measurement/IK3/value", "11", 0)
    assert outcome.clean and not outcome.saved
    assert Entry.objects.get(path="measurement/IK3/value").version == 1


def test_a_field_that_was_never_filled_in_is_not_stored_blank(report: QuarterReport, cast: Cast) -> None:
    save(report, cast, "measurement/IK3/value", "  ", 0)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("path", ["measurement/IK99/value", "cost/IK1/spending", "follow_up/31/what", "x", "closing/x"])
def test_it_refuses_a_field_that_does_not_exist(report: QuarterReport, cast: Cast, path: str) -> None:
    with pytest.raises(ProblemError, match=r"entry\.unknown_field"):
        save(report, cast, path, "1", 0)


def test_it_refuses_what_is_too_long_and_saves_the_rest(report: QuarterReport, cast: Cast) -> None:
    outcome = type_in(report, cast.official, {"closing/text": "x" * 8001, "measurement/IK2/value": "12"})
    assert outcome.refused["closing/text"].message == "entry.too_long"
    assert set(outcome.saved) == {"measurement/IK2/value"}


def test_control_characters_and_foreign_line_ends_are_no_text(report: QuarterReport, cast: Cast) -> None:
    type_in(report, cast.official, {"closing/text": "satu\r\ndua\x00\x07 \ud800tiga"})
    assert Entry.objects.get(path="closing/text").text == "satu\ndua tiga"


def test_a_closed_quarter_takes_nothing(full: QuarterReport, cast: Cast) -> None:
    QuarterReport.objects.filter(pk=full.pk).update(state="approved")
    with pytest.raises(ProblemError, match=r"quarter\.closed"):
        type_in(full, cast.official, {"closing/text": "lain"})
    assert Entry.objects.get(path="closing/text").text == "Kegiatan berjalan sesuai jadwal."


@pytest.mark.django_db(transaction=True)
def test_of_two_windows_at_one_moment_one_is_told(report: QuarterReport, cast: Cast) -> None:
    from django.db import connection

    def window(text: str) -> bool:
        try:
            return save(report, cast, "measurement/IK3/value", text, 0).clean
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        clean = list(pool.map(window, ["9", "10", "11", "12"]))
    assert clean.count(True) == 1
    assert EntryRevision.objects.filter(entry__path="measurement/IK3/value").count() == 1


def test_a_returned_quarter_opens_only_what_was_remarked(full: QuarterReport, cast: Cast) -> None:
    send(report_id=full.pk, user=cast.official)
    QuarterReport.objects.filter(pk=full.pk).update(state="returned", reopened=["measurement/IK3"])
    outcome = type_in(full, cast.official, {"measurement/IK3/value": "12", "measurement/IK2/value": "10"})
    assert set(outcome.saved) == {"measurement/IK3/value"}
    assert outcome.refused["measurement/IK2/value"].message == "entry.not_reopened"
    assert Entry.objects.get(path="measurement/IK2/value").text == FIGURES["measurement/IK2/value"]


def test_filling_in_twice_changes_nothing(full: QuarterReport, cast: Cast) -> None:
    before = EntryRevision.objects.count()
    fill(full, cast.official)
    assert EntryRevision.objects.count() == before
