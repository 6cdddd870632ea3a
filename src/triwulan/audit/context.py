"""What rules may know besides the report itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from triwulan.core.reading import Reading, StatedRow, StatedTable, Subject


@dataclass(frozen=True)
class Context:
    """The reading a subject is taken from, and what it may be compared with.

    ``previous`` is the report of the quarter before.
    """

    reading: Reading
    previous: Reading | None = None

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """The indicators by key."""
        return {subject.key: subject for subject in self.reading.subjects}

    def table(self, index: int) -> StatedTable:
        """The table of an index."""
        return self.reading.tables[index]

    def row(self, table: int, row: int) -> StatedRow:
        """The row of a table's index and its own."""
        return self.reading.tables[table].rows[row]
