"""Which indicator or which row of a table a piece of text is about, by the words of its name."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import fsum
from typing import Final

from triwulan.core.claims import NOTHING, About, Claim
from triwulan.core.keeping import LONGEST, Kept
from triwulan.core.likeness import rarity, words
from triwulan.core.reading import Passage, Role, RowRole, StatedTable, Subject, TableKind
from triwulan.core.stems import stem
from triwulan.interpret.prose.vocabulary import GENERIC, NO_NOUNS, PASSING

_UNTELLING: Final = GENERIC | NO_NOUNS | PASSING
_FULL: Final = 0.8
_MOSTLY: Final = 0.5
_APART: Final = 0.25
_ENOUGH: Final = 3
_SHORTEST: Final = 4
"""Labels of so few letters say what they are only with the head above them."""
_CLEARLY: Final = 0.1
_SHORT: Final = re.compile(r"\b[A-Z]{3,5}\b")
_NUMBERED: Final = re.compile(
    r"\bindikator\s+(?:kinerja\s+)?(?:nomor\s+|ke-?\s?)?(\d+(?:\.\d+)*)\b(?!\s*(?:%|dan|sampai|s\.d|,\s*\d))", re.I
)
_MOST_NAMES: Final = 400
_MOST_TEXTS: Final = 512
"""Names of four reports are kept, each with what was read of its texts; those of a workbook of thousands are not."""
_PREFIX: Final = re.compile(r"^(?:di|ter|ber)(?=\w{5,})")
_SUFFIX: Final = re.compile(r"(?<=\w{5})(?:nya|kan)$")


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    """The words of a text without the commonest prefixes and suffixes."""
    return frozenset(_SUFFIX.sub("", _PREFIX.sub("", word)) for word in words(text))


@lru_cache(maxsize=2048)
def _roots(text: str) -> frozenset[str]:
    """The roots of the words of a text that tell something from another."""
    return frozenset(stem(word) for word in words(text) if word not in GENERIC)


@dataclass(frozen=True, slots=True)
class _Name:
    """What an indicator or a row is called: stems and their weight in all; and which stems no other thing has."""

    about: About
    wordings: tuple[tuple[frozenset[str], float], ...]
    every: frozenset[str]
    own: frozenset[str]
    numbers: frozenset[str]
    initials: frozenset[str]
    roots: tuple[frozenset[str], ...] = ()
    """The roots of its telling words, of each wording."""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing named in a text: ``share`` of the weight of its name that is there, ``own`` words that only it has.

    ``cover`` is the part of the text's words that belong to the name.
    """

    about: About
    share: float
    own: frozenset[str]
    numbers: frozenset[str]
    cover: float

    @property
    def sure(self) -> bool:
        """Whether it can be nothing else."""
        return (
            self.share >= _FULL or (len(self.own) >= 2 and self.share >= 0.4) or (bool(self.own) and self.share >= 0.5)
        )


