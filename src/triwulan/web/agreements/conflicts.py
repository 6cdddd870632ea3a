"""What was typed beside what another window saved meanwhile, so that whoever comes later sees both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseFormSet
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which two windows disagree."""

    label: str
    typed: str
    saved: str


def form_conflicts(typed: forms.Form | None, saved: forms.Form | None, prefix: str = "") -> list[Conflict]:
    """Fields that differ between a posted form and one made from what is stored; either may be missing."""
    model = typed or saved
    if model is None:
        return []
    found = []
    for field in model.visible_fields():
        pair = tuple("" if form is None else _shown(form, field.name) for form in (typed, saved))
        if pair[0] != pair[1]:
            found.append(Conflict(f"{prefix}{field.label}", *pair))
    return found


def rows_conflicts(typed: "BaseFormSet[Any]", saved: "BaseFormSet[Any]") -> list[Conflict]:
    """The same, row by row."""
    mine, theirs = list(typed.forms), list(saved.forms)
    found = []
    for index in range(max(len(mine), len(theirs))):
        ours = mine[index] if index < len(mine) else None
        saved_row = theirs[index] if index < len(theirs) else None
        prefix = _("Baris %(number)d: ") % {"number": index + 1}
        found.extend(form_conflicts(ours, saved_row, prefix=prefix))
    return found


def _shown(form: forms.Form, name: str) -> str:
    field = form.fields[name]
    value = form[name].value()
    if isinstance(field, forms.BooleanField):
        return _("ya") if value in (True, "on", "True", "true", "1") else _("tidak")
    if isinstance(field, forms.ChoiceField):
        labels = dict(_options(field.choices))  # type: ignore[arg-type]
        chosen = value if isinstance(value, list | tuple) else [value]
        return ", ".join(labels.get(str(each), "") for each in chosen if each not in (None, ""))
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _options(choices: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """What can be chosen, out of groups too."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _options(label)
        else:
            yield str(key), str(label)
