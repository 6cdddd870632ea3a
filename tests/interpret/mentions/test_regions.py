import pytest

from triwulan.core.identity import MentionKind
from triwulan.interpret.mentions.regions import regions_in


def _named(text: str) -> list[tuple[str, str]]:
    return [(region.kind.value, region.name) for region in regions_in(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("di Kecamatan Senduro Setda Kabupaten Lumajang", [("district", "Senduro"), ("regency", "Lumajang")]),
        ("KECAMATAN RAWA INDAH KABUPATEN LENGKARA", [("district", "RAWA INDAH"), ("regency", "LENGKARA")]),
        ("dengan Camat Kecamatan Senduro adalah", [("district", "Senduro")]),
        ("bersama tim Kecamatan Sumberjati.", [("district", "Sumberjati")]),
        ("di kecamatan Pasrujambe dan", [("district", "Pasrujambe")]),
        ("Muspika Kec. Candipuro hadir", [("district", "Candipuro")]),
        ("di Kecamatan Selayung Kota", [("district", "Selayung Kota")]),
        ("Peraturan Bupati Jember Nomor 96", [("regency", "Jember")]),
        ("arahan Wali Kota Meranti Jaya untuk", [("regency", "Meranti Jaya")]),
        ("PEMERINTAH KOTA SELASIH", [("regency", "SELASIH")]),
        ("Provinsi Kepulauan Rempah membantu", [("province", "Kepulauan Rempah")]),
    ],
)
def test_a_name_ends_where_other_words_begin(text: str, named: list[tuple[str, str]]):
    assert _named(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Kecamatan Sehat dan Kota Layak Anak",
        "Kabupaten/Kota se-Jawa Timur",
        "Penilaian Sinergitas Kecamatan Tingkat Provinsi",
        "Meningkatnya Kualitas Pelayanan Kecamatan Yang Prima Bagi Masyarakat",
        "pelayanan di tingkat kecamatan Prosentase kegiatan",
        "Penyelenggaraan PATEN Kecamatan PATEN",
        "Camat, PEJABAT A, memberi arahan",
        "Desa Senduro dan Desa Pasrujambe",
    ],
)
def test_ordinary_words_are_no_names(text: str):
    assert _named(text) == []


def test_the_national_list_is_known_and_heads_are_told_from_places():
    (camat,) = regions_in("kepada Camat Pasrujambe")
    assert (camat.kind, camat.listed, camat.head) == (MentionKind.DISTRICT, True, True)
    (place,) = regions_in("di Kecamatan Rawa Indah Sekali")
    assert (place.listed, place.head) == (False, False)
