"""What every form of the application shares: rows of one regency, days from the browser's own calendar."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from triwulan.core.dates import read_date
from triwulan.web.organisation.models import Regency

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    # Django's own is generic for the type checker only.
    ModelForm = forms.ModelForm


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar; it is sent and kept in ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class RegencyForm(ModelForm):
    """A form of a row that belongs to a regency: it offers and refers to rows of that regency only.

    ``taken`` names for a unique constraint the field and the sentence that say what is already there.
    """

    taken: ClassVar[dict[str, tuple[str, Any]]] = {}

    def __init__(self, *args: Any, regency: Regency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regency = regency
        if self.instance.pk is None:
            self.instance.regency = regency
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = field.queryset.filter(regency=regency)

    def validate_unique(self) -> None:
        """Check what may stand once only, and say it at the field it is about.

        Django leaves out constraints with fields that are not in the form, such as the regency, and says the
        others of no field at all.
        """
        super().validate_unique()
        loose = self.errors.get(NON_FIELD_ERRORS)
        if loose is not None:
            loose.data = [error for error in loose.as_data() if error.code != "unique_together"]
            if not loose.data:
                del self.errors[NON_FIELD_ERRORS]
        exclude = self._get_validation_exclusions() - {"regency"}  # type: ignore[attr-defined]
        for constraint in self._meta.model._meta.constraints:
            if constraint.name in self.taken:
                field, sentence = self.taken[constraint.name]
                try:
                    constraint.validate(self._meta.model, self.instance, exclude=exclude)
                except ValidationError:
                    self.add_error(field, sentence)


class TypedDayField(forms.DateField):
    """A day as people write it (28/12/2022, 28 Desember 2022, 2022-12-28); what cannot be read stays as typed."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> date | None:
        """The day; raises ValidationError with an example."""
        if value is None or isinstance(value, date) or not value.strip():
            return value or None
        day = read_date(value)
        if day is None:
            raise ValidationError(_("Tanggal ini tidak dapat dibaca. Tulis misalnya 28/12/2022 atau 28 Desember 2022."))
        return day
