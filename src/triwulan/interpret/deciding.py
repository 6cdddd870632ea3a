"""The role of a column whose name leaves a choice: by its group, its neighbours, its unit and its values."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from triwulan.core.reading import Measure, Role
from triwulan.interpret.draft import PERCENT, Draft

_DIRECT: Final = frozenset(role.value for role in Role)
_BUDGETED: Final = ("ceiling", "spending")
_RATED: Final = ("achieved", "achievement", "performance", "percent")


def role_of(column: Draft, columns: Sequence[Draft]) -> Role:
    """The role of a column among its sisters; those left of it have theirs already."""
    decide = _DECIDING.get(column.sense)
    if decide is not None:
        return decide(column, columns)
    return Role(column.sense) if column.sense in _DIRECT else Role.UNKNOWN


def _others(column: Draft, columns: Sequence[Draft]) -> list[Draft]:
    return [each for each in columns if each.index != column.index]


def _any(columns: Sequence[Draft], *senses: str) -> bool:
    return any(each.sense in senses for each in columns)


def _realised(column: Draft, columns: Sequence[Draft]) -> Role:
    """Realisasi: money under or beside a budget, else performance; in percent beside money it is absorption."""
    if column.upper in ("indicator", "objective") and column.values.numeric and not _any(columns, "target"):
        return Role.AMOUNT
    measure = column.measure if column.measure is not Measure.UNKNOWN else _by_neighbours(column, columns)
    if measure is Measure.BUDGET:
        return Role.ABSORPTION if column.percent else Role.SPENDING
    if column.unit == PERCENT and _has_spending(column, columns) and not _any(columns, "target"):
        return Role.ABSORPTION
    return Role.REALISATION if measure is Measure.PERFORMANCE else Role.UNKNOWN


def _by_neighbours(column: Draft, columns: Sequence[Draft]) -> Measure:
    """Whose realisation it is by what stands left of it, checked against its values."""
    before = columns[: column.index]
    ceiling = max((each.index for each in before if each.sense in (*_BUDGETED, "before", "after")), default=-1)
    target = max((each.index for each in before if each.role is Role.TARGET), default=-1)
    if ceiling > target:
        same_kind = column.money or column.percent or not column.values.numbers or not columns[ceiling].money
        return Measure.BUDGET if same_kind else Measure.UNKNOWN
    if target >= 0:
        return Measure.BUDGET if column.money and not columns[target].money else Measure.PERFORMANCE
    if column.money:
        return Measure.BUDGET
    if _any(columns, "ceiling"):
        return Measure.UNKNOWN
    named = _any(columns, "indicator", "objective") or _any(columns[column.index + 1 :], *_RATED, "target")
    return Measure.PERFORMANCE if named else Measure.UNKNOWN


def _has_spending(column: Draft, columns: Sequence[Draft]) -> bool:
    return any(
        each.role is Role.SPENDING or (each.sense in ("realised", "total") and each.money)
        for each in _others(column, columns)
    )


def _realisation(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.SPENDING if column.rupiah_side else Role.REALISATION


def _unit(column: Draft, columns: Sequence[Draft]) -> Role:
    """Unit: what figures are counted in, or the office where nothing else names the rows."""
    named = _any(columns, "indicator", "objective", "activity", "described", "label")
    return Role.UNIT if named or column.names[-1].core != "unit" else Role.LABEL


def _spending(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.ABSORPTION if column.percent else Role.SPENDING


def _absorption(column: Draft, columns: Sequence[Draft]) -> Role:
    """Serapan: percent of a budget, rupiah where its unit says so, an achievement where there is no budget."""
    if column.money:
        return Role.SPENDING
    others = _others(column, columns)
    budgeted = any(each.sense in (*_BUDGETED, "before", "after") or each.money for each in others)
    aimed = _any(others, "target") and "anggaran" not in column.head.text.casefold()
    return Role.ACHIEVEMENT if aimed and not budgeted else Role.ABSORPTION


def _achieved(column: Draft, columns: Sequence[Draft]) -> Role:
    """Capaian: percent of a target, absorption under a budget, or the realisation itself where none is beside it."""
    if column.rupiah_side:
        return Role.SPENDING if column.values.money else Role.ABSORPTION
    if column.measure is Measure.BUDGET or _rates_spending(column, columns):
        return Role.SPENDING if column.money else Role.ABSORPTION
    if column.sense == "achievement" or column.unit == PERCENT or column.head.formula:
        return Role.ACHIEVEMENT
    others = _others(column, columns)
    if any(each.sense in ("realised", "realisation", "physical") and not each.budget for each in others):
        return Role.ACHIEVEMENT
    rated = any(each.sense in ("percent", "achievement", "performance") and not each.budget for each in others)
    rated = rated or any(each.sense == "achieved" and each.unit == PERCENT for each in others)
    if rated or (column.span is not None and not column.values.percent):
        return Role.REALISATION
    targets = [each for each in columns if each.sense == "target"]
    if not targets:
        return Role.ACHIEVEMENT if column.percent and not column.span else Role.UNKNOWN
    return Role.ACHIEVEMENT if column.percent and not targets[0].percent else Role.REALISATION


def _rates_spending(column: Draft, columns: Sequence[Draft]) -> bool:
    """Whether "Capaian (%)" can only speak of money: a budget and its spending stand left of it, and no target."""
    if column.measure is not Measure.UNKNOWN or _any(columns, "target", "realisation", "physical"):
        return False
    roles = [each.role for each in columns[: column.index]]
    spent = Role.CEILING in roles and Role.SPENDING in roles
    return spent and Role.ABSORPTION not in roles[_last(roles, Role.SPENDING) :] and Role.REALISATION not in roles


def _performance(column: Draft, columns: Sequence[Draft]) -> Role:
    """Kinerja as a column of its own; "K" below a target or a realisation is that in its own unit."""
    match column.upper:
        case "target":
            return Role.TARGET
        case "realised" | "realisation":
            return Role.REALISATION
        case "achieved" | "achievement":
            return Role.ACHIEVEMENT
    if column.percent:
        return Role.ACHIEVEMENT
    return Role.REALISATION if _any(columns, "target") and not _any(columns, "realised") else Role.UNKNOWN


def _money(column: Draft, columns: Sequence[Draft]) -> Role:
    """Keuangan below another head: the money side of what that head says."""
    match column.upper:
        case "target" | "ceiling":
            return Role.UNKNOWN if column.percent else Role.CEILING
        case "realised" | "realisation" | "spending":
            return Role.ABSORPTION if column.percent else Role.SPENDING
        case "achieved" | "achievement" | "absorption":
            return Role.ABSORPTION
        case "remainder":
            return Role.REMAINDER
    if column.percent:
        return Role.ABSORPTION
    return Role.CEILING if column.money and not _any(columns, "ceiling") else Role.UNKNOWN


def _target(column: Draft, columns: Sequence[Draft]) -> Role:
    budget = column.unit == "Rp" or (column.measure is Measure.BUDGET and column.values.money)
    return Role.CEILING if budget else Role.TARGET


_PERCENT_OF: Final[Mapping[str, Role]] = {
    "realisation": Role.ACHIEVEMENT,
    "achieved": Role.ACHIEVEMENT,
    "achievement": Role.ACHIEVEMENT,
    "performance": Role.ACHIEVEMENT,
    "physical": Role.REALISATION,
    "change": Role.CHANGE_PERCENT,
    "target": Role.TARGET,
    "ceiling": Role.ABSORPTION,
    "spending": Role.ABSORPTION,
    "money": Role.ABSORPTION,
    "absorption": Role.ABSORPTION,
    "total": Role.SHARE,
    "amount": Role.SHARE,
    "efficiency": Role.EFFICIENCY,
    "share": Role.SHARE,
}


def _percent(column: Draft, columns: Sequence[Draft]) -> Role:
    """A bare "%": what it is the percentage of stands above it or left of it."""
    left = [each for each in columns[: column.index] if each.role is not Role.UNKNOWN]
    if column.upper == "realised":
        if column.budget or _has_spending(column, columns):
            return Role.ABSORPTION
        return Role.ACHIEVEMENT if any(each.role is Role.REALISATION for each in left) else Role.REALISATION
    if column.upper in _PERCENT_OF:
        role = _PERCENT_OF[column.upper]
        return Role.ABSORPTION if role is Role.ACHIEVEMENT and column.budget else role
    if column.upper == "remainder":
        return Role.UNKNOWN
    roles = [each.role for each in left]
    before = roles[-1] if roles else Role.UNKNOWN
    if before in (Role.SPENDING, Role.REMAINDER):
        budgeted = Role.CEILING in roles or Role.AFTER in roles
        return (
            Role.ABSORPTION
            if budgeted and Role.ABSORPTION not in roles[_last(roles, Role.SPENDING) :]
            else Role.UNKNOWN
        )
    if before is Role.REALISATION:
        return Role.ACHIEVEMENT if Role.TARGET in roles else Role.UNKNOWN
    if before is Role.AFTER or before is Role.CHANGE:
        return Role.CHANGE_PERCENT
    return Role.UNKNOWN


def _last(roles: Sequence[Role], role: Role) -> int:
    return max((at for at, each in enumerate(roles) if each is role), default=0)


def _total(column: Draft, columns: Sequence[Draft]) -> Role:
    """Jumlah: the year's figure right of its months, a total of parts, or simply an amount."""
    if column.span is not None:
        match column.upper:
            case "realised" | "realisation" | "achieved":
                return _realised(column, columns)
            case "spending":
                return Role.SPENDING
            case "target":
                return _target(column, columns)
            case "ceiling":
                return Role.CEILING
    numeric = [each for each in columns[: column.index] if each.values.numeric and each.sense not in ("number", "code")]
    if len(column.names) > 1 or len(numeric) >= 2:
        return Role.TOTAL
    return Role.CEILING if column.money and _any(columns, "activity") else Role.AMOUNT


