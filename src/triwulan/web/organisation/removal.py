"""Removing a row on which nothing hangs, and naming what does."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.web.organisation.models import Tenure
from triwulan.web.organisation.signed import signed_under

_NAMES = {
    "unit": gettext_lazy("unit"),
    "village": gettext_lazy("desa"),
    "position": gettext_lazy("jabatan"),
    "tenure": gettext_lazy("masa jabatan"),
    "official": gettext_lazy("pejabat"),
    "user": gettext_lazy("akun"),
    "grant": gettext_lazy("hak akun"),
    "performanceagreement": gettext_lazy("perjanjian kinerja"),
    "agreementversion": gettext_lazy("versi perjanjian kinerja"),
    "budgetversion": gettext_lazy("dokumen anggaran"),
    "quarterreport": gettext_lazy("laporan triwulan"),
    "sending": gettext_lazy("pengiriman laporan"),
    "answer": gettext_lazy("tanggapan atasan"),
    "approvedreport": gettext_lazy("laporan yang disetujui"),
    "entry": gettext_lazy("isian triwulan"),
    "entryrevision": gettext_lazy("riwayat isian"),
    "carried": gettext_lazy("tindak lanjut triwulan lalu"),
    "quarterevidence": gettext_lazy("bukti laporan triwulan"),
    "obligation": gettext_lazy("kewajiban"),
    "fulfilment": gettext_lazy("isian register"),
    "fulfilmentrevision": gettext_lazy("riwayat isian register"),
    "evidence": gettext_lazy("bukti"),
    "activity": gettext_lazy("kegiatan"),
    "activityvillage": gettext_lazy("kegiatan"),
    "activityrevision": gettext_lazy("riwayat kegiatan"),
    "activityevidence": gettext_lazy("bukti kegiatan"),
    "reportimport": gettext_lazy("laporan yang diambil"),
    "takenfigure": gettext_lazy("angka yang diambil dari laporan"),
}


def what_hangs_on(row: Model) -> str:
    """Name and count the rows that keep this one from being removed ("2 jabatan, 1 akun"); empty when nothing does.

    No row refers to a tenure, but what was signed under it does so by its day: it is named.
    """
    if isinstance(row, Tenure):
        return ", ".join(str(each) for each in signed_under(row))
    collector = Collector(using=row._state.db or "default", origin=row)
    try:
        collector.collect([row])
    except ProtectedError as refused:
        holding = list(refused.protected_objects)
    except RestrictedError as refused:
        holding = list(refused.restricted_objects)
    else:
        return ""
    counts = Counter(str(_NAMES.get(each._meta.model_name or "", _("data lain"))) for each in holding)
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))


def remove(row: Model) -> str:
    """Remove the row; where something came to hang on it meanwhile, say what instead."""
    if isinstance(row, Tenure) and (signed := what_hangs_on(row)):
        return signed
    try:
        row.delete()
    except (ProtectedError, RestrictedError):
        return what_hangs_on(row)
    except ValidationError as refused:
        return "; ".join(refused.messages)
    return ""
