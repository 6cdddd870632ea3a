"""The regency's own pages: settings, legal sources, calendar, wording."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.compose.wording import wording_keys
from triwulan.data.calendar import national_calendar
from triwulan.data.scales import scales
from triwulan.data.wording import Sentence
from triwulan.web.organisation import services
from triwulan.web.organisation.forms.regency import (
    CalendarDayForm,
    RegencySettingsForm,
    RegulationForm,
    WordingForm,
)
from triwulan.web.organisation.models import CalendarDay, Regulation, WordingText
from triwulan.web.organisation.scope import regency_administrator
from triwulan.web.organisation.screens import Section, data_of, edit, listing, removal

HOME = Section(gettext_lazy("Kelola"), "home")
REGULATIONS = Section(gettext_lazy("Dasar hukum"), "regulations")
CALENDAR = Section(gettext_lazy("Kalender kerja"), "calendar")
WORDING = Section(gettext_lazy("Kalimat laporan"), "wording")


def regency(request: HttpRequest) -> HttpResponse:
    """Settings of the whole regency."""
    visitor = regency_administrator(request)
    form = RegencySettingsForm(data_of(request), instance=visitor.regency)
    return edit(
        request, form, section=HOME, title=_("Pengaturan kabupaten/kota"),
        template="organisation/regency.html", scales=scales().values(),
    )  # fmt: skip


def regulations(request: HttpRequest) -> HttpResponse:
    """Legal sources."""
    rows = Regulation.objects.filter(regency=regency_administrator(request).regency)
    return listing(
        request, rows, section=REGULATIONS, search_in=("name", "number", "about"),
        template="organisation/regulations.html",
    )  # fmt: skip


def regulation_add(request: HttpRequest) -> HttpResponse:
    """A new legal source."""
    form = RegulationForm(data_of(request), regency=regency_administrator(request).regency)
    return edit(request, form, section=REGULATIONS, title=_("Peraturan baru"))


def regulation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a legal source."""
    row = _regulation(request, pk)
    form = RegulationForm(data_of(request), instance=row, regency=row.regency)
    remove_url = reverse("organisation:regulation_remove", args=[pk])
    return edit(request, form, section=REGULATIONS, title=str(row), remove_url=remove_url)


def regulation_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a legal source that nothing cites."""
    return removal(request, _regulation(request, pk), section=REGULATIONS)


def _regulation(request: HttpRequest, pk: int) -> Regulation:
    return get_object_or_404(Regulation, pk=pk, regency=regency_administrator(request).regency)


def calendar(request: HttpRequest) -> HttpResponse:
    """The national holidays of a year, and the regency's own days."""
    visitor = regency_administrator(request)
    typed = request.GET.get("tahun", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and 2000 <= int(typed) <= 2100 else visitor.today.year
    national = national_calendar()
    context = {
        "section": CALENDAR,
        "year": year,
        "known": year in national.years,
        "version": national.version,
        "holidays": [holiday for day, holiday in sorted(national.holidays.items()) if day.year == year],
        "own": CalendarDay.objects.filter(regency=visitor.regency, day__year=year),
    }
    return render(request, "organisation/calendar.html", context)


def calendar_add(request: HttpRequest) -> HttpResponse:
    """A new day of the regency's own."""
    form = CalendarDayForm(data_of(request), regency=regency_administrator(request).regency)
    return edit(request, form, section=CALENDAR, title=_("Hari libur daerah baru"))


def calendar_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a day of the regency's own."""
    row = _calendar_day(request, pk)
    form = CalendarDayForm(data_of(request), instance=row, regency=row.regency)
    remove_url = reverse("organisation:calendar_remove", args=[pk])
    return edit(request, form, section=CALENDAR, title=row.name, remove_url=remove_url)


def calendar_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a day of the regency's own."""
    return removal(request, _calendar_day(request, pk), section=CALENDAR)


def _calendar_day(request: HttpRequest, pk: int) -> CalendarDay:
    return get_object_or_404(CalendarDay, pk=pk, regency=regency_administrator(request).regency)


def wording(request: HttpRequest) -> HttpResponse:
    """Every sentence of the report, the regency's own marked."""
    visitor = regency_administrator(request)
    own = dict(WordingText.objects.filter(regency=visitor.regency).values_list("key", "text"))
    rows = [(sentence, own.get(sentence.key)) for sentence in wording_keys()]
    parts = [(name, list(each)) for name, each in groupby(rows, key=lambda row: row[0].key.split(".")[0])]
    context = {"section": WORDING, "parts": parts, "count": len(own)}
    return render(request, "organisation/wording.html", context)


def wording_edit(request: HttpRequest, key: str) -> HttpResponse:
    """Word a sentence, or go back to the standard text."""
    visitor, subject = regency_administrator(request), _subject(key)
    own = WordingText.objects.filter(regency=visitor.regency, key=key).first()
    if request.method == "POST" and "standard" in request.POST:
        services.use_standard(regency=visitor.regency, sentence=subject)
        messages.success(request, _("Kalimat kembali ke teks baku."))
        return redirect(WORDING.url)
    form = WordingForm(data_of(request), subject=subject, initial={"text": own.text if own else subject.text})
    if request.method == "POST" and form.is_valid():
        services.word(regency=visitor.regency, sentence=subject, text=form.cleaned_data["text"])
        messages.success(request, _("Kalimat disimpan; dipakai pada laporan yang belum disetujui."))
        return redirect(WORDING.url)
    context = {"form": form, "section": WORDING, "subject": subject, "own": own}
    return render(request, "organisation/wording_edit.html", context)


def _subject(key: str) -> Sentence:
    for subject in wording_keys():
        if subject.key == key:
            return subject
    raise Http404
