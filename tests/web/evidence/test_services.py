"""Adding files, keeping each content once, removing what nothing refers to."""

import hashlib
import os
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.storage import InMemoryStorage, Storage
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from tests.formats.office_files import pdf, photo, word
from tests.web.evidence.bringing import content, file_of, stored
from triwulan.core.problem import ProblemError
from triwulan.web.evidence import selectors, services, uses
from triwulan.web.evidence.models import Evidence, EvidenceFile
from triwulan.web.evidence.tidying import delete_left_behind
from triwulan.web.evidence.uses import Use

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_by_its_content_and_called_as_its_owner_called_it(cast, added, own_storage):
    data = pdf()
    evidence = added(data, "../BA musdes\x00 Burno.pdf")
    (path,) = stored(own_storage)
    digest = hashlib.sha256(data).hexdigest()
    assert (evidence.name, evidence.file.kind, evidence.file.size) == ("BA musdes Burno.pdf", "pdf", len(data))
    assert evidence.file.sha256 == digest and path.name.startswith(digest)
    assert path.read_bytes() == data
    assert path.stat().st_mode & 0o077 == 0
    assert (evidence.added_by, evidence.unit, evidence.regency) == (cast.official, cast.unit, cast.regency)


def test_the_same_content_added_twice_is_two_pieces_of_evidence_and_one_file(cast, added, own_storage):
    first, second = added(name="foto.jpg"), added(name="foto.jpg", user=cast.clerk)
    assert first.pk != second.pk and first.file == second.file
    assert len(stored(own_storage)) == 1


def test_two_files_of_one_name_are_two_files(added, own_storage):
    assert added(photo(), "IMG_0001.jpg").file != added(photo(colour="red"), "IMG_0001.jpg").file
    assert len(stored(own_storage)) == 2


def test_regencies_share_no_file(cast, added, own_storage):
    assert added().file != added(user=cast.stranger, unit=cast.other_unit).file
    assert len(stored(own_storage)) == 2


def test_what_is_no_evidence_leaves_nothing(added, own_storage):
    for data, name in ((b"MZ\x90\0" * 9, "laporan.pdf"), (b"<!doctype html>", "foto.jpg"), (b"", "kosong.pdf")):
        with pytest.raises(ProblemError, match=r"evidence\."):
            added(data, name)
    assert not Evidence.objects.exists() and stored(own_storage) == []


def test_a_file_beyond_the_limit_is_refused(added, monkeypatch):
    monkeypatch.setattr(services, "MOST_BYTES", 100)
    with pytest.raises(ProblemError, match=r"evidence\.too_large"):
        added()


def test_a_unit_keeps_no_more_than_its_share_and_the_same_content_counts_once(cast, added, settings):
    first = added()
    settings.EVIDENCE_UNIT_BYTES = first.file.size + 10
    added()
    assert selectors.kept_bytes(cast.unit) == first.file.size
    with pytest.raises(ProblemError, match=r"evidence\.unit_full"):
        added(photo(colour="red"))
    added(photo(colour="red"), unit=cast.secretariat)


def test_the_file_goes_with_the_last_evidence_of_it(added, own_storage, django_capture_on_commit_callbacks):
    first, second = added(), added()
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_evidence(evidence=first)
    assert len(stored(own_storage)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_evidence(evidence=second)
    assert stored(own_storage) == [] and not EvidenceFile.objects.exists()


def test_a_removal_that_is_undone_leaves_the_file(added, own_storage, django_capture_on_commit_callbacks):
    evidence = added()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError), transaction.atomic():
        services.remove_evidence(evidence=evidence)
        raise RuntimeError
    assert content(Evidence.objects.get()) == photo()


def test_what_is_used_is_not_removed_and_the_reason_names_where(added, monkeypatch):
    evidence = added()
    monkeypatch.setattr(services, "uses_of", lambda _evidence: [Use(f"Kegiatan {number}") for number in range(7)])
    with pytest.raises(ProblemError) as caught:
        services.remove_evidence(evidence=evidence)
    assert caught.value.problem.message == "evidence.in_use"
    assert str(caught.value.problem.values["uses"]).endswith("Kegiatan 4 (+2)")
    assert Evidence.objects.exists()


