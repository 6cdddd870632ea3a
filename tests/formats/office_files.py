"""Files of every kind that is taken as evidence, and of those that are not, as their programs begin them."""

import io
import struct
import zipfile
from collections.abc import Iterable

from PIL import Image

from tests.formats.office import docx, p, packed
from tests.formats.typeset import typeset

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def photo(
    size: tuple[int, int] = (640, 480), *, kind: str = "JPEG", colour: str = "#205080", **options: object
) -> bytes:
    """A picture of one colour."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, format=kind, **options)  # type: ignore[arg-type]
    return made.getvalue()


def pdf(text: str = "Berita acara musyawarah desa") -> bytes:
    """A PDF of one page."""
    return typeset(text)


def word() -> bytes:
    """A Word file without macros."""
    return docx(p("Berita acara"))


def office(main: str, **more: str) -> bytes:
    """An Office file by its main part; ``more`` are other parts, with ``_`` for ``/``."""
    return packed({"[Content_Types].xml": _TYPES, main: "<x/>"} | {k.replace("_", "/"): v for k, v in more.items()})


def with_macros() -> bytes:
    """A Word file with macros, whatever it is called."""
    made = io.BytesIO(word())
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/vbaProject.bin", b"\0macro")
    return made.getvalue()


def open_document(kind: str, *parts: str) -> bytes:
    """An OpenDocument file, which names itself first and uncompressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for part in ("content.xml", *parts):
            package.writestr(part, "<x/>")
    return made.getvalue()


def heic(brand: bytes = b"heic") -> bytes:
    """The beginning of what an iPhone takes."""
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + b"mif1" + brand + bytes(64)


def compound(*names: str, inside: Iterable[str] = ()) -> bytes:
    """A container of OLE, [MS-CFB]: these streams at its root, and others in a storage called "Macros" there."""
    inner = list(inside)
    entries = [_entry("Root Entry", 5, child=1)]
    root = [*names, *(["Macros"] if inner else [])]
    for at, name in enumerate(root, 1):
        right = at + 1 if at < len(root) else _FREE
        is_storage = bool(inner) and at == len(root)
        entries.append(_entry(name, 1 if is_storage else 2, right=right, child=at + 1 if is_storage else _FREE))
    for at, name in enumerate(inner, len(entries)):
        entries.append(_entry(name, 2, right=at + 1 if at < len(root) + len(inner) else _FREE))
    directory = b"".join(entries)
    directory += _entry("", 0) * (-len(entries) % 4)
    sectors = len(directory) // _SECTOR
    chain = [_FAT, *range(2, sectors + 1), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    return head + table + directory


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0" if name else b""
    links = struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
    return written.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", _END, 0)
