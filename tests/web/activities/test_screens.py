import re
from datetime import date
from html import unescape

import pytest

from tests.formats.office_files import pdf, photo, with_macros
from tests.web.activities.conftest import VISITS
from tests.web.evidence.bringing import file_of, text_of
from triwulan.web.activities.models import Activity, ActivityVillage
from triwulan.web.evidence.models import Evidence
from triwulan.web.organisation.models import Village

DAY = date(2023, 3, 20)
TOLD = {"what": "Kunjungan pembinaan", "day": "2023-03-20"}


def rights_of(cast):
    readers = [cast.official, cast.clerk, cast.colleague, cast.superior, cast.unit_admin, cast.regency_admin, cast.head]
    return readers, [cast.nobody, cast.stranger, cast.other_admin]


@pytest.mark.parametrize("rest", ["", "2023/", "2023/rencana/"])
def test_who_may_read_the_unit_reads_and_nobody_else(cast, as_, address, log, rest):
    readers, strangers = rights_of(cast)
    pages = (address(rest), f"/kegiatan/catatan/{log.write(DAY).pk}/")
    for page in pages:
        assert [as_(user).get(page, follow=True).status_code for user in readers] == [200] * 7
        assert [as_(user).get(page).status_code for user in strangers] == [404] * 3


def test_only_who_fills_in_for_the_position_writes(cast, as_, address, log):
    row = log.write(DAY)
    place = f"/kegiatan/catatan/{row.pk}/"
    for user in (*rights_of(cast)[0][2:], *rights_of(cast)[1]):
        client = as_(user)
        for page in (address("2023/baru/"), f"{place}ubah/", f"{place}batal/"):
            assert client.get(page).status_code == 404, (user, page)
            assert client.post(page, {**TOLD, "reason": "x", "base": 1}).status_code == 404, (user, page)
    assert Activity.objects.get().version == 1
    for number, user in enumerate((cast.official, cast.clerk)):
        told = {**TOLD, "what": f"Rapat {number}"}
        assert as_(user).post(address("2023/baru/"), told).status_code == 302
    assert Activity.objects.count() == 3


def test_readers_see_no_way_to_write(cast, as_, address, log):
    row = log.write(DAY)
    page = as_(cast.head).get(address("2023/")).content.decode()
    one = as_(cast.head).get(f"/kegiatan/catatan/{row.pk}/").content.decode()
    assert "Kunjungan pembinaan" in page and "baru/" not in page
    assert "ubah/" not in one and "batal/" not in one and "salin" not in one


def test_everybody_begins_where_their_own_log_is(cast, as_, address):
    assert as_(cast.official).get("/kegiatan/").url == address()
    assert as_(cast.official).get(address()).url == address("2023/")
    assert as_(cast.unit_admin).get("/kegiatan/").url == "/kegiatan/jabatan/"
    listed = as_(cast.head).get("/kegiatan/jabatan/").content.decode()
    assert address() in listed and "Kasi Pembangunan" in listed
    assert address() not in as_(cast.stranger).get("/kegiatan/jabatan/").content.decode()
    assert 'href="/kegiatan/"' in as_(cast.official).get("/").content.decode()


def test_what_day_village_and_a_photo_are_enough(cast, as_, address):
    burno = Village.objects.get(name="Burno", unit=cast.unit).pk
    files = {"new_files": file_of(photo(), "image.jpg")}
    answer = as_(cast.official).post(address("2023/baru/"), {**TOLD, "villages": [burno], **files}, follow=True)
    row = Activity.objects.get()
    assert answer.redirect_chain[0][0] == f"/kegiatan/catatan/{row.pk}/"
    shown = text_of(answer)
    assert "Senin, 20 Maret 2023" in shown and "Burno" in shown and "image.jpg" in shown and "foto" in shown
    proof = Evidence.objects.get()
    assert (proof.description, proof.day, row.evidence_rows.get().role) == (row.what, DAY, "photo")
    assert row.changed_by == cast.official


