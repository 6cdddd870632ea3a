"""What the running text claims."""

from collections.abc import Iterator

from triwulan.core.claims import Claim, StatedScale
from triwulan.core.reading import Passage, Role, StatedTable, Subject, TableKind
from triwulan.interpret.prose.about import Names, names_of
from triwulan.interpret.prose.clauses import Clause, clauses_of
from triwulan.interpret.prose.comparisons import changes_in, comparisons_in, means_in
from triwulan.interpret.prose.deeds import deeds_in, done_lists_in, table_frequencies
from triwulan.interpret.prose.lists import listed_in
from triwulan.interpret.prose.proportions import makeups_in, proportions_in
from triwulan.interpret.prose.references import references_in
from triwulan.interpret.prose.scales import labelled_in, scale_in
from triwulan.interpret.prose.statements import statements_in
from triwulan.interpret.prose.superlatives import superlatives_in
from triwulan.interpret.prose.targets import label_counts_in, tallies_in, targets_in
from triwulan.interpret.prose.topics import topics_of

_OF_CLAUSES = (
    proportions_in,
    makeups_in,
    statements_in,
    targets_in,
    tallies_in,
    label_counts_in,
    comparisons_in,
    changes_in,
    means_in,
    scale_in,
    references_in,
    deeds_in,
)


def claims_of(
    passages: tuple[Passage, ...], tables: tuple[StatedTable, ...], subjects: tuple[Subject, ...]
) -> tuple[Claim, ...]:
    """The claims of all sentences in reading order."""
    names = names_of(tables, subjects)
    topics = topics_of(passages, tables, names)
    claims = list(_of_clauses(list(clauses_of(passages, topics, names)), tables, names))
    claims += [*listed_in(passages), *done_lists_in(passages, topics), *table_frequencies(tables)]
    return tuple(sorted(claims, key=lambda claim: claim.order))


def _of_clauses(clauses: list[Clause], tables: tuple[StatedTable, ...], names: Names) -> Iterator[Claim]:
    claims = [claim for clause in clauses for found in _OF_CLAUSES for claim in found(clause)]
    labels = _labels(tables) | {
        band.label.lower() for claim in claims if isinstance(claim, StatedScale) for band in claim.ranges
    }
    for clause in clauses:
        claims += labelled_in(clause, labels)
        claims += superlatives_in(clause, names.labelled)
    yield from claims


def _labels(tables: tuple[StatedTable, ...]) -> frozenset[str]:
    """The categories that tables give."""
    return frozenset(
        text
        for table in tables
        for column in table.columns_of(Role.PREDICATE, *((Role.LABEL,) if table.kind is TableKind.SCALE else ()))
        for row in table.rows
        if (text := " ".join(row.cells[column.index].text.lower().split())).replace(" ", "").isalpha()
        and len(text) < 30
    )
