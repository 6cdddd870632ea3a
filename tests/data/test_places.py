import gzip
import re
from importlib.resources import files

import pytest

from triwulan.data.places import districts, provinces, regencies, region, villages


def _lines(name: str) -> list[list[str]]:
    text = gzip.decompress(files("triwulan.data").joinpath(name).read_bytes()).decode()
    head, *lines = text.splitlines()
    assert re.fullmatch(r"# idn-area-data [\d.]+ by Fityan, Open Database License 1\.0", head)
    return [line.split("\t") for line in lines]


def test_every_region_stands_once_in_order_and_inside_another():
    lines = _lines("places.tsv.gz")
    codes = [code for code, _ in lines]
    assert codes == sorted(set(codes))
    assert all(code.rpartition(".")[0] in {"", *codes} for code in codes)
    assert all(name and name == " ".join(name.split()) for _, name in lines)
    by_depth = [sum(code.count(".") == depth for code in codes) for depth in range(3)]
    assert by_depth == [38, 514, 7277]


def test_every_village_stands_in_a_kecamatan_of_the_list():
    lines = _lines("villages.tsv.gz")
    kecamatan = [line[0] for line in lines]
    assert kecamatan == sorted(set(kecamatan))
    assert all(region(code) for code in kecamatan)
    assert sum(len(line) - 1 for line in lines) == 83763
    codes = [village.code for code in kecamatan[:400] for village in villages(code)]
    assert codes == sorted(set(codes))


def test_both_files_together_are_small():
    sizes = [len(files("triwulan.data").joinpath(name).read_bytes()) for name in ("places.tsv.gz", "villages.tsv.gz")]
    assert sum(sizes) <= 1_000_000


def test_senduro_is_a_kecamatan_of_lumajang_with_twelve_villages():
    (senduro,) = districts("SENDURO")
    assert senduro.code == "35.08.12"
    lumajang = region(senduro.inside)
    assert lumajang is not None and lumajang.name == "Kabupaten Lumajang"
    names = [village.name for village in villages("35.08.12")]
    assert len(names) == 12
    assert names[:2] == ["Purworejo", "Sarikemuning"]
    assert villages("35.08.12")[0].code == "35.08.12.2001"


@pytest.mark.parametrize("written", ["Pasrujambe", "PASRU JAMBE", "Pasru-Jambe"])
def test_a_name_is_found_in_any_spelling(written: str):
    assert [found.inside for found in districts(written)] == ["35.08"]


def test_one_name_may_be_a_regency_and_a_city():
    assert [found.name for found in regencies("malang")] == ["Kabupaten Malang", "Kota Malang"]
    assert [found.name for found in regencies("Kota Malang")] == ["Kota Malang"]
    assert [found.code for found in provinces("Jawa Timur")] == ["35"]


def test_what_is_not_in_the_list_is_not_found():
    assert districts("Rawa Indah Sekali") == () == villages("99.99.99") == regencies("Argasari")
    assert region("99") is None
