import pytest

from triwulan.core.post import below_or_beside, post_in, same_post


def _same(one: str, other: str) -> bool:
    first, second = post_in(one), post_in(other)
    assert first is not None and second is not None
    return same_post(first, second)


def _below(superior: str, reporter: str) -> bool:
    first, second = post_in(superior), post_in(reporter)
    assert first is not None and second is not None
    return below_or_beside(first, second)


@pytest.mark.parametrize(
    ("text", "kind", "field"),
    [
        ("KEPALA SEKSI PEMBERDAYAAN MASYARAKAT DAN DESA", "section head", "pemberdayaanmasyarakatdesa"),
        ("Kasi Pemerintahan Kecamatan Senduro", "section head", "pemerintahan"),
        ("Ka. Seksi PMD", "section head", "pmd"),
        ("Plt. Camat Tirtamaya", "district head", "tirtamaya"),
        ("Camat Kecamatan Senduro", "district head", "senduro"),
        ("SEKCAM", "district secretary", ""),
        ("Kepala Dinas Perikanan Kabupaten Selayung", "office head", "perikanan"),
        ("Direktur RSUD dr. Harapan", "director", ""),
        ("Kepala UPTD Puskesmas Senduro", "unit head", "puskesmassenduro"),
    ],
)
def test_a_post_has_a_kind_and_a_field(text: str, kind: str, field: str):
    post = post_in(text)
    assert post is not None
    assert (post.kind, post.field) == (kind, field)


@pytest.mark.parametrize("text", ["PEJABAT A, S.Sos", "Kecamatan Rawa Indah", "", "Penata Tingkat I"])
def test_names_offices_and_ranks_are_no_posts(text: str):
    assert post_in(text) is None


def test_short_forms_and_full_ones_are_one_post():
    assert _same("KASI TRANTIBUM", "Kepala Seksi Ketenteraman dan Ketertiban Umum")
    assert _same("Kasi Pemerintahan Kecamatan Senduro", "KASI PEMERINTAHAN")
    assert _same("Kasubbag Umum dan Kepegawaian", "Kepala Sub Bagian Umum & Kepegawaian")
    assert not _same("Kasi Pemerintahan", "Kasi Pembangunan")
    assert not _same("Kasi Pemerintahan", "Camat Senduro")


@pytest.mark.parametrize(
    ("superior", "reporter"),
    [
        ("Kepala Seksi Trantib", "Kepala Seksi Pemerintahan"),
        ("Kepala Subbagian Umum", "Kepala Seksi Pemerintahan"),
        ("Kepala Seksi Pelayanan", "Sekretaris Kecamatan"),
        ("Lurah Mawar", "Camat Melati"),
        ("Kepala Bidang Aset", "Kepala Bidang Anggaran"),
    ],
)
def test_a_post_beside_or_below_is_no_superior(superior: str, reporter: str):
    assert _below(superior, reporter)


@pytest.mark.parametrize(
    ("superior", "reporter"),
    [
        ("Camat Melati", "Kepala Seksi Pemerintahan"),
        ("Sekretaris Kecamatan", "Kepala Subbagian Umum"),
        ("Lurah Mawar", "Kepala Seksi Pembangunan Kelurahan Mawar"),
        ("Kepala Balai Besar", "Kepala Bagian Tata Usaha"),
        ("Sekretaris Dinas", "Kepala Bidang Anggaran"),
        ("Bupati Lengkara", "Kepala Dinas Perikanan"),
        ("Kepala Puskesmas Melati", "Kepala Subbagian Tata Usaha"),
    ],
)
def test_a_post_above_is_a_superior(superior: str, reporter: str):
    assert not _below(superior, reporter)