def test_all_villages_are_one_tick(cast, as_, address):
    client = as_(cast.official)
    client.post(address("2023/baru/"), {**TOLD, "everywhere": "on"})
    assert ActivityVillage.objects.count() == 12
    row = Activity.objects.get()
    assert "seluruh desa" in text_of(client.get(f"/kegiatan/catatan/{row.pk}/"))
    assert re.search(r'name="everywhere"[^>]*checked', client.get(f"/kegiatan/catatan/{row.pk}/ubah/").content.decode())


def test_a_date_is_read_as_people_write_it(cast, as_, address):
    for number, day in enumerate(("20/3/2023", "20-03-2023", "20 Maret 2023", "Senin, 20 Mar 2023")):
        as_(cast.official).post(address("2023/baru/"), {"what": f"Rapat {number}", "day": day})
    assert set(Activity.objects.values_list("day", flat=True)) == {DAY} and Activity.objects.count() == 4


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"day": "kemarin"}, "tidak dapat dibaca"),
        ({"day": "2023-04-06"}, "masih akan datang"),
        ({"until": "2023-03-19"}, "sebelum mulai"),
        ({"what": "  "}, "dengan beberapa kata"),
        ({"what": "a" * 301}, "301"),
        ({"supports": "999"}, "999"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, as_, address, agreements, told, said):
    data = {**TOLD, "result": "Lengkap", "new_files": file_of(photo(), "image.jpg"), **told}
    answer = as_(cast.official).post(address("2023/baru/"), data)
    shown = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert said in shown and "Lengkap" in shown and "image.jpg" in shown
    for name in ("what", "day", "until"):
        assert data.get(name, "").strip() in shown
    assert not Activity.objects.exists()
    kept = Evidence.objects.get()
    data = {**TOLD, "evidence": kept.pk, f"role-{kept.pk}": "attendance"}
    assert as_(cast.official).post(address("2023/baru/"), data).status_code == 302
    assert Activity.objects.get().evidence_rows.get().role == "attendance"


def test_a_refused_file_is_named_and_the_good_one_stays(cast, as_, address):
    files = [file_of(with_macros(), "surat.docx"), file_of(pdf(), "Berita acara.pdf")]
    answer = as_(cast.official).post(address("2023/baru/"), {**TOLD, "new_files": files})
    shown = text_of(answer)
    assert answer.status_code == 422 and "surat.docx: Berkas Office ini berisi makro" in shown
    assert 'value="minutes" selected' in answer.content.decode()
    assert not Activity.objects.exists() and Evidence.objects.count() == 1


def test_plan_items_of_the_year_of_the_day_are_offered_and_kept_as_text(cast, as_, address, agreements, visits):
    client = as_(cast.official)
    page = client.get(address("2023/baru/")).content.decode()
    assert f'value="{visits}:{VISITS}"' in page and '<optgroup label="IK5 ·' in page
    client.post(address("2023/baru/"), {**TOLD, "supports": f"{visits}:{VISITS}"})
    row = Activity.objects.get()
    assert (row.indicator_id, row.plan_text) == (visits, VISITS)
    earlier = agreements.y2022.indicators.get(code="IK5").pk
    answer = client.post(address("2023/baru/"), {"what": "x", "day": "2022-12-30", "supports": f"{visits}"})
    assert answer.status_code == 422 and f'value="{earlier}:{VISITS}"' in answer.content.decode()
    saved = client.post(address("2023/baru/"), {"what": "x", "day": "2022-12-30", "supports": f"{earlier}"})
    assert saved.status_code == 302


def test_an_indicator_that_is_agreed_no_longer_is_kept_while_the_rest_changes(cast, as_, log, visits):
    row = log.write(DAY, indicator_id=visits, plan_text="Kunjungan lama")
    client = as_(cast.official)
    page = client.get(f"/kegiatan/catatan/{row.pk}/ubah/").content.decode()
    assert "Tidak ada lagi dalam perjanjian" in page
    told = {**TOLD, "place": "Balai desa", "supports": f"{visits}:Kunjungan lama", "base": 1}
    assert client.post(f"/kegiatan/catatan/{row.pk}/ubah/", told).status_code == 302
    row.refresh_from_db()
    assert (row.place, row.plan_text) == ("Balai desa", "Kunjungan lama")


