"""The JSON form of a Report, versioned and described in docs/report-json.md."""

import json
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from triwulan.core.problem import Problem, ProblemError
from triwulan.core.report import SCHEMA_VERSION, Report
from triwulan.formats.report_references import reference_problems

LARGEST: Final = 20_000_000


def dump_report(report: Report) -> bytes:
    """Write a report as indented JSON; decimals are strings, and the same report gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def load_report(data: bytes) -> Report:
    """Read a report; raises ProblemError naming the place of what is unreadable, unknown or contradictory."""
    raw = _json(data)
    _check_version(raw)
    try:
        report = msgspec.convert(raw, Report, strict=True, str_keys=True)
    except (msgspec.ValidationError, ProblemError) as error:
        raise ProblemError(_invalid(error)) from error
    for path in _unknown(raw, msgspec.to_builtins(report, str_keys=True), ""):
        raise ProblemError(Problem("report_json.unknown_field", {"path": path}))
    for problem in reference_problems(report):
        raise ProblemError(problem)
    return report


def report_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the form."""
    schema = msgspec.json.schema(Report, schema_hook=_any_value)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Triwulan report", **schema}


def schema_bytes() -> bytes:
    """Write the JSON Schema as docs/report-json.schema.json holds it."""
    return json.dumps(report_schema(), indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def _any_value(kind: type) -> dict[str, Any]:
    if kind is object:
        return {"description": "any JSON value"}
    raise NotImplementedError(kind)


def _json(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise ProblemError(Problem("report_json.too_large", {"largest": LARGEST}))
    try:
        raw = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ProblemError(Problem("report_json.malformed", {"detail": str(error)})) from error
    if not isinstance(raw, dict):
        raise ProblemError(Problem("report_json.no_report"))
    return raw


def _check_version(raw: dict[str, Any]) -> None:
    """Say that a file is from a newer version before its unknown fields are taken for mistakes."""
    schema = raw.get("schema", SCHEMA_VERSION)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise ProblemError(Problem("report_json.invalid", {"path": "schema", "detail": str(schema)}))
    if schema > SCHEMA_VERSION:
        raise ProblemError(Problem("report_json.newer", {"schema": schema, "known": SCHEMA_VERSION}))


def _invalid(error: msgspec.ValidationError | ProblemError) -> Problem:
    if isinstance(error, ProblemError):
        return error.problem
    cause = error.__cause__
    if isinstance(cause, ProblemError):
        return cause.problem
    detail, _, path = str(error).partition(" - at `")
    return Problem("report_json.invalid", {"path": path.rstrip("`").removeprefix("$.") or "$", "detail": detail})


def _unknown(raw: Any, known: Any, path: str) -> Iterator[str]:
    """Find what was given but is no part of a report; a field in silence left out would be a figure lost."""
    if isinstance(raw, dict) and isinstance(known, dict):
        for key, value in raw.items():
            here = f"{path}.{key}".lstrip(".")
            if key in known:
                yield from _unknown(value, known[key], here)
            else:
                yield here
    elif isinstance(raw, list) and isinstance(known, list | tuple):
        for index, (value, other) in enumerate(zip(raw, known, strict=True)):
            yield from _unknown(value, other, f"{path}[{index}]")
