import pytest

from triwulan.core.identity import Identity, PeriodKind, UnitKind
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret


def _identity(*lines: str) -> Identity:
    return interpret(read_markdown("\n\n".join(lines) + "\n")).identity


CHAPTER = ("### BAB I PENDAHULUAN", "Isi laporan diuraikan di bawah ini.")


@pytest.mark.parametrize(
    ("lines", "kind", "number", "year"),
    [
        (("LAPORAN KINERJA TRIWULAN II TAHUN 2023", "CAMAT RAWA INDAH"), PeriodKind.QUARTER, 2, 2023),
        (("LAPORAN KINERJA TW IV", "CAMAT RAWA INDAH", "TAHUN ANGGARAN 2023"), PeriodKind.QUARTER, 4, 2023),
        (("LAPORAN KINERJA", "SEMESTER I TAHUN 2024"), PeriodKind.SEMESTER, 1, 2024),
        (("LAPORAN CAPAIAN KINERJA BULAN MARET 2024",), PeriodKind.MONTH, 3, 2024),
        (("LAPORAN KINERJA TRIWULANAN", "PERIODE JANUARI S.D. MARET 2024"), PeriodKind.QUARTER, 1, 2024),
        (("LAPORAN KINERJA INSTANSI PEMERINTAH", "TAHUN 2023"), PeriodKind.YEAR, 1, 2023),
    ],
)
def test_the_title_says_the_period(lines: tuple[str, ...], kind: PeriodKind, number: int, year: int):
    period = _identity(*lines, *CHAPTER).period
    assert period is not None
    assert (period.kind, period.number, period.year) == (kind, number, year)


@pytest.mark.parametrize(
    ("lines", "kind", "unit", "district", "regency"),
    [
        (
            ("LAPORAN KINERJA", "KEPALA SEKSI PEMERINTAHAN", "KECAMATAN RAWA INDAH KABUPATEN LENGKARA", "TAHUN 2024"),
            UnitKind.DISTRICT, "KECAMATAN RAWA INDAH", "RAWA INDAH", "LENGKARA",
        ),
        (
            ("PEMERINTAH KOTA SELASIH", "KECAMATAN SELASIH TIMUR", "KELURAHAN KEBUN SERAI", "LAPORAN KINERJA 2024"),
            UnitKind.URBAN_VILLAGE, "KELURAHAN KEBUN SERAI", "SELASIH TIMUR", "SELASIH",
        ),
        (
            ("LAPORAN KINERJA TAHUN 2024", "BIDANG BUDIDAYA", "DINAS PERIKANAN KABUPATEN SELAYUNG"),
            UnitKind.REGENCY, "DINAS PERIKANAN", "", "SELAYUNG",
        ),
        (
            ("LAPORAN KINERJA TAHUN 2024", "BALAI BESAR PENGAWAS OBAT DAN MAKANAN DI RAWA"),
            UnitKind.NATIONAL, "BALAI BESAR PENGAWAS OBAT DAN MAKANAN DI RAWA", "", "",
        ),
        (
            ("LAPORAN KINERJA", "BADAN KESATUAN BANGSA DAN POLITIK", "PROVINSI KEPULAUAN REMPAH", "TAHUN 2021"),
            UnitKind.PROVINCE, "BADAN KESATUAN BANGSA DAN POLITIK", "", "",
        ),
        (
            ("LKjIP TAHUN 2023", "RUMAH SAKIT UMUM DAERAH HARAPAN", "KABUPATEN LENGKARA"),
            UnitKind.REGENCY, "RUMAH SAKIT UMUM DAERAH HARAPAN", "", "LENGKARA",
        ),
    ],
)  # fmt: skip
def test_the_title_says_whose_it_is(lines: tuple[str, ...], kind: UnitKind, unit: str, district: str, regency: str):
    identity = _identity(*lines, *CHAPTER)
    assert (identity.kind, identity.unit.text) == (kind, unit)
    assert (identity.district.text, identity.regency.text) == (district, regency)


