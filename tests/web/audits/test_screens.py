"""The pages of files that people bring, as a browser without JavaScript sees them."""

import json
import re

import pytest

from tests.web.audits.reports import RIGHT, WRONG, file_of
from triwulan.web import receiving
from triwulan.web.audits import services
from triwulan.web.audits.models import Upload

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
PAGES = ("", "keadaan/", "temuan.json", "temuan.txt", "temuan.docx", "halaman/1.png")


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def bring(client, text=WRONG, name="laporan.md", **more):
    return client.post("/periksa-berkas/", {"file": file_of(text, name), **more})


def test_bringing_a_file_only_keeps_it(cast, as_):
    client = as_(cast.nobody)
    answer = bring(client)
    upload = Upload.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/periksa-berkas/{upload.pk}/")
    assert (upload.state, upload.owner) == ("waiting", cast.nobody)
    page = client.get(answer["Location"])
    assert "Mulai memeriksa" in text_of(page)
    assert f'hx-post="/periksa-berkas/{upload.pk}/mulai/"' in page.content.decode()


def test_without_a_script_a_button_reads_it_and_the_result_is_the_next_page(cast, as_):
    client = as_(cast.nobody)
    address = bring(client)["Location"]
    answer = client.post(f"{address}mulai/")
    assert answer["Location"] == address
    page = client.get(address)
    text = text_of(page)
    assert "✖ 1 galat" in text and "P301" in text
    assert 'class="paper"' in page.content.decode()
    assert re.search(
        r'<a class="mark mark-error" id="tempat-1" href="#temuan-1" aria-label="Temuan 1">1</a>', page.content.decode()
    )
    assert 'href="#tempat-1"' in page.content.decode() and 'href="/aturan/P301/"' in page.content.decode()


def test_a_script_is_told_to_load_the_result(cast, as_):
    client = as_(cast.nobody)
    address = bring(client)["Location"]
    answer = client.post(f"{address}mulai/", headers=HTMX)
    assert answer.headers["HX-Refresh"] == "true"
    again = client.post(f"{address}mulai/", headers=HTMX)
    assert again.headers["HX-Refresh"] == "true"
    assert Upload.objects.get().state == "done"


@pytest.mark.parametrize("who", ["colleague", "superior", "unit_admin", "regency_admin", "stranger", "other_admin"])
def test_nobody_else_sees_it(cast, as_, brought, who):
    upload = brought(cast.official, WRONG, audited=True)
    client = as_(getattr(cast, who))
    for page in PAGES:
        assert client.get(f"/periksa-berkas/{upload.pk}/{page}").status_code == 404
    for act in ("mulai", "batal", "hapus"):
        assert client.post(f"/periksa-berkas/{upload.pk}/{act}/").status_code == 404
    assert "laporan.md" not in client.get("/periksa-berkas/").content.decode()
    assert Upload.objects.get().state == "done"


def test_what_is_over_is_gone_for_its_owner_too(cast, as_, brought):
    upload = brought(cast.official, WRONG, audited=True)
    Upload.objects.update(expires_at=upload.uploaded_at)
    client = as_(cast.official)
    for page in PAGES:
        assert client.get(f"/periksa-berkas/{upload.pk}/{page}").status_code == 404
    assert "laporan.md" not in client.get("/periksa-berkas/").content.decode()


def test_a_refused_file_says_the_sentence(cast, as_):
    client = as_(cast.official)
    address = bring(client, b"\x89PNG\r\n\x1a\n", "pindai.docx")["Location"]
    client.post(f"{address}mulai/")
    assert "Berkas ini gambar" in text_of(client.get(address)) or "gambar" in text_of(client.get(address))
    client.cookies["django_language"] = "en"
    assert "This file is a picture" in text_of(client.get(address))


def test_nothing_chosen_is_said_at_the_field(cast, as_):
    answer = as_(cast.official).post("/periksa-berkas/", {})
    assert answer.status_code == 422
    assert "Pilih dahulu berkas" in text_of(answer)