def test_of_two_windows_the_later_sees_both_and_chooses(cast, as_, log):
    mine, theirs = log.evidence("saya.jpg"), log.evidence("mereka.jpg", "green")
    row = log.write(DAY, "Burno", evidence={mine.pk: "photo"})
    place = f"/kegiatan/catatan/{row.pk}/ubah/"
    log.change(
        row, DAY, "Bedayu", what="Dari petugas", user=cast.clerk, evidence={mine.pk: "photo", theirs.pk: "photo"}
    )
    client = as_(cast.official)
    answer = client.post(place, {**TOLD, "what": "Dari pejabat", "base": 1, "evidence": mine.pk})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Contoh Lima" in shown and "<td>Dari pejabat</td><td>Dari petugas</td>" in shown
    assert "<td>-</td><td>Bedayu</td>" in shown and "mereka.jpg" in shown
    assert Activity.objects.get().what == "Dari petugas"
    base = re.search(r'name="base" value="(\d+)"', shown)[1]
    again = {**TOLD, "what": "Dari pejabat", "base": base, "evidence": [mine.pk, theirs.pk]}
    assert client.post(place, again).status_code == 302
    row.refresh_from_db()
    assert (row.what, row.version) == ("Dari pejabat", 3)
    assert row.evidence_rows.filter(until=None).count() == 2


def test_it_is_cancelled_with_a_reason_and_stays(cast, as_, address, log):
    row = log.write(DAY)
    client = as_(cast.official)
    place = f"/kegiatan/catatan/{row.pk}/"
    assert client.post(f"{place}batal/", {"reason": " ", "base": 1}).status_code == 422
    assert client.post(f"{place}batal/", {"reason": "Tercatat dua kali.", "base": 1}).status_code == 302
    assert "Dibatalkan" in text_of(client.get(place)) and "Tercatat dua kali." in text_of(client.get(place))
    assert "✖ dibatalkan" in text_of(client.get(address("2023/")))
    assert "ubah/" not in client.get(place).content.decode()
    assert "sudah dibatalkan" in text_of(client.get(f"{place}batal/"))
    refused = client.post(f"{place}ubah/", {**TOLD, "what": "Lain", "base": 2})
    assert refused.status_code == 409 and "Lain" in refused.content.decode()


def test_a_copy_has_neither_day_nor_evidence(cast, as_, address, log, visits):
    proof = log.evidence()
    row = log.write(
        DAY, "Burno", until=date(2023, 3, 22), result="Lengkap", indicator_id=visits, plan_text=VISITS,
        evidence={proof.pk: "photo"},
    )  # fmt: skip
    page = as_(cast.official).get(address(f"2023/baru/?salin={row.pk}")).content.decode()
    assert "Kunjungan pembinaan" in page and "Lengkap" in page and f'value="{visits}:{VISITS}" selected' in page
    assert 'value="2023-04-05"' in page and "2023-03" not in page and "foto.jpg" not in page
    assert re.search(r'name="villages" value="\d+"[^>]*checked', page)
    assert as_(cast.official).get(address("2023/baru/?salin=99999")).status_code == 404


def test_a_plan_item_leads_to_a_form_that_has_it(cast, as_, address, visits):
    page = as_(cast.official).get(address(f"2023/baru/?untuk={visits}:{VISITS}")).content.decode()
    assert f'value="{visits}:{VISITS}" selected' in page and f">\n{VISITS}</textarea>" in page


