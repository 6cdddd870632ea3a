from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from tests.compose.reports import example, varied
from triwulan.compose import compose_report
from triwulan.compose.places import place_name
from triwulan.compose.wording import Words
from triwulan.core.report import CostLine, Report


def anchors(value: object) -> Iterator[str]:
    """Every anchor of a document, however deep."""
    if isinstance(value, tuple):
        for each in value:
            yield from anchors(each)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "anchor" and inner:
                yield inner
            else:
                yield from anchors(inner)


@pytest.mark.parametrize("report", varied())
def test_every_anchor_of_a_report_has_a_name_in_words(report: Report) -> None:
    words = Words(report)
    unknown = words("place.unknown")
    named = {anchor: place_name(report, anchor, words) for anchor in anchors(compose_report(report).blocks)}
    assert {"section/I", "section/2.2", "closing"} <= named.keys()
    assert [anchor for anchor, name in named.items() if anchor in name or name in ("", unknown)] == []


def test_all_kinds_of_anchors_are_among_them() -> None:
    kinds = {anchor.partition("/")[0] for report in varied() for anchor in anchors(compose_report(report).blocks)}
    assert kinds == {
        "section", "agreement", "measurement", "analysis", "cost", "strategy", "follow_up", "carried", "evidence",
        "response", "closing",
    }  # fmt: skip


@pytest.mark.parametrize(
    "anchor",
    ["", "cost/", "cost/nothing", "cost/nothing/spending", "measurement/IK99", "follow_up/99", "section/", "x/y", "/"],
)
def test_what_is_not_in_the_report_is_named_by_the_report(anchor: str) -> None:
    assert place_name(example(), anchor, Words(example())) == "laporan ini"


@pytest.mark.parametrize("key", ["total", "jumlah"])
def test_the_total_row_is_named_whatever_its_key(key: str) -> None:
    report = replace(example(), costs=replace(example().costs, total=CostLine(key=key, name="")))
    assert place_name(report, f"cost/{key}", Words(report)) == "Tabel 2.3 jumlah"
