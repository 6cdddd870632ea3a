"""Which fields of a quarter may be changed now: all of a draft, in a returned report what the superior opened.

Besides what was remarked (core/reopening.py) a return opens what the report needs and cannot have: a field the
agreement asks for only since an amendment, and one that a change of terms or ceilings made wrong. Without that a
return and an amendment together would lock the quarter for good.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from triwulan.core import anchors
from triwulan.core.reopening import is_open
from triwulan.core.workflow import State
from triwulan.web.quarters.completeness import gaps
from triwulan.web.quarters.records import QuarterRecord
from triwulan.web.quarters.selectors import EDITABLE, latest_sending


@dataclass
class Opening:
    """The fields of one quarter that are open."""

    record: QuarterRecord

    @property
    def editable(self) -> bool:
        """Anything at all may be changed."""
        return State(self.record.report.state) in EDITABLE

    def is_open(self, path: str) -> bool:
        """Whether the field may be changed now."""
        if self.record.report.state != State.RETURNED:
            return self.editable
        return is_open(path, remarks=self._remarks, lines=self._served) or self._demanded(path)

    def _demanded(self, path: str) -> bool:
        sent = self._sent.get(path, "")
        if path in self.record.problems or sent != self.record.text(path):
            return True
        return not sent and path in self._missing

    @cached_property
    def _remarks(self) -> frozenset[str]:
        # a return that remarks on nothing opens everything
        return frozenset(self.record.report.reopened) or frozenset({anchors.REPORT})

    @cached_property
    def _served(self) -> dict[str, str]:
        return {line.key: line.indicator for line in self.record.all_lines}

    @cached_property
    def _sent(self) -> Mapping[str, str]:
        sending = latest_sending(self.record.report)
        return {} if sending is None else sending.entries

    @cached_property
    def _missing(self) -> frozenset[str]:
        return frozenset(field.path for field in gaps(self.record))
