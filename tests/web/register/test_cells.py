import re

import pytest

from tests.formats.office_files import photo
from tests.web.evidence.bringing import file_of
from triwulan.core.problem import ProblemError
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.services import remove_evidence
from triwulan.web.evidence.uses import uses_of
from triwulan.web.register.models import Fulfilment, FulfilmentRevision


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def slot(book):
    return book.slot("apbdes", "Burno")


@pytest.fixture
def place(address, slot):
    return address(f"2023/{slot.key}/")


def test_a_cell_keeps_date_number_and_evidence(cast, as_, place, slot):
    data = {"base": 0, "done_text": "28/12/2022", "number": "5 Tahun 2022", "new_files": file_of(photo(), "perdes.jpg")}
    client = as_(cast.official)
    assert client.post(place, data).status_code == 302
    row = Fulfilment.objects.get()
    assert (row.done_text, row.number, row.evidence.name) == ("28/12/2022", "5 Tahun 2022", "perdes.jpg")
    shown = client.get(place).content.decode()
    assert "tepat waktu" in shown and "perdes.jpg" in shown and "Sabtu, 31 Desember 2022" in shown


def test_a_new_file_takes_the_place_of_the_earlier_which_stays_in_the_history(cast, as_, place, slot):
    client = as_(cast.official)
    client.post(place, {"base": 0, "done_text": "28/12/2022", "new_files": file_of(photo(), "lama.jpg")})
    old = Evidence.objects.get()
    newer = file_of(photo(), "baru.jpg")
    client.post(place, {"base": 1, "done_text": "28/12/2022", "evidence": old.pk, "new_files": newer})
    assert Fulfilment.objects.get().evidence.name == "baru.jpg"
    assert "lama.jpg" in client.get(place).content.decode()
    assert [use.url for use in uses_of(old)] == [place]
    with pytest.raises(ProblemError, match="in_use"):
        remove_evidence(evidence=old)


def test_two_new_files_are_one_too_many_and_none_is_lost(cast, as_, place):
    data = {"base": 0, "done_text": "28/12/2022", "new_files": [file_of(photo(), "a.jpg"), file_of(photo(), "b.jpg")]}
    answer = as_(cast.official).post(place, data)
    assert answer.status_code == 422
    assert "memuat satu bukti" in answer.content.decode() and 'value="28/12/2022"' in answer.content.decode()
    assert not Fulfilment.objects.exists() and Evidence.objects.count() == 2


def test_evidence_is_let_go_by_its_tick(cast, as_, place):
    client = as_(cast.official)
    client.post(place, {"base": 0, "done_text": "28/12/2022", "new_files": file_of(photo(), "a.jpg")})
    client.post(place, {"base": 1, "done_text": "28/12/2022"})
    assert Fulfilment.objects.get().evidence is None


def test_over_what_another_window_saved_one_chooses(cast, as_, place, book, slot):
    book.write(slot, "28/12/2022", user=cast.clerk)
    client = as_(cast.official)
    answer = client.post(place, {"base": 0, "done_text": "30/12/2022", "number": "9"})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Contoh Lima" in shown and "28/12/2022" in shown and 'value="30/12/2022"' in shown
    base = re.search(r'name="base" value="(\d+)"', shown)[1]
    assert client.post(place, {"base": base, "done_text": "30/12/2022", "number": "9"}).status_code == 302
    assert Fulfilment.objects.get().done_text == "30/12/2022"


def test_its_history_says_who_changed_what_when(cast, as_, place, book, slot):
    book.write(slot, "28/12/2022", number="5")
    book.write(slot, "besok", base=1, user=cast.clerk)
    shown = as_(cast.head).get(place).content.decode()
    history = re.findall(r"<tr><td>([^<]+)<p class=\"hint\">([^<]+)</p></td><td>([^<]+)", shown)
    assert [(who, what) for _when, who, what in history] == [
        ("Contoh Lima", "besok"),
        ("Contoh Satu, S.Sos.", "28/12/2022"),
    ]
    assert all(when.startswith("5 April 2023") for when, _who, _what in history)
    assert "belum terbaca sebagai tanggal" in shown and '<form method="post" class="sheet"' not in shown


def test_what_waits_for_its_receipt_asks_for_that_day(cast, as_, address, book):
    slot = book.slot("apbdes_evaluation", "Burno")
    place = address(f"2023/{slot.key}/")
    client = as_(cast.official)
    client.post(place, {"base": 0, "done_text": "28/11/2022", "received_text": ""})
    assert "Tanggal diterima belum diisi" in client.get(place).content.decode()
    client.post(place, {"base": 1, "done_text": "28/11/2022", "received_text": "1 November 2022"})
    shown = client.get(place).content.decode()
    assert "Selasa, 29 November 2022" in shown and "tepat waktu" in shown
    client.post(place, {"base": 2, "done_text": "28/10/2022", "received_text": "1 November 2022"})
    assert "sebelum diterima 1 November 2022" in client.get(place).content.decode()


def test_strangers_and_cells_that_do_not_exist_are_404(cast, as_, address, place, slot):
    for user in (cast.nobody, cast.stranger, cast.other_admin):
        assert as_(user).get(place).status_code == 404
        assert as_(user).post(place, {"base": 0, "done_text": "x"}).status_code == 404
    wrong = (
        "x",
        f"{slot.obligation}-2-{slot.village}",
        f"{slot.obligation}-1-0",
        "999-1-1",
        f"{slot.obligation}-1-99999",
    )
    assert [as_(cast.official).get(address(f"2023/{key}/")).status_code for key in wrong] == [404] * 5
    assert as_(cast.official).get(address(f"2010/{slot.key}/")).status_code == 404


def test_an_office_cell_has_its_page(cast, as_, address, book):
    slot = book.slot("monthly_report", period=3)
    place = address(f"2023/kantor/{slot.key}/")
    assert as_(cast.official).post(place, {"base": 0, "done_text": "4/4/2023"}).status_code == 302
    shown = as_(cast.official).get(place).content.decode()
    assert "Laporan bulanan, Maret 2023" in shown and cast.unit.name in shown


def test_a_number_that_is_too_long_is_refused_with_all_that_was_typed(cast, as_, place):
    answer = as_(cast.official).post(place, {"base": 0, "done_text": "28/12/2022", "number": "9" * 121})
    assert answer.status_code == 422
    assert "terlalu panjang" in answer.content.decode() and "9" * 121 in answer.content.decode()
    assert not FulfilmentRevision.objects.exists()
