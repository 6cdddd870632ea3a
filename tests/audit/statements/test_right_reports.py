"""Whole reports that are right, however difficult their prose: nothing may be said about them."""

import pytest

from tests.audit.statements.judging import HERE, found_in_file

RIGHT = sorted((HERE / "right").iterdir())


@pytest.mark.parametrize("path", RIGHT, ids=[path.name for path in RIGHT])
def test_a_right_report_is_left_alone(path):
    assert found_in_file(path) == []
