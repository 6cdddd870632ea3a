"""Tables by the numbers they are called, and how many rows of what they hold."""

import re
from collections import Counter
from typing import Final

from triwulan.audit.subjects.keeping import kept
from triwulan.core.claims import TableReference
from triwulan.core.reading import PassageKind, Reading, Role, RowRole, StatedTable

_CAPTION: Final = re.compile(
    r"^(?:tabel|table|tbl)\s*\.?\s*(?P<number>\d+(?:[.\-]\d+)*[a-z]?|[IVX]+(?:\.\d+)*|L[.\-]?\d+)\b", re.I
)
_LEVELS: Final = frozenset({"indikator", "target", "iku", "ikk", "sasaran", "program", "kegiatan", "subkegiatan"})


def plain_number(number: str) -> str:
    """A number without what is only a matter of style: "2-1" and "2.1." are 2.1."""
    return number.strip(" .").replace("-", ".").lower()


def found_table(number: str, reading: Reading) -> StatedTable | None:
    """The one table of a number, or on the sheet of a name; None when there is none, or more than one."""
    wanted = plain_number(number)
    found = [table for table in reading.tables if table.number and plain_number(table.number) == wanted]
    if not found and not number[:1].isdigit():
        found = [table for table in reading.tables if table.sheet.strip().lower() == number.strip().lower()]
    return found[0] if len(found) == 1 else None


@kept
def numbers_printed(reading: Reading) -> Counter[str]:
    """Every number of a table with how often it heads one: of tables read, and of captions whose table was not."""
    counted = Counter(plain_number(table.number) for table in reading.tables if table.number)
    referring = {claim.order for claim in reading.claims if isinstance(claim, TableReference)}
    for passage in reading.passages:
        match = None if passage.order in referring else _CAPTION.match(passage.text.strip())
        if match is None or passage.kind is PassageKind.HEADING:
            continue
        number = plain_number(match["number"])
        if passage.kind is not PassageKind.CAPTION or passage.table < 0:
            counted[number] = max(counted[number], 1)
    return counted


@kept
def tables_left_out(reading: Reading) -> frozenset[str]:
    """Numbers of tables that the text says are not there."""
    claims = (claim for claim in reading.claims if isinstance(claim, TableReference) and claim.left_out)
    return frozenset(plain_number(claim.number) for claim in claims)


def tables_listing(noun: str, reading: Reading) -> list[tuple[StatedTable, int]]:
    """Tables with a row for each village (or ward), and how many rows: called "menurut desa", with a total."""
    found = []
    for table in reading.tables:
        heads = [column.head.lower().split("/")[-1].strip() for column in table.columns]
        named = any(head in (noun, f"nama {noun}") for head in heads)
        whole = re.search(rf"\b(?:menurut|per|setiap|tiap)\s+{noun}\b", table.caption, re.I)
        rows = [row for row in table.rows if row.role is RowRole.BODY]
        if named and whole and len(rows) > 1 and any(row.role is RowRole.TOTAL for row in table.rows):
            found.append((table, len(rows)))
    return found


def rows_having(table: StatedTable, noun: str) -> list[int]:
    """How many rows have anything in the first column of figures; [] where the rows are not what the noun says."""
    if not row_counts(table, noun):
        return []
    columns = [each for each in table.columns if each.role not in (Role.NUMBER, Role.CODE)]
    rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
    counted = (sum(1 for row in rows if row.cells[column.index].quantity.value) for column in columns)
    return [next((count for count in counted if count), 0)]


def row_counts(table: StatedTable | None, noun: str) -> list[int]:
    """How many rows can be meant, the likeliest first: indicators; rows that begin with the word; rows of a level."""
    if table is None:
        return []
    rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT)]
    if noun not in _LEVELS:
        heads = " ".join(column.head.lower() for column in table.columns_of(Role.LABEL, Role.ACTIVITY, Role.UNKNOWN))
        return [len(rows)] if noun in heads.replace(" ", "") else []
    named = len({row.subject for row in rows if row.subject})
    called = sum(row.label.lower().replace(" ", "").startswith(noun) for row in rows)
    levels = [count for _, count in sorted(Counter(row.depth for row in rows).items())]
    objectives = {
        " ".join(row.cells[column.index].text.split()) for column in table.columns_of(Role.OBJECTIVE) for row in rows
    }
    ordered = [len(objectives)] if noun == "sasaran" and objectives else []
    ordered += [called] if called and noun not in ("indikator", "target", "sasaran") else []
    ordered += [count for count in (named, *levels, len(rows), len(objectives)) if count]
    return list(dict.fromkeys(ordered))
