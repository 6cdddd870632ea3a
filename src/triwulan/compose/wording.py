"""The form's sentences for one report: the standard ones or the regency's own, with placeholders filled."""

from collections.abc import Mapping
from string import Formatter
from typing import Final

from triwulan.core.period import format_date
from triwulan.core.problem import Problem, ProblemError
from triwulan.core.report import Report
from triwulan.data.wording import Sentence, standard_wording

LONGEST_TEXT: Final = 4000


def wording_keys() -> tuple[Sentence, ...]:
    """Give every sentence of the form that a regency may word itself, in the order of the form."""
    return tuple(standard_wording().values())


def check_wording(key: str, text: str) -> tuple[Problem, ...]:
    """Say what is wrong with a regency's own text for a key; nothing when it can be printed."""
    sentence = standard_wording().get(key)
    if sentence is None:
        return (Problem("wording.unknown_key", {"key": key}),)
    if sentence.required and not text.strip():
        return (Problem("wording.required", {"key": key, "about": sentence.about}),)
    if len(text) > LONGEST_TEXT:
        return (Problem("wording.too_long", {"key": key, "longest": LONGEST_TEXT}),)
    try:
        fields = _fields(text)
    except ValueError:
        return (Problem("wording.braces", {"key": key}),)
    allowed = ", ".join(f"{{{name}}}" for name in sentence.placeholders)
    return tuple(
        Problem("wording.unknown_placeholder", {"key": key, "placeholder": f"{{{field}}}", "allowed": allowed})
        for field in dict.fromkeys(fields)
        if field not in sentence.placeholders
    )


class Words:
    """The sentences of one report; raises ProblemError for a regency's text that cannot be printed."""

    def __init__(self, report: Report) -> None:
        """Check the regency's own wording before anything is printed."""
        own = {wording.key: wording.text for wording in report.wording}
        for key, text in own.items():
            for problem in check_wording(key, text):
                raise ProblemError(problem)
        self._texts = {key: sentence.text for key, sentence in standard_wording().items()} | own
        self._common = _common(report)

    def __call__(self, key: str, **values: str) -> str:
        """Give a sentence with its placeholders filled; what is filled in is never read as a placeholder."""
        return _filled(self._texts[key], self._common | values).strip()


def _common(report: Report) -> dict[str, str]:
    return {
        "position": report.author.position,
        "superior": report.author.superior_position,
        "unit": report.author.unit,
        "regency": report.author.regency,
        "quarter": f"Triwulan {report.quarter.roman}",
        "year": str(report.quarter.year),
        "first_day": format_date(report.quarter.first_day),
        "last_day": format_date(report.quarter.last_day),
    }


def _fields(text: str) -> list[str]:
    """List the placeholders with anything put behind their names, which str.format would act on."""
    found = []
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            found.append(name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else ""))
    return found


def _filled(text: str, values: Mapping[str, str]) -> str:
    return "".join(literal + ("" if name is None else values[name]) for literal, name, _, _ in Formatter().parse(text))
