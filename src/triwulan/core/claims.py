"""What the running text of a report claims, in a form that can be compared with its tables and with itself."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from triwulan.core.place import Place
from triwulan.core.quantity import Quantity
from triwulan.core.roles import Measure, Role, Span


class Hedge(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in a sentence: ``printed`` with its unit ("Rp 52.990.000", "satu laporan", "23%").

    ``quantity`` has the unit "%", "Rp", "poin" or none, then ``noun`` is what it counts ("laporan", "jenis
    fasilitasi"). ``roles`` are what it can be by the words around it (none: not said), ``span`` the time they
    say, ``elsewhere`` that this is another time than the report's or not yet. ``words`` is the number written
    behind it in brackets.
    """

    printed: str
    quantity: Quantity
    noun: str = ""
    roles: tuple[Role, ...] = ()
    measure: Measure = Measure.UNKNOWN
    span: Span | None = None
    hedge: Hedge = Hedge.EXACT
    elsewhere: bool = False
    words: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The number itself."""
        if self.quantity.value is None:
            raise ValueError(f"not a number: {self.printed!r}")
        return self.quantity.value

    @property
    def unit(self) -> str:
        """Its unit: "%", "Rp", "poin", or what it counts."""
        return self.quantity.unit or self.noun


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a sentence is about: an indicator's key, rows by (table, row), or the ``whole`` of a table's money.

    ``sure`` when its name is said in full, or nearly, in the sentence (``here``) or in what stands above it.
    """

    subject: str = ""
    rows: tuple[tuple[int, int], ...] = ()
    whole: bool = False
    sure: bool = False
    here: bool = False


NOTHING = About()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim: ``place`` quotes its sentence, ``order`` is that of its passage (see ``Passage``)."""

    place: Place
    order: int
    about: About = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """The figures of one clause about one thing: "Total pagu Rp 335.800.000, terealisasi Rp 170.084.000"."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose(Claim):
    """A long figure that no word tells the role of: "menyasar 14.280 keluarga"."""

    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportion(Claim):
    """Part of a whole, with its percentage where one is stated: "9 dari 12 desa (75,00%)"."""

    part: Figure
    whole: Figure
    percent: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Claim):
    """Part of a whole for so many of it: "69 dari 3.004 pasien, atau 22,97 per mil"; ``per`` is 1000 there."""

    part: Figure
    whole: Figure
    figure: Figure
    per: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup(Claim):
    """A whole and all its parts: "Rp171.430.000, terdiri atas Rp84.315.000 ... dan Rp87.115.000".

    ``rest``: the last part is what is left of the whole ("dua desa lainnya").
    """

    whole: Figure
    parts: tuple[Figure, ...]
    rest: bool = False


class Scope(StrEnum):
    """Which target is meant to be reached."""

    YEAR = "year"
    PERIOD = "period"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsMet(Claim):
    """How many indicators there are, reached their target, and did not; None where not said.

    ``every`` and ``none`` are said of all of them without a number ("seluruh indikator", "belum ada yang").
    ``agreed``: the total is said to be that of the agreement. ``beyond``: only those above their target count.
    ``counted`` is what was counted, as printed ("1 target kinerja"), ``still`` what was not reached; ``partial`` when
    the sentence has further numbers; ``measured`` when the total is of those that can be measured.
    """

    counted: str
    noun: str
    total: int | None = None
    met: int | None = None
    unmet: int | None = None
    every: bool = False
    none: bool = False
    scope: Scope = Scope.UNSAID
    agreed: bool = False
    beyond: bool = False
    partial: bool = False
    still: str = ""
    measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Claim):
    """A number of things and the list of them: ``there`` are in it."""

    figure: Figure
    there: int
    after: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied(Claim):
    """A number of indicators, programmes or activities that a table holds; ``table`` is its number as referred to.

    ``having``: only those rows are meant that have anything ("tersebar di tujuh desa").
    """

    figure: Figure
    noun: str
    table: str = ""
    agreed: bool = False
    having: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled(Claim):
    """A figure and the category it is said to have: "79,86% dengan kriteria Cukup"."""

    figure: Figure
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCount(Claim):
    """How many indicators have a category: "empat indikator berpredikat Sangat Baik"."""

    figure: Figure
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled(Claim):
    """A number printed twice, in digits and in words: "5 (enam) program"."""

    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent(Claim):
    """How many villages, wards or people the reporter's own area or office has."""

    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached(Claim):
    """In how many villages or wards something was or will be done; ``area`` is what they are ("desa")."""

    figure: Figure
    area: str