_Called = tuple[About, tuple[str, ...], tuple[str, ...]]
"""What an indicator or a row is, its wordings, and the numbers of its rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of all indicators (``subjects``) and of all other rows that are called something (``rows``).

    ``found`` and ``claims`` keep what was read with these names, for the next audit of the same report.
    """

    subjects: tuple[_Name, ...]
    rows: tuple[_Name, ...]
    weights: dict[str, float]
    found: Kept[str, list["Found"]] = field(default_factory=lambda: Kept(_MOST_TEXTS))
    claims: Kept[tuple[Passage, About, frozenset[str]], tuple[Claim, ...]] = field(
        default_factory=lambda: Kept(_MOST_TEXTS)
    )

    def subject(self, text: str) -> Found | None:
        """The one indicator a text names; None when it names none, or more than one."""
        found = self.all_subjects(text)
        return found[0] if len(found) == 1 else None

    def all_subjects(self, text: str) -> list[Found]:
        """Every indicator a text names, the most certain first."""
        if len(text) > LONGEST:
            return self._all_subjects(text)
        return self.found.get(text, lambda: self._all_subjects(text))

    def _all_subjects(self, text: str) -> list[Found]:
        return _clear(_found(text, self.subjects, self.weights)) or self._mostly(text)

    def _mostly(self, text: str) -> list[Found]:
        """The indicator that has most of its name in a text, of common words only, where no other comes near."""
        said = _stems(text)
        shares = sorted(
            (
                (_most_of(name, said, self.weights), at)
                for at, name in enumerate(self.subjects)
                if not name.every.isdisjoint(said)
            ),
            reverse=True,
        )
        if not shares or shares[0][0] < _MOSTLY or (len(shares) > 1 and shares[0][0] - shares[1][0] < _APART):
            return []
        name = self.subjects[shares[0][1]]
        shared = max((len(stems & said) for stems, _ in name.wordings), default=0)
        if shared < _ENOUGH:
            return []
        return [Found(name.about, _FULL, frozenset(), name.numbers, shared / max(1, len(said)))]

    def rooted(self, text: str, about: About) -> bool:
        """Whether a text has all telling words of a name in other forms: "Pengesahan SOP" of "SOP yang disahkan"."""
        said = _roots(text)
        name = next((each for each in self.subjects if each.about == about), None)
        return name is not None and any(len(roots) > 1 and roots <= said for roots in name.roots)

    def foreign(self, text: str, about: About) -> int:
        """How many telling words of a text are none of the name of a thing."""
        name = next((each for each in (*self.subjects, *self.rows) if each.about == _plain(about)), None)
        return 0 if name is None else len(_stems(text) - _UNTELLING - name.every)

    def may_mean(self, text: str, about: About) -> bool:
        """Whether a text has a word of the name of a thing, or none that tells what else it is about."""
        told = _stems(text) - _UNTELLING
        if not told:
            return True
        name = next((each for each in (*self.subjects, *self.rows) if each.about == _plain(about)), None)
        return name is not None and not told.isdisjoint(name.every)

    def row(self, text: str) -> Found | None:
        """The one row other than an indicator's that a text names in full."""
        found = [each for each in _clear(_found(text, self.rows, self.weights)) if each.share >= _FULL]
        return found[0] if len(found) == 1 else None

    def labelled(self, text: str) -> About | None:
        """The indicator or row that a short label names; a word alone ("Sukaraja") if that is all its name."""
        found = [each for each in _clear(_found(text, (*self.subjects, *self.rows), self.weights)) if each.sure]
        if len(found) == 1 and found[0].share >= _FULL:
            return as_about(found[0])
        said = _stems(text) - GENERIC
        whole = [
            name
            for name in (*self.subjects, *self.rows)
            if any(said and said == stems - GENERIC for stems, _ in name.wordings)
        ]
        if len(whole) == 1:
            return About(subject=whole[0].about.subject, rows=whole[0].about.rows, sure=True)
        return as_about(found[0]) if len(found) == 1 else None


def names_of(tables: tuple[StatedTable, ...], subjects: tuple[Subject, ...]) -> Names:
    """Collect what can be named."""
    numbers = {(table.index, row.index): row.number for table in tables for row in table.rows}
    called = [
        (About(subject=each.key, rows=each.rows), tuple(wording.text for wording in each.wordings) or (each.name,))
        for each in subjects
    ]
    indicators, rows = (
        tuple((about, texts, tuple(numbers.get(row, "") for row in about.rows)) for about, texts in each)
        for each in (called, _other_rows(tables))
    )
    return _kept_names(indicators, rows) if len(indicators) + len(rows) <= _MOST_NAMES else _names(indicators, rows)


def _names(indicators: tuple[_Called, ...], rows: tuple[_Called, ...]) -> Names:
    weights = rarity(text for _, texts, _ in (*indicators, *rows) for text in texts)
    stemmed: dict[str, float] = {}
    for word, weight in weights.items():
        for each in _stems(word):
            stemmed[each] = min(weight, stemmed.get(each, weight))
    return Names(_named(indicators, stemmed), _named(rows, stemmed), stemmed)


_kept_names = lru_cache(maxsize=4)(_names)


def _other_rows(tables: tuple[StatedTable, ...]) -> list[tuple[About, tuple[str, ...]]]:
    """Rows that are about no indicator, those called the same together."""
    by_label: dict[str, list[tuple[int, int]]] = {}
    for table in tables:
        if table.kind in (TableKind.SIGNATURE, TableKind.SCALE):
            continue
        for row in table.rows:
            if row.label and not row.subject and row.role in (RowRole.BODY, RowRole.PARENT):
                label = row.label if len(row.label) > _SHORTEST else f"{_head_of(table)} {row.label}"
                by_label.setdefault(" ".join(words(label)), []).append((table.index, row.index))
    return [(About(rows=tuple(rows)), (label,)) for label, rows in by_label.items() if label]


