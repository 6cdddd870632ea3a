"""Which items are one list."""

from triwulan.audit.subjects.substance.lists import Listing, copied, listings, with_copies
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret


def lists(text: str) -> list[Listing]:
    return list(listings(interpret(read_markdown(text))))


def test_dashes_of_two_sections_are_two_lists():
    found = lists("### 2.1 Satu\n\n- menyusun rencana\n- membina desa\n\n### 2.2 Dua\n\n- membina desa\n- melapor\n")
    assert [[entry.text for entry in each.entries] for each in found] == [
        ["menyusun rencana", "membina desa"],
        ["membina desa", "melapor"],
    ]


def test_it_compares_items_without_case_signs_and_the_dan_of_the_last_but_one():
    (found,) = lists("1. Membina desa;\n2. membina Desa; dan\n3. Melapor.\n")
    assert [entry.words for entry in found.entries] == ["membina desa", "membina desa", "melapor"]


def test_the_sentence_before_it_says_what_a_list_is_for():
    (found,) = lists("### 3.1 Penutup\n\nLangkah tindak lanjut yang disepakati:\n\n1. Membina desa\n2. Melapor\n")
    assert found.follows_up and found.lead.startswith("Langkah")


def test_lines_of_a_cell_are_a_list():
    text = (
        "| No | Indikator | Strategi |\n|---|---|---|\n"
        "| 1 | Jumlah desa yang tepat waktu | 1. Klinik APBDes<br>2. Klinik APBDes |\n"
    )
    (found,) = lists(text)
    assert [entry.text for entry in found.entries] == ["Klinik APBDes", "Klinik APBDes"]


def test_a_copy_goes_with_its_first():
    plan = "1. Membina desa\n2. Menyusun laporan\n3. Memantau anggaran\n"
    reading = interpret(read_markdown(f"### 2.4 Rencana Tindak Lanjut\n\n{plan}\n### 3.1 Strategi\n\n{plan}"))
    (found,) = with_copies(reading)
    assert [each.section for each in found.all] == ["2.4 Rencana Tindak Lanjut", "3.1 Strategi"]
    assert copied(found.first, found.copies[0])
