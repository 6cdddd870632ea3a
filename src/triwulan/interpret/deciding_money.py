"""The role of a column whose name speaks of money: what was given, spent, absorbed, left, and what changed."""

from collections.abc import Mapping, Sequence
from typing import Final

from triwulan.core.reading import Role
from triwulan.interpret.draft import Decision, Draft, any_called, others_than

BUDGETED: Final = ("ceiling", "spending", "before", "after")


def _spending(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.ABSORPTION if column.percent else Role.SPENDING


def _absorption(column: Draft, columns: Sequence[Draft]) -> Role:
    """Serapan: percent of a budget, rupiah where its unit says so, an achievement where there is no budget."""
    if column.money:
        return Role.SPENDING
    others = others_than(column, columns)
    budgeted = any(each.sense in BUDGETED or each.money for each in others)
    aimed = any_called(others, "target") and "anggaran" not in column.head.text.casefold()
    return Role.ACHIEVEMENT if aimed and not budgeted else Role.ABSORPTION


def _money(column: Draft, columns: Sequence[Draft]) -> Role:
    """Keuangan below another head: the money side of what that head says."""
    match column.upper:
        case "target" | "ceiling":
            return Role.TARGET if column.percent else Role.CEILING
        case "realised" | "realisation" | "spending":
            return Role.ABSORPTION if column.percent else Role.SPENDING
        case "achieved" | "achievement" | "absorption":
            return Role.ABSORPTION
        case "remainder":
            return Role.REMAINDER
    if column.percent:
        return Role.ABSORPTION
    if any(each.role is Role.CEILING for each in columns[: column.index]):
        return Role.SPENDING if column.money else Role.UNKNOWN
    return Role.CEILING if column.money and not any_called(columns, "ceiling") else Role.UNKNOWN


def _ceiling(column: Draft, columns: Sequence[Draft]) -> Role:
    """Anggaran in percent is absorption under a group, else a part of all budgets."""
    if not column.percent or column.values.money:
        given = any(each.role is Role.CEILING and each.span == column.span for each in columns[: column.index])
        spends = column.names[-1].core.startswith("belanja") and not any_called(columns, "spending", "realised")
        return Role.SPENDING if given and spends and any_called(columns, "absorption", "percent") else Role.CEILING
    spent = any(each.role is Role.SPENDING for each in columns)
    return Role.ABSORPTION if len(column.names) > 1 or spent else Role.UNKNOWN


def _before(column: Draft, columns: Sequence[Draft]) -> Role:
    """Murni, semula: a budget before its change where one after it stands beside it, else the budget."""
    words = column.names[-1].core
    if column.upper == "target" and not column.money:
        return Role.TARGET
    amended = any(each.sense == "after" or _amended(each, columns) for each in columns)
    if amended or words.startswith(("sebelum", "semula")):
        return Role.BEFORE
    return Role.CEILING if column.money and words != "apbd" else Role.UNKNOWN


def _amended(column: Draft, columns: Sequence[Draft]) -> bool:
    words = column.head.text.casefold()
    if column.sense == "ceiling":
        return any(word in words for word in ("perubahan", "revisi", "akhir", "p-apbd", "papbd"))
    return _amends(column, columns)


def _amends(column: Draft, columns: Sequence[Draft]) -> bool:
    """Murni | Perubahan, and nothing says what it became: the second is the budget as changed, not by how much."""
    beside = columns[column.index - 1] if column.index else column
    return (
        column.sense == "change"
        and column.names[-1].core == "perubahan"
        and (column.money or column.upper == "target")
        and beside.sense == "before"
        and not any_called(columns, "after")
    )


def _remainder(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.REMAINDER if not column.percent or column.values.money else Role.UNKNOWN


def _change(column: Draft, columns: Sequence[Draft]) -> Role:
    if _amends(column, columns):
        return Role.AFTER if column.money else Role.TARGET
    difference = column.names[-1].core.startswith(("selisih", "deviasi", "gap"))
    return Role.CHANGE_PERCENT if column.percent and not difference else Role.CHANGE


OF_MONEY: Final[Mapping[str, Decision]] = {
    "spending": _spending,
    "absorption": _absorption,
    "money": _money,
    "change": _change,
    "ceiling": _ceiling,
    "before": _before,
    "remainder": _remainder,
}
