import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compose.reports import EXAMPLE, example, varied, with_indicator, with_row
from triwulan.core.problem import ProblemError
from triwulan.core.quantity import Kind, Quantity, parse_money, parse_quantity
from triwulan.core.report import Analysis, Cell, Remark, Response, Strategy
from triwulan.formats.report_json import dump_report, load_report, schema_bytes

SCHEMA = Path(__file__).parents[2] / "docs" / "report-json.schema.json"

NUMBERS = st.builds(
    lambda value, unit, places: Quantity(Kind.NUMBER, "", value, unit, places),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**16), max_value=10**16, places=4),
    st.sampled_from(["", "%", "Rp", "Desa"]),
    st.integers(-6, 10),
)
CELLS = st.builds(
    Cell,
    NUMBERS | st.text(max_size=20).map(parse_quantity) | st.sampled_from(["Rp 1,500", "7,5"]).map(parse_money),
    st.text(max_size=10),
)


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    raw = json.loads(EXAMPLE.read_bytes())
    change(raw)
    return json.dumps(raw).encode()


def refusal(data: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(ProblemError) as caught:
        load_report(data)
    return caught.value.problem.message, dict(caught.value.problem.values)


@pytest.mark.parametrize("report", varied())
def test_what_is_written_is_read_back(report):
    assert load_report(dump_report(report)) == report


@settings(max_examples=60, deadline=None)
@given(cells=st.tuples(CELLS, CELLS, CELLS, CELLS), words=st.text(), months=st.sets(st.integers(1, 12)))
def test_any_cell_and_any_text_is_read_back(cells, words, months):
    report = with_row(example(), "IK2", realisation=cells[0], achievement=cells[1], numerator=cells[2])
    report = with_indicator(report, "IK3", annual_target=cells[3], definition=words)
    report = replace(
        report,
        closing=words,
        analyses=(Analysis(indicator="IK2", cause=words),),
        strategies=(Strategy(indicator="IK2", text=words, months=tuple(months)),),
        response=Response(text=words, remarks=(Remark(anchor=words, text=words),)),
    )
    data = dump_report(report)
    assert load_report(data) == report
    assert dump_report(load_report(data)) == data


def test_decimals_are_strings_with_their_digits():
    report = with_row(example(), "IK2", realisation=Cell(Quantity(Kind.NUMBER, "8,50", Decimal("8.50"), "%", 2)))
    assert b'"value": "8.50"' in dump_report(report)
    assert load_report(dump_report(report)).measurement("IK2").realisation.value == Decimal("8.50")


def test_the_schema_in_the_documentation_is_that_of_the_code():
    assert SCHEMA.read_bytes() == schema_bytes()


def test_the_example_is_written_in_this_form():
    assert EXAMPLE.read_bytes() == dump_report(load_report(EXAMPLE.read_bytes()))


def test_what_has_a_default_may_be_left_out():
    raw = changed(lambda report: [report.pop(name) for name in ("response", "wording", "schema", "closing")])
    assert load_report(raw) == replace(example(), closing="")


def test_a_file_from_a_newer_version_is_refused_before_its_fields_are():
    data = changed(lambda report: report.update(schema=2, brand_new="field"))
    assert refusal(data) == ("report_json.newer", {"schema": 2, "known": 1})


@pytest.mark.parametrize("version", ["1", 1.0, None, True, 0, -1])
def test_a_version_is_a_whole_number(version):
    assert refusal(changed(lambda report: report.update(schema=version)))[0] == "report_json.invalid"


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": 1,}', b"\xff\xfe{}", b"PK\x03\x04", b"%PDF-1.7", b"[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(data):
    assert refusal(data)[0] == "report_json.malformed"


@pytest.mark.parametrize("data", [b"[]", b"null", b'"laporan"', b"1"])
def test_json_that_is_no_object_is_no_report(data):
    assert refusal(data)[0] == "report_json.no_report"


def test_a_byte_order_mark_is_no_obstacle():
    assert load_report(b"\xef\xbb\xbf" + EXAMPLE.read_bytes()) == example()


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda report: report.pop("author"), "$"),
        (lambda report: report["quarter"].update(number="1"), "quarter.number"),
        (lambda report: report.update(stage="finished"), "stage"),
        (lambda report: report["measurements"][2].update(target=12), "measurements[2].target"),
        (lambda report: report.update(signed_on="5 April 2023"), "signed_on"),
        (lambda report: report["measurements"][0].update(reason="lazy"), "measurements[0].reason"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(change, path):
    message, values = refusal(changed(change))
    assert (message, values["path"]) == ("report_json.invalid", path)


def test_a_quarter_that_does_not_exist_keeps_its_own_sentence():
    assert refusal(changed(lambda report: report["quarter"].update(number=5)))[0] == "period.quarter"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda report: report.update(closingg="x"), "closingg"),
        (lambda report: report["measurements"][1].update(realization={}), "measurements[1].realization"),
        (lambda report: report["agreement"]["first_party"].update(nipp="1"), "agreement.first_party.nipp"),
    ],
)
def test_an_unknown_field_is_refused_instead_of_lost(change, path):
    assert refusal(changed(change)) == ("report_json.unknown_field", {"path": path})


def indicator(report: dict[str, Any]) -> Any:
    return report["agreement"]["objectives"][0]["indicators"][0]


def quantity(report: dict[str, Any]) -> Any:
    return report["measurements"][1]["realisation"]["quantity"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda report: report["measurements"][0].update(indicator="IK9"), "report_json.unknown_indicator"),
        (lambda report: report["strategies"][0].update(indicator=""), "report_json.unknown_indicator"),
        (lambda report: report["measurements"].append(report["measurements"][0]), "report_json.doubled"),
        (lambda report: report["analyses"].append(report["analyses"][0]), "report_json.doubled"),
        (lambda report: report["follow_ups"][1].update(item=1), "report_json.doubled"),
        (lambda report: report["costs"]["outcomes"][0]["lines"][0].update(key="A2"), "report_json.doubled"),
        (lambda report: indicator(report).update(key="IK2"), "report_json.doubled"),
        (lambda report: indicator(report)["quarterly_targets"].pop(), "report_json.four_targets"),
        (lambda report: indicator(report).update(cap="150"), "report_json.cap"),
        (lambda report: indicator(report).update(matures_in=0), "report_json.matures_in"),
        (lambda report: indicator(report)["plan"][0].update(months=[13]), "report_json.month"),
        (lambda report: indicator(report)["plan"][0].update(count="NaN"), "report_json.number"),
        (lambda report: report["strategies"][0].update(months=[0]), "report_json.month"),
        (lambda report: report["agreement"]["objectives"][0].update(indicators=[]), "report_json.empty_objective"),
        (lambda report: quantity(report).update(value=None), "report_json.kind_and_value"),
        (lambda report: quantity(report).update(kind="dash"), "report_json.kind_and_value"),
        (lambda report: quantity(report).update(value="Infinity"), "report_json.number"),
        (lambda report: quantity(report).update(value="1E+999999"), "report_json.number"),
        (lambda report: quantity(report).update(places=99), "report_json.places"),
    ],
)
def test_a_report_that_contradicts_itself_is_refused(change, message):
    assert refusal(changed(change))[0] == message
