"""The audit of a report of the database: composed, read again as it is printed, and judged.

Kept per process by the report's whole content, never by its key: a page that shows what was shown before pays nothing.
"""

import logging
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.compose import compose_report
from triwulan.core.reading import Reading
from triwulan.core.report import Report
from triwulan.formats.audit_json import AuditReport
from triwulan.formats.report_json import dump_report
from triwulan.interpret import interpret
from triwulan.text.audit_report import audit_report

KEPT: Final = 64
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Content:
    """A report, the same as another when every byte of it is."""

    form: bytes
    report: Report = field(compare=False)


def audited(report: Report, *, language: str, previous: Report | None = None) -> AuditReport | None:
    """What the audit says of a report, beside the quarter before where it is known.

    None where the audit itself fails: nobody may be kept from entering and sending by a fault of ours, and the
    server's output has its trace.
    """
    try:
        return _audited(_content(report), None if previous is None else _content(previous), language)
    except Exception:
        _log.exception("the audit of %s, %s failed", report.author.position, report.quarter.label)
        return None


def forget_audits() -> None:
    """Audit everything anew."""
    _audited.cache_clear()
    _reading.cache_clear()


def _content(report: Report) -> _Content:
    return _Content(dump_report(report), report)


@lru_cache(maxsize=KEPT)
def _audited(content: _Content, previous: _Content | None, language: str) -> AuditReport:
    context = Context(_reading(content), previous=None if previous is None else _reading(previous))
    return audit_report(context, rules(), name=content.report.quarter.label, language=language)


@lru_cache(maxsize=KEPT)
def _reading(content: _Content) -> Reading:
    return interpret(compose_report(content.report), content.report.stage)
