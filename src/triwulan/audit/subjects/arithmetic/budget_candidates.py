"""From which columns absorptions, remainders and efficiencies may be reckoned, and how."""

from collections.abc import Iterator, Sequence

from triwulan.audit.subjects.arithmetic import formulas
from triwulan.audit.subjects.arithmetic.candidates import ONE, distance, length_of, realised
from triwulan.audit.subjects.arithmetic.relations import Candidate, always
from triwulan.core.efficiency import EfficiencyVariant
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import Measure, Role, StatedColumn, StatedTable


def absorptions(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """Spending over ceiling."""
    ceilings = _budget(table, column, (Role.CEILING, Role.BEFORE, Role.AFTER), Role.TARGET)
    spent = _budget(table, column, (Role.SPENDING, Role.TOTAL), Role.REALISATION)
    for factor in (HUNDRED, ONE):
        for one in spent:
            for two in ceilings:
                if one.index == two.index:
                    continue
                plain = len(ceilings) == 1 and len(spent) == 1 and factor == HUNDRED
                rank = distance(column, one, two) + (0 if factor == HUNDRED else 500)
                yield Candidate((one, two), always(formulas.quotient(factor)), rank, plain=plain)


def remainders(table: StatedTable, column: StatedColumn) -> Iterator[Candidate]:
    """What is left of a ceiling or a target."""
    ceilings = _budget(table, column, (Role.CEILING, Role.BEFORE, Role.AFTER), Role.TARGET)
    spent = _budget(table, column, (Role.SPENDING, Role.TOTAL), Role.REALISATION)
    absorbed = table.columns_of(Role.ABSORPTION)
    for one in ceilings:
        for two in spent:
            if one.index != two.index:
                plain = len(ceilings) == 1 and len(spent) == 1 and column.unit != "%"
                yield Candidate((one, two), always(formulas.DIFFERENCE), distance(column, two, one), plain=plain)
    for one in table.columns_of(Role.TARGET):
        for two in realised(table, column):
            yield Candidate((one, two), always(formulas.DIFFERENCE), 100 + distance(column, two, one))
    for one in absorbed:
        yield Candidate((one,), always(formulas.RATE_LEFT), 200 + abs(column.index - one.index))


def efficiencies(table: StatedTable, column: StatedColumn, about: tuple[EfficiencyVariant, ...]) -> Iterator[Candidate]:
    """Every variant in use; those that the report names come first."""
    done = [each for each in table.columns_of(Role.ACHIEVEMENT) if each.index != column.index]
    if not done and not table.columns_of(Role.TARGET):
        # "Fisik (%)": what was done of the work, in percent of all of it
        done = [each for each in table.columns_of(Role.REALISATION) if each.unit == "%"]
    spent = [each for each in table.columns_of(Role.ABSORPTION) if each.index != column.index]
    for variant in EfficiencyVariant:
        rank = (0 if variant in about else 100) + 10 * list(EfficiencyVariant).index(variant)
        if variant is EfficiencyVariant.REMAINING:
            for one in spent:
                yield Candidate((one,), always(formulas.RATE_LEFT), rank, plain=variant in about, about=variant.value)
            continue
        for achieved in done:
            for one in spent:
                yield Candidate(
                    (achieved, one),
                    always(formulas.efficient(variant)),
                    rank,
                    plain=variant in about,
                    about=variant.value,
                )
                scale = HUNDRED if variant is EfficiencyVariant.INDEX else ONE / HUNDRED
                yield Candidate(
                    (achieved, one), always(formulas.efficient(variant, scale)), rank + 5, about=variant.value
                )
    yield from _other_efficiencies(table, column, done, spent)


def _other_efficiencies(
    table: StatedTable, column: StatedColumn, done: Sequence[StatedColumn], spent: Sequence[StatedColumn]
) -> Iterator[Candidate]:
    for achieved in done:
        for one in spent:
            yield Candidate((achieved, one), always(formulas.OUTPUT_SAVED), 300)
            yield Candidate((achieved, one), always(formulas.SPENT_PER_DONE), 310)
    for index in table.columns_of(Role.EFFICIENCY):
        if index.index != column.index:
            yield Candidate((index,), always(formulas.INDEX_LESS_ONE, formulas.INDEX_LESS_ONE_PERCENT), 50)
    for one in table.columns_of(Role.CEILING):
        for two in table.columns_of(Role.SPENDING):
            yield Candidate((one, two), always(formulas.DIFFERENCE), 320)


def _budget(table: StatedTable, column: StatedColumn, roles: tuple[Role, ...], beside: Role) -> list[StatedColumn]:
    """Columns of money with these roles, and those of a role that is performance elsewhere."""
    found = [
        each
        for each in table.columns
        if each.index != column.index
        and (each.role in roles or (each.role is beside and each.measure is Measure.BUDGET))
        and not (each.role is Role.TOTAL and each.measure is Measure.PERFORMANCE)
        and each.unit != "%"
    ]
    if len(found) <= 6:
        return found
    wide = [each for each in found if each.role is Role.TOTAL or length_of(each.span) > 1 or each.span is None]
    return wide[:6] if wide else found[-2:]
