"""How many single slips the audit does not notice: `python -m benchmarks.mutants DOCUMENT ...` lists them."""

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.documents import EXAMPLE
from benchmarks.result import Result
from benchmarks.slips import slips, with_text
from benchmarks.tied import Spot, Tied, spot, tied_cells
from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.compose import compose_report
from triwulan.core.document import Document, Origin
from triwulan.core.finding import Finding, Severity, Verdict
from triwulan.core.reading import Passage, Reading
from triwulan.formats.docx import write_docx
from triwulan.formats.reading import read_document
from triwulan.formats.report_json import load_report
from triwulan.interpret import interpret

SEED: Final = 20230715
SECONDS: Final = 50.0
_NUMBER: Final = re.compile(r"(?<![\w.,/])\d[\d.,]*\d(?![\w/])")
_QUARTER: Final = re.compile(r"\btriwulan (I{1,3}|IV)(?= tahun (?P<year>20\d\d)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One slip: in which document and where, of what kind, what ties the figure, and whether it was noticed."""

    document: str
    where: str
    ties: frozenset[str]
    slip: str
    printed: str
    wrong: str
    caught: bool


def measure() -> Iterator[Result]:
    """Slips that nobody notices, in percent, by what ties the figure to others."""
    from tests.corpus.audited import audited
    from tests.corpus.truth import documents, faults_of

    right = [path for path in documents() if not any(each.severity != "info" for each in faults_of(path))]
    right = [path for path in right if not any(each.severity != "remark" for each in audited(path).findings)]
    yield from _results(mutants(right))


def mutants(paths: Iterable[Path]) -> list[Mutant]:
    """One slip for each tied figure of the documents and of the example, until time is up; the same ones every time."""
    texts = [(path.name, path.read_bytes()) for path in paths]
    texts.append(("example.docx", write_docx(compose_report(load_report(EXAMPLE.read_bytes())))))
    until = time.monotonic() + SECONDS
    documents = [(name, read_document(data, name)) for name, data in texts]
    streams = [_slipped(name, document, Random(f"{SEED} {name}")) for name, document in documents]
    found: list[Mutant] = []
    while streams and time.monotonic() < until:  # a round takes one of each document, so that none is left out
        for stream in list(streams):
            mutant = next(stream, None)
            if mutant is None:
                streams.remove(stream)
            else:
                found.append(mutant)
    return found


def _slipped(name: str, document: Document, chance: Random) -> Iterator[Mutant]:
    reading = interpret(document)
    before = Counter(map(_key, _findings(reading)))
    asked = [*_in_cells(reading, chance), *_in_sentences(reading, chance)]
    chance.shuffle(asked)
    for where, ties, slip, origin, printed, wrong, spots in asked:
        changed = interpret(with_text(document, origin, wrong))
        new = [each for each in _findings(changed) if not before[_key(each)]]
        caught = any((place.page, place.address) in spots for each in new for place in each.places)
        yield Mutant(name, where, ties, slip, printed, wrong, caught)


_Asked = tuple[str, frozenset[str], str, Origin, str, str, frozenset[Spot]]


def _in_cells(reading: Reading, chance: Random) -> Iterator[_Asked]:
    for tied in tied_cells(reading):
        cell = tied.cell
        options = [each for each in slips(cell.text, chance, unit=_same_unit_beside(tied)) if each[1] != cell.text]
        if not options:
            continue
        slip, wrong = chance.choice(options)
        where = f"{tied.table.number or tied.table.sheet} | {tied.row[:40]} | {tied.column[:40]}"
        origin = Origin(cell.place.address, cell.place.page)
        yield where, tied.kinds, slip, origin, cell.text, wrong, tied.others | {spot(cell)}


def _same_unit_beside(tied: Tied) -> bool:
    row = next(each for each in tied.table.rows if tied.cell in each.cells)
    unit = tied.cell.quantity.unit
    return bool(unit) and sum(each.quantity.unit == unit for each in row.cells) > 1


def _in_sentences(reading: Reading, chance: Random) -> Iterator[_Asked]:
    """Long figures that stand in a table or in another sentence too, and the report's own quarter, year and place."""
    known: dict[str, set[Spot]] = defaultdict(set)
    prose = [each for each in reading.prose() if each.place.address]
    for passage in prose:
        for match in _NUMBER.finditer(passage.text):
            known[match[0]].add((passage.place.page, passage.place.address))
    for table in reading.tables:
        for row in table.rows:
            for cell in row.cells:
                for match in _NUMBER.finditer(cell.text):
                    known[match[0]].add(spot(cell))
    for passage in prose:
        yield from _in_passage(passage, known, reading, chance)


def _in_passage(passage: Passage, known: dict[str, set[Spot]], reading: Reading, chance: Random) -> Iterator[_Asked]:
    own = (passage.place.page, passage.place.address)
    origin = Origin(passage.place.address, passage.place.page)
    text = passage.text
    for match in _NUMBER.finditer(text):
        if sum(map(str.isdigit, match[0])) < 4 or not known[match[0]] - {own} or re.fullmatch("(?:19|20)..", match[0]):
            continue
        slip, wrong = chance.choice(list(slips(match[0], chance)))
        changed = text[: match.start()] + wrong + text[match.end() :]
        yield text[:60], frozenset({"said twice"}), slip, origin, text, changed, frozenset({own, *known[match[0]]})
    place = reading.identity.district.text
    for kind, pattern, others in (
        ("quarter", _QUARTER, ("I", "II", "III", "IV")),
        ("kecamatan", re.compile(rf"(?<=[Kk]ecamatan ){re.escape(place or chr(0))}"), ("Ampel", "Sukorejo")),
    ):
        for match in list(pattern.finditer(text))[:1]:
            old = match[1] if kind == "quarter" else match[0]
            if kind == "quarter" and text[match.start() : match.end()].casefold() not in reading.title.casefold():
                continue
            new = chance.choice([each for each in others if each.upper() != old.upper()])
            at = match.end() - len(old)
            changed = text[:at] + new + text[at + len(old) :]
            yield text[:60], frozenset({kind}), kind, origin, text, changed, frozenset({own})


def _findings(reading: Reading) -> list[Finding]:
    done = audit(Context(reading), rules())
    loud = [each for each in done.having(Verdict.FAILS) if each.severity is not Severity.REMARK]
    return [each.finding for each in loud if each.finding is not None]


def _key(finding: Finding) -> tuple[str, str, str, str]:
    return finding.message, finding.places[0].address, finding.printed, finding.expected


def _results(found: list[Mutant]) -> Iterator[Result]:
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for mutant in found:
        for tie in sorted(mutant.ties):
            by_kind[tie].append(mutant.caught)
    by_kind["any"] = [mutant.caught for mutant in found]
    for kind, caught in sorted(by_kind.items()):
        missed = caught.count(False)
        detail = f"{len(caught) - missed} of {len(caught)} noticed"
        yield Result(f"slips not noticed, {kind}", 100 * missed / len(caught), "%", None, detail)


def main(names: list[str]) -> None:
    """List what was not noticed in these documents, then the counts."""
    found = mutants(map(Path, names))
    for mutant in found:
        if not mutant.caught:
            ties = ", ".join(sorted(mutant.ties))
            slip = f"{mutant.slip}: {mutant.printed[:200]} -> {mutant.wrong[:200]}"
            print(f"{mutant.document} | {mutant.where} | {ties} | {slip}")
    for result in _results(found):
        print(result)


if __name__ == "__main__":
    main(sys.argv[1:])
