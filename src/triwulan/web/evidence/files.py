"""What a piece of evidence gives back: its small picture, and the file itself to take away."""

from typing import Final, TypeVar

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET

from triwulan.formats.file_kinds import MEDIA_TYPES, FileKind
from triwulan.web.accounts.access import access
from triwulan.web.evidence.models import Evidence
from triwulan.web.evidence.pictures import picture_of
from triwulan.web.evidence.selectors import visible

Response = TypeVar("Response", bound=HttpResponseBase)

_ENDINGS: Final = {FileKind.JPEG: (".jpg", ".jpeg", ".jfif"), FileKind.HEIC: (".heic", ".heif")}
_SHEET: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80" width="60" height="80">'
    '<path d="M8 4h30l14 14v58H8zM38 4v14h14" fill="#f5f7f9" stroke="#526070" stroke-width="2"/></svg>'
)
"""A sheet of paper, in place of what cannot be drawn."""


@require_GET
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The small picture, or a sheet of paper."""
    drawn = picture_of(visible(access(request), pk).file)
    if drawn is None:
        return _harmless(HttpResponse(_SHEET, content_type="image/svg+xml"))
    response = _harmless(HttpResponse(drawn, content_type="image/webp"))
    # the content never changes; the browser of somebody who may see it may keep it
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was added, to be saved: never shown by the browser in the name of this site."""
    found = visible(access(request), pk)
    media_type = MEDIA_TYPES[FileKind(found.file.kind)]
    stored = found.file.file.open("rb")
    return _harmless(FileResponse(stored, as_attachment=True, filename=_name(found), content_type=media_type))


def _name(evidence: Evidence) -> str:
    """Its name, with the ending of what it is where it had that of something else."""
    kind = FileKind(evidence.file.kind)
    endings = _ENDINGS.get(kind, (f".{kind.value}",))
    return evidence.name if evidence.name.lower().endswith(endings) else f"{evidence.name}.{kind.value}"


def _harmless(response: Response) -> Response:
    """Nothing of a stranger's file is ever run or guessed at."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
