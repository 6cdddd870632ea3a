"""What the running text claims."""

from collections.abc import Iterator

from triwulan.core.claims import Claim, Proportion
from triwulan.core.reading import Passage, StatedTable, Subject
from triwulan.interpret.prose.about import Names, names_of
from triwulan.interpret.prose.changes import changes_in, differences_in
from triwulan.interpret.prose.clauses import Clause, clauses_of
from triwulan.interpret.prose.comparisons import comparisons_in
from triwulan.interpret.prose.deeds import deeds_in, done_lists_in, table_frequencies
from triwulan.interpret.prose.lists import listed_in
from triwulan.interpret.prose.makeups import makeups_in, remainders_in
from triwulan.interpret.prose.means import means_in
from triwulan.interpret.prose.proportions import proportions_in
from triwulan.interpret.prose.references import broken_references_in, references_in
from triwulan.interpret.prose.scales import USUAL_LABELS, labelled_in, labels_of
from triwulan.interpret.prose.statements import counted_in, doubled_in, extents_in, statements_in
from triwulan.interpret.prose.superlatives import superlatives_in
from triwulan.interpret.prose.tallies import label_counts_in, tallies_in
from triwulan.interpret.prose.targets import targets_in
from triwulan.interpret.prose.topics import topics_of

_OF_CLAUSES = (
    makeups_in,
    statements_in,
    targets_in,
    tallies_in,
    label_counts_in,
    comparisons_in,
    changes_in,
    differences_in,
    means_in,
    counted_in,
    doubled_in,
    extents_in,
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
    claims += [
        *listed_in(passages),
        *broken_references_in(passages),
        *done_lists_in(passages, topics),
        *table_frequencies(tables),
    ]
    return tuple(sorted(claims, key=lambda claim: claim.order))


def _of_clauses(clauses: list[Clause], tables: tuple[StatedTable, ...], names: Names) -> Iterator[Claim]:
    labels = labels_of(tables) | USUAL_LABELS
    told: list[Proportion] = []
    for clause in clauses:
        if told and told[-1].order != clause.passage.order:
            told = []
        found_here = list(proportions_in(clause))
        told += found_here
        yield from found_here
        yield from remainders_in(clause, told)
        for found in _OF_CLAUSES:
            yield from found(clause)
        yield from labelled_in(clause, labels)
        yield from superlatives_in(clause, names.labelled)
