"""Audits of the corpus, and the findings as they are kept to be compared with."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.corpus.truth import FOLDER
from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.formats.audit_json import AuditReport
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.text.audit_report import audit_report


@cache
def audited(document: Path) -> AuditReport:
    """What the audit says of a document."""
    reading = interpret(read_document(document.read_bytes(), document.name))
    return audit_report(Context(reading), rules(), name=document.name)


def kept(document: Path) -> Path:
    """The file that keeps its findings."""
    return FOLDER / "findings" / f"{document.name}.json"


def shown(report: AuditReport) -> list[dict[str, Any]]:
    """The findings as kept: what is found where, without the sentences."""
    return [
        {
            "rule": each.rule,
            "severity": each.severity,
            "table": each.place.table,
            "row": each.place.row,
            "column": each.place.column,
            "quote": (each.place.quote or "")[:80],
            "printed": each.printed,
            "expected": each.expected,
        }
        for each in report.findings
    ]


def written(findings: list[dict[str, Any]]) -> str:
    """Kept findings as text, one a line, so that a change is read line by line."""
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in findings) + "\n]\n"


def main() -> None:
    """Keep what is found now: `python -m tests.corpus.audited`, then read the difference."""
    from tests.corpus.truth import documents

    for document in documents():
        kept(document).parent.mkdir(exist_ok=True)
        kept(document).write_text(written(shown(audited(document))), encoding="utf-8")


if __name__ == "__main__":
    main()
