"""An amount of change in the text that is not the difference of its figures."""

from decimal import Decimal

from triwulan.audit.context import Context
from triwulan.audit.rule import rule
from triwulan.audit.subjects.figures import Figure as Cell
from triwulan.audit.subjects.statements.against_target import changes_of, realised_now, shifts_of
from triwulan.audit.subjects.statements.fact_cells import cells_of, value_of
from triwulan.audit.subjects.statements.statements import claims, shown, written
from triwulan.audit.subjects.statements.steps import Step, steps_of
from triwulan.core.claims import Changed, Figure, Hedge
from triwulan.core.finding import DOES_NOT_APPLY, Answer, Finding, Severity
from triwulan.core.interval import Interval, difference, given, percentage, result, total
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Reading


@rule("S414", title="A change in the text is not that of its figures", severity=Severity.ERROR, each=claims(Changed))
def change_wrong(claim: Changed, context: Context) -> Answer:
    """Reckon the change from both figures, as a difference or in percent; without them look it up in the table."""
    stated = [each for each in (claim.by, claim.relative) if each is not None and each.hedge is Hedge.EXACT]
    if not stated:
        return DOES_NOT_APPLY
    if claim.before is None or claim.after is None:
        if isinstance(share := _share_of_base(claim), Finding):
            return share
        if claim.before is not None:
            answer = _from_base(claim, stated[0], claim.before, context.reading)
            return share if answer is DOES_NOT_APPLY else answer
        if steps := steps_of(claim, context.reading):
            return _by_steps(claim, stated, steps)
        shifts = shifts_of(claim, context.reading)
        if len(shifts) == 1:
            return _by_shift(claim, stated[0], *shifts[0])
        return _against_table(claim, stated, changes_of(claim, context.reading))
    stated = [each for each in stated if _of_one_kind(each, claim.before)]
    wrong = [each for each in stated if not _fits(each, claim.before, claim.after)]
    if not wrong:
        return None
    figure = wrong[0]
    expected = written(_reckoned(figure, claim.before, claim.after), figure)
    return Finding(
        message="s414",
        places=(claim.place,),
        printed=figure.printed,
        expected=expected,
        values={
            "printed": figure.printed,
            "before": claim.before.printed,
            "after": claim.after.printed,
            "expected": expected,
        },
        cause=f"text/{claim.order}/{figure.printed}",
    )


def _share_of_base(claim: Changed) -> Answer:
    """ "Dibandingkan Rp3.680 juta bertambah Rp230 juta atau tumbuh 6,25%": the share of what it was, or became."""
    by, share, base = claim.by, claim.relative, claim.before or claim.after
    if by is None or share is None or base is None or share.hedge is not Hedge.EXACT or by.hedge is not Hedge.EXACT:
        return DOES_NOT_APPLY
    if by.quantity.unit in ("%", "poin") or by.quantity.unit != base.quantity.unit:
        return DOES_NOT_APPLY
    was = given(base.quantity)
    if claim.before is None:
        was = difference(was, given(by.quantity)) if claim.rises else total([was, given(by.quantity)])
    right = percentage(given(by.quantity), was)
    if right is None or right.meets(result(share.quantity)):
        return None
    expected = written(right.middle, share)
    return Finding(
        message="s414.share",
        places=(claim.place,),
        printed=share.printed,
        expected=expected,
        values={"printed": share.printed, "by": by.printed, "base": written(was.middle, base), "expected": expected},
        cause=f"text/{claim.order}/{share.printed}",
    )


def _by_steps(claim: Changed, stated: list[Figure], steps: list[Step]) -> Answer:
    """Wrong where no step that can be meant is of this size, nor any of the same row in a table."""
    alike = [(each, step) for each in stated for step in steps if _of_one_measure(each, step[1])]
    if not alike:
        return DOES_NOT_APPLY
    meant = [step for each, step in alike if each.quantity.unit != "%" and _is_step(each, *step)]
    shares = [each for each in stated if each.quantity.unit == "%" and meant and not meant[0][1].percent]
    amiss = [each for each in shares if not any(_is_step(each, *step) for step in meant)]
    if not amiss and any(_is_step(each, *step) for each, step in alike):
        return None
    figure, (before, after) = (amiss[0], meant[0]) if amiss else alike[0]
    if any(_is_step(figure, each, after) for each in cells_of(after.table, after.row)):
        return None
    change = _size(before, after)
    if figure.quantity.unit == "%" and not after.percent:
        whole = value_of(before).middle
        if not whole:
            return None
        change = change * HUNDRED / whole
    return _finding(claim, figure, before.text, after.text, written(change, figure), after)


