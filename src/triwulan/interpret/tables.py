"""What each table is about: its head, its columns, its rows and their hierarchy."""

from triwulan.core.document import Unread
from triwulan.core.reading import Passage, StatedTable
from triwulan.interpret.flow import Flow


def tables_of(flow: Flow) -> tuple[tuple[StatedTable, ...], tuple[Passage, ...], tuple[Unread, ...]]:
    """The tables understood, the passages (notes now knowing their table), and what was not understood."""
    return (), flow.passages, ()
