"""What an anchor is called on paper, so that a remark can be found: "Tabel 2.2 nomor 3 (...)"."""

from triwulan.compose.costs import numbered_lines
from triwulan.compose.wording import Words
from triwulan.core import anchors
from triwulan.core.report import Report

_OF_INDICATORS = ("agreement", "measurement", "analysis", "strategy")


def place_name(report: Report, anchor: str, words: Words) -> str:
    """Name what an anchor or an entry's path is about; for one that is not in the report, the report itself."""
    whole = {anchors.REPORT: "place.report", anchors.RESPONSE: "place.response"}
    if anchor in whole:
        return words(whole[anchor])
    if anchor == anchors.CLOSING:
        return words("place.chapter", number="III")
    kind, _, rest = anchor.partition("/")
    if kind == "section" and rest:
        return words("place.section" if rest[0].isdigit() else "place.chapter", number=rest)
    return _row_name(report, kind, rest, words) or words("place.unknown")


def row_number(report: Report, anchor: str) -> str:
    """The printed number of the row that an anchor names, "" where the report has none."""
    kind, _, key = anchor.partition("/")
    return _named(report, kind).get(key, ("", ""))[0]


def _row_name(report: Report, kind: str, rest: str, words: Words) -> str:
    """Name a row by its key, or by the key before the field's name of an entry's path."""
    named = _named(report, kind)
    for key in (rest, rest.rpartition("/")[0]):
        if key in named:
            number, name = named[key]
            if not number:
                return words("place.cost_total")
            return words(f"place.{kind}", number=number, name=name)
    return ""


def _named(report: Report, kind: str) -> dict[str, tuple[str, str]]:
    if kind in _OF_INDICATORS:
        rows = report.indicator_rows()
        return {indicator.key: (str(number), indicator.name) for number, _, indicator in rows}
    if kind == "cost":
        total = {report.costs.total.key: ("", "")}
        return total | {line.key: (number, line.name) for number, line in numbered_lines(report)}
    if kind == anchors.FOLLOW_UP:
        steps = enumerate(report.follow_ups, start=1)
        return {str(step.item): (str(number), step.what) for number, step in steps}
    if kind == anchors.CARRIED:
        answered = enumerate(report.carried, start=1)
        return {str(step.item): (str(number), step.what) for number, step in answered}
    if kind == anchors.EVIDENCE:
        return {str(item.number): (str(item.number), item.name) for item in report.evidence}
    return {}
