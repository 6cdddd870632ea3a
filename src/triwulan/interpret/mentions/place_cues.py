"""What the words around a place's name say: one's own field of work, or a stranger named with a reason."""

import re
from typing import Final

from triwulan.core.identity import Cue

_DUTY: Final = re.compile(
    r"(?:wilayah(?: kerja| hukum| administrasi)?|lingkungan|lingkup|seluruh|se-?|masyarakat|desa(?:-desa)?(?: (?:di|se))?|tim|pegawai|"
    r"staf|aparatur|perangkat|kantor|pemerintah|seksi(?: [\w ]{3,50})?|kasi(?: [\w ]{3,50})?|sekretariat|program kerja|kinerja|"
    r"tugas(?: dan fungsi)?|binwas|forkopimcam?|operator|pelayanan|unit kerja)\s*(?:di|pada|dari|se-?)?\s*$",
    re.I,
)
_ANSWERS_TO: Final = re.compile(
    r"(?:perjanjian kinerja|bertanggung ?jawab|pertanggung ?jawaban|atasan|melapor\w*|disampaikan|membantu|perintah|arahan|tanggapan|"
    r"mengetahui|ditandatangani|oleh|kepada)[^.;]{0,80}$",
    re.I,
)
_PARTNER: Final = re.compile(
    r"(?:kerja ?sama|koordinasi|berkoordinasi|sinergi|bersinergi|kolaborasi|berkolaborasi|konsultasi|komunikasi|berbagi|bergantian|"
    r"pertemuan|rapat|musyawarah|mediasi|perbatasan|batas|patroli|operasi|razia|pertandingan|kesepakatan|nota kesepahaman|mou)\b"
    r"[^.;]{0,50}\b(?:dengan|bersama|antara)\s+(?:(?:pihak|pemerintah|camat|aparat|perangkat|muspika|forkopimcam?|tim|polsek|koramil|"
    r"puskesmas|kecamatan|dinas|badan|[A-Z]\w+|dan|,)\s*)*$"
)
_STRONG: Final = re.compile(
    r"di?banding\w*|\bbanding\w*|pembanding|membandingkan|perbandingan|tetangga|berbatasan|perbatasan|batas (?:wilayah|kecamatan|kabupaten|"
    r"daerah|administra)|sebelah (?:utara|selatan|timur|barat)|(?:utara|selatan|timur|barat)\s*:|studi (?:tiru|banding|lapang)|"
    r"kaji (?:banding|tiru)|benchmark\w*|kunjungan kerja|kunjungan (?:ke|dari)|bekerja ?sama dengan|kerja ?sama (?:dengan|antar)|"
    r"antar-?\s?(?:kecamatan|kabupaten|daerah|wilayah)|lintas (?:kecamatan|kabupaten|wilayah|daerah)|gabungan|tuan rumah|"
    r"narasumber|undangan|diundang|berasal|asal\b|pindah\w*|mutasi|dimutasi|dipinjam\w*|pinjam\w*|meminjam|hibah|bantuan dari|"
    r"dirujuk|rujukan|belajar (?:dari|ke)|mempelajari|meniru|mencontoh|mengadopsi|diadopsi|mereplikasi|replikasi|"
    r"praktik baik|pengalaman (?:kecamatan|kabupaten|kota|dinas|badan|camat)|sejalan dengan|serupa|sejenis|seperti (?:di|pada|halnya)|"
    r"sebagaimana (?:di|dilakukan)|berbeda d(?:ari|engan)|lebih dahulu|lebih dulu|daripada|tertinggi|terendah|peringkat|urutan ke|"
    r"juara|mengikuti jejak|dimekarkan|pemekaran|eks\b|bekas|bergabung|ditempatkan|bertempat|pelatihan|bimtek|bimbingan teknis|diklat|"
    r"workshop|lokakarya|seminar|pameran|turnamen|kejuaraan|berobat|perjalanan dinas|sosialisasi .{0,40}di hotel|di hotel|magang|"
    r"sampel (?:dari|pembanding)|menuju|melintasi|aliran|hulu|hilir|ruas jalan|jalur|pendatang|pengungsi|warga (?:dari|asal)|"
    r"penduduk (?:dari|asal)|pembicara|penyedia|rekanan|pemasok|lahir|alamat|beralamat|mantan|sebelumnya (?:bertugas|menjabat)|"
    r"juga (?:dilakukan|diterapkan|dialami)|turut|ikut serta|peserta dari|dihadiri",
    re.I,
)
_WEAK: Final = re.compile(
    r"koordinasi|berkoordinasi|rapat|forum|bersama|kegiatan di|dikirim|mengirim|lomba|festival|warga|jalan\b|sungai|pasar|rumah sakit|"
    r"sekolah|peserta|dari\b",
    re.I,
)
_AFTER: Final = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:yang (?:lebih|menjadi|sudah|telah|juga|berbatasan|mencatat|mencapai|memperoleh|berada)|melaporkan|mencatat|"
    r"sebagai (?:pembanding|percontohan|mitra|tuan rumah|tetangga)|juga)",
    re.I,
)


_ELSEWHERE: Final = re.compile(r"\b(?:ke|dari|menuju|asal)\s+$", re.I)
_INSIDE: Final = re.compile(r"\bdi\s+$", re.I)
_ONES_OWN_WORK: Final = re.compile(
    r"\b(?:urusan|tugas|fungsi|program|kegiatan|pelayanan|masyarakat|desa|kecamatan|pembangunan|pemerintahan|perangkat daerah|"
    r"instansi|opd|skpd|lingkungan|wilayah|kinerja)\b",
    re.I,
)


def place_cues(before: str, after: str, *, head: bool, regency: bool) -> frozenset[Cue]:
    """The cues of a place with these words of its sentence before the keyword and after the name.

    ``head``: it is named by who heads it ("Camat X"); ``regency``: it is a regency, a city or a province, where people
    and goods may come from or go to.
    """
    duty = bool(_ANSWERS_TO.search(before)) if head else bool(_DUTY.search(before))
    partner = bool(_PARTNER.search(before))
    reason = bool(_STRONG.search(f"{before} {after}") or _AFTER.match(after))
    if not reason and not duty:
        away = regency and (_ELSEWHERE.search(before) or (_INSIDE.search(before) and not _ONES_OWN_WORK.search(before)))
        reason = bool(away or (not partner and _WEAK.search(before)))
    cues = ((Cue.DUTY, duty and not partner), (Cue.PARTNER, partner and not reason), (Cue.REASON, reason))
    return frozenset(cue for cue, said in cues if said)
