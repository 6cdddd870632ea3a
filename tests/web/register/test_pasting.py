import re

import pytest

from triwulan.web.register.models import Fulfilment

HEADED = (
    "No\tDesa\tRKPDes\tPenetapan APBDes\tKet\n"
    "1\tBurno\t20/9/2022\t28 Des 2022\tlengkap\n"
    "2\tDesa Ranu Pani\t2022-09-21\t\n"
)


@pytest.fixture
def paste(cast, as_, address):
    """Pastes a text, and takes what is offered: `paste(text)`, `paste(text, seen="...")`."""

    def pasted(text, *, start="", seen="", user=None):
        data = {"salinan": text, "mulai": start, "lihat": seen}
        return as_(user or cast.official).post(address("2023/tempel/"), data)

    return pasted


def seen(page):
    return re.search(r'name="lihat" value="(\w+)"', page.content.decode())[1]


def dates(key):
    rows = Fulfilment.objects.filter(obligation__key=key).order_by("village__name")
    return dict(rows.values_list("village__name", "done_text"))


def test_a_preview_writes_nothing_and_what_it_offers_is_written(paste):
    page = paste(HEADED)
    assert page.status_code == 200
    assert not Fulfilment.objects.exists()
    assert "Simpan 3 tanggal" in page.content.decode() and "tidak diambil: Ket" in page.content.decode()
    assert paste(HEADED, seen=seen(page)).status_code == 302
    assert dates("rkpdes") == {"Burno": "20/9/2022", "Ranupani": "2022-09-21"}
    assert dates("apbdes") == {"Burno": "28 Des 2022"}


def test_a_misspelt_village_is_recognised_and_said(paste):
    page = paste("Wonocepokoayu\t20/9/2022").content.decode()
    assert "Wonocempokoayu" in page and "Simpan 1 tanggal" in page
    assert 'tertulis "Wonocepokoayu"' in page


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Entah\t20/9/2022", "Desa “Entah” tidak dikenal"),
        ("Burno\tsudah", "“sudah” belum terbaca"),
        ("Burno\t20/9/2032", "masih akan datang"),
        ("Burno\t20/9/2022\nBurno\t21/9/2022", "sudah ada pada baris sebelumnya"),
        ("Burno" + "\t1/9/2022" * 10, "lebih banyak kolom"),
        ("", "Belum ada baris"),
        ("Burno\t1/9/2022\n" * 501, "Terlalu banyak baris"),
    ],
)
def test_each_lines_problem_is_said_and_nothing_is_half_applied(paste, text, fault):
    page = paste(f"Senduro\t19/9/2022\n{text}" if text and len(text) < 200 else text)
    assert page.status_code == 422
    assert fault in page.content.decode()
    assert 'name="lihat"' not in page.content.decode()
    assert not Fulfilment.objects.exists()


def test_without_a_heading_dates_go_into_the_chosen_column(paste, book):
    start = f"{book.obligation('apbdes').pk}-1"
    text = "1. Burno  28/12/2022\nSenduro: 29 Desember 2022\nBedayu;30-12-2022"
    page = paste(text, start=start)
    paste(text, start=start, seen=seen(page))
    assert dates("apbdes") == {"Bedayu": "30-12-2022", "Burno": "28/12/2022", "Senduro": "29 Desember 2022"}


def test_a_copied_heading_may_have_lost_its_empty_corner(paste):
    text = "\tPenetapan APBDes\tLPPDes\nBurno\t28/12/2022\t30/3/2023\n"
    paste(text, seen=seen(paste(text)))
    assert dates("apbdes") == {"Burno": "28/12/2022"}
    assert dates("lppdes") == {"Burno": "30/3/2023"}


def test_what_another_window_wrote_meanwhile_is_shown_first(cast, paste, book):
    page = paste(HEADED)
    book.write(book.slot("apbdes", "Burno"), "5 Januari 2023", user=cast.clerk)
    again = paste(HEADED, seen=seen(page))
    assert again.status_code == 200
    assert "register berubah sejak pratinjau" in again.content.decode()
    assert "menggantikan 5 Januari 2023" in again.content.decode()
    assert dates("apbdes") == {"Burno": "5 Januari 2023"}
    assert dates("rkpdes") == {}


def test_the_same_dates_again_change_nothing(paste):
    paste(HEADED, seen=seen(paste(HEADED)))
    page = paste(HEADED)
    assert "Tidak ada tanggal yang berubah" in page.content.decode()
    assert Fulfilment.objects.filter(version=1).count() == 3


def test_strangers_cannot_paste(cast, paste):
    for user in (cast.nobody, cast.stranger, cast.head):
        assert paste(HEADED, user=user).status_code == 404
