"""Reading plain text, with tables set in tabs or in columns of spaces."""

import codecs

from triwulan.core.document import Document
from triwulan.core.problem import Problem
from triwulan.formats.limits import refuse
from triwulan.formats.read_markdown import read_markdown


def decode(data: bytes) -> str:
    """The text of a file, by its byte order mark, as UTF-8, or as Windows wrote it before; binary data is refused."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        refuse(Problem("reading.unknown"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_text(data: bytes) -> Document:
    """The document in a text file; addresses are lines, "L31"."""
    return read_markdown(decode(data))
