"""What is proposed of twenty-four reports, against what an official would enter by hand.

``truth/NAME.txt`` was checked by hand against the printed tables: a row for each indicator (unit, target of the year,
those of TW I to IV), realisation and budget line. What is no figure counts as right where it is asked about with its
text. Measured: 124 of 125 indicators with their unit, 623 of 625 targets, 120 of 121 realisations, 110 of 110 budget
lines, and each quarter. What is wrong is a row whose figures slipped by a column, and a unit that stands in the
indicator's name. The rules were written with twenty of these in sight; of the four others (b06, d02, d07, e13) three
were right at once, and of b06 the targets had been taken for those of the quarter.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from triwulan.core.quantity import format_number
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.interpret.proposing import Field, Proposed, propose

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "docs"
TRUTH = sorted((Path(__file__).parent / "truth").glob("*.txt"))
FLOOR = {"quarter": 1.0, "indicator": 0.99, "target": 0.99, "realisation": 0.98, "line": 1.0}


def proposed(name: str) -> Proposed:
    path = DOCUMENTS / name
    document = read_document(path.read_bytes(), path.name)
    return propose(interpret(document), document=document)


def rows(found: Proposed) -> list[str]:
    """The proposal in the words of the truth."""
    asked = {(each.about, each.field): each.text for each in found.questions if each.text}
    shown = [f"quarter | {found.quarter.label if found.quarter else '-'}"]
    for each in found.indicators:
        shown.append(f"indicator | {each.name} | {each.unit or '?'}")
        for number, target in enumerate((each.annual_target, *each.quarterly_targets)):
            shown.append(f"target | {each.name} | {number} | {'-' if target is None else format_number(target)}")
    for each in found.realisations:
        shown.append(f"realisation | {each.indicator} | {each.value or f'{each.numerator} / {each.denominator}'}")
    for each in found.lines:
        ceiling = asked.get((each.name, Field.CEILING)) or format_number(each.ceiling or Decimal(0))
        spending = asked.get((each.name, Field.SPENDING)) or format_number(each.spending or Decimal(0))
        shown.append(f"line | {each.code or '-'} | {each.name} | {ceiling} | {spending}")
    return shown


def expected(path: Path) -> list[str]:
    shown = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *rest = line.split(" | ")
        if kind != "indicator":
            shown.append(line)
            continue
        name, unit, annual, quarterly = rest
        shown.append(f"indicator | {name} | {unit}")
        shown += [f"target | {name} | {at} | {value}" for at, value in enumerate([annual, *quarterly.split()])]
    return shown


@pytest.fixture(scope="module")
def measured() -> dict[str, tuple[int, int]]:
    """By kind, how many rows of the truth are proposed, and how many there are or are proposed too many."""
    counts = dict.fromkeys(FLOOR, (0, 0))
    for path in TRUTH:
        found, true = set(rows(proposed(path.stem))), set(expected(path))
        for kind in FLOOR:
            right = {row for row in true if row.startswith(f"{kind} |")}
            shown = {row for row in found if row.startswith(f"{kind} |")}
            hits, of = counts[kind]
            counts[kind] = hits + len(right & shown), of + max(len(right), len(shown))
    return counts


@pytest.mark.parametrize("kind", FLOOR)
def test_enough_of_what_the_reports_print_is_proposed_as_it_is_meant(kind: str, measured: dict[str, tuple[int, int]]):
    hits, of = measured[kind]
    assert of
    assert hits / of >= FLOOR[kind], f"{kind}: {hits} of {of}"
