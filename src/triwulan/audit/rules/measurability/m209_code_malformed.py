"""A code of a program, an activity or a sub-activity that cannot be one."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.measurability.measurability import Code, codes
from triwulan.core.finding import Answer, Finding, Severity


@rule("M209", title="A code is malformed", severity=Severity.WARNING, each=codes)
def code_malformed(code: Code, context: Context) -> Answer:
    """Parts of digits between single dots, as in the other rows."""
    if not code.malformed:
        return None
    return Finding(
        message="m209",
        places=(code.place,),
        printed=code.text,
        expected=code.meant,
        values={"printed": code.text, "like": code.like},
    )
