from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.circle.generated import reports
from tests.compose.reports import answered, draft, example, varied
from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.compose import compose_report
from triwulan.core.finding import Severity, Verdict
from triwulan.core.quantity import number
from triwulan.core.report import Report
from triwulan.interpret import interpret

_QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much)
_STRICT = frozenset("AMPS")
_OPEN = ("B609", "B631")
"""What waits for somebody in these reports: no box is ticked yet, one follow-up not answered."""


def found_in(report: Report) -> Iterator[tuple[str, Severity | None, str]]:
    reading = interpret(compose_report(report), report.stage)
    for outcome in audit(Context(reading), rules()).outcomes:
        assert outcome.verdict is not Verdict.CRASHED, outcome.reason
        if outcome.finding is not None:
            yield outcome.rule, outcome.severity, outcome.finding.places[0].quote


@pytest.mark.parametrize("report", [example(), draft(), answered(), *varied()[8:]])
def test_a_consistent_report_has_neither_errors_nor_warnings(report: Report) -> None:
    told = [(rule, quote) for rule, severity, quote in found_in(report) if severity is not Severity.REMARK]
    assert [each for each in told if each[0] not in _OPEN] == []


@given(reports())
@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=_QUIET,
    phases=[Phase.explicit, Phase.generate],
)
def test_no_report_contradicts_itself(report: Report) -> None:
    assert [each for each in found_in(report) if each[0][0] in _STRICT] == []


def test_a_figure_that_is_changed_after_reckoning_is_found() -> None:
    row = example().measurements[1]
    wrong = replace(row, achievement=replace(row.achievement, quantity=number(Decimal("60.00"), "%", 2)))
    rows = tuple(wrong if each.indicator == row.indicator else each for each in example().measurements)
    assert "S417" in {rule for rule, *_ in found_in(replace(example(), measurements=rows))}
