"""What one line of a column's head says: its sense, unit, scale and time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triwulan.data.column_names import column_names

_SCALE: Final = re.compile(
    r"(?:dalam\s+)?(?P<rp>rp\.?\s*)?(?P<word>ribu(?:an)?|juta(?:an)?|mil[iy]ar(?:an)?|000(?:\.000)?)(?:\s*(?:rupiah|rp\.?))?"
)
_POWERS: Final = {"ribu": 3, "juta": 6, "mili": 9, "mily": 9, "000": 3, "000.000": 6}
_BRACKETED: Final = re.compile(r"[(\[]\s*([^()\[\]]*)\s*[)\]]")
_UNITS: Final = frozenset(
    {
        "%", "persen", "rp", "rupiah", "idr", "orang", "desa", "dokumen", "laporan", "kali", "unit", "bulan",
        "kegiatan", "ton", "ha", "kg", "km", "m", "m2", "m3", "kk", "jiwa", "hari", "jam", "poin", "nilai", "indeks",
        "skor", "paket", "buah", "lembaga", "kelompok", "ekor", "dok", "lap", "org", "keg", "ribu ekor", "tahun",
        "berkas", "kunjungan", "kwintal", "kuintal", "liter", "lembar", "menit", "titik", "sekolah", "siswa",
        "pasien", "usd",
    }
)  # fmt: skip
_RUPIAH: Final = frozenset({"rp", "rupiah", "idr"})


@dataclass(frozen=True, slots=True)
class Name:
    """One level of a head: the sense of its ``core`` words ("" unknown), and the unit and scale it puts on figures."""

    core: str
    sense: str
    unit: str = ""
    scale: int = 0


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name:
    """Understand one level of a head whose formula and time are taken off already."""
    plain = plain_words(text)
    unit, scale = "", 0
    for inside in _BRACKETED.findall(plain):
        found, power = _unit(inside.strip(" ."))
        if found:
            unit, scale = found, max(scale, power)
            plain = re.sub(rf"[(\[]\s*{re.escape(inside)}\s*[)\]]", " ", plain)
    core = _core(plain)
    if not unit:
        unit, scale, core = _trailing_unit(core)
    return Name(core, sense_of(core), unit, scale)


def known_as(text: str) -> str:
    """The sense of a head's line, "" when its words mean nothing here."""
    return name_of(text).sense


def plain_words(text: str) -> str:
    """Lower case, one spelling of common words, no breaks."""
    words = " ".join(text.casefold().replace("*", " ").split())
    words = words.replace("prosentase", "persentase").replace("prosen", "persen").replace("presentase", "persentase")
    words = re.sub(r"\s*/\s*", "/", words.replace("thd.", "thd").replace("terhdp", "terhadap"))
    return re.sub(r"[‐-―]", "-", words)


@lru_cache(maxsize=4096)
def sense_of(core: str) -> str:
    """The sense of a head's words: as a whole, then by how they begin, then by any of them."""
    vocabulary = column_names()
    if not core:
        return ""
    if (whole := vocabulary.names.get(core)) is not None:
        return whole
    begun = _longest(core, vocabulary.starts, anywhere=False)
    if (
        begun
        and vocabulary.starts[begun] in ("objective", "activity", "described")
        and re.search(r"\bindikator\b", core)
    ):
        return "indicator"
    if begun:
        return vocabulary.starts[begun]
    held = _longest(core, vocabulary.has, anywhere=True)
    if held:
        return vocabulary.has[held]
    return _squeezed().get(core.replace(" ", "").replace("-", ""), "")


@lru_cache(maxsize=1)
def _squeezed() -> dict[str, str]:
    """Whole heads without their spaces, for words that narrow columns broke: "Realisas i"."""
    return {
        phrase.replace(" ", "").replace("-", ""): sense
        for phrase, sense in column_names().names.items()
        if len(phrase) > 4
    }


def _longest(core: str, phrases: Iterable[str], *, anywhere: bool) -> str:
    """The longest phrase that a head has, or begins with; they come the longest first."""
    held = (phrase for phrase in phrases if (phrase in core if anywhere else core.startswith(phrase)))
    return next((phrase for phrase in held if _stands(core, phrase)), "")


def _stands(core: str, phrase: str) -> bool:
    """Whether a phrase that is in a head stands there as words, not as a part of one."""
    at = core.find(phrase)
    end = at + len(phrase)
    return (at == 0 or not core[at - 1].isalnum()) and (end == len(core) or not core[end].isalnum())


def _core(plain: str) -> str:
    words = re.sub(r"\(\s*\)", " ", plain)
    words = re.sub(r"\*+|[¹²³]|\)\s*$(?<!\()", " ", words) if words.count("(") != words.count(")") else words
    return " ".join(words.split()).strip(" .:;,-=_/|")


def _unit(words: str) -> tuple[str, int]:
    """Unit and power of ten of what stands in brackets; "" when it is no unit."""
    if words in _RUPIAH:
        return "Rp", 0
    if words in ("%", "persen", "dalam %", "dalam persen"):
        return "%", 0
    match = _SCALE.fullmatch(words)
    if match is not None:
        return "Rp", _POWERS.get(match["word"][:4] if match["word"][0] != "0" else match["word"], 3)
    if words.removeprefix("dalam ").removeprefix("x ") in _RUPIAH:
        return "Rp", 0
    return (words, 0) if words in _UNITS else ("", 0)


def _trailing_unit(core: str) -> tuple[str, int, str]:
    """A unit printed without brackets at the end: "Realisasi %", "Pagu Rp", or the whole head."""
    match = re.fullmatch(
        r"(?P<words>.*?)\s*\b(?:dalam\s+)?(?P<unit>rp\.?\s*(?:juta|ribu|000)?|rupiah|(?:ribu|juta)\s+(?:rp|rupiah))\.?",
        core,
    )
    if match is not None and (match["words"] or match["unit"]):
        unit, scale = _unit(match["unit"].strip(" ."))
        return unit or "Rp", scale, match["words"].strip(" ,.:-/")
    if core.endswith("%") and core != "%":
        return "%", 0, core.rstrip("% ").strip(" ,.:-/")
    if core.startswith("%") or core.startswith("persen"):
        return "%", 0, core
    return "", 0, core
