"""What the sentences of small reports claim, read through the whole pipeline."""

import pytest

from triwulan.core.claims import (
    Changed,
    Compared,
    Differing,
    Extent,
    Frequency,
    Labelled,
    Leftover,
    Listed,
    Makeup,
    Mean,
    Proportion,
    Relation,
    Scope,
    Statement,
    Superlative,
    TableReference,
    Tallied,
    TargetsMet,
)
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

TABLE = """Tabel 2.2 Capaian Kinerja

| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Jumlah desa yang menetapkan APBDes tepat waktu | 14 desa | 14 desa | 100,00 |
| 2 | Jumlah desa yang menetapkan LPPDes tepat waktu | 14 desa | 12 desa | 85,71 |
| 3 | Indeks Kepuasan Masyarakat | 83,00 | 84,36 | 101,64 |

"""


def claims(kind, text):
    return [claim for claim in interpret(read_markdown(text)).claims if isinstance(claim, kind)]


@pytest.mark.parametrize(
    ("sentence", "part", "whole", "percent"),
    [
        ("12 dari 14 desa tepat waktu (85,71%).", 12, 14, "85,71%"),
        ("Dari 14 desa, 12 desa sudah tepat waktu atau 85,71%.", 12, 14, "85,71%"),
        ("Telah diuji 36 sampel dan 23 di antaranya memenuhi syarat, sehingga realisasinya 63,89%.", 23, 36, "63,89%"),
        ("Capaiannya 137,50% (11 dari 8 kegiatan).", 11, 8, "137,50%"),
        ("Dari 223 korban bencana, 214 orang tertangani kurang dari 24 jam atau 95,96%.", 214, 223, "95,96%"),
        ("Pagu Rp 500.000 telah digunakan Rp 250.000 (50%).", 250_000, 500_000, "50%"),
        ("Gotong royong terlaksana 8 kali dari 9 kali yang direncanakan.", 8, 9, None),
    ],
)
def test_it_reads_parts_of_wholes(sentence, part, whole, percent):
    (claim,) = claims(Proportion, sentence)
    assert (claim.part.value, claim.whole.value) == (part, whole)
    assert (claim.percent.printed if claim.percent else None) == percent


@pytest.mark.parametrize(
    "sentence",
    [
        "Jumlah peserta naik dari 12 desa menjadi 15 desa.",
        "Personel terdiri dari 6 anggota dan 2 tenaga administrasi.",
        "Hadir lebih dari 12 desa dan 3 kelurahan.",
        "Satu kali lebih banyak dari 36 kali.",
    ],
)
def test_not_every_dari_tells_a_part(sentence):
    assert claims(Proportion, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dari 5 indikator, 1 indikator sudah mencapai target tahunan.", (5, 1, None, Scope.YEAR)),
        ("Empat dari lima indikator yang terukur mencapai target semester.", (5, 4, None, Scope.PERIOD)),
        ("Dari 4 target kinerja yang ditetapkan, 1 target kinerja telah berhasil diwujudkan dengan baik, dan 3 target "
         "kinerja masih dalam proses pelaksanaan.", (4, 1, 3, Scope.UNSAID)),
        ("Target kinerja yang sudah tercapai, yakni 1 target, dan masih 3 target yang perlu dicapai.",
         (None, 1, 3, Scope.UNSAID)),
        ("Sisa 4 target akan diselesaikan pada triwulan berikutnya.", (None, None, 4, Scope.UNSAID)),
        ("Adapun strategi atas keberhasilan pencapaian 2 target adalah rapat.", (None, 2, None, Scope.UNSAID)),
        ("Satu-satunya indikator yang belum mencapai target adalah LPPDes.", (None, None, 1, Scope.UNSAID)),
    ],
)  # fmt: skip
def test_it_counts_targets_reached(sentence, expected):
    (claim,) = claims(TargetsMet, sentence)
    assert (claim.total, claim.met, claim.unmet, claim.scope) == expected


def test_it_reads_none_and_all():
    (none,) = claims(TargetsMet, "Sampai Maret masih belum ada yang mencapai 100%.")
    (every,) = claims(TargetsMet, "Seluruh indikator telah mencapai target.")
    assert none.none and every.every
    assert claims(TargetsMet, "Tidak semua indikator telah mencapai target.") == []
    assert claims(TargetsMet, "Belum ada desa yang mencapai status mandiri.") == []


def test_it_ties_figures_to_the_indicator_in_the_sentence_or_above_it():
    above = TABLE + "2. LPPDes. Sebanyak 12 desa dari target 14 desa tercapai (85,71%).\n"
    within = TABLE + "IKM mencapai 84,36 dari target 83,00.\n"
    assert {claim.about.subject for claim in claims(Statement, above)} == {"S2"}
    assert {claim.about.subject for claim in claims(Statement, within)} == {"S3"}


def test_it_reads_comparisons_changes_and_differences():
    (compared,) = claims(Compared, "Serapan 47,51% masih di bawah separuh pagu.")
    (changed,) = claims(Changed, "Naik 10 poin persen, dari 80,00% (8 desa) menjadi 90,00% (9 desa).")
    (differing,) = claims(Differing, "Rata-rata 27 menit, lebih cepat 5 menit daripada target 32 menit.")
    assert compared.relation is Relation.BELOW and compared.right is not None
    assert changed.rises and changed.by is not None and changed.by.value == 10
    assert (differing.one.value, differing.by.value) == (27, 5)


def test_it_reads_lists_below_above_and_within_a_sentence():
    below = "Empat langkah disepakati:\n\n1. satu;\n2. dua;\n3. tiga.\n"
    above = "Fasilitasi yang dilaksanakan:\n\n- a. satu\n- b. dua\n\nDari tiga fasilitasi tersebut semuanya selesai.\n"
    within = "Dibantu 4 seksi, yakni Seksi A, Seksi B, Seksi C dan D, dan Seksi E."
    assert [(claim.figure.value, claim.there) for claim in claims(Listed, below)] == [(4, 3)]
    assert [(claim.figure.value, claim.there) for claim in claims(Listed, above)] == [(3, 2)]
    assert [(claim.figure.value, claim.there) for claim in claims(Listed, within)] == [(4, 4)]
    assert claims(Listed, "Untuk mencapai target 5 indikator dilakukan upaya:\n\n1. satu;\n2. dua.\n") == []


def test_it_reads_the_other_kinds_of_claims():
    assert claims(Makeup, "Jumlah pegawai 23 orang: 14 laki-laki dan 9 perempuan.")[0].whole.value == 23
    assert claims(Mean, "Rata-rata capaian kedua indikator adalah 99,19%.")[0].count == 2
    assert claims(Labelled, "Capaiannya 105,81% sehingga termasuk Baik.")[0].label == "Baik"
    assert claims(Extent, "Kecamatan ini membawahi 12 desa.")[0].figure.value == 12
    assert claims(Tallied, "Tabel 2.1 memuat lima indikator.")[0].figure.value == 5
    assert claims(TableReference, "Rinciannya terdapat pada Tabel 2.2.")[0].number == "2.2"
    assert (
        claims(Leftover, "Sisa anggaran pada 1 kegiatan yang targetnya telah tercapai dikembalikan.")[0].noun
        == "kegiatan"
    )
    assert claims(Frequency, "Monitoring setiap 2 bulan sekali dan rapat 8 kali dalam 1 tahun.")[0].yearly == 8
    assert claims(Superlative, TABLE + "Capaian tertinggi adalah Indeks Kepuasan Masyarakat (101,64%).")[0].highest
    assert claims(TableReference, "Menurut Lampiran Peraturan Bupati pada Tabel 4.") == []