def test_what_only_the_database_protects_is_not_removed_either(added, monkeypatch):
    evidence = added()

    def protected(_self):
        raise ProtectedError("held", set())

    monkeypatch.setattr(Evidence, "delete", protected)
    with pytest.raises(ProblemError, match=r"evidence\.in_use"):
        services.remove_evidence(evidence=evidence)


def test_apps_tell_where_evidence_is_used(added, settings):
    settings.EVIDENCE_USES = ["tests.web.evidence.test_services.told"]
    assert uses.uses_of(added()) == [Use("Rapat koordinasi", "/kegiatan/1/")]


def told(evidence):
    return [Use("Rapat koordinasi", "/kegiatan/1/")]


def test_a_content_that_somebody_stored_a_moment_before_is_not_kept_twice(cast, added, own_storage, monkeypatch):
    """Between looking and storing, another request stores the same content."""
    store = services._store

    def overtaken(kept, file):
        monkeypatch.setattr(services, "_store", store)
        added()
        store(kept, file)

    monkeypatch.setattr(services, "_store", overtaken)
    evidence = added(user=cast.clerk)
    assert EvidenceFile.objects.count() == 1 and Evidence.objects.count() == 2
    (path,) = stored(own_storage)
    assert evidence.file.file.name.endswith(path.name)


def test_a_content_that_is_removed_at_this_very_moment_is_stored_again(cast, added, own_storage, monkeypatch):
    kept = added()
    lock = services.one_at_a_time

    def after_removal(name):
        monkeypatch.setattr(services, "one_at_a_time", lock)
        file = kept.file
        kept.delete()
        services._forget(file)
        file.delete()
        return lock(name)

    monkeypatch.setattr(services, "one_at_a_time", after_removal)
    evidence = added()
    assert content(evidence) == photo()
    assert len(stored(own_storage)) == 1


def test_a_row_that_cannot_be_written_leaves_no_file(added, own_storage, monkeypatch):
    def refused(_self):
        raise RuntimeError

    monkeypatch.setattr(Evidence, "save", refused)
    with pytest.raises(RuntimeError):
        added()
    assert stored(own_storage) == [] and not EvidenceFile.objects.exists()


def test_what_a_crash_left_behind_is_found_and_nothing_else(added, own_storage):
    evidence = added()
    left, fresh = (file_of(photo(colour=colour)) for colour in ("red", "green"))
    for file, digest in ((left, "ab" * 32), (fresh, "cd" * 32)):
        EvidenceFile(regency=evidence.regency, sha256=digest).file.save("", file, save=False)
    old = (timezone.now() - timedelta(days=2)).timestamp()
    for path in stored(own_storage):
        if "cd" * 32 not in path.name:
            os.utime(path, (old, old))
    said = StringIO()
    call_command("tidy", stdout=said)
    assert "1 berkas bukti tanpa catatan dihapus." in said.getvalue()
    assert len(stored(own_storage)) == 2
    assert delete_left_behind(timezone.now() + timedelta(days=2)) == 1
    assert content(evidence) == photo()


def test_there_may_be_nothing_to_tidy():
    assert delete_left_behind(timezone.now()) == 0


def test_what_nothing_refers_to_is_found_by_one_query(cast, added, django_assert_num_queries):
    added(), added(word(), "notulen.docx")
    with django_assert_num_queries(1):
        rows = list(selectors.with_use(selectors.unused(selectors.evidence_of(cast.unit))))
    assert [row.used for row in rows] == [False, False]


@pytest.mark.parametrize("storage", [Storage(), InMemoryStorage()])
def test_other_storages_see_to_the_disk_themselves(storage):
    services._reach_the_disk(storage, "bukti/1/ab/abc")


def test_references_of_every_table_count_as_use(cast):
    fields = [field for model in apps.get_models() for field in model._meta.fields if field.related_model is Evidence]
    sql = str(selectors.unused(selectors.evidence_of(cast.unit)).query)
    assert fields and [field for field in fields if field.model._meta.db_table not in sql] == []
