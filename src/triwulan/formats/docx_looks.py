"""How a run of a .docx is set, as far as it changes what is read: bold, capitals, hidden, raised, in symbols."""

from dataclasses import dataclass
from typing import Final

from triwulan.formats.docx_names import VAL, W
from triwulan.formats.docx_styles_read import Style, Styles
from triwulan.formats.packages import Element
from triwulan.formats.shown import is_symbol_font

_BOLD, _CAPS, _VANISH, _FONTS, _RAISED, _STYLE = (
    W + name for name in ("b", "caps", "vanish", "rFonts", "vertAlign", "rStyle")
)
NEVER: Final = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set, as far as it changes what is read."""

    bold: bool
    caps: bool
    hidden: bool
    raised: bool
    font: str


PLAIN_LOOK: Final = Look(bold=False, caps=False, hidden=False, raised=False, font="")


def plain_look(base: Style) -> Look:
    """How a run is set that says nothing itself."""
    if base.bold is None and base.caps is None and base.hidden is None:
        return PLAIN_LOOK
    return Look(bool(base.bold), bool(base.caps), bool(base.hidden), raised=False, font="")


def look_of(properties: Element, base: Style, styles: Styles) -> Look:
    """What a run says itself, else its own style, else the paragraph's."""
    bold, caps, hidden = base.bold, base.caps, base.hidden
    raised, font = False, ""
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = child.get(VAL, "1") not in NEVER
        elif tag == _CAPS:
            caps = child.get(VAL, "1") not in NEVER
        elif tag == _VANISH:
            hidden = child.get(VAL, "1") not in NEVER
        elif tag == _STYLE:
            own = styles.of(child.get(VAL))
            bold = own.bold if own.bold is not None else bold
            caps = own.caps if own.caps is not None else caps
            hidden = own.hidden if own.hidden is not None else hidden
        elif tag == _RAISED:
            raised = child.get(VAL) == "superscript"
        elif tag == _FONTS:
            named = child.get(W + "ascii") or child.get(W + "hAnsi") or ""
            font = named if named and is_symbol_font(named) else ""
    if not (bold or caps or hidden or raised or font):
        return PLAIN_LOOK
    return Look(bool(bold), bool(caps), bool(hidden), raised, font)
