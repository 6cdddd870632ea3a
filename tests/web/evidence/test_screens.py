"""The pages of evidence, as a browser without JavaScript sees them."""

import re

import pytest

from tests.formats.office_files import heic, pdf, photo, with_macros, word
from tests.web.cast import make_grant, make_official, make_position, make_tenure, make_user
from tests.web.evidence.bringing import file_of, stored, text_of
from triwulan.web import receiving
from triwulan.web.accounts.access import Access
from triwulan.web.evidence import forms, pictures, services
from triwulan.web.evidence.models import Evidence, EvidenceFile
from triwulan.web.evidence.uses import Use
from triwulan.web.organisation.models import Position, Unit

pytestmark = pytest.mark.django_db
PLACES = ("", "gambar/", "unduh/")
INSIDE = ("official", "clerk", "superior", "head", "colleague", "unit_admin", "regency_admin")
OUTSIDE = ("nobody", "stranger", "other_admin")


def add(client, *files, **fields):
    return client.post("/bukti/", {"new_files": list(files), **fields})


def test_several_files_are_added_at_once_with_what_they_show(cast, as_):
    client = as_(cast.official)
    answer = add(
        client, file_of(photo(), "a.jpg"), file_of(word(), "b.docx"), description="Rapat desa", day="28 Desember 2022"
    )
    assert answer.status_code == 302
    rows = Evidence.objects.order_by("pk")
    assert [(row.name, row.description, str(row.day)) for row in rows] == [
        ("a.jpg", "Rapat desa", "2022-12-28"),
        ("b.docx", "Rapat desa", "2022-12-28"),
    ]
    text = text_of(client.get(answer["Location"]))
    assert "2 bukti ditambahkan." in text and "a.jpg" in text and "dokumen Word" in text and "belum dipakai" in text


def test_a_photograph_and_a_picked_file_come_under_one_name_without_a_script(cast, as_):
    page = as_(cast.official).get("/bukti/").content.decode()
    pickers = re.findall(r'<input[^>]*type="file"[^>]*>', page)
    assert len(pickers) == 2 and all('name="new_files"' in each for each in pickers)
    assert "multiple" in pickers[0] and 'capture="environment"' in pickers[1]
    assert 'enctype="multipart/form-data"' in page


def test_of_several_files_the_bad_ones_are_named_and_the_good_ones_are_not_lost(cast, as_):
    client = as_(cast.official)
    answer = add(client, file_of(photo(), "a.jpg"), file_of(with_macros(), "b.docx"), description="Rapat")
    assert answer.status_code == 422
    text = text_of(answer)
    assert "b.docx: Berkas Office ini berisi makro" in text and 'value="Rapat"' in answer.content.decode()
    kept = Evidence.objects.get()
    assert f'name="evidence" value="{kept.pk}" checked' in answer.content.decode()
    again = client.post("/bukti/", {"evidence": kept.pk, "description": "Rapat desa", "day": "28/12/2022"})
    assert again.status_code == 302
    kept.refresh_from_db()
    assert (kept.description, str(kept.day)) == ("Rapat desa", "2022-12-28")


def test_a_day_that_cannot_be_read_is_shown_again_as_typed(cast, as_):
    answer = add(as_(cast.official), file_of(photo()), day="akhir tahun")
    assert answer.status_code == 422
    assert 'value="akhir tahun"' in answer.content.decode() and "28 Desember 2022" in text_of(answer)
    assert Evidence.objects.count() == 1


def test_nothing_chosen_is_said_at_the_field(cast, as_):
    answer = as_(cast.official).post("/bukti/", {})
    assert answer.status_code == 422 and "Pilih dahulu berkas buktinya" in text_of(answer)


