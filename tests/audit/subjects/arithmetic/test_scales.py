from decimal import Decimal

import pytest

from triwulan.audit.subjects.arithmetic.scale_limits import limits_in
from triwulan.audit.subjects.arithmetic.stated_scales import StatedScale, scales_of
from triwulan.core.interval import exactly
from triwulan.core.place import NOWHERE
from triwulan.core.reading import Passage, PassageKind, Reading


def scale(text: str) -> StatedScale:
    passage = Passage(kind=PassageKind.PARAGRAPH, text=text, place=NOWHERE, order=0)
    (found,) = scales_of(Reading(title="", passages=(passage,), tables=()))
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "low_in", "high_in"),
    [
        ("76 - 90,99", "76", "90.99", True, True),
        ("91 atau lebih", "91", None, True, True),
        ("100 ke atas", "100", None, True, True),
        ("di bawah 51", None, "51", True, False),
        ("≥ 91%", "91", None, True, True),
        ("> 90 - 100", "90", "100", False, True),
        ("76 sampai di bawah 91", "76", "91", True, False),
        ("80 < x ≤ 90", "80", "90", False, True),
        ("50 s.d. 65", "50", "65", True, True),
    ],
)
def test_limits_are_read_as_printed(text: str, low: str | None, high: str | None, low_in: bool, high_in: bool) -> None:
    found = limits_in(text)
    assert found is not None
    assert (found.low, found.high) == (low and Decimal(low), high and Decimal(high))
    assert low is None or found.low_in is low_in
    assert high is None or found.high_in is high_in


def test_a_sentence_states_a_scale() -> None:
    found = scale("Predikat: Sangat Baik (100 ke atas), Baik (85 sampai kurang dari 100), dan Kurang (di bawah 85).")
    assert [band.label for band in found.bands] == ["Sangat Baik", "Baik", "Kurang"]
    assert found.labels_of(exactly(Decimal("99.99"))) == {"baik"}
    assert found.labels_of(exactly(100)) == {"sangat baik"}
    assert not list(found.holes())


def test_a_value_in_a_hole_may_have_either_label() -> None:
    found = scale("Sangat Tinggi 91 sampai 100, Tinggi 76 sampai 90, Rendah 75 ke bawah")
    assert found.labels_of(exactly(Decimal("90.48"))) == {"sangat tinggi", "tinggi"}
    assert found.labels_of(exactly(104)) == {"sangat tinggi"}
    assert len(list(found.holes())) == 2


def test_figures_in_a_sentence_are_no_scale() -> None:
    passage = Passage(
        kind=PassageKind.PARAGRAPH, text="Serapan tertinggi 91% tergolong cukup baik.", place=NOWHERE, order=0
    )
    assert scales_of(Reading(title="", passages=(passage,), tables=())) == ()