def test_without_a_title_the_text_says_it():
    identity = _identity(
        "### PENDAHULUAN",
        "Laporan ini memuat hal-hal yang telah dicapai dalam kurun waktu triwulanan I tahun anggaran 2023.",
        "Kasi Pemerintahan merupakan salah satu Kasi di Kecamatan Senduro Kabupaten Lumajang.",
        "Perjanjian Kinerja Tahun 2023 yang ditandatangani antara Kasi Pemerintahan dengan Camat Kecamatan Senduro.",
        "Penanganan terkait percepatan vaksin di wilayah Kecamatan Pasrujambe.",
        "Laporan Kinerja triwulanan I Tahun 2023 dapat disimpulkan secara ringkas sebagai berikut:",
    )
    assert identity.period is not None
    assert (identity.period.kind, identity.period.number, identity.period.year) == (PeriodKind.QUARTER, 1, 2023)
    assert (identity.district.text, identity.superior_post.text) == ("Senduro", "Camat Kecamatan Senduro")


def test_a_title_alone_against_the_whole_text_gives_way():
    identity = _identity(
        "LAPORAN KINERJA TRIWULAN I TAHUN 2023",
        "### BAB I PENDAHULUAN",
        "Laporan Kinerja Triwulan II Tahun 2023 ini disusun oleh seksi.",
        "### 3.1 Capaian Kinerja Triwulan II Tahun 2023",
        "Pengukuran dilakukan atas kinerja triwulan II tahun 2023.",
        "Kesimpulan laporan kinerja triwulan II tahun 2023:",
    )
    assert identity.period is not None and identity.titled is not None
    assert (identity.titled.number, identity.period.number) == (1, 2)


def test_nothing_is_guessed():
    identity = _identity("### Capaian", "Realisasi mencapai 9 dari 12 desa.")
    assert identity == Identity()


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Laporan disampaikan paling lambat 5 (lima) hari kerja setelah triwulan berakhir.", 5),
        ("Pelaporan kinerja paling lambat sepuluh hari kerja sejak berakhirnya periode.", 10),
        ("Surat dijawab dalam 3 hari kerja.", None),
    ],
)
def test_the_deadline_it_states(sentence: str, days: int | None):
    assert _identity("### Umum", sentence).working_days == days


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("Perjanjian Kinerja antara Kepala Seksi Umum dan Camat Rawa Indah memuat 5 indikator.", "Camat Rawa Indah"),
        ("Seksi bertanggung jawab langsung kepada Sekretaris Kecamatan.", "Sekretaris Kecamatan"),
        ("Rapat dipimpin oleh Camat.", ""),
    ],
)
def test_to_whom_it_answers(sentence: str, post: str):
    assert _identity("### Umum", sentence).superior_post.text == post


def test_a_name_that_a_heading_cuts_short_is_taken_in_full():
    identity = _identity(
        "### PENDAHULUAN",
        "Kasi Pemerintahan bertugas di Kecamatan Telaga Wening Kabupaten Lumajang.",
        "Kinerja Kasi Pemerintahan Kecamatan Telaga Wening Semakin Baik",
        "Perjanjian Kinerja ditandatangani antara Kasi Pemerintahan dengan Camat Telaga Wening.",
        "Pembinaan dilakukan di lingkungan Kecamatan Gunung Lawas.",
    )
    assert identity.district.text == "Telaga Wening"


def test_a_summary_handed_out_by_itself_has_its_title_below_its_heading():
    identity = _identity(
        "RINGKASAN EKSEKUTIF",
        "LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2019",
        "BADAN PENDAPATAN DAN ASET KABUPATEN HULU BENING",
        "Badan mengelola pajak daerah dan barang milik daerah.",
    )
    assert identity.period is not None
    assert (identity.unit.text, identity.regency.text) == ("BADAN PENDAPATAN DAN ASET", "HULU BENING")
    assert (identity.period.kind, identity.period.year) == (PeriodKind.YEAR, 2019)


def test_a_summary_of_running_text_is_no_title():
    identity = _identity(
        "RINGKASAN EKSEKUTIF",
        "Badan Kesatuan Bangsa dan Politik melaporkan kinerja tahun 2021 kepada Gubernur.",
        "DINAS PERIKANAN KABUPATEN LENGKARA",
    )
    assert not identity.unit
