"""Small reports as people bring them."""

from django.core.files.uploadedfile import SimpleUploadedFile

WRONG = """# Laporan Kinerja Triwulan I Tahun 2023

Tabel 2.1 Perjanjian Kinerja Tahun 2023

| No | Indikator Kinerja | Target |
|---|---|---|
| 1 | Jumlah desa yang menetapkan APBDes tepat waktu | 12 desa |
| 2 | Jumlah pembinaan pemerintahan desa | 8 kali |

Tabel 2.2 Capaian Kinerja

| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Jumlah desa yang menetapkan APBDes tepat waktu | 12 desa | 9 desa | 75,00 |
| 2 | Jumlah pembinaan pemerintahan desa | 6 kali | 3 kali | 50,00 |
"""
"""One error: the target of the second indicator is 8 in one table and 6 in the other."""
RIGHT = WRONG.replace("6 kali | 3 kali | 50,00", "8 kali | 4 kali | 50,00")


def file_of(text: str | bytes, name: str = "laporan.md") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
