"""What drawn reports are about: names of things offices measure, and sentences that claim no figure."""

from functools import cache
from typing import Final

from hypothesis import strategies as st

OBJECTIVES: Final = (
    "Meningkatnya kualitas penyelenggaraan pemerintahan desa",
    "Meningkatnya kualitas pelayanan publik di kecamatan",
    "Terlaksananya koordinasi ketenteraman dan ketertiban umum",
    "Meningkatnya partisipasi masyarakat dalam pembangunan",
    "Tertibnya administrasi keuangan dan kepegawaian",
    "Meningkatnya kesejahteraan sosial masyarakat",
)
RATIOS: Final = (
    ("Persentase desa yang menyampaikan laporan tepat waktu", "%"),
    ("Persentase pengaduan masyarakat yang ditindaklanjuti", "%"),
    ("Persentase usulan musrenbang yang masuk ke rencana kerja", "%"),
    ("Persentase aset kecamatan dalam kondisi baik", "%"),
)
COUNTED: Final = (
    ("Jumlah desa yang menetapkan APBDes tepat waktu", "Desa"),
    ("Jumlah posyandu yang dibina", "Posyandu"),
    ("Jumlah rapat koordinasi lintas sektor", "Kegiatan"),
    ("Jumlah laporan keuangan yang disusun", "Laporan"),
    ("Jumlah kelompok tani yang difasilitasi, termasuk kelompok wanita tani dan gabungan kelompok tani", "Kelompok"),
)
MEANS: Final = (
    ("Rata-rata nilai kepuasan pemohon surat keterangan", "Nilai"),
    ("Rata-rata lama penyelesaian dispensasi nikah", "Hari"),
)
LOWERED: Final = (
    ("Jumlah gangguan ketertiban umum", "Kejadian"),
    ("Jumlah temuan pemeriksaan yang berulang", "Temuan"),
)
ACTIVITIES: Final = (
    ("7.01.02.2.03.0001", "Pelaksanaan urusan yang dilimpahkan kepada camat"),
    ("7.01.03.2.01.0002", "Peningkatan efektivitas kegiatan pemberdayaan masyarakat"),
    ("7.01.04.2.01.0001", "Sinergitas dengan Kepolisian dan TNI"),
    ("7.01.05.2.01.0003", "Pembinaan wawasan kebangsaan"),
    ("7.01.06.2.01.0004", "Fasilitasi penyusunan peraturan desa dan peraturan kepala desa"),
    ("7.01.06.2.01.0009", "Koordinasi pendampingan desa di wilayahnya"),
    ("7.01.01.2.02.0005", "Penyusunan laporan keuangan bulanan"),
    ("7.01.01.2.06.0002", "Penyediaan peralatan kantor"),
)
_DEEDS: Final = (
    "Menyusun", "Membahas", "Menyepakati", "Memantau", "Menyampaikan", "Memeriksa", "Memperbarui", "Menyelaraskan",
)  # fmt: skip
_THINGS: Final = (
    "jadwal pendampingan bersama sekretaris desa",
    "daftar hadir dan notulen rapat koordinasi",
    "format isian yang dipakai operator",
    "buku register surat masuk (agenda kecamatan)",
    "hasil monitoring dan evaluasi lapangan",
    "bahan sosialisasi untuk kader posyandu, karang taruna, PKK, dan tokoh masyarakat yang hadir pada pertemuan rutin",
)
_ODD: Final = (
    "Berkas <b>A & B</b> disimpan di lemari #arsip; *salinan* ada pada operator.",
    "Surat pengantar (tembusan: Inspektorat/Bagian Organisasi) terlambat diterima.",
    "Perangkat yang dipakai: laptop, printer, dan pemindai_dokumen.",
    'Kegiatan "Jumat Bersih" mundur karena cuaca; warga bergotong royong pada hari lain.',
)


@cache
def steps() -> tuple[str, ...]:
    """Pieces of work, each said once."""
    return tuple(f"{deed} {thing}" for deed in _DEEDS for thing in _THINGS)


@st.composite
def sentences(draw: st.DrawFn, least: int, most: int, *, listed: bool = False) -> list[str]:
    """Lines of text: sentences, and where ``listed`` also lists as officials type them."""
    texts = draw(
        st.lists(
            st.sampled_from((*(f"{step}." for step in steps()), *_ODD)), min_size=least, max_size=most, unique=True
        )
    )
    if listed and len(texts) > 1:
        mark = draw(st.sampled_from(("", "", "-", "1")))
        if mark == "-":
            return [f"- {text}" for text in texts]
        if mark == "1":
            return [f"{place}. {text}" for place, text in enumerate(texts, start=1)]
    if len(texts) > 1 and draw(st.booleans()):
        return [" ".join(texts)]
    return texts