def _head_of(table: StatedTable) -> str:
    """What the rows of a table are: "Kelas" of which one is called "IV"."""
    return next((column.head.rpartition(" / ")[2] for column in table.columns_of(Role.LABEL, Role.ACTIVITY)), "")


def _named(called: tuple[_Called, ...], weights: dict[str, float]) -> tuple[_Name, ...]:
    wordings = [[_stems(text) for text in texts] for _, texts, _ in called]
    wholes = [frozenset[str]().union(*each) for each in wordings]
    having = Counter(stem for each in wholes for stem in each)
    return tuple(
        _Name(
            about,
            tuple((each, fsum(weights.get(stem, 1.0) for stem in each)) for each in dict.fromkeys(stems)),
            every,
            frozenset(stem for stem in every if having[stem] == 1 and stem not in GENERIC and len(stem) > 2),
            frozenset(number.strip(". ") for number in numbers),
            frozenset(short for text in texts for short in _initials(text)),
            tuple(_roots(text) for text in texts),
        )
        for (about, texts, numbers), stems, every in zip(called, wordings, wholes, strict=True)
    )


def _initials(text: str) -> Iterator[str]:
    """Short forms of a name: the initials of three to five words of it, "IKM" of "Indeks Kepuasan Masyarakat"."""
    letters = [word[0].upper() for word in words(text) if word.isalpha()]
    for length in range(3, 6):
        for start in range(len(letters) - length + 1):
            yield "".join(letters[start : start + length])


def _found(text: str, names: tuple[_Name, ...], weights: dict[str, float]) -> list[Found]:
    said = _stems(text)
    shorts = frozenset(_SHORT.findall(text))
    # The search for a number is slow, and nearly no text has it.
    numbered = frozenset(
        match.rstrip(".") for match in (_NUMBERED.findall(text) if "indikator" in text.lower() else ())
    )
    found = []
    for name in names:
        # Most texts name nothing: only what has a word, the initials or the number of a thing is weighed.
        if name.every.isdisjoint(said) and shorts.isdisjoint(name.initials) and numbered.isdisjoint(name.numbers):
            continue
        share = _most_of(name, said, weights)
        own = name.own & said
        if shorts & name.initials and sum(bool(shorts & each.initials) for each in names) == 1:
            share = 1.0
        elif name.about.subject and numbered & name.numbers:
            share = 1.0 if sum(bool(numbered & each.numbers) for each in names) == 1 else share
        if share >= _FULL or own:
            cover = max((len(stems & said) for stems, _ in name.wordings), default=0) / max(1, len(said))
            found.append(Found(name.about, share, own, name.numbers, cover))
    return sorted(found, key=lambda each: (-each.share, each.about.subject, each.about.rows))


def _most_of(name: _Name, said: frozenset[str], weights: dict[str, float]) -> float:
    """The largest share of one of its wordings that is said."""
    return max((_share(wording, said, weights) for wording in name.wordings), default=0.0)


def _share(wording: tuple[frozenset[str], float], said: frozenset[str], weights: dict[str, float]) -> float:
    stems, whole = wording
    # rounded, so that what is just enough does not depend on the order of a set
    return round(fsum(weights.get(stem, 1.0) for stem in stems & said) / whole, 6) if whole and len(stems) > 1 else 0.0


def _clear(found: list[Found]) -> list[Found]:
    """Those named for certain; a fuller name hides others that share most of its words and have none of their own."""
    if not found:
        return []
    best = found[0].share
    if best >= _FULL:
        return [each for each in found if each.share >= max(_FULL, best - _CLEARLY)]
    return [each for each in found if each.own]


def _plain(about: About) -> About:
    """A thing as it is known by its name alone."""
    return replace(about, sure=False, here=False)


def as_about(found: Found | None, *, sure: bool | None = None) -> About:
    """What was found, as a claim carries it."""
    if found is None:
        return NOTHING
    return About(subject=found.about.subject, rows=found.about.rows, sure=found.sure if sure is None else sure)
