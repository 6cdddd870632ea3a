"""The role of a column whose name leaves a choice: by its group, its neighbours, its unit and its values."""

from collections.abc import Mapping, Sequence
from typing import Final

from triwulan.core.reading import Measure, Role
from triwulan.interpret.deciding_money import BUDGETED, OF_MONEY
from triwulan.interpret.draft import PERCENT, Decision, Draft, any_called, others_than

_DIRECT: Final = frozenset(role.value for role in Role)
_RATED: Final = ("achieved", "achievement", "performance", "percent")


def role_of(column: Draft, columns: Sequence[Draft]) -> Role:
    """The role of a column among its sisters; those left of it have theirs already."""
    decide = _DECIDING.get(column.sense)
    if decide is not None:
        return decide(column, columns)
    return Role(column.sense) if column.sense in _DIRECT else Role.UNKNOWN


def _realised(column: Draft, columns: Sequence[Draft]) -> Role:
    """Realisasi: money under or beside a budget, else performance; in percent beside money it is absorption."""
    if column.upper in ("indicator", "objective") and column.values.numeric and not any_called(columns, "target"):
        return Role.AMOUNT
    measure = column.measure if column.measure is not Measure.UNKNOWN else _by_neighbours(column, columns)
    if measure is Measure.BUDGET:
        return Role.ABSORPTION if column.percent else Role.SPENDING
    if column.unit == PERCENT and _has_spending(column, columns) and not any_called(columns, "target"):
        return Role.ABSORPTION
    return Role.REALISATION if measure is Measure.PERFORMANCE else Role.UNKNOWN


def _by_neighbours(column: Draft, columns: Sequence[Draft]) -> Measure:
    """Whose realisation it is by what stands left of it, checked against its values."""
    before = columns[: column.index]
    ceiling = max((each.index for each in before if each.sense in BUDGETED), default=-1)
    target = max((each.index for each in before if each.role is Role.TARGET), default=-1)
    if ceiling > target:
        same_kind = column.money or column.percent or not column.values.numbers or not columns[ceiling].money
        return Measure.BUDGET if same_kind else Measure.UNKNOWN
    if target >= 0:
        return Measure.BUDGET if column.money and not columns[target].money else Measure.PERFORMANCE
    if column.money:
        return Measure.BUDGET
    if any_called(columns, "ceiling"):
        return Measure.UNKNOWN
    named = any_called(columns, "indicator", "objective") or any_called(columns[column.index + 1 :], *_RATED, "target")
    return Measure.PERFORMANCE if named else Measure.UNKNOWN


def _has_spending(column: Draft, columns: Sequence[Draft]) -> bool:
    return any(
        each.role is Role.SPENDING or (each.sense in ("realised", "total") and each.money)
        for each in others_than(column, columns)
    )


