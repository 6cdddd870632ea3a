"""What a rule says of a report: a Finding, and the Outcome of every question that was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from triwulan.core.place import NOWHERE, Place


class Severity(StrEnum):
    """An error contradicts arithmetic or the report itself; a warning is very likely wrong; a remark may be said."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


class Verdict(StrEnum):
    """How a question ended. ``NOT_YET``: the report has not come that far; ``UNCHECKED``: it could not be judged."""

    PASSES = "passes"
    FAILS = "fails"
    DOES_NOT_APPLY = "does_not_apply"
    NOT_YET = "not_yet"
    UNCHECKED = "unchecked"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault as facts; the sentence is made of ``message`` and ``values`` where it is shown.

    ``message`` is the id of the sentence, for example ``a101`` or ``a101.thousands``; ``places`` are where it shows,
    the
    first being the one to be mended most likely; ``printed`` stands there, ``expected`` would be right (both as
    printed text, "" where there is none). ``severity`` None is the rule's own. Findings of one ``cause`` are one
    fault on screens and in text (for example ``table:2.2/indicator:3/target``); "" stands alone.
    """

    message: str
    places: tuple[Place, ...]
    printed: str = ""
    expected: str = ""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    severity: Severity | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A question that could not be answered, and why: a message id and its values."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


class DoesNotApply:
    """A question that does not arise for this subject."""


DOES_NOT_APPLY = DoesNotApply()

Answer = Finding | tuple[Finding, ...] | Unchecked | DoesNotApply | None
"""What a rule gives: None passes, a Finding or several fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one rule ended on one subject; ``severity`` is the finding's, and None unless it fails."""

    rule: str
    verdict: Verdict
    place: Place = NOWHERE
    finding: Finding | None = None
    severity: Severity | None = None
    reason: Unchecked | None = None
