"""An audit as a good linter prints it: place, rule, sentence, what is printed and what it should be, then a summary."""

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from triwulan.core.problem import Problem
from triwulan.formats.audit_json import AuditReport, SaidFinding, SaidPlace, Summary, UnreadFile
from triwulan.text.sentences import sentence

_COLOURS = {"error": "31", "warning": "33", "remark": "36"}


def audit_text(report: AuditReport, shown: Collection[str], *, colour: bool = False) -> str:
    """All of one file; findings of one cause stand under one place."""
    painted = colour and not os.environ.get("NO_COLOR")
    findings = [finding for finding in report.findings if finding.severity in shown]
    lines = [f"{report.file}", ""]
    for _, group in groupby(findings, key=lambda each: each.cause or id(each)):
        lines.extend(_group(list(group), report.language, painted))
    for gap in report.unread:
        lines.extend((f"  ? {_where(gap.place, report.language)}".rstrip(), f"    {gap.message}", ""))
    lines.extend(_summary(report.summary, report.language))
    return "\n".join(lines) + "\n\n"


def unread_text(report: UnreadFile) -> str:
    """A file that could not be read."""
    return f"{report.file}: {report.problem}"


def total_text(reports: Iterable[AuditReport | UnreadFile], language: str) -> str:
    """One line for all files."""
    every = list(reports)
    read = [each.summary for each in every if isinstance(each, AuditReport)]
    values = {
        "files": len(every),
        "unread": len(every) - len(read),
        "faulty": sum(each.errors > 0 for each in read),
        "errors": sum(each.errors for each in read),
        "warnings": sum(each.warnings for each in read),
        "remarks": sum(each.remarks for each in read),
    }
    return sentence(Problem("audit.total", values), language) + "\n"


def _group(findings: list[SaidFinding], language: str, painted: bool) -> Iterator[str]:
    for number, finding in enumerate(findings):
        indent = "  " if number == 0 else "    "
        name = sentence(Problem(f"audit.{finding.severity}"), language)
        if painted:
            name = f"\033[{_COLOURS[finding.severity]}m{name}\033[0m"
        yield f"{indent}{_where(finding.place, language)}: {name} {finding.rule} {finding.title}"
        yield f"{indent}  {finding.message}"
        if finding.printed or finding.expected:
            yield f"{indent}  " + _printed(finding, language)
        for place in finding.related:
            yield f"{indent}  ↳ {_where(place, language)}" + (f": {_short(place.quote)}" if place.quote else "")
    yield ""


def _printed(finding: SaidFinding, language: str) -> str:
    parts = (("audit.printed", finding.printed), ("audit.expected", finding.expected))
    return "; ".join(sentence(Problem(key, {"text": _short(text)}), language) for key, text in parts if text)


def _where(place: SaidPlace, language: str) -> str:
    parts = (
        ("audit.page", place.page),
        ("audit.table", place.table),
        ("audit.row", place.row),
        ("audit.column", place.column),
    )
    said = [sentence(Problem(key, {"text": _short(str(text), 60)}), language) for key, text in parts if text]
    if not place.table and place.section:
        said.append(place.section)
    return ", ".join(said) or sentence(Problem("audit.whole"), language)


def _short(text: str, most: int = 140) -> str:
    single = " ".join(text.split())
    return single if len(single) <= most else single[: most - 1] + "…"


def _summary(summary: Summary, language: str) -> Iterator[str]:
    counts = {name: getattr(summary, name) for name in Summary.__struct_fields__}
    yield sentence(Problem("audit.found", counts), language)
    yield sentence(Problem("audit.examined", counts), language)
