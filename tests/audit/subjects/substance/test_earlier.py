"""Which figures of two reports are of one indicator."""

from triwulan.audit.subjects.substance.earlier import paired
from triwulan.core.reading import Reading
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret


def report(quarter: str, *rows: str) -> Reading:
    head = "| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |\n|---|---|---|---|---|\n"
    return interpret(
        read_markdown(
            f"Tabel 2.2 Capaian Kinerja s.d. Triwulan {quarter} Tahun 2023\n\n" + head + "\n".join(rows) + "\n"
        )
    )


def test_it_pairs_slightly_different_words_in_one_unit_only():
    before = report(
        "I",
        "| 1 | Jumlah laporan bulanan yang dikirim tepat waktu | 12 laporan | 3 laporan | 25,00 |",
        "| 2 | Jumlah monitoring pemerintahan desa | 8 kali | 2 kali | 25,00 |",
        "| 3 | Persentase usulan yang ditindaklanjuti | 100% | 40% | 40,00 |",
    )
    now = report(
        "II",
        "| 1 | Jumlah laporan bulanan yg dikirim tepat waktu | 12 laporan | 6 laporan | 50,00 |",
        "| 2 | Jumlah monitoring pemerintahan desa | 8 desa | 4 desa | 50,00 |",
        "| 3 | Jumlah patroli keamanan lingkungan | 24 kali | 6 kali | 25,00 |",
    )
    assert [(new.cell.text, old.cell.text) for new, old in paired(now, before)] == [("6 laporan", "3 laporan")]
