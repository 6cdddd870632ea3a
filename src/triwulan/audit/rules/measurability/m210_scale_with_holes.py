"""A scale with limits that leave holes or overlap."""

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.arithmetic.rated import Stated, stated_scales
from triwulan.audit.subjects.arithmetic.stated_scales import StatedBand
from triwulan.core.finding import Answer, Finding, Severity
from triwulan.core.quantity import format_number


@rule("M210", title="A scale has holes or overlaps", severity=Severity.REMARK, each=stated_scales)
def scale_with_holes(stated: Stated, context: Context) -> Answer:
    """A remark, and a warning where a figure of the report, or any whole number, falls into a hole."""
    findings = [_hole(stated, upper, lower) for upper, lower in stated.scale.holes()]
    findings += [_overlap(upper, lower) for upper, lower in stated.scale.overlaps() if _inside(upper, lower)]
    return tuple(sorted(findings, key=lambda each: each.severity is None)[:1])


def _hole(stated: Stated, upper: StatedBand, lower: StatedBand) -> Finding:
    limits = (lower.high, upper.low)
    fallen = next(
        (each for each in stated.figures if limits[0] and limits[1] and limits[0] < each.value < limits[1]), None
    )
    said = {"lower": lower.text, "upper": upper.text, "value": "" if fallen is None else fallen.text}
    return Finding(
        message="m210.fallen" if fallen is not None else "m210",
        places=(lower.place, upper.place, *(() if fallen is None else (fallen.place,))),
        printed=lower.text,
        values=said,
        severity=Severity.WARNING if fallen is not None or _wide(upper, lower) else None,
    )


def _wide(upper: StatedBand, lower: StatedBand) -> bool:
    """Whether whole numbers fall into the hole, which no habit of writing "76 - 90, 91 - 100" leaves."""
    return upper.low is not None and lower.high is not None and upper.low - lower.high > 1


def _overlap(upper: StatedBand, lower: StatedBand) -> Finding:
    shared = format_number(upper.low) if upper.low is not None else ""
    return Finding(
        message="m210.overlap",
        places=(lower.place, upper.place),
        printed=lower.text,
        values={"lower": lower.text, "upper": upper.text, "value": shared},
    )


def _inside(upper: StatedBand, lower: StatedBand) -> bool:
    return upper.low is not None and lower.high is not None
