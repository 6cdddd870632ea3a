import pytest

from triwulan.audit.subjects.measurability.units import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("dokumen", "dok"), ("desa", "desa/kelurahan"), ("nilai", "indeks"), ("", "desa"), ("hari", "hari kerja")],
)
def test_abbreviations_and_longer_names_are_one_unit(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("laporan", "desa"), ("%", "desa"), ("jiwa", "kk"), ("kali", "dokumen")])
def test_things_counted_differently_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)