def _described(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.ACTIVITY if any(each.budget or each.money for each in columns) else Role.LABEL


def _remark(column: Draft, columns: Sequence[Draft]) -> Role:
    """Keterangan: a predicate when only grades stand there."""
    return Role.PREDICATE if column.values.grades > 0 and column.values.words == 0 else Role.NOTE


def _change(column: Draft, columns: Sequence[Draft]) -> Role:
    difference = column.names[-1].core.startswith(("selisih", "deviasi", "gap"))
    return Role.CHANGE_PERCENT if column.percent and not difference else Role.CHANGE


def _ceiling(column: Draft, columns: Sequence[Draft]) -> Role:
    """Anggaran in percent is absorption under a group, else a part of all budgets."""
    if not column.percent or column.values.money:
        return Role.CEILING
    spent = any(each.role is Role.SPENDING for each in columns)
    return Role.ABSORPTION if len(column.names) > 1 or spent else Role.UNKNOWN


def _before(column: Draft, columns: Sequence[Draft]) -> Role:
    """Murni, APBD: a budget before its change where one after it stands beside it, else the budget."""
    if any(each.sense == "after" or _amended(each) for each in columns):
        return Role.BEFORE
    return (
        Role.CEILING if column.money else Role.BEFORE if column.names[-1].core.startswith("sebelum") else Role.UNKNOWN
    )


def _amended(column: Draft) -> bool:
    words = column.head.text.casefold()
    return column.sense == "ceiling" and any(
        word in words for word in ("perubahan", "revisi", "akhir", "p-apbd", "papbd")
    )


def _remainder(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.REMAINDER if not column.percent or column.values.money else Role.UNKNOWN


def _physical(column: Draft, columns: Sequence[Draft]) -> Role:
    return {"target": Role.TARGET, "achieved": Role.ACHIEVEMENT}.get(column.upper, Role.REALISATION)


def _unknown(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.UNKNOWN


_DECIDING: Final[Mapping[str, Callable[[Draft, Sequence[Draft]], Role]]] = {
    "": _unknown,
    "realised": _realised,
    "realisation": _realisation,
    "unit": _unit,
    "spending": _spending,
    "absorption": _absorption,
    "achieved": _achieved,
    "achievement": _achieved,
    "performance": _performance,
    "money": _money,
    "physical": _physical,
    "target": _target,
    "percent": _percent,
    "total": _total,
    "described": _described,
    "remark": _remark,
    "change": _change,
    "ceiling": _ceiling,
    "before": _before,
    "remainder": _remainder,
}
