"""What the running text claims."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from triwulan.core.claims import NOTHING, About, Claim, Proportion
from triwulan.core.keeping import LONGEST
from triwulan.core.reading import Passage, PassageKind, StatedTable, Subject
from triwulan.interpret.prose.about import Names, names_of
from triwulan.interpret.prose.changes import against_earlier_in, changes_in, of_this_in, sized_in
from triwulan.interpret.prose.clauses import MARK, Clause, clauses_of
from triwulan.interpret.prose.comparisons import beside_labels_in, comparisons_in
from triwulan.interpret.prose.deeds import deeds_in, done_lists_in, table_frequencies
from triwulan.interpret.prose.distances import differences_in, gaps_in, others_in
from triwulan.interpret.prose.lists import listed_in
from triwulan.interpret.prose.makeups import makeups_in, remainders_in
from triwulan.interpret.prose.means import means_in
from triwulan.interpret.prose.proportions import proportions_in, rates_in, shares_in
from triwulan.interpret.prose.references import broken_references_in, references_in
from triwulan.interpret.prose.scales import USUAL_LABELS, labelled_in, labels_of
from triwulan.interpret.prose.statements import (
    counted_in,
    doubled_in,
    extents_in,
    loose_in,
    reached_in,
    statements_in,
    together_in,
)
from triwulan.interpret.prose.superlatives import superlatives_in
from triwulan.interpret.prose.tallies import label_counts_in, tallies_in
from triwulan.interpret.prose.targets import targets_in
from triwulan.interpret.prose.topics import topics_of

_PROSE: Final = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_MOVES: Final = (
    "naik", "ningkat", "tambah", "tumbuh", "lonjak", "turun", "nurun", "kurang", "merosot", "anjlok", "susut",
    "melemah", "pangkas",
)  # fmt: skip
_OF_CLAUSES: Final[tuple[tuple[Callable[[Clause], Iterator[Claim]], bool, tuple[str, ...]], ...]] = (
    (makeups_in, True, ()),
    (rates_in, True, ("per", "‰", "promil")),
    (shares_in, True, ("%", "<p")),
    (statements_in, True, ()),
    (
        targets_in,
        False,
        ("target", "indikator", "iku", "sasaran", "kegiatan", "desa", "kelurahan", "program", "belum ada"),
    ),
    (tallies_in, True, ("tabel", "lembar", "perjanjian", "ditetapkan", "disepakati", "diperjanjikan", "penetapan")),
    (label_counts_in, True, ("predikat", "kategori", "kriteria")),
    (comparisons_in, False, ("atas", "bawah", "lampaui", "lebih", "sama", "persis", "tepat", "target", "kurang")),
    (changes_in, True, _MOVES),
    (of_this_in, True, ("ini", "itu", "nya", "tersebut")),
    (sized_in, True, ("lebih",)),
    (differences_in, True, ("lebih", "kurang")),
    (gaps_in, True, ("sisa", "kurang", "terpaut", "target")),
    (others_in, True, ("lainnya", "sisanya", "selebihnya")),
    (against_earlier_in, False, ("banding", "daripada", "terhadap", "dari")),
    (means_in, True, ("rata", "rerata")),
    (counted_in, True, ()),
    (reached_in, True, ("desa", "kelurahan", "rw", "rt", "dusun")),
    (doubled_in, True, ()),
    (loose_in, True, ()),
    (together_in, True, ()),
    (extents_in, True, ()),
    (references_in, False, ("tabel", "table")),
    (deeds_in, False, ("sisa", "kali", "tiap", "sudah", "telah")),
)
"""What reads a clause, whether it reads figures, and the words it needs (none: it looks for itself)."""
_SUPERLATIVES: Final = ("tertinggi", "terendah", "terbesar", "terkecil", "terbanyak", "tersedikit", "paling")
_CATEGORIES: Final = ("kategori", "predikat", "kriteria", "termasuk", "tergolong", "masuk")


def claims_of(
    passages: tuple[Passage, ...], tables: tuple[StatedTable, ...], subjects: tuple[Subject, ...]
) -> tuple[Claim, ...]:
    """The claims of all sentences in reading order."""
    names = names_of(tables, subjects)
    topics = topics_of(passages, tables, names)
    labels = labels_of(tables) | USUAL_LABELS
    claims: list[Claim] = []
    for passage in passages:
        if passage.kind in _PROSE:
            claims += _of_passage(passage, topics.get(passage.order, NOTHING), names, labels)
    claims += [
        *listed_in(passages),
        *broken_references_in(passages),
        *done_lists_in(passages, topics),
        *table_frequencies(tables),
    ]
    return tuple(sorted(claims, key=lambda claim: claim.order))


def _of_passage(passage: Passage, topic: About, names: Names, labels: frozenset[str]) -> tuple[Claim, ...]:
    def read() -> tuple[Claim, ...]:
        return tuple(_of_clauses(clauses_of(passage, topic, names), names, labels))

    return read() if len(passage.text) > LONGEST else names.claims.get((passage, topic, labels), read)


def _of_clauses(clauses: Iterable[Clause], names: Names, labels: frozenset[str]) -> Iterator[Claim]:
    """The claims of the clauses of one passage."""
    told: list[Proportion] = []
    for clause in clauses:
        figures, lower = bool(MARK.search(clause.text)), clause.text.lower()
        if figures:
            parts = list(proportions_in(clause))
            told += parts
            yield from parts
            yield from remainders_in(clause, told)
        for read, of_figures, needed in _OF_CLAUSES:
            if (figures or not of_figures) and (not needed or any(word in lower for word in needed)):
                yield from read(clause)
        if figures and any(word in lower for word in _CATEGORIES):
            yield from labelled_in(clause, labels)
        if any(word in lower for word in _SUPERLATIVES):
            yield from superlatives_in(clause, names.labelled)
        if figures and "lebih" in lower:
            yield from beside_labels_in(clause, names.labelled)
