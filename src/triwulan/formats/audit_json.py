"""The JSON form of an audit, versioned and described in docs/audit-json.md."""

import json
from typing import Any, Final

import msgspec

SCHEMA_VERSION: Final = 1


class SaidPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where: what does not apply is null; ``address`` is the file's own, ``anchor`` the record in the database."""

    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    page: int | None = None
    quote: str | None = None
    address: str | None = None
    anchor: str | None = None


class SaidFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault: ``severity`` is error, warning or remark; ``related`` are the other places of the contradiction.

    ``printed`` stands at ``place``, ``expected`` would be right; findings of one ``cause`` have one root.
    """

    rule: str
    title: str
    severity: str
    message: str
    place: SaidPlace
    printed: str | None = None
    expected: str | None = None
    related: tuple[SaidPlace, ...] = ()
    cause: str | None = None


class SaidGap(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read or judged, and why; ``rule`` is null where no rule came to ask."""

    message: str
    rule: str | None = None
    place: SaidPlace = SaidPlace()


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts: findings by severity, and how all questions ended (a question is one rule on one subject)."""

    errors: int
    warnings: int
    remarks: int
    rules: int
    questions: int
    passes: int
    fails: int
    does_not_apply: int
    not_yet: int
    unchecked: int
    crashed: int
    figures_printed: int
    figures_read: int


class AuditReport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an audit says of one file, in one language."""

    file: str
    title: str
    language: str
    stage: str
    summary: Summary
    findings: tuple[SaidFinding, ...]
    unchecked: tuple[SaidGap, ...] = ()
    unread: tuple[SaidGap, ...] = ()
    schema: int = SCHEMA_VERSION


class UnreadFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could not be read at all; ``problem`` says why and what to do."""

    file: str
    problem: str
    schema: int = SCHEMA_VERSION


def dump_audit(report: AuditReport | UnreadFile, *, indent: int = 2) -> bytes:
    """Write it as JSON; with indent 0 on one line, for several files one below the other."""
    raw = msgspec.json.encode(report)
    return (msgspec.json.format(raw, indent=indent) if indent else raw) + b"\n"


def schema_bytes() -> bytes:
    """Write the JSON Schema (2020-12) as docs/audit-json.schema.json holds it."""
    forms, parts = msgspec.json.schema_components((AuditReport, UnreadFile), ref_template="#/$defs/{name}")
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Triwulan audit",
        "anyOf": list(forms),
        "$defs": {name.rpartition(".")[2]: part for name, part in parts.items()},
    }
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n"
