import pytest

from triwulan.data.column_names import column_names
from triwulan.interpret.naming import known_as, name_of


@pytest.mark.parametrize(
    ("head", "sense"),
    [
        ("No.", "number"),
        ("Kode Rekening", "code"),
        ("Sasaran Strategis", "objective"),
        ("IKU", "indicator"),
        ("Sasaran/Indikator Kinerja", "indicator"),
        ("Program/Kegiatan/Sub Kegiatan", "activity"),
        ("Satuan", "unit"),
        ("Rencana", "target"),
        ("Rencana Aksi", "follow_up"),
        ("Target Anggaran", "ceiling"),
        ("R", "realised"),
        ("Realisasi Anggaran", "spending"),
        ("Realisas i", "realised"),
        ("Capaian", "achieved"),
        ("% Capaian", "achievement"),
        ("Capaian terhadap Target", "achievement"),
        ("Daya Serap", "absorption"),
        ("% Penyerapan Anggaran", "absorption"),
        ("Sisa Anggaran", "remainder"),
        ("Tingkat Efisiensi", "efficiency_level"),
        ("Pembilang", "numerator"),
        ("Bertambah/ (Berkurang)", "change"),
        ("Andil terhadap total", "share"),
        ("Rata-rata", "average"),
        ("Penanggung Jawab", "person"),
        ("Batas Waktu", "period"),
        ("Ket", "remark"),
        ("Zebra", ""),
        ("Jumlah desa dengan BUMDes", "amount"),
        ("Polaritas", "direction"),
        ("Prosentase Capaian", "achievement"),
    ],
)
def test_it_knows_what_a_head_means(head: str, sense: str):
    assert known_as(head) == sense


@pytest.mark.parametrize(
    ("head", "unit", "scale"),
    [
        ("Pagu (Rp)", "Rp", 0),
        ("Pagu (Rp. 000)", "Rp", 3),
        ("Anggaran (ribu Rp)", "Rp", 3),
        ("Anggaran (juta rupiah)", "Rp", 6),
        ("Capaian (%)", "%", 0),
        ("Capaian %", "%", 0),
        ("Produksi (ton)", "ton", 0),
        ("Realisasi Rp", "Rp", 0),
        ("Target (T)", "", 0),
    ],
)
def test_it_takes_the_unit_and_its_scale_from_a_head(head: str, unit: str, scale: int):
    name = name_of(head)
    assert (name.unit, name.scale) == (unit, scale)


def test_no_whole_name_has_two_senses():
    import tomllib
    from importlib.resources import files

    senses = tomllib.loads(files("triwulan.data").joinpath("column_names.toml").read_text(encoding="utf-8"))
    phrases = [phrase for names in senses.values() for phrase in names.get("names", ())]
    assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []


def test_the_vocabulary_is_in_lower_case():
    names = column_names()
    assert all(phrase == phrase.casefold() for each in (names.names, names.starts, names.has) for phrase in each)
