"""A report of our own form proposes the records it was written from, whatever file it was written to."""

import pytest

from tests.circle.written import read_again
from tests.compose.reports import example
from triwulan.compose import compose_report
from triwulan.core.measurement import Aggregation
from triwulan.core.period import Quarter
from triwulan.interpret import interpret
from triwulan.interpret.proposing import propose


@pytest.mark.parametrize("suffix", ["docx", "pdf", "md"])
def test_it_proposes_what_the_report_was_written_from(suffix: str):
    report = example()
    document = read_again(compose_report(report), suffix)
    found = propose(interpret(document), document=document)
    agreed = report.agreement.indicators
    assert found.quarter == report.quarter
    assert [each.name for each in found.indicators] == [each.name for each in agreed]
    for proposed, indicator in zip(found.indicators, agreed, strict=True):
        assert (proposed.unit, proposed.direction, proposed.aggregation) == (
            indicator.unit, indicator.direction, indicator.aggregation,
        )  # fmt: skip
        assert proposed.annual_target == indicator.annual_target.value
        assert proposed.quarterly_targets == tuple(cell.value for cell in indicator.quarterly_targets)
    lines = [line for outcome in report.costs.outcomes for line in outcome.lines]
    assert [(each.name, each.code, each.ceiling, each.spending) for each in found.lines] == [
        (each.name, each.code, each.ceiling.value, each.spending.value) for each in lines
    ]
    assert all(each.indicator for each in found.lines)


def test_a_ratio_proposes_the_pair_that_was_counted():
    report = example()
    document = read_again(compose_report(report), "docx")
    found = propose(interpret(document), document=document)
    ratio = next(each for each in report.agreement.indicators if each.aggregation is Aggregation.RATIO)
    proposal = next(each for each in found.realisations if each.indicator == ratio.name)
    assert (proposal.value, proposal.numerator, proposal.denominator) == ("", "3", "13")


def test_for_another_quarter_only_what_is_printed_of_it_is_proposed():
    document = read_again(compose_report(example()), "docx")
    found = propose(interpret(document), quarter=Quarter(2023, 3), document=document)
    assert [each.value for each in found.realisations if each.value] == []
