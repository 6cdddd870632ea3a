"""The second reading begins with what changed."""

from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.changes import Change, what_changed


def test_it_lists_what_differs_in_the_order_a_reader_expects() -> None:
    before = {"measurement/IK10/value": "1", "measurement/IK2/value": "3", "closing/text": "sama"}
    after = {"measurement/IK10/value": "2", "measurement/IK2/value": "", "closing/text": "sama"}
    assert what_changed(before, after) == (
        Change("measurement/IK2/value", "3", ""),
        Change("measurement/IK10/value", "1", "2"),
    )


def test_what_is_new_or_gone_is_a_change_and_blank_is_not() -> None:
    changes = what_changed({"a/1/x": "lama", "b/1/x": ""}, {"a/2/x": "baru", "c/1/x": ""})
    assert changes == (Change("a/1/x", "lama", ""), Change("a/2/x", "", "baru"))


ENTRIES = st.dictionaries(st.text("aIK/0129", max_size=6), st.text(max_size=2), max_size=6)


@given(ENTRIES, ENTRIES)
def test_the_changes_lead_from_one_reading_to_the_other(before: dict[str, str], after: dict[str, str]) -> None:
    changed = what_changed(before, after)
    again = {path: text for path, text in before.items() if text} | {c.path: c.after for c in changed}
    assert {path: text for path, text in again.items() if text} == {p: t for p, t in after.items() if t}
    assert what_changed(after, before) == tuple(Change(c.path, c.after, c.before) for c in changed)
