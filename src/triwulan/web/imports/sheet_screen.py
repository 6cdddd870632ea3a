"""What the screens of a spreadsheet show: its rows with their outcome in words, questions with their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from triwulan.core.problem import Problem
from triwulan.core.proposed import ProposedIndicator, ProposedLine
from triwulan.interpret.sheets.rows import PROPOSING, Known, Outcome, ReadRow
from triwulan.text.sentences import sentence
from triwulan.web.agreements.models import IndicatorTerms
from triwulan.web.imports.sheet_answers import SKIP, answer_key, proposal_of, taken_from
from triwulan.web.imports.sheet_forms import ANSWER
from triwulan.web.imports.sheet_models import SheetImport
from triwulan.web.imports.sheet_selectors import Page, page_of, rows_of
from triwulan.web.imports.sheet_targets import Target

WORDS: Final = {
    Outcome.REFUSED: gettext_lazy("ditolak"),
    Outcome.QUESTION: gettext_lazy("perlu jawaban"),
    Outcome.NEW: gettext_lazy("baru"),
    Outcome.CHANGED: gettext_lazy("berubah"),
    Outcome.SAME: gettext_lazy("sama"),
    Outcome.IGNORED: gettext_lazy("dilewati"),
}
_SIGNS: Final = {
    Outcome.REFUSED: ("✖", "bad"),
    Outcome.QUESTION: ("?", "warn"),
    Outcome.NEW: ("+", "good"),
    Outcome.CHANGED: ("→", "accent"),
    Outcome.SAME: ("=", ""),
    Outcome.IGNORED: ("–", ""),
}
FIELDS: Final = {
    "ceiling": gettext_lazy("pagu (Rp)"),
    "spending": gettext_lazy("realisasi anggaran (Rp)"),
    "code": gettext_lazy("kode"),
    "indicator": gettext_lazy("mendukung indikator"),
    "objective": gettext_lazy("sasaran"),
    "unit": gettext_lazy("satuan"),
    "formula": gettext_lazy("rumus"),
    "direction": gettext_lazy("arah"),
    "aggregation": gettext_lazy("dari triwulan ke setahun"),
    "annual_target": gettext_lazy("target tahun"),
    "target_1": gettext_lazy("target TW I"),
    "target_2": gettext_lazy("target TW II"),
    "target_3": gettext_lazy("target TW III"),
    "target_4": gettext_lazy("target TW IV"),
    "value": gettext_lazy("realisasi"),
    "numerator": gettext_lazy("pembilang"),
    "denominator": gettext_lazy("penyebut"),
}
_CHOICES: Final = {
    "direction": dict(IndicatorTerms.DirectionChoice.choices),
    "aggregation": dict(IndicatorTerms.AggregationChoice.choices),
}
_MOST_OFFERED: Final = 12
"""Lines that are offered beside the likely ones: a page of questions must stay small."""
_LONGEST_OPTION: Final = 70

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tag:
    """An outcome in word, sign and tone."""

    word: str
    sign: str
    tone: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A field that would differ."""

    label: str
    before: str
    after: str


@dataclass
class RowView:
    """One row as it is shown."""

    row: ReadRow
    answers: Mapping[str, str]
    known: Known

    @property
    def tag(self) -> Tag:
        """What it comes to."""
        return tag_of(self.row.outcome)

    @property
    def where(self) -> str:
        """Its row, or rows, in the file."""
        if not self.row.number:
            return ""
        if self.row.last > self.row.number:
            return f"{self.row.number}–{self.row.last}"
        return str(self.row.number)

    @property
    def said(self) -> str:
        """Why, and what to do."""
        return "" if self.row.problem is None else sentence(self.row.problem, get_language())

    @property
    def changes(self) -> list[ChangeView]:
        """What would differ."""
        return [shown_change(each.field, each.before, each.after) for each in self.row.changes]

    @property
    def asks(self) -> bool:
        """Somebody must say what it means."""
        return self.row.outcome is Outcome.QUESTION and proposal_of(self.row) is not None

    @property
    def field(self) -> str:
        """The name of the field that answers."""
        return ANSWER + answer_key(self.row)

    @property
    def answer(self) -> str:
        """What was answered, "" for nothing yet."""
        return self.answers.get(answer_key(self.row), "")

    @property
    def groups(self) -> list[tuple[str, list[Option]]]:
        """What may be answered, in groups."""
        proposal = proposal_of(self.row)
        if isinstance(proposal, ProposedLine):
            groups = [(_("Kegiatan yang sudah ada"), self._lines())]
            if proposal.ceiling is not None:
                news = [(f"new:{each.key}", _short(each.key, each.name)) for each in self.known.indicators]
                groups.append((_("Kegiatan baru yang mendukung"), news))
            return [group for group in groups if group[1]]
        indicators = [(f"is:{each.key}", _short(each.key, each.name)) for each in self.known.indicators]
        if isinstance(proposal, ProposedIndicator):
            return [
                (_("Indikator baru"), [("new", _("tambahkan sebagai indikator baru"))]),
                (_("Sama dengan"), indicators),
            ]
        return [(_("Indikator"), indicators)]

    def _lines(self) -> list[Option]:
        """The likely lines first; of many others none."""
        names = {each.key: each for each in self.known.lines}
        keys = list(self.row.candidates)
        if len(names) <= _MOST_OFFERED:
            keys += [key for key in names if key not in keys]
        return [(f"is:{key}", _short(names[key].code, names[key].name)) for key in keys if key in names]


@dataclass
class Preview:
    """Everything a file comes to, one page of its rows, and what taking it over would do."""

    row: SheetImport
    target: Target
    outcome: str
    number: int

    @cached_property
    def page(self) -> Page:
        """The page that was asked for."""
        return page_of(self.row, self.outcome, self.number)

    @cached_property
    def rows(self) -> list[RowView]:
        """Its rows."""
        return [RowView(row, self.row.answers, self.target.known) for row in self.page.rows]

    @property
    def filters(self) -> list[tuple[Outcome, Tag, int]]:
        """Outcomes that occur, and how many rows came to each."""
        return [(each, tag_of(each), self.row.count(each)) for each in Outcome if self.row.count(each)]

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self.row.count(*Outcome)

    @cached_property
    def stale(self) -> bool:
        """What the rows were compared with is not what is kept now."""
        return self.row.basis != self.target.basis

    @cached_property
    def taken(self) -> tuple[int, int]:
        """How many values would be taken over, and how many questions are open."""
        found = taken_from(rows_of(self.row, *PROPOSING), self.row.answers, self.target.known)
        return len(found.proposals), found.unanswered

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return self.row.count(Outcome.REFUSED)

    @property
    def skip(self) -> str:
        """The answer that leaves a row out."""
        return SKIP


def tag_of(outcome: Outcome) -> Tag:
    """An outcome in word, sign and tone."""
    return Tag(str(WORDS[outcome]), *_SIGNS[outcome])


def shown_change(field: str, before: str, after: str) -> ChangeView:
    """A change with its words."""
    words = _CHOICES.get(field, {})
    return ChangeView(str(FIELDS.get(field, field)), str(words.get(before, before)), str(words.get(after, after)))


def fault_of(row: SheetImport) -> str:
    """Why a file could not be read."""
    problem = row.problem
    return sentence(Problem(problem["message"], problem["values"]), get_language()) if problem else ""


def _short(code: str, name: str) -> str:
    text = f"{code} {name}".strip()
    return text if len(text) <= _LONGEST_OPTION else text[: _LONGEST_OPTION - 1] + "…"
