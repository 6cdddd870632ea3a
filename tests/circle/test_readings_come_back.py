import pytest
from hypothesis import HealthCheck, given, settings

from tests.circle.generated import reports
from tests.circle.normal import normal_form
from tests.circle.written import read_again
from tests.compose.reports import varied
from triwulan.compose import compose_report
from triwulan.core.report import Report
from triwulan.interpret import interpret

_QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much)


def assert_it_comes_back(report: Report, suffix: str) -> None:
    document = compose_report(report)
    merged = suffix != "md"
    before = normal_form(interpret(document), merged=merged)
    after = normal_form(interpret(read_again(document, suffix)), merged=merged)
    assert after == before


@pytest.mark.parametrize("suffix", ["md", "docx", "pdf"])
@pytest.mark.parametrize("at", range(len(varied())))
def test_what_a_report_says_comes_back_from_its_file(at: int, suffix: str) -> None:
    assert_it_comes_back(varied()[at], suffix)


@given(reports())
@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=_QUIET)
def test_what_any_report_says_comes_back_from_markdown(report: Report) -> None:
    assert_it_comes_back(report, "md")


@given(reports())
@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=_QUIET)
def test_what_any_report_says_comes_back_from_word(report: Report) -> None:
    assert_it_comes_back(report, "docx")


@given(reports())
@settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=_QUIET)
def test_what_any_report_says_comes_back_from_a_pdf(report: Report) -> None:
    assert_it_comes_back(report, "pdf")