def test_a_file_that_is_too_large_is_dropped_while_it_arrives(cast, as_, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_BYTES", 100)
    answer = bring(as_(cast.official))
    assert answer.status_code == 422
    assert "50 MB" in text_of(answer) and "Pilih dahulu" not in text_of(answer)
    assert not Upload.objects.exists()


def test_too_many_files_is_a_sentence(cast, as_, monkeypatch):
    monkeypatch.setattr(services, "MOST_FILES", 1)
    client = as_(cast.official)
    bring(client)
    assert "Hapus dahulu" in text_of(bring(client))


def test_cancelled_and_deleted_by_its_owner(cast, as_):
    client = as_(cast.official)
    address = bring(client)["Location"]
    client.post(f"{address}batal/")
    assert "Mulai lagi" in text_of(client.get(address))
    assert "laporan.md dihapus." in text_of(client.post(f"{address}hapus/", follow=True))
    assert client.get(address).status_code == 404


def test_findings_can_be_narrowed_to_a_severity(cast, as_, brought):
    upload = brought(cast.official, WRONG, audited=True)
    client = as_(cast.official)
    page = client.get(f"/periksa-berkas/{upload.pk}/?tingkat=galat").content.decode()
    assert 'id="temuan-1"' in page and "only-error" in page
    page = client.get(f"/periksa-berkas/{upload.pk}/?tingkat=catatan").content.decode()
    assert 'id="temuan-1"' not in page
    assert client.get(f"/periksa-berkas/{upload.pk}/?tingkat=apa&bagian=999999").status_code == 200


def test_the_result_is_had_as_json_and_text(cast, as_, brought):
    upload = brought(cast.official, WRONG, "Laporan “TW I”.md", audited=True)
    client = as_(cast.official)
    answer = client.get(f"/periksa-berkas/{upload.pk}/temuan.json")
    assert json.loads(answer.content)["summary"]["errors"] == 1
    assert 'filename="Laporan TW I-temuan.json"' in answer["Content-Disposition"]
    assert "P301" in client.get(f"/periksa-berkas/{upload.pk}/temuan.txt").content.decode()
    assert client.get(f"/periksa-berkas/{upload.pk}/temuan.docx").status_code == 404
    assert client.get(f"/periksa-berkas/{upload.pk}/halaman/1.png").status_code == 404


def test_findings_are_said_in_english_too(cast, as_, brought):
    upload = brought(cast.official, WRONG, audited=True)
    client = as_(cast.official)
    client.cookies["django_language"] = "en"
    page = text_of(client.get(f"/periksa-berkas/{upload.pk}/"))
    assert "A target differs between tables" in client.get(f"/periksa-berkas/{upload.pk}/").content.decode()
    assert "Result of the audit" in page and "Hasil pemeriksaan" not in page


def test_texts_of_a_file_are_never_markup(cast, as_, brought):
    hostile = WRONG.replace("6 kali | 3", "<script>alert(1)</script> 6 kali | 3")
    upload = brought(cast.official, hostile, '"><script>x.md', audited=True)
    page = as_(cast.official).get(f"/periksa-berkas/{upload.pk}/").content.decode()
    assert "<script>alert" not in page and "<script>x" not in page


def test_queries_do_not_grow_with_the_files(cast, as_, brought, django_assert_max_num_queries):
    client = as_(cast.official)
    brought(cast.official, RIGHT)
    client.get("/periksa-berkas/")
    with django_assert_max_num_queries(20) as few:
        client.get("/periksa-berkas/")
    for _more in range(5):
        brought(cast.official, RIGHT)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/periksa-berkas/")


def test_a_visitor_who_is_not_signed_in_is_sent_away(client):
    assert client.get("/periksa-berkas/").status_code == 302
    assert client.get("/aturan/").status_code == 302
