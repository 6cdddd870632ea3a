"""Form fields for figures typed as officials write them; what cannot be read is said at the field and kept."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from triwulan.core.measurement import Aggregation, Direction
from triwulan.core.plausibility import check_realisation
from triwulan.core.problem import Problem
from triwulan.core.quantity import Quantity, format_number, parse_money, parse_quantity
from triwulan.core.reckoning import RealisationEntry
from triwulan.core.report import Cell, Indicator
from triwulan.web.agreements.mapping import plain
from triwulan.web.agreements.words import said

WHOLE_DIGITS = 14
PLACES = 4


class FigureField(forms.CharField):
    """A figure such as 1.500 or 12,5, with or without its unit; cleaned to a core Quantity."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, required=kwargs.pop("required", False), **kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "figure"})

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number the Indonesian way, a typed text as it was typed."""
        return format_number(plain(value)) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Quantity:
        """Read it; whether it fits its unit is judged where the unit is known."""
        return self.read(super().clean(value) or "")

    def read(self, text: str) -> Quantity:
        """Read a plain figure."""
        return parse_quantity(text)


class MoneyField(FigureField):
    """An amount in rupiah such as 7.500.000 or Rp 7.500.000,-; cleaned to a Decimal or None."""

    def clean(self, value: Any) -> Any:
        """Refuse what is no whole amount of zero or more."""
        quantity = super().clean(value)
        problem = quantity.problem
        if quantity.value is not None and quantity.value < 0:
            problem = Problem("entry.negative", {"value": format_number(quantity.value)})
        elif problem is None and quantity.raw.strip() and quantity.value is None:
            problem = Problem("entry.no_figure", {"text": quantity.raw.strip()})
        if problem is not None:
            raise ValidationError(said(problem))
        return quantity.value

    def read(self, text: str) -> Quantity:
        """Read an amount of money."""
        return parse_money(text)


def figure_value(
    quantity: Quantity, *, unit: str, aggregation: str = "sum", whole_digits: int = WHOLE_DIGITS, places: int = PLACES
) -> Decimal | None:
    """The number of a typed figure in its unit, None when blank; raises ValidationError with what is wrong."""
    for problem in _problems(quantity, unit, aggregation, whole_digits, places):
        raise ValidationError(said(problem))
    return quantity.value


def take_figures(form: forms.Form, names: Mapping[str, str], *, aggregation: str = "sum") -> None:
    """Replace the quantities of a form's fields by numbers; ``names`` gives the unit of each."""
    for name, unit in names.items():
        quantity = form.cleaned_data.get(name)
        if not isinstance(quantity, Quantity):
            continue
        try:
            form.cleaned_data[name] = figure_value(quantity, unit=unit, aggregation=aggregation)
        except ValidationError as refused:
            form.add_error(name, refused)


def _problems(quantity: Quantity, unit: str, aggregation: str, whole_digits: int, places: int) -> list[Problem]:
    kind = Aggregation(aggregation)
    like = Indicator(
        key="",
        name="",
        unit=unit or quantity.unit,
        direction=Direction.HIGHER,
        # a pair would ask for two numbers; a target is one
        aggregation=Aggregation.LAST if kind is Aggregation.RATIO else kind,
        annual_target=Cell(),
        quarterly_targets=(),
    )
    found = list(check_realisation(like, RealisationEntry(value=quantity)))
    value = quantity.value
    if not found and value is not None:
        exponent = plain(value).as_tuple().exponent
        if value >= Decimal(10) ** whole_digits or (isinstance(exponent, int) and -exponent > places):
            text = {"text": quantity.raw.strip(), "digits": whole_digits, "places": places}
            found.append(Problem("quantity.too_long", text))
    return found
