"""From the bytes of a file to all that its page shows: findings in both languages, and the document with its marks."""

import zlib
from typing import Final

import msgspec

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.audit_json import AuditReport
from triwulan.formats.reading import read_document
from triwulan.interpret import interpret
from triwulan.text.audit_report import said_audit
from triwulan.web.audits.pieces import Piece, pieces_of

_PDF: Final = b"%PDF-"
_MOST_BYTES: Final = 128 * 1024 * 1024


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a file. A PDF is shown by its pages (sizes in points), anything else by ``pieces`` of HTML."""

    indonesian: AuditReport
    english: AuditReport
    pieces: tuple[Piece, ...] = ()
    pages: tuple[tuple[float, float], ...] = ()

    def said(self, language: str) -> AuditReport:
        """The findings in a language."""
        return self.english if language == "en" else self.indonesian


def examine(data: bytes, name: str, *, previous: tuple[bytes, str] | None = None) -> Examined:
    """Read a file, and the quarter before where one was given, and judge it; what it holds is not to be trusted.

    Raises ProblemError where it cannot be read.
    """
    document = read_document(data, name)
    before = None if previous is None else interpret(read_document(*previous))
    context = Context(interpret(document), previous=before)
    done = audit(context, rules())
    indonesian, english = (
        said_audit(done, context.reading, rules=len(rules()), name=name, language=each) for each in ("id", "en")
    )
    pages = _sizes(data) if _PDF in data[:1024] else ()
    pieces = () if pages else pieces_of(document, indonesian)
    return Examined(indonesian=indonesian, english=english, pieces=pieces, pages=pages)


def packed(examined: Examined) -> bytes:
    """The form in which it is kept."""
    return zlib.compress(msgspec.msgpack.encode(examined), 6)


def unpacked(data: bytes) -> Examined:
    """The result again; raises ProblemError where it is none, or larger than any is."""
    try:
        return msgspec.msgpack.decode(zlib.decompressobj().decompress(data, _MOST_BYTES), type=Examined)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ProblemError(Problem("reading.broken")) from error


def _sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    from triwulan.formats.page_images import page_sizes  # a library that parses: in the child only

    return tuple((size.width, size.height) for size in page_sizes(data))
