"""Provinces, regencies, kecamatan and villages with their codes (`scripts/generate_places.py`, decision 11)."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from triwulan.core.identity import comparable

_PROVINCE: Final = 2
_REGENCY: Final = 5
_DISTRICT: Final = 8


@dataclass(frozen=True, slots=True)
class Region:
    """A province ("35"), regency ("35.08"), kecamatan ("35.08.12") or village ("35.08.12.2004"), codes of Kemendagri.

    The names of regencies begin with "Kabupaten" or "Kota"; those of kecamatan and villages are bare.
    """

    code: str
    name: str

    @property
    def inside(self) -> str:
        """The code of the region it is a part of, "" for a province."""
        return self.code.rpartition(".")[0]


def region(code: str) -> Region | None:
    """The province, regency or kecamatan of a code."""
    name = _regions().get(code)
    return None if name is None else Region(code, name)


def districts(name: str) -> tuple[Region, ...]:
    """The kecamatan called so in any spelling, without the word "Kecamatan"; names repeat across the country."""
    return _called(name, _DISTRICT)


def find_districts(text: str) -> tuple[Region, ...]:
    """The kecamatan whose code begins with a text, or whose name has it in any spelling, in the order of codes."""
    text, name = text.strip(), comparable(text).removeprefix("kecamatan")
    if text[:1].isdigit():
        codes = [code for code in _regions() if len(code) == _DISTRICT and code.startswith(text)]
    else:
        codes = sorted(code for each, those in _codes()[_DISTRICT].items() if name and name in each for code in those)
    return tuple(Region(code, _regions()[code]) for code in codes)


def regencies(name: str) -> tuple[Region, ...]:
    """The regencies and cities called so; "Malang" is both a regency and a city, "Kota Malang" is one."""
    return _called(name, _REGENCY)


def provinces(name: str) -> tuple[Region, ...]:
    """The provinces called so, without the word "Provinsi"."""
    return _called(name, _PROVINCE)


@cache
def villages(district: str) -> tuple[Region, ...]:
    """The villages of a kecamatan's code in the order of their codes; () when there is no such kecamatan."""
    text = _unpacked("villages.tsv.gz")
    start = text.find(f"\n{district}\t")
    if start < 0:
        return ()
    _, *cells = text[start + 1 : text.index("\n", start + 1)].split("\t")
    found: list[Region] = []
    number = 0
    for cell in cells:
        head, colon, name = cell.partition(":")
        number = int(head) if colon else number + 1
        found.append(Region(f"{district}.{number:04}", name if colon else head))
    return tuple(found)


@cache
def _regions() -> Mapping[str, str]:
    lines = _unpacked("places.tsv.gz").splitlines()[1:]
    return MappingProxyType(dict(line.split("\t") for line in lines))


def _called(name: str, length: int) -> tuple[Region, ...]:
    codes = _codes()[length].get(comparable(name), ())
    return tuple(Region(code, _regions()[code]) for code in codes)


@cache
def _codes() -> Mapping[int, Mapping[str, list[str]]]:
    """The codes by their length and by comparable name; regencies also without their first word."""
    found: dict[int, dict[str, list[str]]] = {_PROVINCE: {}, _REGENCY: {}, _DISTRICT: {}}
    names = comparable("|".join(_regions().values())).split("|")
    for code, name in zip(_regions(), names, strict=True):
        level = found[len(code)]
        level.setdefault(name, []).append(code)
        if len(code) == _REGENCY:
            shorter = name.removeprefix("kabupaten").removeprefix("kota").removeprefix("administrasi")
            level.setdefault(shorter, []).append(code)
    return found


def _unpacked(name: str) -> str:
    return gzip.decompress(files("triwulan.data").joinpath(name).read_bytes()).decode()
