"""One regulation cited with two numbers or two years."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.identity.names import Citation, citations
from triwulan.core.finding import Answer, Finding, Severity


@rule("I518", title="One regulation with two numbers", severity=Severity.ERROR, each=citations)
def regulation_cited_twice(cited: Citation, context: Context) -> Answer:
    """Judge the numbers under which a title is cited; a later change has a title of its own."""
    if len(cited.numbers) < 2:
        return None
    (one, first), (other, second) = cited.numbers[:2]
    return Finding(
        message="i518",
        places=(second.place, first.place),
        printed=_said(other),
        expected=_said(one),
        values={"one": _said(one), "other": _said(other)},
    )


def _said(number: str) -> str:
    count, _, year = number.partition("/")
    return f"Nomor {count} Tahun {year}"
