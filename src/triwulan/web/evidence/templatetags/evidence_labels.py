"""Words and pictures of evidence files in templates."""

from typing import Final

from django import template
from django.utils.translation import gettext_lazy as _

from triwulan.formats.file_kinds import FileKind
from triwulan.web.evidence.models import EvidenceFile
from triwulan.web.evidence.pictures import has_picture

register = template.Library()

_WORDS: Final = {
    FileKind.PDF: _("dokumen PDF"),
    FileKind.JPEG: _("foto (JPEG)"),
    FileKind.PNG: _("gambar (PNG)"),
    FileKind.WEBP: _("gambar (WebP)"),
    FileKind.HEIC: _("foto (HEIC)"),
    FileKind.DOCX: _("dokumen Word"),
    FileKind.XLSX: _("lembar kerja Excel"),
    FileKind.PPTX: _("paparan PowerPoint"),
    FileKind.ODT: _("dokumen OpenDocument"),
    FileKind.ODS: _("lembar kerja OpenDocument"),
    FileKind.DOC: _("dokumen Word lama"),
    FileKind.XLS: _("lembar kerja Excel lama"),
    FileKind.CSV: _("tabel teks (CSV)"),
    FileKind.TXT: _("teks"),
}


@register.filter
def kind_word(kept: EvidenceFile) -> str:
    """What kind of file it is, in words."""
    return str(_WORDS[FileKind(kept.kind)])


@register.filter
def shows_picture(kept: EvidenceFile) -> bool:
    """There is a small picture of it, or may be."""
    return has_picture(kept)