def _realisation(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.SPENDING if column.rupiah_side else Role.REALISATION


def _unit(column: Draft, columns: Sequence[Draft]) -> Role:
    """Unit: what figures are counted in, or the office where nothing else names the rows."""
    words = [each for each in others_than(column, columns) if each.values.wordy]
    named = any_called(words, "indicator", "objective", "activity", "described", "label")
    return Role.UNIT if named or column.names[-1].core != "unit" else Role.LABEL


def _achieved(column: Draft, columns: Sequence[Draft]) -> Role:
    """Capaian: percent of a target, absorption under a budget, or the realisation itself where none is beside it."""
    if column.rupiah_side:
        return Role.SPENDING if column.values.money else Role.ABSORPTION
    if column.measure is Measure.BUDGET or _rates_spending(column, columns):
        return Role.SPENDING if column.money else Role.ABSORPTION
    if column.sense == "achievement" or column.unit == PERCENT or column.head.formula:
        return Role.ACHIEVEMENT
    others = others_than(column, columns)
    if any(each.sense in ("realised", "realisation", "physical") and not each.budget for each in others):
        return Role.ACHIEVEMENT
    targets = [each for each in columns if each.sense == "target"]
    if not targets and column.percent:
        return Role.ACHIEVEMENT
    rated = any(each.sense in ("percent", "achievement", "performance") and not each.budget for each in others)
    rated = rated or any(each.sense == "achieved" and each.unit == PERCENT for each in others)
    if rated or (column.span is not None and not column.values.percent):
        return Role.REALISATION
    if not targets:
        return Role.UNKNOWN
    return Role.ACHIEVEMENT if column.percent and not targets[0].percent else Role.REALISATION


def _rates_spending(column: Draft, columns: Sequence[Draft]) -> bool:
    """Whether "Capaian (%)" can only speak of money: a budget and its spending stand left of it, and no target."""
    if column.measure is not Measure.UNKNOWN or any_called(columns, "target", "realisation", "physical"):
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
    return Role.REALISATION if any_called(columns, "target") and not any_called(columns, "realised") else Role.UNKNOWN


def _target(column: Draft, columns: Sequence[Draft]) -> Role:
    if column.values.wordy and any(
        each.sense == "target" and each.values.numeric for each in others_than(column, columns)
    ):
        return Role.INDICATOR
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
    sister = columns[column.index - 1] if column.index else None
    if column.upper in ("total", "amount") and sister and sister.head.levels[:-1] == column.head.levels[:-1]:
        beside = {Role.REALISATION: Role.ACHIEVEMENT, Role.SPENDING: Role.ABSORPTION}.get(sister.role)
        if beside is not None:
            return beside
    if column.upper in _PERCENT_OF:
        role = _PERCENT_OF[column.upper]
        return Role.ABSORPTION if role is Role.ACHIEVEMENT and column.budget else role
    if column.upper == "remainder":
        return Role.UNKNOWN
    roles = [each.role for each in left]
    before = roles[-1] if roles else Role.UNKNOWN
    if before is Role.CHANGE and Role.SPENDING in roles and Role.BEFORE not in roles:
        before = Role.SPENDING
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
        sister = columns[column.index - 1].role if column.index else Role.UNKNOWN
        if sister in (Role.TARGET, Role.REALISATION, Role.CEILING, Role.SPENDING):
            return sister
    numeric = [each for each in columns[: column.index] if each.values.numeric and each.sense not in ("number", "code")]
    if len(column.names) > 1 or len(numeric) >= 2:
        return Role.TOTAL
    return Role.CEILING if column.money and any_called(columns, "activity") else Role.AMOUNT


def _average(column: Draft, columns: Sequence[Draft]) -> Role:
    """Rata-rata capaian: the achievement of a group of indicators, unless what it averages stands left of it."""
    parts = [each for each in columns[: column.index] if each.values.numeric and each.sense not in ("number", "code")]
    achieved = "capaian" in column.names[-1].core and column.percent
    return Role.ACHIEVEMENT if achieved and len(parts) < 2 else Role.AVERAGE


def _described(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.ACTIVITY if any(each.budget or each.money for each in columns) else Role.LABEL


def _remark(column: Draft, columns: Sequence[Draft]) -> Role:
    """Keterangan: a predicate when only grades stand there."""
    return Role.PREDICATE if column.values.grades > 0 and column.values.words == 0 else Role.NOTE


def _predicate(column: Draft, columns: Sequence[Draft]) -> Role:
    """Status: a grade of each row, or with figures below it how many have that status."""
    return Role.AMOUNT if column.values.numeric and len(column.names) > 1 else Role.PREDICATE


def _physical(column: Draft, columns: Sequence[Draft]) -> Role:
    return {"target": Role.TARGET, "achieved": Role.ACHIEVEMENT}.get(column.upper, Role.REALISATION)


def _unknown(column: Draft, columns: Sequence[Draft]) -> Role:
    return Role.UNKNOWN


_DECIDING: Final[Mapping[str, Decision]] = {
    **OF_MONEY,
    "": _unknown,
    "realised": _realised,
    "realisation": _realisation,
    "unit": _unit,
    "achieved": _achieved,
    "achievement": _achieved,
    "performance": _performance,
    "physical": _physical,
    "target": _target,
    "percent": _percent,
    "predicate": _predicate,
    "total": _total,
    "average": _average,
    "described": _described,
    "remark": _remark,
}