def test_a_file_that_is_too_large_is_named_and_the_others_are_kept(cast, as_, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_BYTES", 20_000)
    answer = add(as_(cast.official), file_of(b"%PDF-" + b"x" * 30_000, "pindaian.pdf"), file_of(photo(), "a.jpg"))
    assert "pindaian.pdf: Lebih besar dari 50 MB" in text_of(answer)
    assert Evidence.objects.get().name == "a.jpg"


def test_no_more_than_twenty_at_once(cast, as_, monkeypatch):
    monkeypatch.setattr(forms, "MOST_AT_ONCE", 1)
    answer = add(as_(cast.official), file_of(photo(), "a.jpg"), file_of(photo(), "b.jpg"))
    assert "b.jpg: Tidak diterima: paling banyak 1" in text_of(answer)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("who", INSIDE)
def test_the_unit_its_superiors_and_its_administrators_see_it(cast, as_, added, who):
    evidence = added()
    client = as_(getattr(cast, who))
    for place in PLACES:
        answer = client.get(f"/bukti/{evidence.pk}/{place}")
        assert answer.status_code == 200
        assert b"".join(answer)  # to its end, which closes the file
    assert "foto.jpg" in text_of(client.get(f"/bukti/?unit={cast.unit.pk}"))


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_else_learns_that_it_exists(cast, as_, added, who):
    evidence = added()
    client = as_(getattr(cast, who))
    for place in PLACES:
        assert client.get(f"/bukti/{evidence.pk}/{place}").status_code == 404
    assert client.post(f"/bukti/{evidence.pk}/hapus/").status_code == 404
    assert client.get(f"/bukti/?unit={cast.unit.pk}").status_code == 404
    assert client.post(f"/bukti/?unit={cast.unit.pk}", {"new_files": file_of(photo())}).status_code == 404
    assert Evidence.objects.count() == 1


def test_it_is_seen_over_any_number_of_superiors_and_never_sideways_or_upwards(cast, as_, added):
    below, above = added(), added(user=cast.head, unit=cast.secretariat)
    palace = Unit.objects.create(regency=cast.regency, name="Bupati", place="Lumajang")
    top = make_position(palace, "Bupati")
    Position.objects.filter(pk=cast.sekda_position.pk).update(superior=top)
    official = make_official(cast.regency, "Contoh Dua Belas", 12)
    make_tenure(top, official)
    client = as_(make_user(cast.regency, "bupati", "Contoh Dua Belas", official=official))
    for evidence in (below, above):
        assert client.get(f"/bukti/{evidence.pk}/").status_code == 200
    for user in (cast.superior, cast.official):
        assert as_(user).get(f"/bukti/{above.pk}/").status_code == 404


def test_a_circle_of_superiors_ends(cast, as_, added):
    Position.objects.filter(pk=cast.sekda_position.pk).update(superior=cast.kasi_position)
    assert as_(cast.head).get(f"/bukti/{added().pk}/").status_code == 200


def test_who_holds_no_position_and_administers_nothing_has_no_list(cast, as_):
    assert as_(cast.nobody).get("/bukti/").status_code == 404


def test_a_superior_of_another_unit_looks_and_does_not_add_or_remove(cast, as_, added):
    evidence = added()
    client = as_(cast.head)
    page = client.get(f"/bukti/?unit={cast.unit.pk}")
    assert "Tambah bukti" not in text_of(page)
    assert client.post(f"/bukti/?unit={cast.unit.pk}", {"new_files": file_of(photo())}).status_code == 404
    assert "Hapus bukti" not in text_of(client.get(f"/bukti/{evidence.pk}/"))
    assert client.post(f"/bukti/{evidence.pk}/hapus/").status_code == 404


@pytest.mark.parametrize(
    ("who", "may"), [("official", True), ("unit_admin", True), ("regency_admin", True), ("colleague", False)]
)
def test_who_added_it_removes_it_or_an_administrator(cast, as_, added, who, may):
    evidence = added()
    answer = as_(getattr(cast, who)).post(f"/bukti/{evidence.pk}/hapus/")
    assert answer.status_code == (302 if may else 404)
    assert Evidence.objects.exists() is not may


def test_a_unit_administrator_of_another_unit_is_a_stranger(cast, as_, added):
    evidence = added()
    other = make_user(cast.regency, "pengelola.setda", "Contoh Sebelas")
    make_grant(other, "unit_admin", unit=cast.secretariat)
    assert as_(other).get(f"/bukti/{evidence.pk}/").status_code == 404


def test_the_page_of_one_says_all_about_it(cast, as_, added, settings):
    settings.EVIDENCE_USES = ["tests.web.evidence.test_screens.told"]
    evidence = added(pdf(), "BA.pdf")
    answer = as_(cast.superior).get(f"/bukti/{evidence.pk}/")
    text = text_of(answer)
    for said in ("BA.pdf", "dokumen PDF", evidence.file.sha256, "Contoh Satu", "Kecamatan Senduro", "Rapat <desa>"):
        assert said.replace("<", "&lt;").replace(">", "&gt;") in text
    assert 'href="/kegiatan/7/"' in answer.content.decode()


def told(evidence):
    return [Use("Rapat <desa>", "/kegiatan/7/")]


def test_a_refused_removal_says_what_refers_to_it(cast, as_, added, monkeypatch):
    evidence = added()
    monkeypatch.setattr(services, "uses_of", told)
    answer = as_(cast.official).post(f"/bukti/{evidence.pk}/hapus/")
    assert answer.status_code == 409
    assert "Bukti ini dipakai pada: Rapat &lt;desa&gt;. Lepaskan dahulu" in text_of(answer)


@pytest.mark.parametrize(
    ("name", "shown"), [("foto.html", "foto.html.jpg"), ("foto.JPEG", "foto.JPEG"), ("../a\r\nb.jpg", "ab.jpg")]
)
def test_a_download_is_never_shown_in_the_name_of_this_site(cast, as_, added, name, shown):
    evidence = added(photo(), name)
    answer = as_(cast.official).get(f"/bukti/{evidence.pk}/unduh/")
    assert b"".join(answer.streaming_content) == photo()
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == f'attachment; filename="{shown}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_small_picture_is_made_once_and_kept(cast, as_, added, own_storage, monkeypatch):
    evidence = added(photo((1600, 1200)))
    client = as_(cast.official)
    first = client.get(f"/bukti/{evidence.pk}/gambar/")
    assert first["Content-Type"] == "image/webp" and first.content[:4] == b"RIFF"
    monkeypatch.setattr(pictures, "small_picture_apart", None)
    assert client.get(f"/bukti/{evidence.pk}/gambar/").content == first.content
    assert len(stored(own_storage)) == 2


def test_what_cannot_be_drawn_is_a_sheet_and_not_tried_again(cast, as_, added, monkeypatch):
    client = as_(cast.official)
    broken, telephone = added(b"\xff\xd8\xff broken"), added(heic(), "IMG_1.HEIC")
    for evidence in (broken, telephone):
        answer = client.get(f"/bukti/{evidence.pk}/gambar/")
        assert answer["Content-Type"] == "image/svg+xml" and b"<svg" in answer.content
    assert EvidenceFile.objects.get(pk=broken.file_id).picture_state == "none"
    monkeypatch.setattr(pictures, "small_picture_apart", None)
    assert client.get(f"/bukti/{broken.pk}/gambar/").status_code == 200
    assert "<img" not in client.get(f"/bukti/{telephone.pk}/").content.decode()


def test_while_another_picture_is_made_there_is_a_sheet_and_it_is_tried_again(cast, as_, added, monkeypatch):
    evidence = added()
    monkeypatch.setattr(pictures, "_PATIENCE", 0.01)
    client = as_(cast.official)
    with pictures._slots:
        assert b"<svg" in client.get(f"/bukti/{evidence.pk}/gambar/").content
    assert client.get(f"/bukti/{evidence.pk}/gambar/")["Content-Type"] == "image/webp"


def test_the_picture_goes_with_the_file(added, cast, as_, own_storage, django_capture_on_commit_callbacks):
    evidence = added()
    client = as_(cast.official)
    client.get(f"/bukti/{evidence.pk}/gambar/")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/bukti/{evidence.pk}/hapus/")
    assert stored(own_storage) == []


def test_the_list_is_searched_by_every_word_and_narrowed_to_what_is_unused(cast, as_, added):
    for name in ("BA Burno.jpg", "BA Kandangan.jpg", "Hadir Burno.jpg"):
        added(name=name)
    client = as_(cast.official)
    text = text_of(client.get("/bukti/?cari=burno ba\x00&tampil=belum"))
    assert "BA Burno.jpg" in text and "Kandangan.jpg" not in text and "Hadir" not in text
    assert "Tidak ada bukti yang cocok" in text_of(client.get("/bukti/?cari=zzz"))


def test_the_list_is_paged_and_its_queries_do_not_grow(cast, as_, added, django_assert_max_num_queries):
    client = as_(cast.official)
    added()
    client.get("/bukti/")
    with django_assert_max_num_queries(20) as few:
        client.get("/bukti/")
    for _more in range(21):
        added()
    with django_assert_max_num_queries(len(few.captured_queries)):
        page = client.get("/bukti/")
    assert "Halaman 1 dari 2" in text_of(page)
    assert "Halaman 2 dari 2" in text_of(client.get("/bukti/?halaman=2"))


@pytest.mark.parametrize("asked", ["x", "0", "99999999999999999999"])
def test_a_unit_that_is_none_is_not_there(cast, as_, asked):
    assert as_(cast.official).get(f"/bukti/?unit={asked}").status_code == 404


def test_a_form_of_another_app_keeps_only_what_its_visitor_may_see(cast, added, rf):
    own, foreign = added(), added(user=cast.stranger, unit=cast.other_unit)
    posted = rf.post("/", {"evidence": [own.pk, foreign.pk, "x", "9" * 30]}).POST
    visitor = Access(user=cast.official, today=own.added_at.date())
    form = forms.EvidenceForm(posted, {}, visitor=visitor, unit=cast.unit)
    assert form.is_valid()
    assert form.cleaned_data["evidence"] == [own]


def test_pages_are_english_for_who_wants_english(cast, as_, added):
    evidence = added()
    client = as_(cast.official)
    client.cookies["django_language"] = "en"
    assert "About the file" in text_of(client.get(f"/bukti/{evidence.pk}/"))
    assert "b.pdf: This file is a computer program" in text_of(add(client, file_of(b"MZ\0\0", "b.pdf")))


def test_names_are_never_markup(cast, as_, added):
    evidence = added(name='"><script>x.jpg')
    for address in ("/bukti/", f"/bukti/{evidence.pk}/"):
        assert "<script>x" not in as_(cast.official).get(address).content.decode()
