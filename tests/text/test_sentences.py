from decimal import Decimal

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
