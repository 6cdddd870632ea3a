"""A reference to a table that is not in the report."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.statements.statements import claims
from triwulan.audit.subjects.statements.table_numbers import numbers_printed, plain_number
from triwulan.core.claims import TableReference
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity


@rule("S419", title="Reference to a table that is not there", severity=Severity.ERROR, each=claims(TableReference))
def no_such_table(claim: TableReference, context: Context) -> Answer:
    """Look the number up among all tables and captions; an excerpt may have lost those of the chapters before it."""
    if claim.left_out:
        return DOES_NOT_APPLY
    numbers = numbers_printed(context.reading)
    number = plain_number(claim.number)
    if not numbers:
        return DOES_NOT_APPLY
    if number in numbers:
        return None
    if _before_all(number, list(numbers)):
        return DOES_NOT_APPLY
    printed = f"Tabel {claim.number}"
    return Finding(
        message="s419",
        places=(claim.place,),
        printed=printed,
        values={"printed": printed, "tables": ", ".join(sorted(numbers, key=_sorting))},
        cause=f"table-reference/{number}",
    )


def _before_all(number: str, numbers: list[str]) -> bool:
    """Whether it is of a chapter before the first that has tables here."""
    head, dot, _ = number.partition(".")
    heads = [each.partition(".")[0] for each in numbers if "." in each]
    if not dot or not head.isdigit() or not all(each.isdigit() for each in heads) or not heads:
        return False
    return int(head) < min(map(int, heads))


def _sorting(number: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in number.split("."))