def test_the_log_is_filtered_by_quarter_indicator_and_evidence(cast, as_, address, log, visits):
    proof = log.evidence()
    log.write(DAY, what="Kunjungan Maret", indicator_id=visits, evidence={proof.pk: "photo"})
    log.write(date(2023, 4, 3), what="Rapat April")
    log.cancel(log.write(date(2023, 4, 4), what="Batal April"))
    log.write(date(2023, 3, 30), what="Lewat triwulan", until=date(2023, 4, 2), indicator_id=visits)

    def listed(query):
        page = as_(cast.official).get(address(f"2023/{query}")).content.decode()
        return re.findall(r'<a class="activity-what"[^>]*>([^<]+)<', page)

    assert listed("") == ["Batal April", "Rapat April", "Lewat triwulan", "Kunjungan Maret"]
    assert listed("?tw=1") == ["Kunjungan Maret"]
    assert listed(f"?tw=2&indikator={visits}") == ["Lewat triwulan"]
    assert listed("?indikator=tanpa") == ["Batal April", "Rapat April"]
    assert listed("?tampil=tanpa-bukti") == ["Rapat April", "Lewat triwulan"]
    assert listed("?tw=9&indikator=x&halaman=99") == listed("")
    assert listed(f"?indikator={'9' * 30}") == listed("")
    assert as_(cast.official).get(address("1999/")).status_code == 404


def test_a_years_plan_says_in_words_what_is_done_and_what_is_due(cast, as_, address, log, visits):
    log.write(date(2023, 1, 9), indicator_id=visits, plan_text=VISITS)
    page = as_(cast.official).get(address("2023/rencana/"))
    shown = unescape(page.content.decode())
    assert "Januari: direncanakan 1, dilaksanakan 1; sudah dilaksanakan" in shown
    assert "Maret: direncanakan 1, dilaksanakan 0; bulannya lewat, belum dilaksanakan" in shown
    assert "April: direncanakan 1, dilaksanakan 0; rencana bulan ini" in shown
    assert "Triwulan II 2023: 0 dari 6 yang direncanakan" in text_of(page)
    assert "▲ Maret: masih 1" in text_of(page) and "◆ April: masih 1" in text_of(page)
    first = as_(cast.official).get(address("2023/rencana/?tw=1"))
    assert "1 dari 7 yang direncanakan" in text_of(first) and "1 dari 2" in text_of(first)


def test_without_an_agreement_the_plan_says_so_and_the_log_works(cast, as_, address, log):
    log.write(DAY)
    assert "belum disetujui kedua pihak" in text_of(as_(cast.official).get(address("2023/rencana/")))
    assert "Kunjungan pembinaan" in text_of(as_(cast.official).get(address("2023/")))


def test_pages_ask_the_database_as_often_for_many_as_for_one(cast, as_, address, log, visits):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(cast.official)

    def counts():
        found = []
        for place in (address("2023/"), address("2023/rencana/"), address("2023/baru/")):
            client.get(place)
            with CaptureQueriesContext(connection) as queries:
                client.get(place)
            found.append(len(queries))
        return found

    proof = log.evidence("a.jpg")
    log.write(date(2023, 2, 1), "Burno", indicator_id=visits, evidence={proof.pk: "photo"})
    few = counts()
    for number in range(1, 16):
        proof = log.evidence(f"{number}.jpg")
        log.write(date(2023, 3, number), "Burno", "Bedayu", indicator_id=visits, evidence={proof.pk: "photo"})
    assert counts() == few
    assert max(few) <= 25, few


def test_evidence_that_nothing_uses_is_offered(cast, as_, address, log):
    spare, used = log.evidence("lapangan.jpg"), log.evidence("dipakai.jpg", "green")
    log.write(DAY, evidence={used.pk: "photo"})
    page = as_(cast.official).get(address("2023/baru/")).content.decode()
    assert "lapangan.jpg" in page and "dipakai.jpg" not in page
    as_(cast.official).post(address("2023/baru/"), {**TOLD, "evidence": spare.pk})
    assert Activity.objects.latest("pk").evidence_rows.get().evidence == spare


def test_its_history_shows_every_version_with_its_evidence(cast, as_, log):
    proof = log.evidence("berita acara.jpg")
    row = log.write(DAY, "Burno", evidence={proof.pk: "minutes"})
    log.change(row, DAY, what="Rapat", user=cast.clerk)
    shown = text_of(as_(cast.head).get(f"/kegiatan/catatan/{row.pk}/"))
    assert "Riwayat (2)" in shown and "Contoh Lima" in shown
    assert "berita acara.jpg (berita acara atau notula)" in shown and "Belum ada bukti" in shown
