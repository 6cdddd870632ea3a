"""Taking, reading, cancelling and letting go of files."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from tests.web.audits.conftest import stored
from tests.web.audits.reports import RIGHT, WRONG, file_of
from triwulan.core.problem import ProblemError
from triwulan.web import clock
from triwulan.web.audits import services
from triwulan.web.audits.models import Upload
from triwulan.web.audits.selectors import uploads_of

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_under_a_name_of_our_own(cast, brought, own_storage):
    upload = brought(cast.official, WRONG, "../../etc/Laporan TW I\x00.md")
    (path,) = stored(own_storage)
    assert upload.name == "Laporan TW I.md"
    assert "aporan" not in str(path.relative_to(own_storage))
    assert path.read_bytes() == WRONG.encode()
    assert path.stat().st_mode & 0o077 == 0
    assert len(upload.sha256) == 64


def test_reading_finds_what_contradicts(cast, brought):
    upload = brought(cast.official, WRONG, audited=True)
    assert (upload.state, upload.errors) == ("done", 1)
    assert upload.result


def test_a_consistent_file_has_no_finding(cast, brought):
    upload = brought(cast.official, RIGHT, audited=True)
    assert (upload.state, upload.errors, upload.warnings) == ("done", 0, 0)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"PK\x03\x04 broken", "laporan.docx", "reading."),
        (b"%PDF-1.7 broken", "laporan.pdf", "."),
        (b"\x89PNG\r\n\x1a\n123", "foto.docx", "reading.picture"),
        (b"   ", "kosong.txt", "reading.empty"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(cast, brought, data, name, said):
    upload = brought(cast.official, data, name)
    services.run(upload=upload)
    upload.refresh_from_db()
    assert upload.state == "refused"
    assert said in upload.problem["message"]
    assert not upload.result


def test_of_two_starts_one_reads(cast, brought):
    upload = brought(cast.official, RIGHT)
    assert services._claimed(upload, "one")
    assert not services.run(upload=upload)
    upload.refresh_from_db()
    assert (upload.state, upload.run) == ("reading", "one")


def test_a_reading_that_died_can_be_started_again(cast, brought):
    upload = brought(cast.official, RIGHT)
    services._claimed(upload, "dead")
    Upload.objects.update(started_at=clock.now() - services.OVERDUE - timedelta(seconds=1))
    assert services.run(upload=upload)
    upload.refresh_from_db()
    assert upload.state == "done"


def test_what_was_cancelled_takes_no_result(cast, brought, own_storage):
    upload = brought(cast.official, RIGHT)
    services._claimed(upload, "late")
    assert services.cancel(upload=upload)
    assert not services._read(upload, "late")
    upload.refresh_from_db()
    assert upload.state == "cancelled" and not upload.result
    assert len(stored(own_storage)) == 1
    assert services.run(upload=upload), "it may be started again"


def test_what_was_deleted_while_it_was_read_leaves_nothing(cast, brought, own_storage):
    upload = brought(cast.official, RIGHT)
    services._claimed(upload, "late")
    data = upload.file.open("rb").read()
    services.remove(upload=Upload.objects.get())
    upload.file.storage.save(upload.file.name, file_of(data))  # it had been opened before it was deleted
    assert not services._read(upload, "late")
    upload.file.storage.delete(upload.file.name)
    assert stored(own_storage) == []


def test_no_more_than_two_are_read_at_once(cast, brought):
    upload = brought(cast.official, RIGHT)
    for _turn in range(services.AT_ONCE):
        assert services._slots.acquire(blocking=False)
    try:
        assert not services.run(upload=upload)
    finally:
        services._slots.release(services.AT_ONCE)
    upload.refresh_from_db()
    assert upload.state == "waiting"


def test_after_thirty_days_it_is_never_shown_and_soon_deleted(cast, brought, own_storage, settings):
    upload = brought(cast.official, WRONG, audited=True)
    other = brought(cast.colleague, RIGHT)
    Upload.objects.filter(pk=upload.pk).update(expires_at=clock.now())
    assert list(uploads_of(cast.official)) == []
    brought(cast.colleague, RIGHT)
    assert set(Upload.objects.values_list("owner", flat=True)) == {cast.colleague.pk}
    assert len(stored(own_storage)) == 2
    assert other.expires_at == other.uploaded_at + timedelta(days=30)


def test_the_command_tidies(cast, brought, own_storage):
    brought(cast.official, WRONG)
    Upload.objects.update(expires_at=clock.now())
    said = StringIO()
    call_command("tidy", stdout=said)
    assert said.getvalue() == "1 berkas dihapus.\n0 berkas impor dihapus.\n0 berkas bukti tanpa catatan dihapus.\n"
    assert stored(own_storage) == []


def test_a_deleted_account_leaves_no_file(cast, brought, own_storage):
    brought(cast.nobody, WRONG, audited=True)
    cast.nobody.delete()
    assert stored(own_storage) == []


def test_the_store_does_not_fill_up(cast, brought, monkeypatch):
    monkeypatch.setattr(services, "MOST_FILES", 2)
    brought(cast.official, WRONG)
    brought(cast.official, WRONG)
    with pytest.raises(ProblemError, match=r"upload\.too_many"):
        brought(cast.official, WRONG)
    brought(cast.colleague, WRONG)
    monkeypatch.setattr(services, "MOST_FILES", 9)
    monkeypatch.setattr(services, "MOST_STORED", 3 * len(WRONG))
    brought(cast.official, WRONG[:-10])
    with pytest.raises(ProblemError, match=r"upload\.too_much"):
        brought(cast.official, WRONG)


def test_the_quarter_before_is_kept_and_compared(cast, own_storage):
    upload = services.receive(user=cast.official, file=file_of(WRONG), previous=file_of(RIGHT, "tw4.md"))
    assert upload.previous_name == "tw4.md"
    assert services.run(upload=upload)
    upload.refresh_from_db()
    assert upload.state == "done"
    assert len(stored(own_storage)) == 3
