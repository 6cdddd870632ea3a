"""What a column of a table or a figure of a sentence holds, whose it is, and of which time."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a column holds, under whatever name. ``SHARE`` is a part of a whole in percent, ``CHANGE`` a difference,
    ``ANSWER`` what became of a follow-up.
    """

    NUMBER = "number"
    CODE = "code"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    ACTIVITY = "activity"
    LABEL = "label"
    UNIT = "unit"
    DIRECTION = "direction"
    TARGET = "target"
    REALISATION = "realisation"
    ACHIEVEMENT = "achievement"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PREDICATE = "predicate"
    CEILING = "ceiling"
    SPENDING = "spending"
    ABSORPTION = "absorption"
    REMAINDER = "remainder"
    EFFICIENCY = "efficiency"
    EFFICIENCY_LEVEL = "efficiency_level"
    BEFORE = "before"
    AFTER = "after"
    CHANGE = "change"
    CHANGE_PERCENT = "change_percent"
    SHARE = "share"
    WEIGHT = "weight"
    SCORE = "score"
    AMOUNT = "amount"
    TOTAL = "total"
    AVERAGE = "average"
    STRATEGY = "strategy"
    FOLLOW_UP = "follow_up"
    ANSWER = "answer"
    PERSON = "person"
    PERIOD = "period"
    NOTE = "note"
    DIGEST = "digest"
    UNKNOWN = "unknown"


class Measure(StrEnum):
    """Whose figures a column holds, where its head or the head above it says so."""

    PERFORMANCE = "performance"
    BUDGET = "budget"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """A time: months ``first``..``last`` (1..12) of ``year`` (None: not said).

    ``cumulative`` when the head says "s.d." or sums the year so far; TW II alone is Span(y, 4, 6), s.d. TW II is
    Span(y, 1, 6, cumulative=True), a year Span(y, 1, 12).
    """

    year: int | None
    first: int
    last: int
    cumulative: bool = False
