"""What is said of an equation: it passes, it fails and which figure is wrong, or another figure explains it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from triwulan.audit.subjects.arithmetic.arithmetic import Checked
from triwulan.audit.subjects.arithmetic.equations import Equation
from triwulan.audit.subjects.arithmetic.reckoned_elsewhere import Given
from triwulan.audit.subjects.figures import Figure
from triwulan.core.finding import Answer, Finding, Unchecked
from triwulan.core.place import Place

_GROUPS: Final = (Decimal(1000), Decimal(1_000_000))
_POWERS: Final = (Decimal(100), Decimal(10))


def verdict(check: Checked, message: str, **values: object) -> Answer:
    """The answer of a rule about one equation; ``message`` is its sentence, ``values`` what that says besides."""
    equation, blame = check.equation, check.blame
    if check.stands or blame is None:
        return None
    if not check.told:
        return Unchecked("arithmetic.follows", {"printed": blame.figure.text, "row": name_of(blame.figure)})
    return wrong(message, blame.figure, blame.expected, equation, **values)


def wrong(message: str, figure: Figure, expected: Decimal, equation: Equation, **values: object) -> Answer:
    """A finding that a figure should be another one, with the figures it is reckoned from as further places."""
    shown = figure.expected(expected)
    if shown == figure.text or figure.malformed:
        return None
    factor = scale_between(figure.value, expected)
    said: Mapping[str, object] = {"row": name_of(figure), "printed": figure.text, "expected": shown, **values}
    if factor and figure.quantity.places == 0 and factor in _GROUPS:
        message = "arithmetic.thousands"
    return Finding(
        message=message,
        places=(figure.place, *_inputs(equation, figure)),
        printed=figure.text,
        expected=shown,
        values=said,
        cause=cause_of(figure),
    )


def cause_of(figure: Figure) -> str:
    """What findings about one figure have in common."""
    return f"figure/{figure.table.index}/{figure.row.index}/{figure.column.index}"


def name_of(figure: Figure) -> str:
    """How a sentence calls the row of a figure."""
    return " ".join((figure.row.label or figure.row.number or figure.column.head).split())


def inputs_named(equation: Equation) -> dict[str, object]:
    """The first two inputs of an equation as printed, for its sentence, also where another table has them."""
    if isinstance(equation.form, Given):
        return {"a": equation.form.a, "b": equation.form.b}
    texts = [each.text for each in equation.inputs] + ["", ""]
    return {"a": texts[0], "b": texts[1]}


def scale_between(printed: Decimal, expected: Decimal) -> Decimal | None:
    """The power of ten that one figure is of another, None when it is not one of those that slips make."""
    if not printed or not expected:
        return None
    quotient = abs(expected / printed)
    for factor in (*_GROUPS, *_POWERS):
        for each in (quotient, 1 / quotient):
            if abs(each / factor - 1) < Decimal("0.001"):
                return factor
    return None


def _inputs(equation: Equation, figure: Figure) -> tuple[Place, ...]:
    """Where the other figures of an equation stand; of a long sum only the first and the last."""
    others = [each for each in (equation.result, *equation.inputs) if each.key != figure.key]
    shown = others if len(others) <= 6 else [*others[:3], others[-1]]
    return tuple(each.place for each in shown)
