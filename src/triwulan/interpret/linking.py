"""Which rows of which tables are about the same indicator, in slightly different words."""

from triwulan.core.reading import StatedTable, Subject


def link(tables: tuple[StatedTable, ...]) -> tuple[tuple[StatedTable, ...], tuple[Subject, ...]]:
    """Give the rows the keys of their subjects, and the subjects."""
    return tables, ()
