"""Where in a report something stands, as its reader would say it and as its file addresses it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place to point at.

    ``section`` is the heading it stands under ("2.2 Capaian Kinerja"); ``table`` the table's number ("2.2"), or the
    name of
    its sheet, or its caption; ``row`` the row's printed number ("1", "1.1", "II.d"), or its label; ``column`` the head
    over it ("Anggaran / Pagu"); ``quote`` the words or the figure; ``page`` from 1, 0 is unknown. ``address`` is
    the file's own (see ``document.Origin``), ``anchor`` names the record in the database, where there is one.
    """

    section: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    page: int = 0
    quote: str = ""
    address: str = ""
    anchor: str = ""

    @property
    def where(self) -> str:
        """What to call the table in a sentence: its number or name, else the section it stands in."""
        return self.table or self.section or "-"

    def quoting(self, words: str) -> "Place":
        """The same place with other words pointed at."""
        # written out, as every finding, mention and claim asks for it
        return Place(
            section=self.section,
            table=self.table,
            row=self.row,
            column=self.column,
            page=self.page,
            quote=words,
            address=self.address,
            anchor=self.anchor,
        )


NOWHERE = Place()