def _of_one_measure(change: Figure, after: Cell) -> bool:
    """Whether a change can be that of a cell: points of percentages and indices, counts of counts."""
    if change.quantity.unit == "poin":
        return not after.money
    if change.quantity.unit == "Rp":
        return after.money
    if change.quantity.unit == "%":
        return True
    return not after.percent and not after.money and after.quantity.places == 0


def _is_step(change: Figure, before: Cell, after: Cell) -> bool:
    size, whole = _size(before, after), value_of(before).middle
    if result(change.quantity).holds(size):
        return True
    return change.quantity.unit == "%" and bool(whole) and result(change.quantity).holds(size * HUNDRED / whole)


def _size(before: Cell, after: Cell) -> Decimal:
    """How far apart two cells are in full units."""
    return abs(value_of(after).middle - value_of(before).middle)


def _by_shift(claim: Changed, stated: Figure, before: Cell, after: Cell) -> Answer:
    """The difference between the two columns of a row."""
    change = abs(after.value - before.value)
    if change == stated.value:
        return None
    return _finding(claim, stated, before.text, after.text, written(change, stated), after)


def _from_base(claim: Changed, stated: Figure, before: Figure, reading: Reading) -> Answer:
    """ "Dibandingkan tahun 2023 dengan nilai 80,65, indeks naik 3,18 poin": what it is now stands in the table."""
    alike = realised_now(claim, before, reading)
    if not alike or stated.quantity.unit == "%":
        return DOES_NOT_APPLY
    changes = [abs(cell.value - before.value) for cell in alike]
    if any(result(stated.quantity).holds(change) for change in changes):
        return None
    return _finding(claim, stated, before.printed, alike[0].text, written(changes[0], stated), alike[0])


def _finding(claim: Changed, stated: Figure, before: str, after: str, expected: str, cell: Cell) -> Finding:
    return Finding(
        message="s414",
        places=(claim.place, cell.place),
        printed=stated.printed,
        expected=expected,
        values={"printed": stated.printed, "before": before, "after": after, "expected": expected},
        cause=f"text/{claim.order}/{stated.printed}",
    )


def _of_one_kind(change: Figure, before: Figure) -> bool:
    """Whether a change can be that of a figure: "turun selama lima tahun" is no change of a percentage."""
    return before.quantity.unit != "%" or not change.noun or change.noun.startswith(("poin", "persen"))


def _fits(figure: Figure, before: Figure, after: Figure) -> bool:
    return any(each.meets(result(figure.quantity)) for each in _changes(figure, before, after))


def _changes(figure: Figure, before: Figure, after: Figure) -> list[Interval]:
    """The difference where units agree, and for percentages the relative change too, both without their sign."""
    a, b = given(before.quantity), given(after.quantity)
    low, high = (a, b) if a.middle <= b.middle else (b, a)
    found = []
    unit = figure.quantity.unit
    if unit != "%" or before.quantity.unit == "%":
        found.append(difference(high, low))
    if unit == "%" and (relative := percentage(difference(high, low), a)) is not None:
        found.append(relative)
    return found


def _reckoned(figure: Figure, before: Figure, after: Figure) -> Decimal:
    return _changes(figure, before, after)[-1 if figure.quantity.unit == "%" else 0].middle


def _against_table(claim: Changed, stated: list[Figure], cells: list[Cell]) -> Answer:
    """Wrong only where the table prints a change of the same kind, and no figure of its row is the one stated."""
    alike = [(each, cell) for each in stated for cell in cells if (each.quantity.unit == "%") == cell.percent]
    if not alike:
        return DOES_NOT_APPLY
    for figure, cell in alike:
        own = [each for each in cells if (figure.quantity.unit == "%") == each.percent]
        if any(result(figure.quantity).meets(_unsigned(each)) for each in own):
            continue
        return Finding(
            message="s414.table",
            places=(claim.place, cell.place),
            printed=figure.printed,
            expected=shown(cell),
            values={
                "printed": figure.printed,
                "expected": shown(cell),
                "row": cell.row.label,
                "table": cell.place.table,
            },
            cause=f"text/{claim.order}/{figure.printed}",
        )
    return None


def _unsigned(cell: Cell) -> Interval:
    low, high = cell.result.low, cell.result.high
    return cell.result if cell.value >= 0 else Interval(-high, -low)
