"""What a quarter still needs before it can be sent, step by step."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.core import anchors
from triwulan.core.activity import serving
from triwulan.core.report import CarriedAnswer, Indicator
from triwulan.web.quarters.carrying import Asked
from triwulan.web.quarters.fields import (
    FOLLOW_UP_FIELDS,
    Section,
    carried_number,
    items_entered,
    measured_fields,
    months_of,
    section_of,
)
from triwulan.web.quarters.follow_ups import answer_to, needs_new_day
from triwulan.web.quarters.records import QuarterRecord


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is empty although the report needs it; ``about`` is the indicator or budget line in words."""

    path: str
    about: str

    @property
    def section(self) -> Section:
        """The step it belongs to."""
        section = section_of(self.path)
        assert section is not None, self.path
        return section


@dataclass(frozen=True, slots=True)
class Step:
    """How far one step has come: fields needed, fields filled in, and fields with something wrong."""

    section: Section
    needed: int
    filled: int
    faults: int

    @property
    def complete(self) -> bool:
        """Nothing is missing and nothing is wrong."""
        return self.filled == self.needed and self.faults == 0


def required_fields(record: QuarterRecord) -> Iterator[Gap]:
    """Every field this quarter's report needs, filled in or not, in the report's order."""
    indicators = record.agreement.indicators
    quarter = record.report.number
    for indicator in indicators:
        if quarter >= indicator.matures_in:
            for field in measured_fields(indicator):
                yield Gap(f"{anchors.measurement(indicator.key)}/{field}", indicator.name)
    for line in record.lines:
        yield Gap(f"{anchors.cost(line.key)}/spending", line.name)
        if not line.as_indicator:
            yield Gap(f"{anchors.cost(line.key)}/output", line.name)
    for indicator in indicators:
        for field in _needed_analysis(record, indicator):
            yield Gap(f"{anchors.analysis(indicator.key)}/{field}", indicator.name)
    for indicator in indicators:
        base = anchors.strategy(indicator.key)
        for item in list(items_entered(_filled(record), base)) or [1]:
            yield Gap(f"{base}/{item}/text", indicator.name)
            yield Gap(f"{base}/{item}/months", indicator.name)
    for asked in record.asked:
        for field in _needed_answer(record, asked):
            yield Gap(f"{anchors.carried(asked.number)}/{field}", asked.follow_up.what)
    goes_on = any(answer_to(record, asked) is CarriedAnswer.CONTINUED for asked in record.asked)
    for item in list(items_entered(_filled(record), anchors.FOLLOW_UP)) or ([] if goes_on else [1]):
        for field in FOLLOW_UP_FIELDS:
            yield Gap(f"{anchors.follow_up(item)}/{field}", "")


def gaps(record: QuarterRecord) -> list[Gap]:
    """What is still empty."""
    return [field for field in required_fields(record) if not _has_content(record, field.path)]


def steps(record: QuarterRecord) -> list[Step]:
    """How far each step has come."""
    fields = [(field.section, _has_content(record, field.path)) for field in required_fields(record)]
    needed = Counter(section for section, _filled in fields)
    filled = Counter(section for section, has_content in fields if has_content)
    faulty = Counter(section_of(path) for path in record.problems)
    shown = (section for section in Section if record.asked or section is not Section.CARRIED)
    return [Step(section, needed[section], filled[section], faulty[section]) for section in shown]


def _needed_analysis(record: QuarterRecord, indicator: Indicator) -> tuple[str, ...]:
    if record.report.number < indicator.matures_in:
        return ("done",)
    measured = record.measurements[indicator.key]
    if measured.achievement.value is not None and not measured.met:
        return "method", "done", "cause", "obstacle", "solution"
    return "method", "done"


def _needed_answer(record: QuarterRecord, asked: Asked) -> tuple[str, ...]:
    """What shows that it is done, until when it goes on, or why it was given up."""
    answer = answer_to(record, asked)
    if answer is None:
        return ("answer",)
    if answer is CarriedAnswer.CONTINUED:
        return ("answer", "by_when") if needs_new_day(record, asked) else ("answer",)
    shown = answer is CarriedAnswer.DONE and record.evidence.at(anchors.carried(asked.number))
    return ("answer",) if shown else ("answer", "note")


def _filled(record: QuarterRecord) -> list[str]:
    return [path for path, entry in record.own.items() if entry.text.strip()]


def _has_content(record: QuarterRecord, path: str) -> bool:
    if record.is_counted(path):
        return True
    if path.startswith("analysis/") and path.endswith("/done") and serving(record.activities, path.split("/")[1]):
        return True  # the activity log tells it
    text = record.text(path).strip()
    if path.startswith(f"{anchors.CARRIED}/") and path.endswith("/answer"):
        number = carried_number(path)
        return any(answer_to(record, asked) is not None for asked in record.asked if asked.number == number)
    return bool(months_of(text)) if path.endswith("/months") else bool(text)
