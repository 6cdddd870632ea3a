"""What stands at a row of the paper while it is read: remarks, the form to write one, and faults of the record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from triwulan.core.report import EvidenceItem
from triwulan.formats.html import element_id
from triwulan.web.audits.findings import Group
from triwulan.web.review.models import Remark
from triwulan.web.review.remark_rows import PREFIX
from triwulan.web.review.remarks import of_anchor, opens_nothing


@dataclass(frozen=True, slots=True)
class Writing:
    """A remark being written at a place: a new one, or (``remark``) one worded anew; ``fault`` says what is wrong."""

    anchor: str
    remark: int | None = None
    text: str | None = None
    base: str = ""
    fault: str = ""


@dataclass
class Margin:
    """Gives the controls of every anchor of the paper: a link to write a remark, and what was remarked."""

    report_id: int
    sending: int
    remarks: Sequence[Remark]
    place: Callable[[str], str]
    writing: Writing | None = None
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    found: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    """The audit's findings by the anchors they are about."""
    evidence: Callable[[str], Sequence[tuple[int, EvidenceItem]]] = lambda _anchor: ()
    """What proves a row, with keys."""
    proven: frozenset[str] = frozenset()
    """Anchors with evidence."""
    in_rows: frozenset[str] = frozenset()
    """Anchors whose remarks stand in a row of their own."""
    token: str = ""
    """The visitor's token against forged forms; the paper is not a template that would know it."""

    @property
    def open(self) -> set[str]:
        """Anchors at which more than a link stands."""
        writing = {self.writing.anchor} if self.writing is not None else set()
        return {*self._by_anchor, *self.faults, *self.found, *self.proven, *writing}

    def __call__(self, anchor: str) -> str:
        """The controls of one anchor as HTML; nothing where no remark can hang."""
        in_row = anchor.startswith(PREFIX)
        anchor = anchor.removeprefix(PREFIX)
        if not of_anchor(anchor):
            return ""
        if anchor in self.in_rows and not in_row:
            return self.link(anchor)
        if anchor not in self.open:
            return format_html('<span class="spot" id="{}">{}</span>', spot_id(anchor), self.link(anchor))
        return self._spot(anchor, with_link=not in_row)

    def _spot(self, anchor: str, *, with_link: bool) -> str:
        return render_to_string(
            "review/parts/spot.html",
            {
                "csrf_token": self.token,
                "anchor": anchor,
                "id": spot_id(anchor),
                "link": self.link(anchor) if with_link else "",
                "place": self.place(anchor),
                "remarks": self._by_anchor.get(anchor, []),
                "writing": self.writing if self.writing is not None and self.writing.anchor == anchor else None,
                "faults": self.faults.get(anchor, ()),
                "found": self.found.get(anchor, ()),
                "evidence": self.evidence(anchor),
                "report": self.report_id,
                "sending": self.sending,
                "read": self._read,
                "opens_nothing": opens_nothing(anchor),
            },
        )

    def link(self, anchor: str) -> str:
        """The way to the form of a remark; without a script it is the page again, with the form in its place."""
        address = f"{self._read}?{urlencode({'catatan': anchor})}"
        return format_html(
            '<a class="remark-link" href="{}#{}" hx-get="{}" aria-label="{}">{}</a>',
            address,
            spot_id(anchor),
            address,
            _("Beri catatan: %(place)s") % {"place": self.place(anchor)},
            _("Catatan"),
        )

    @cached_property
    def _read(self) -> str:
        return reverse("review:read", args=[self.report_id])

    @cached_property
    def _by_anchor(self) -> dict[str, list[Remark]]:
        found: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            found.setdefault(remark.anchor, []).append(remark)
        return found


def spot_id(anchor: str) -> str:
    """The id of the place where an anchor's remarks stand."""
    return "catatan-" + element_id(anchor).replace(".", "-")
