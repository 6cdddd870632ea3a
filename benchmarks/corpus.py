"""How much of what is wrong in the corpus the audit finds, how much of what it finds is wrong, and what it read."""

from collections.abc import Iterator

from benchmarks.result import Result
from tests.corpus.audited import audited
from tests.corpus.truth import documents, faults_of, score


def measure() -> Iterator[Result]:
    """Faults missed and false alarms are percentages of all faults and of all findings: the less the better."""
    reports = [(audited(path), faults_of(path)) for path in documents()]
    scores = [score(report, faults) for report, faults in reports]
    detail = f"{len(reports)} documents"
    for severity, target in (("error", 10.0), ("warning", None)):
        hit, of = (sum(part) for part in zip(*(each.recall(severity) for each in scores), strict=True))
        yield Result(f"faults missed, severity {severity}", 100 * (of - hit) / of, "%", target, f"{hit} of {of} found")
    wrong, right = sum(len(each.wrong) for each in scores), sum(len(each.right) for each in scores)
    yield Result("false alarms among findings", 100 * wrong / (wrong + right), "%", 5, f"{wrong} of {wrong + right}")
    clean = [pair for pair in zip(reports, scores, strict=True) if not _faulty(pair[0][1])]
    alarms = sum(len(each.wrong) for _, each in clean)
    yield Result("false alarms in documents that are right", alarms, "", 0, f"{len(clean)} of {detail}")
    printed = sum(report.summary.figures_printed for report, _ in reports)
    read = sum(report.summary.figures_read for report, _ in reports)
    yield Result("cells with digits not read as figures", printed - read, "", None, f"{read} of {printed} read")
    questions = sum(report.summary.questions for report, _ in reports)
    asked = sum(report.summary.passes + report.summary.fails for report, _ in reports)
    yield Result("questions answered yes or no", asked, "", None, f"of {questions}")


def _faulty(faults: list) -> bool:  # type: ignore[type-arg]
    return any(fault.severity != "info" for fault in faults)
