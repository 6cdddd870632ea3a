import pytest

from triwulan.core.problem import Problem, ProblemError


def test_problems_compare_by_message_and_values() -> None:
    assert Problem("a", {"n": 1}) == Problem("a", {"n": 1})
    assert Problem("a", {"n": 1}) != Problem("a", {"n": 2})
    assert len({Problem("a", {"n": 1}), Problem("a", {"n": 1})}) == 1


def test_an_error_carries_its_problem() -> None:
    problem = Problem("quantity.unreadable", {"text": "tiga"})
    with pytest.raises(ValueError, match=r"quantity\.unreadable") as caught:
        raise ProblemError(problem)
    assert isinstance(caught.value, ProblemError)
    assert caught.value.problem is problem
