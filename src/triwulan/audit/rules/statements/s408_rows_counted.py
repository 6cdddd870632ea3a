"""A number of indicators, programmes or activities in the text that the table it refers to does not hold."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims
from triwulan.audit.subjects.statements.table_numbers import found_table, row_counts, rows_having
from triwulan.audit.subjects.statements.targets_met import agreed
from triwulan.core.claims import Hedge, Tallied
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.reading import Reading, RowRole, StatedTable, TableKind

_INDICATORS = ("indikator", "target", "iku", "ikk", "sasaran")


@rule(
    "S408",
    title="A table holds another number of rows than the text says",
    severity=Severity.ERROR,
    each=claims(Tallied),
)
def rows_counted(claim: Tallied, context: Context) -> Answer:
    """Compare with the agreement, and with the table that is referred to."""
    table = found_table(claim.table, context.reading) if claim.table else None
    known = _known(claim, table, context.reading)
    said = int(claim.figure.value)
    if claim.figure.hedge is not Hedge.EXACT or not known:
        return DOES_NOT_APPLY
    missing = _missing(table, said, context.reading) if table is not None and claim.noun in _INDICATORS else []
    if table is not None and missing:
        return _without(claim, table, missing)
    if said in known:
        return None
    right = row_counts(table, claim.noun)[0] if table is not None and not claim.having else max(known)
    return Finding(
        message="s408" if table is not None else "s408.agreed",
        places=(claim.place, *((table.place,) if table is not None else ())),
        printed=claim.figure.printed,
        expected=f"{right} {claim.noun}",
        values={
            "printed": claim.figure.printed,
            "right": right,
            "noun": claim.noun,
            "table": table.place.table if table is not None else "",
        },
        cause="targets-total",
    )


def _missing(table: StatedTable, said: int, reading: Reading) -> list[str]:
    """Agreed indicators without a row in a table of indicators that is said to have as many as were agreed."""
    rows = [row for row in table.rows if row.role in (RowRole.BODY, RowRole.PARENT) and row.depth == 0]
    held = {row.subject for row in rows}
    subjects = [subject for subject in reading.subjects if subject.agreed]
    if len(held) != len(rows) or "" in held or len(subjects) != said or table.kind is TableKind.AGREEMENT:
        return []
    names = [subject.name for subject in subjects if subject.key not in held]
    return names if len(rows) + len(names) == said else []


def _without(claim: Tallied, table: StatedTable, missing: list[str]) -> Finding:
    named = "; ".join(missing)
    return Finding(
        message="s408.missing",
        places=(claim.place, table.place),
        printed=claim.figure.printed,
        expected=named,
        values={"printed": claim.figure.printed, "missing": named, "table": table.place.table},
        cause=f"indicator-missing/{table.index}",
    )


def _known(claim: Tallied, table: StatedTable | None, reading: Reading) -> frozenset[int]:
    """Every number that can be meant: rows of the table at any level, indicators and objectives agreed."""
    if claim.table and table is None:
        return frozenset()
    if table is not None and claim.having:
        return frozenset(rows_having(table, claim.noun))
    counts = set(row_counts(table, claim.noun)) if table is not None else set()
    if table is not None and not counts:
        return frozenset()
    if claim.noun in _INDICATORS:
        counts |= agreed(reading)
        counts |= {count for each in reading.of_kind(TableKind.AGREEMENT) for count in row_counts(each, claim.noun)}
    return frozenset(counts)
