"""From the bytes of a file to all that its page shows: findings in both languages, and the document with its marks."""

import zlib
from collections.abc import Callable
from typing import Final

import msgspec

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.document import Document
from triwulan.formats.audit_json import AuditReport
from triwulan.interpret import interpret
from triwulan.text.audit_report import said_audit
from triwulan.web.audits.pieces import Piece, pieces_of

PDF: Final = b"%PDF-"

Read = Callable[[bytes, str], Document]


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a file. A PDF is shown by its pages (sizes in points), anything else by ``pieces`` of HTML."""

    indonesian: AuditReport
    english: AuditReport
    pieces: tuple[Piece, ...] = ()
    pages: tuple[tuple[float, float], ...] = ()

    def said(self, language: str) -> AuditReport:
        """The findings in a language."""
        return self.english if language == "en" else self.indonesian


def examine(
    data: bytes,
    name: str,
    *,
    read: Read,
    previous: tuple[bytes, str] | None = None,
    pages: tuple[tuple[float, float], ...] = (),
) -> Examined:
    """Read a file, and the quarter before where one was given, and judge it; ``pages`` are the sizes of a PDF's.

    Raises ProblemError where it cannot be read.
    """
    document = read(data, name)
    before = None if previous is None else interpret(read(*previous))
    context = Context(interpret(document), previous=before)
    done = audit(context, rules())
    indonesian, english = (
        said_audit(done, context.reading, rules=len(rules()), name=name, language=each) for each in ("id", "en")
    )
    pieces = () if pages else pieces_of(document, indonesian)
    return Examined(indonesian=indonesian, english=english, pieces=pieces, pages=pages)


def is_pdf(data: bytes) -> bool:
    """Whether it is shown by its pages."""
    return PDF in data[:1024]


def packed(examined: Examined) -> bytes:
    """The form in which it is kept."""
    return zlib.compress(msgspec.msgpack.encode(examined), 6)


def unpacked(data: bytes) -> Examined:
    """The result again."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=Examined)
