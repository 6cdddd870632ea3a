"""What a table is about, by its columns, its caption and the section it stands in."""

import re
from collections.abc import Sequence
from typing import Final

from triwulan.core.reading import Measure, Role, StatedColumn, TableKind

_AGREED: Final = re.compile(r"\bperjanjian\s+kinerja\b|\bpenetapan\s+kinerja\b|\bperformance agreement\b", re.I)
_COST: Final = re.compile(r"\bcost\s+per\b|\befisiensi\b|\bbiaya\s+per\b", re.I)
_SCALE: Final = re.compile(r"\b(?:skala|interval|rentang|kriteria penilaian|kategori capaian|predikat)\b", re.I)
_PERFORMANCE: Final = (Role.TARGET, Role.REALISATION, Role.ACHIEVEMENT)
_BUDGET: Final = (Role.CEILING, Role.SPENDING, Role.ABSORPTION, Role.REMAINDER, Role.BEFORE, Role.AFTER)
_PLANNED: Final = re.compile(r"\b(?:rencana\s+(?:aksi|tindak)|tindak\s+lanjut|action\s+plan)\b", re.I)


def kind_of(columns: Sequence[StatedColumn], caption: str, section: str) -> TableKind:
    """The kind of a table; OTHER when its columns are about something else."""
    roles = {column.role for column in columns}
    performance = roles.intersection(_PERFORMANCE)
    budget = {column.role for column in columns if column.role in _BUDGET and column.measure is Measure.BUDGET}
    named = roles & {Role.INDICATOR, Role.OBJECTIVE, Role.ACTIVITY, Role.LABEL}
    measured = budget or roles & {Role.REALISATION, Role.ACHIEVEMENT}
    if Role.DIGEST in roles:
        return TableKind.EVIDENCE
    if Role.STRATEGY in roles and not measured:
        return TableKind.STRATEGY
    if {Role.FOLLOW_UP, Role.ANSWER} <= roles and not measured:
        return TableKind.CARRIED
    planned = _PLANNED.search(caption) is not None and bool(roles & {Role.PERSON, Role.PERIOD})
    if (Role.FOLLOW_UP in roles or planned) and not measured:
        return TableKind.FOLLOW_UP
    if _is_scale(columns, caption, roles):
        return TableKind.SCALE
    if performance == {Role.TARGET} and budget <= {Role.CEILING, Role.BEFORE, Role.AFTER} and named:
        return TableKind.AGREEMENT
    if performance and budget:
        return TableKind.COST
    if budget:
        return TableKind.COST if _COST.search(caption) and Role.INDICATOR in roles else TableKind.BUDGET
    if roles & {Role.EFFICIENCY, Role.EFFICIENCY_LEVEL}:
        return TableKind.COST
    aimed = performance != {Role.REALISATION} or roles & {Role.INDICATOR, Role.OBJECTIVE, Role.ACTIVITY}
    if performance and named and aimed:
        return TableKind.ACHIEVEMENT
    if _AGREED.search(caption) and named and roles & {Role.TARGET, Role.INDICATOR}:
        return TableKind.AGREEMENT
    return TableKind.OTHER


def _is_scale(columns: Sequence[StatedColumn], caption: str, roles: set[Role]) -> bool:
    if roles.intersection(_PERFORMANCE) or Role.INDICATOR in roles or len(columns) > 5:
        return False
    return bool(_SCALE.search(caption)) or (
        Role.PREDICATE in roles
        and any(re.search(r"interval|rentang|skala|nilai", column.head, re.I) for column in columns)
    )
