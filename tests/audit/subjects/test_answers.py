"""How a superior's answer is found and read."""

import pytest

from triwulan.audit.subjects.answers import Response, approves, is_answer, responses
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret


def answers(text: str) -> tuple[Response, ...]:
    return tuple(responses(interpret(read_markdown(text))))


def test_dots_to_write_on_are_no_answer_in_words():
    (found,) = answers(
        "### 2.5 TANGGAPAN ATASAN LANGSUNG\n\n- [ ] Laporan diterima\n- [ ] Laporan diperbaiki\n- Catatan: .......\n"
    )
    assert found.written == () and [option.ticked for option in found.options] == [False, False]


def test_a_note_of_the_superior_is_one():
    boxes = "- [ ] Laporan diterima\n- [ ] Laporan diperbaiki\n"
    (found,) = answers(f"### 2.5 Tanggapan Atasan\n\n{boxes}\nCatatan: lengkapi bukti dukung\n")
    assert found.written == ("Catatan: lengkapi bukti dukung",)


def test_boxes_about_something_else_are_no_answer():
    assert answers("### 1.2 Jenis Survei\n\n- [ ] tatap muka\n- [x] daring\n") == ()


def test_a_list_of_results_under_its_heading_is_no_answer_without_two_sides():
    assert answers("### 2.5 Tanggapan Atasan\n\n- Laporan sudah baik\n- Lampiran sudah lengkap\n") == ()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("Laporan sudah baik", True),
        ("Laporan kurang baik", False),
        ("Laporan belum lengkap", False),
        ("Laporan diterima dengan catatan", False),
        ("Capaian diteliti ulang", None),
    ],
)
def test_it_knows_praise_from_blame(option: str, said: bool | None):
    assert approves(option) is said


@pytest.mark.parametrize("heading", ["2.5 TANGGAPAN ATASAN LANGSUNG", "BAB IV UMPAN BALIK PIMPINAN", "Catatan Camat"])
def test_it_knows_the_superiors_section(heading: str):
    assert is_answer(heading)


@pytest.mark.parametrize("heading", ["3.2 Penanganan Pengaduan dan Tanggapan Masyarakat", "3.2 Tanggapan Masyarakat"])
def test_what_the_public_says_is_not_the_superiors(heading: str):
    assert not is_answer(heading)