class Relation(StrEnum):
    """How two figures are said to compare."""

    ABOVE = "above"
    BELOW = "below"
    EQUAL = "equal"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Claim):
    """``left`` is said to be above, below or equal to ``right``; ``target`` when no figure but the target is meant.

    ``than``: to what a row of a table has ("lebih banyak daripada dermatitis"). ``size`` when the left one may only say
    by how much something else is above or below: "0,30 hari di atas batas 2,00 hari".
    """

    word: str
    relation: Relation
    left: Figure | None = None
    right: Figure | None = None
    target: bool = False
    scope: Scope = Scope.UNSAID
    than: About = NOTHING
    size: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Claim):
    """Something is said to rise (or fall) from one figure to another, by so much.

    ``since`` when it is compared with a time or a thing that has no figure in the sentence; ``judged`` when only said
    to be better (``rises``) or worse than then. ``base`` is the time that is compared with, ``previous`` when only said
    to be the one before ("time"), or the year before ("year"); ``span`` is the time it rose in.
    """

    word: str
    rises: bool
    before: Figure | None = None
    after: Figure | None = None
    by: Figure | None = None
    relative: Figure | None = None
    since: bool = False
    judged: bool = False
    base: Span | None = None
    previous: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Claim):
    """How much is left to the target, or more than it: "masih tersisa 7 kali dari target".

    ``done`` is what is said right before of those that reached it: "14 desa tepat waktu. Tiga desa lainnya ...".
    """

    figure: Figure
    done: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing(Claim):
    """Two figures and the difference stated with them: "27 menit, lebih cepat 5 menit daripada target 32 menit".

    Without ``other`` the target is meant that tables have.
    """

    word: str
    one: Figure
    by: Figure
    other: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Superlative(Claim):
    """The largest or smallest of something: its row is in ``about``; ``roles`` say of what, where said.

    With ``span`` it is a time ("terbanyak pada triwulan II"), and ``about`` the row whose columns are compared,
    if said.
    """

    word: str
    highest: bool
    label: str
    roles: tuple[Role, ...] = ()
    measure: Measure = Measure.UNKNOWN
    figure: Figure | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean(Claim):
    """An average: ``count`` is of how many, ``noun`` of what ("indikator", "rw")."""

    figure: Figure
    count: int | None = None
    noun: str = "indikator"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReference(Claim):
    """A reference to a table by number, and the words that say what it shows; ``left_out``: that it is not there."""

    number: str
    words: str
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover(Claim):
    """Money said to be left at so many activities whose target was reached."""

    figure: Figure | None
    noun: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency(Claim):
    """How often something is done: ``yearly`` times a year, ``printed`` as such; ``words`` stand around it."""

    yearly: Decimal
    printed: str
    words: str
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Claim):
    """Something is said to be done: listed in ``items`` below it, or in so many (``figure``) places."""

    words: str
    items: int = 0
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Claim):
    """How many of something there were in all: ``noun`` has at least two words ("kejadian gangguan")."""

    figure: Figure
    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Together(Claim):
    """The figures of one sentence, one of which may be reckoned from others; ``earlier`` are those before it."""

    figures: tuple[Figure, ...]
    earlier: tuple[Figure, ...] = ()
