"""An audit in words: every finding, every gap and the counts, in Indonesian or English."""

from collections.abc import Iterable, Iterator

from triwulan.audit.catalogue import FAMILIES, family_of, rule_of, title_of
from triwulan.audit.context import Context
from triwulan.audit.rule import Rule
from triwulan.audit.run import Audit, audit
from triwulan.audit.subjects.keeping import per_table
from triwulan.core.document import Unread
from triwulan.core.finding import Finding, Outcome, Severity, Verdict
from triwulan.core.place import Place
from triwulan.core.problem import Problem
from triwulan.core.quantity import Kind
from triwulan.core.reading import Reading, StatedTable
from triwulan.formats.audit_json import AuditReport, SaidFinding, SaidGap, SaidPlace, Summary
from triwulan.interpret.figures import TEXT_ROLES
from triwulan.text.sentences import DEFAULT, sentence


def audit_report(context: Context, rules: Iterable[Rule], *, name: str, language: str = DEFAULT) -> AuditReport:
    """Judge a reading by rules and say what came out."""
    asked = tuple(rules)
    return said_audit(audit(context, asked), context.reading, rules=len(asked), name=name, language=language)


def said_audit(done: Audit, reading: Reading, *, rules: int, name: str, language: str = DEFAULT) -> AuditReport:
    """Say what came out of an audit by so many rules; findings stand in reading order."""
    failed = sorted(done.having(Verdict.FAILS), key=_InReadingOrder(reading))
    return AuditReport(
        file=name,
        title=reading.title,
        language=language,
        stage=reading.stage.value,
        summary=_summary(done, rules, reading),
        findings=tuple(said_finding(outcome, language) for outcome in failed),
        unchecked=tuple(_unchecked(done, language)),
        unread=tuple(_unread(each, language) for each in reading.unread),
    )


def said_finding(outcome: Outcome, language: str) -> SaidFinding:
    """One finding in words."""
    finding, severity = outcome.finding, outcome.severity
    if finding is None or severity is None:
        raise ValueError(f"{outcome.rule} did not fail")
    return SaidFinding(
        rule=outcome.rule,
        title=rule_title(rule_of(outcome.rule), language),
        severity=severity.value,
        message=_message(finding, language),
        place=said_place(finding.places[0]),
        printed=finding.printed or None,
        expected=finding.expected or None,
        related=tuple(said_place(place) for place in finding.places[1:]),
        cause=finding.cause or None,
    )


def rule_title(rule: Rule, language: str) -> str:
    """What the fault is called."""
    return rule.title if language == "en" else title_of(rule)


def said_place(place: Place) -> SaidPlace:
    """A place without what does not apply."""
    return SaidPlace(
        section=place.section or None,
        table=place.table or None,
        row=place.row or None,
        column=place.column or None,
        page=place.page or None,
        quote=place.quote or None,
        address=place.address or None,
        anchor=place.anchor or None,
    )


def _message(finding: Finding, language: str) -> str:
    return sentence(Problem(finding.message, finding.values), language)


class _InReadingOrder:
    """Sorts outcomes by where they stand in the document, then by rule."""

    def __init__(self, reading: Reading) -> None:
        self._at: dict[str, int] = {}
        for passage in reading.passages:
            self._at.setdefault(passage.place.address, passage.order)
        for table in reading.tables:
            for row in table.rows:
                for cell in row.cells:
                    self._at.setdefault(cell.place.address, table.order)

    def __call__(self, outcome: Outcome) -> tuple[int, int, int, str]:
        family = FAMILIES.index(family_of(rule_of(outcome.rule)))
        return self._at.get(outcome.place.address, 0), outcome.place.page, family, outcome.rule


def _summary(done: Audit, rules: int, reading: Reading) -> Summary:
    severities = [outcome.severity for outcome in done.outcomes if outcome.severity is not None]
    verdicts = [outcome.verdict for outcome in done.outcomes]
    figures = [_figures(table) for table in reading.tables]
    return Summary(
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        remarks=severities.count(Severity.REMARK),
        rules=rules,
        questions=len(done.outcomes),
        passes=verdicts.count(Verdict.PASSES),
        fails=verdicts.count(Verdict.FAILS),
        does_not_apply=verdicts.count(Verdict.DOES_NOT_APPLY),
        not_yet=verdicts.count(Verdict.NOT_YET),
        unchecked=verdicts.count(Verdict.UNCHECKED),
        crashed=verdicts.count(Verdict.CRASHED),
        figures_printed=sum(printed for printed, _ in figures),
        figures_read=sum(read for _, read in figures),
    )


@per_table
def _figures(table: StatedTable) -> tuple[int, int]:
    """How many cells with a digit its columns of figures, or those not understood, print, and how many were read."""
    columns = [column.index for column in table.columns if column.role not in TEXT_ROLES]
    cells = [row.cells[index] for row in table.rows for index in columns]
    printed = [cell for cell in cells if not cell.covered and any(mark.isdigit() for mark in cell.text)]
    return len(printed), sum(cell.quantity.kind is Kind.NUMBER for cell in printed)


def _unchecked(done: Audit, language: str) -> Iterator[SaidGap]:
    for outcome in done.outcomes:
        if outcome.reason is not None:  # unchecked, or crashed
            said = sentence(Problem(outcome.reason.message, outcome.reason.values), language)
            yield SaidGap(message=said, rule=outcome.rule, place=said_place(outcome.place))


def _unread(unread: Unread, language: str) -> SaidGap:
    place = SaidPlace(page=unread.origin.page or None, address=unread.origin.address or None)
    return SaidGap(message=sentence(unread.problem, language), place=place)
