"""A remark reopens what it hangs on and all about it, and leaves the rest closed."""

import pytest

from triwulan.core.reopening import is_open

LINES = {"A1": "IK1", "A2": "IK1", "A3": "IK2"}
PATHS = {
    "measurement/IK1/value", "measurement/IK1/numerator", "measurement/IK2/value", "measurement/IK10/value",
    "cost/A1/spending", "cost/A1/reason", "cost/A2/output", "cost/A3/spending",
    "analysis/IK1/cause", "analysis/IK2/cause", "strategy/IK1/2/text", "strategy/IK2/1/months",
    "follow_up/1/what", "follow_up/7/who", "carried/1/answer", "carried/2/note", "closing/text",
}  # fmt: skip
ABOUT_IK1 = {path for path in PATHS if "/IK1/" in path} | {
    "cost/A1/spending", "cost/A1/reason", "cost/A2/output",
}  # fmt: skip
FOLLOW_UPS = {"follow_up/1/what", "follow_up/7/who", "carried/1/answer", "carried/2/note"}


def kinds(*names: str) -> set[str]:
    return {path for path in PATHS if path.partition("/")[0] in names}


def reopened(*remarks: str) -> set[str]:
    return {path for path in PATHS if is_open(path, remarks=remarks, lines=LINES)}


@pytest.mark.parametrize(
    "remark", ["agreement/IK1", "measurement/IK1", "analysis/IK1", "strategy/IK1", "cost/IK1", "strategy/IK1/2"]
)
def test_a_remark_on_any_row_of_an_indicator_reopens_the_indicator_and_its_money(remark: str) -> None:
    assert reopened(remark) == ABOUT_IK1


def test_a_remark_on_a_budget_line_reopens_the_line_and_what_it_is_explained_by() -> None:
    expected = {"cost/A1/spending", "cost/A1/reason", "analysis/IK1/cause"}
    assert reopened("cost/A1") == expected | {"measurement/IK1/value", "measurement/IK1/numerator"}


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("report", PATHS),
        ("closing", {"closing/text"}),
        ("follow_up/2", FOLLOW_UPS),
        ("follow_up", FOLLOW_UPS),
        ("carried/2", {"carried/2/note"}),
        ("section/2.1", set()),
        ("section/2.2", kinds("measurement", "analysis", "cost")),
        ("section/2.3", kinds("analysis", "strategy")),
        ("section/2.4", FOLLOW_UPS),
        ("section/2.5", set()),
        ("section/3", {"closing/text"}),
        ("section/III", {"closing/text"}),
        ("section/1", set()),
        ("section/II", PATHS - {"closing/text"}),
        ("cost/total", kinds("cost")),
        ("response", set()),
        ("measurement/IK9", set()),
        ("", set()),
    ],
)
def test_a_remark_reopens_what_it_names(remark: str, expected: set[str]) -> None:
    assert reopened(remark) == expected


def test_remarks_add_up_and_none_opens_nothing() -> None:
    assert reopened("closing", "follow_up/1") == {"closing/text"} | FOLLOW_UPS
    assert reopened() == set()
