import pytest

from triwulan.compose import cite
from triwulan.core.report import Regulation

RULE = {"name": "Peraturan Bupati Lumajang", "number": "6", "year": 2018}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "Peraturan Bupati Lumajang Nomor 6 Tahun 2018"),
        ({"article": "4"}, "Peraturan Bupati Lumajang Nomor 6 Tahun 2018, Pasal 4"),
        ({"article": "Pasal 4 ayat (1)"}, "Peraturan Bupati Lumajang Nomor 6 Tahun 2018, Pasal 4 ayat (1)"),
        ({"about": "Kinerja"}, "Peraturan Bupati Lumajang Nomor 6 Tahun 2018 tentang Kinerja"),
        ({"about": "tentang Kinerja"}, "Peraturan Bupati Lumajang Nomor 6 Tahun 2018 tentang Kinerja"),
    ],
)
def test_it_cites_what_is_known(more, expected):
    assert cite(Regulation(**RULE, **more)) == expected
