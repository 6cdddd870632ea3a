"""Figures in prose come from the record, and what cannot be put in is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reckoning_cast import costs, indicator, line, measured, pair, spent, typed
from triwulan.core.measurement import Aggregation
from triwulan.core.quantity import Kind, Quantity, number, parse_quantity
from triwulan.core.references import EMPTY, TOKENS, Resolved, as_printed, figures, resolve

IK1 = indicator("IK1", aggregation=Aggregation.RATIO, quarters=("12",) * 4, population=12)
IK2 = indicator("IK2")
IK3 = indicator("IK3", matures_in=3)
ROWS = [measured(IK1, pair("11", "12")), measured(IK2, typed("")), measured(IK3, typed(""))]
COSTS = costs([IK1, IK2, IK3], [line()], {"A1": [spent("600.000")]}, ROWS)
FIGURES = figures(ROWS, COSTS, [IK1, IK2, IK3])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{realisasi} dari {target}", "11 Desa dari 12 Desa"),
        ("capaian {capaian} ({predikat})", "capaian 91,67% (Sangat tinggi)"),
        ("{pembilang} dari {penyebut}", "11 Desa dari 12 Desa"),
        ("{target tahun}, {realisasi tahun}, {capaian tahun}", "12 Desa, 11 Desa, 91,67%"),
        ("{pagu}: {belanja}, {serapan}, {sisa}", "Rp7.500.000: Rp600.000, 8,00%, Rp6.900.000"),
        ("{  Capaian   TAHUN  ik1 }", "91,67%"),
        ("{target IK2}", "3 Desa"),
        ("{capaian IK3}", "belum dapat diukur"),
    ],
)
def test_a_reference_prints_the_recorded_figure(text: str, expected: str) -> None:
    assert resolve(text, own="IK1", figures=FIGURES) == Resolved(expected)


def test_a_figure_not_entered_is_an_ellipsis_and_reported_once() -> None:
    resolved = resolve("{realisasi IK2}, {realisasi IK2}, {pagu IK2}", own="IK1", figures=FIGURES)
    assert resolved.text == f"{EMPTY}, {EMPTY}, {EMPTY}"
    assert resolved.empty == ("{realisasi IK2}", "{pagu IK2}")


@pytest.mark.parametrize("text", ["{capain}", "{capaian IK9}", "{capaian tahunan}"])
def test_a_reference_to_nothing_stays_and_is_reported(text: str) -> None:
    assert resolve(text, own="IK1", figures=FIGURES) == Resolved(text, unknown=(text,))


def test_outside_of_an_indicator_a_reference_must_name_one() -> None:
    assert resolve("{capaian}", own=None, figures=FIGURES).unknown == ("{capaian}",)
    assert resolve("{capaian IK1}", own=None, figures=FIGURES).text == "91,67%"


@pytest.mark.parametrize("text", ["{}", "{3}", "{ }", "{a", "}{", "{1, 2}", "f(x) = {x²; 3}"])
def test_braces_that_are_no_reference_are_left_alone(text: str) -> None:
    assert resolve(text, own="IK1", figures=FIGURES) == Resolved(text)


def test_percent_pairs_are_counted_without_a_unit() -> None:
    ratio = indicator("IK1", unit="%", aggregation=Aggregation.RATIO, annual="100", quarters=("100",) * 4)
    found = figures([measured(ratio, pair("11", "12"))], None, [ratio])["IK1"]
    assert (found["pembilang"], found["realisasi"], found["pagu"]) == ("11", "91,67%", EMPTY)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (parse_quantity("7,5 juta rupiah"), "Rp7.500.000"),
        (parse_quantity("2,50"), "2,50 Desa"),
        (parse_quantity("-"), "-"),
        (parse_quantity("apa"), ""),
        (Quantity(Kind.BLANK), ""),
        (number(80, "%", 2), "80,00%"),
    ],
)
def test_a_quantity_is_written_as_the_report_prints_it(quantity: Quantity, expected: str) -> None:
    assert as_printed(quantity, "Desa") == expected


PIECES = st.sampled_from([*TOKENS, "{", "}", " ", "IK1", "ik2", "IK9", "{capaian}", "{capaian IK2}"])


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from([None, "IK1", "IK9"]))
def test_resolving_never_fails_and_touches_nothing_but_braces(text: str, own: str | None) -> None:
    resolved = resolve(text, own=own, figures=FIGURES)
    assert all(reference in text for reference in (*resolved.unknown, *resolved.empty))
    if "{" not in text:
        assert resolved == Resolved(text)
