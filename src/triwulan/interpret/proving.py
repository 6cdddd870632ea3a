"""Roles that the figures of a table prove, where its heads leave them open."""

from dataclasses import replace
from typing import Final

from triwulan.core.reading import Role
from triwulan.interpret.draft import Draft
from triwulan.interpret.witness import is_difference, is_growth, is_share, quotient

_PARTS: Final = frozenset({Role.AMOUNT, Role.TOTAL, Role.UNKNOWN})
_VALUED: Final = frozenset({Role.TARGET, Role.REALISATION, Role.CEILING, Role.SPENDING})
# What part, whole and percentage are, by what part and whole were taken for.
_QUOTIENTS: Final = {
    (Role.AMOUNT, Role.AMOUNT): (Role.NUMERATOR, Role.DENOMINATOR, Role.REALISATION),
    (Role.REALISATION, Role.AMOUNT): (Role.NUMERATOR, Role.DENOMINATOR, Role.REALISATION),
    (Role.AMOUNT, Role.TARGET): (Role.REALISATION, Role.TARGET, Role.ACHIEVEMENT),
    (Role.AMOUNT, Role.CEILING): (Role.SPENDING, Role.CEILING, Role.ABSORPTION),
    (Role.REALISATION, Role.TARGET): (Role.REALISATION, Role.TARGET, Role.ACHIEVEMENT),
    (Role.SPENDING, Role.CEILING): (Role.SPENDING, Role.CEILING, Role.ABSORPTION),
}


def proven(columns: list[Draft], caption: str) -> list[Draft]:
    """Percentages that are the quotient of two columns on most rows make those numerator and denominator."""
    for percents in columns:
        if not percents.percent and percents.sense != "percent":
            continue
        if percents.role in (Role.UNKNOWN, Role.AMOUNT, Role.ABSORPTION, Role.ACHIEVEMENT, Role.REALISATION):
            columns = _by_quotient(percents, columns)
    return columns


def _by_quotient(percents: Draft, columns: list[Draft]) -> list[Draft]:
    """Roles by the two columns whose quotient a column of percentages is; unknown ones may be a share of a sum."""
    amounts = [each for each in columns if each.role in _PARTS and each.values.numeric and not each.percent]
    open_ = percents.role in (Role.UNKNOWN, Role.AMOUNT)
    if not amounts and not open_:
        return columns
    valued = [each for each in columns if each.role in _VALUED and each is not percents]
    found = quotient(percents, [*amounts, *valued])
    if found is None:
        share = open_ and any(is_share(percents, each) for each in amounts)
        return with_roles(columns, {percents.index: Role.SHARE}) if share else columns
    part, whole = found
    roles = _QUOTIENTS.get((_side(part), _side(whole)))
    if roles is None:
        return columns
    rate = roles[2]
    if roles[0] is Role.NUMERATOR and percents.role in (Role.ACHIEVEMENT, Role.ABSORPTION):
        rate = percents.role
    return with_roles(columns, {part.index: roles[0], whole.index: roles[1], percents.index: rate})


def _side(column: Draft) -> Role:
    return Role.AMOUNT if column.role in _PARTS else column.role


def changed(columns: list[Draft], caption: str) -> list[Draft]:
    """Whether a change is told in percent of what was before, or as a difference, is said by the figures."""
    values = [each for each in columns if each.span is not None or each.role in (Role.BEFORE, Role.AFTER)]
    if len(values) < 2:
        return columns
    before, after = values[-2], values[-1]
    decided: dict[int, Role] = {}
    for each in columns:
        if each.role not in (Role.CHANGE, Role.CHANGE_PERCENT):
            continue
        if is_difference(each, before, after):
            decided[each.index] = Role.CHANGE
        elif not each.money and is_growth(each, before, after):
            decided[each.index] = Role.CHANGE_PERCENT
    return with_roles(columns, decided)


def with_roles(columns: list[Draft], roles: dict[int, Role]) -> list[Draft]:
    """The columns with other roles, by index."""
    return [replace(each, role=roles[each.index]) if each.index in roles else each for each in columns]
