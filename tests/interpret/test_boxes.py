"""Boxes to tick in all the ways they are typed."""

import pytest

from triwulan.interpret.layouts import box_in


@pytest.mark.parametrize(
    ("line", "ticked"),
    [
        ("☐ Laporan sudah baik", False),
        ("☑ Laporan sudah baik", True),
        ("[ ] Laporan sudah baik", False),
        ("[x] Laporan sudah baik", True),
        ("(   ) Laporan sudah baik", False),
        ("( v ) Laporan sudah baik", True),
        ("[ √ ] Laporan sudah baik", True),
    ],
)
def test_it_reads_a_typed_box_with_or_without_room_around_the_tick(line: str, ticked: bool):
    assert box_in(line) == (ticked, "Laporan sudah baik")


def test_it_takes_a_word_in_brackets_for_no_box():
    assert box_in("(lihat lampiran) Laporan sudah baik") is None
