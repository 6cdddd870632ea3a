import pytest

from tests.audit.subjects.printed import table_of
from triwulan.audit.subjects.arithmetic.forms import Linear
from triwulan.audit.subjects.arithmetic.stated_formulas import forms_of, stated_formula_of


@pytest.mark.parametrize(
    ("formula", "refs", "value"),
    [
        ("(5)=(4)/(3)x100", ("4", "3"), "75"),
        ("5=4/3", ("4", "3"), "75"),
        ("5=(4:3)x100%", ("4", "3"), "75"),
        ("5 = 3-4", ("3", "4"), "3"),
        ("5=(2x3-4)/3*100", ("3", "4"), "125"),
        ("5=3+4", ("3", "4"), "21"),
    ],
)
def test_a_head_states_how_it_is_reckoned(formula: str, refs: tuple[str, ...], value: str) -> None:
    table = table_of(
        f"number: No | indicator: I | target: T | realisation: R | unknown: {formula}", "1 | a | 12 | 9 | 0"
    )
    stated = stated_formula_of(table, table.columns[4])
    assert stated is not None
    assert stated.refs == refs
    by_number = {"3": 12, "4": 9}
    results = {str(form.exact([by_number[ref] for ref in refs]).normalize()) for form in forms_of(stated)}
    assert value in results


def test_a_sum_of_columns_has_a_way_back() -> None:
    table = table_of("number: No | label: D | amount: L | amount: P | total: 5=3+4", "1 | a | 120 | 131 | 251")
    stated = stated_formula_of(table, table.columns[4])
    assert stated is not None
    assert isinstance(forms_of(stated)[0], Linear)


@pytest.mark.parametrize("head", ["Capaian", "Capaian (R/T)", "Capaian = baik", "5=baik"])
def test_words_are_no_formula_of_columns(head: str) -> None:
    table = table_of(
        f"number: No | indicator: I | target: T | realisation: R | achievement: {head}", "1 | a | 12 | 9 | 75"
    )
    assert stated_formula_of(table, table.columns[4]) is None
