"""What a Reading says, without where it stands: what has to be the same before and after a file."""

from collections.abc import Iterator

from triwulan.core.claims import Claim
from triwulan.core.identity import Identity, StatedSignature
from triwulan.core.quantity import Quantity
from triwulan.core.reading import Passage, PassageKind, Reading, StatedCell, StatedTable


def normal_form(reading: Reading, *, merged: bool = True) -> tuple[str, ...]:
    """Everything a Reading says, a line for each thing.

    Left out are places and orders, the lines that name a table (only files have them as text), how deep an item
    stands (a file does not always tell), and which list it is of. Without ``merged`` (Markdown has none) also
    what only a merged cell says.
    """
    tables = {table.order for table in reading.tables}
    return tuple(
        line
        for part in (
            (_passage(each) for each in reading.passages if each.kind is not PassageKind.CAPTION),
            *(_table(table, merged) for table in reading.tables),
            _identity(reading.identity),
            (_claim(each) for each in reading.claims if merged or each.order not in tables),
            (f"unread {each.problem}" for each in reading.unread),
        )
        for line in part
    )


def _passage(passage: Passage) -> str:
    return f"{passage.kind.value} {passage.number} {passage.ticked} {passage.table}: {_flat(passage.text)}"


def _table(table: StatedTable, merged: bool) -> Iterator[str]:
    yield f"table {table.number} {table.kind.value} {table.span}: {_flat(table.caption)}"
    for column in table.columns:
        yield (
            f"  column {_flat(column.head)}: {column.role.value} {column.measure.value} {column.span}"
            f" {column.number} {column.formula} {column.unit} {column.scale}"
        )
    for row in table.rows:
        shown = ["" if cell.covered and not merged else _cell(cell) for cell in row.cells]
        yield f"  row {row.role.value} {row.parent}: {' | '.join(shown)}"
        if merged or shown[min(1, len(shown) - 1)]:
            yield f"    is {row.number} {row.subject} {_flat(row.label)}"


def _cell(cell: StatedCell) -> str:
    return f"{_flat(cell.text)} {_quantity(cell.quantity)}" if cell.text else ""


def _quantity(quantity: Quantity) -> str:
    return f"<{quantity.kind.value} {quantity.value} {quantity.unit} {quantity.places}>"


def _identity(identity: Identity) -> Iterator[str]:
    said = (
        identity.post, identity.unit, identity.district, identity.regency, identity.province, identity.superior_post,
    )  # fmt: skip
    yield "identity " + " / ".join(_flat(each.text) for each in said)
    periods = (identity.period, identity.titled)
    yield f"{identity.kind.value} " + " ".join(
        "-" if each is None else f"{each.kind.value} {each.number} {each.year}" for each in periods
    )
    yield f"working days {identity.working_days}"
    for signature in identity.signatures:
        yield _signature(signature)


def _signature(signature: StatedSignature) -> str:
    said = (
        signature.heading, signature.post, signature.name, signature.nip, signature.rank, signature.town, signature.day,
    )  # fmt: skip
    texts = " / ".join(_flat(each.text) for each in said)
    return f"signature {signature.superior} {signature.acting} {signature.dated}: {texts}"


def _claim(claim: Claim) -> str:
    return f"claim {type(claim).__name__} {claim.about.subject}: {_flat(claim.place.quote)}"


def _flat(text: str) -> str:
    return " ".join(text.split())
