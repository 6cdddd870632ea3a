"""An indicator or an objective that reads differently from table to table."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.agreement.agreement import Named, named
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.likeness import likeness, replaced, shortens, telling, words
from triwulan.core.reading import Wording

_FAR = 0.75


@rule("P305", title="One indicator or objective reads differently in two tables", severity=Severity.WARNING, each=named)
def wording_drifts(subject: Named, context: Context) -> Answer:
    """Compare each wording with the first, the agreement's where there is one; typing slips and order do not count."""
    right, *others = subject.wordings
    drifted = [each for each in others if set(words(each.text)) != set(words(right.text))]
    changed = [each for each in drifted if any(replaced(right.text, each.text))]
    if not changed:
        return None
    worst = min(changed, key=lambda each: likeness(right.text, each.text, {}))
    return Finding(
        message=f"p305.{subject.what}",
        places=(worst.place, right.place, *(each.place for each in changed if each is not worst)),
        printed=worst.text,
        expected=right.text,
        values={
            "printed": worst.text,
            "table": worst.place.where,
            "right": right.text,
            "other": right.place.where,
        },
        severity=None if _matters(subject.what, right, worst) else Severity.REMARK,
        cause=f"wording/{subject.what}/{subject.key}",
    )


def _matters(what: str, right: Wording, other: Wording) -> bool:
    """Words put in the place of others change what is measured; words merely added or left out may only be short."""
    if shortens(other.text, right.text) or shortens(right.text, other.text):
        return False
    if telling(other.text) and telling(other.text) <= telling(right.text):
        return False  # "Patroli (kali)" below "Jumlah patroli wilayah": linked by all that it says
    swapped = all(replaced(right.text, other.text))
    return likeness(right.text, other.text, {}) < _FAR or (swapped and what == "indicator")
