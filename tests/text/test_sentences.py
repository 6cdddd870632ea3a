from datetime import date
from decimal import Decimal

import pytest

from triwulan.core.problem import Problem
from triwulan.text.sentences import sentence


def test_it_says_a_problem_in_indonesian_unless_asked_otherwise():
    problem = Problem("nip.length", {"text": "123", "count": 3, "length": 18})
    assert sentence(problem).startswith("NIP terdiri atas 18 angka, sedangkan yang ditulis 3")
    assert sentence(problem, "en").startswith("A NIP has 18 digits, 3 were written")


def test_it_writes_numbers_the_indonesian_way():
    problem = Problem("targets.sum_differs", {"computed": Decimal("1234.50"), "annual": Decimal(12)})
    assert "1.234,5" in sentence(problem)


def test_a_language_nobody_wrote_is_answered_in_indonesian():
    assert sentence(Problem("targets.negative"), None) == sentence(Problem("targets.negative"), "id")


@pytest.mark.parametrize(("language", "written"), [("id", "2 Maret 2023"), ("en", "2 March 2023")])
def test_it_names_the_month_in_the_language_of_the_sentence(language: str, written: str):
    problem = Problem("agreement.effective_before_previous", {"previous": date(2023, 3, 2)})
    assert written in sentence(problem, language)
