"""A section's rows as the screen shows them: what is stored, what this window typed, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import get_language

from triwulan.core import anchors
from triwulan.core.problem import Problem
from triwulan.core.report import CarriedAnswer
from triwulan.text.sentences import sentence
from triwulan.web.quarters.fields import ANSWER_WORDS, label_of, months_of
from triwulan.web.quarters.models import Entry
from triwulan.web.quarters.opening import Opening
from triwulan.web.quarters.records import QuarterRecord
from triwulan.web.quarters.services import Outcome
from triwulan.web.review.models import Remark
from triwulan.web.templatetags.figures import month_name


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: its text as this window should see it, and what must be said beside it."""

    path: str
    label: str
    text: str
    base: int
    open: bool
    faults: tuple[str, ...] = ()
    conflict: Entry | None = None
    entry: Entry | None = None

    @property
    def id(self) -> str:
        """Its id in the page."""
        return self.path.replace("/", "-")


@dataclass
class Sheet:
    """The quarter's fields for one window."""

    record: QuarterRecord
    remarks: Sequence[Remark] = ()
    outcome: Outcome = field(default_factory=Outcome)
    typed: Mapping[str, str] = field(default_factory=dict)
    """What this window typed where it could not be saved."""

    @cached_property
    def opening(self) -> Opening:
        """Which fields are open."""
        return Opening(self.record)

    @property
    def editable(self) -> bool:
        """Anything at all may be changed."""
        return self.opening.editable

    def field(self, path: str, label: str = "") -> FieldView:
        """One field."""
        entry = self.record.own.get(path)
        unsaved = path in self.outcome.conflicts or path in self.outcome.refused
        stored = "" if entry is None or path in self.record.outdated else entry.text
        problems = [*self.record.problems.get(path, ())]
        if path in self.outcome.refused:
            problems.append(self.outcome.refused[path])
        return FieldView(
            path=path,
            label=label or label_of(path),
            text=self.typed.get(path, "") if unsaved else stored,
            base=0 if entry is None else entry.version,
            open=self.opening.is_open(path),
            faults=tuple(said(problem) for problem in problems),
            conflict=self.outcome.conflicts.get(path),
            entry=entry,
        )

    def remarks_about(self, *keys: str) -> list[Remark]:
        """Remarks that hang on any of these records."""
        return [remark for remark in self.remarks if _about(remark.anchor) in keys or remark.anchor in keys]


def said(problem: Problem) -> str:
    """A problem as a sentence in the visitor's language."""
    return sentence(problem, get_language() or "id")


def readable(path: str, text: str) -> str:
    """What stands in a field, in words where it was ticked."""
    if path.endswith("/months"):
        return ", ".join(month_name(month) for month in months_of(text))
    if path.startswith(f"{anchors.CARRIED}/") and path.endswith("/answer") and text in list(CarriedAnswer):
        return str(ANSWER_WORDS[CarriedAnswer(text)])
    return text


def _about(anchor: str) -> str:
    kind, _, key = anchor.partition("/")
    return key.partition("/")[0] if kind not in ("section", anchors.FOLLOW_UP, anchors.CARRIED) else ""
