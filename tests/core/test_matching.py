from triwulan.core.budget_code import read_code
from triwulan.core.known import KnownLine, KnownLines
from triwulan.core.matching import KnownNames, Match

NAMES = KnownNames(
    {
        "IK1": "Jumlah desa yang menetapkan APBDes 2023 tepat waktu",
        "IK2": "Jumlah desa yang menyampaikan LPPDes 2022 tepat waktu",
        "IK3": "Jumlah kunjungan pembinaan desa",
    }
)


def test_the_same_words_are_the_same_name_slips_of_the_typist_aside():
    assert NAMES.match("jumlah desa  yg MENETAPKAN APBDes 2023 tepat waktu").candidates
    assert NAMES.match("Jumlah desa yang MENETAPKN APBDes 2023 tepat waktu") == Match("IK1")


def test_another_year_is_a_question_not_a_match():
    match = NAMES.match("Jumlah desa yang menetapkan APBDes 2024 tepat waktu")
    assert match.key == ""
    assert match.candidates[0] == "IK1"


def test_something_else_is_neither():
    assert NAMES.match("Indeks kepuasan masyarakat") == Match()


def line(key: str, code: str, name: str) -> KnownLine:
    return KnownLine(key=key, code=code, name=name)


LINES = KnownLines(
    [
        line("A1", "7.01.06.2.01.02", "Fasilitasi penyusunan peraturan desa"),
        line("A2", "", "Pembinaan lembaga kemasyarakatan"),
        line("A3", "7.01.04.2.01.0001", "Sinergitas dengan kepolisian"),
    ]
)


def test_a_code_is_found_in_either_spelling():
    assert LINES.match(read_code("7.01.06.2.01.0002"), "Fasilitasi Penyusunan Peraturan Desa").key == "A1"
    assert LINES.match(read_code("7.01.06.2.01.0002"), "").key == "A1"


def test_a_line_without_a_code_is_found_by_its_name():
    assert LINES.match(read_code("7.01.03.2.01.0001"), "Pembinaan Lembaga Kemasyarakatan").key == "A2"


def test_a_code_given_to_something_else_is_a_question():
    match = LINES.match(read_code("7.01.06.2.01.0002"), "Pengadaan kendaraan dinas")
    assert match == Match("", ("A1",))


def test_the_same_name_under_another_code_is_a_question():
    match = LINES.match(read_code("7.01.04.2.01.0009"), "Sinergitas dengan kepolisian")
    assert match == Match("", ("A3",))


def test_a_like_name_under_another_code_is_another_line():
    assert LINES.match(read_code("7.01.06.2.01.0005"), "Fasilitasi penyusunan peraturan kecamatan") == Match()
