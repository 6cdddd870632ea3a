"""Office's zip containers from strangers: what they hold is checked before it is unpacked, and their XML is plain."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, cast

from lxml import etree

from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.limits import (
    MOST_ENTRIES,
    MOST_PART,
    MOST_RATIO,
    MOST_UNPACKED,
    check_size,
    refuse,
)

Element = Any
"""An element of lxml, which has no types of its own."""

_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_SMALL: Final = 1024 * 1024
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Strict documents use other names for the same things.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
# The lengths of the name and of the extra field, at the end of a local header of 30 bytes.
_LOCAL_HEADER: Final = struct.Struct("<26xHH")
_DESCRIPTOR: Final = 0x8
_DECLARATIONS: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: its kind (the last word of its type) and the name of the part, or an address outside."""

    kind: str
    target: str


class Package:
    """A container whose directory was found harmless; parts are unpacked one at a time, each within its limit."""

    def __init__(self, source: bytes | BinaryIO) -> None:
        """Open the container. Raises ProblemError if it is broken, encrypted or would unpack to too much."""
        file = io.BytesIO(source) if isinstance(source, bytes) else source
        check_size(file.seek(0, io.SEEK_END))
        if _count(file, _ENTRY) > MOST_ENTRIES:
            refuse(Problem("reading.too_many_parts", {"limit": MOST_ENTRIES}))
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError, OverflowError):
            refuse(Problem("reading.broken"))
        self._entries = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        if sum(info.file_size for info in self._zip.infolist()) > MOST_UNPACKED:
            refuse(Problem("reading.unpacks_too_large"))

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self._entries)

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """Its parts in their order, as the directory describes them."""
        return self._zip.infolist()

    def part(self, name: str, limit: int = MOST_PART) -> bytes | None:
        """What a part holds, None if there is none of the name."""
        info = self._entries.get(name)
        if info is None:
            return None
        _check_part(info, limit)
        try:
            with self._zip.open(info) as file:
                # One byte more than allowed tells a part that lies about its size.
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            refuse(Problem("reading.broken"))
        if len(data) > limit:
            refuse(Problem("reading.unpacks_too_large"))
        return data

    @contextmanager
    def opened(self, name: str, limit: int) -> Iterator[BinaryIO]:
        """A part that is read piece by piece, because it may be large; whoever reads it holds little of it."""
        info = self._entries.get(name)
        if info is None:
            refuse(Problem("reading.broken"))
        _check_part(info, limit)
        try:
            with self._zip.open(info) as file:
                yield cast(BinaryIO, file)  # it reads no more than the directory claims
        except ProblemError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
            refuse(Problem("reading.broken"))

    def size(self, name: str) -> int:
        """How many bytes a part claims to hold; 0 where there is none of the name."""
        info = self._entries.get(name)
        return 0 if info is None else info.file_size

    def xml(self, name: str, *, without: str = "") -> Element | None:
        """The root element of a part, None if there is no such part; elements called ``without`` are left out."""
        data = self.part(name)
        return None if data is None else xml_root(_cut(data, without) if without else data)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by the id it uses for it; the container itself is the part "" ."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in root.iterfind(_RELATION) if root is not None else ():
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target)
        return found

    def main_part(self) -> str:
        """The name of the part that holds the document itself."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._entries:
                return relation.target
        return "word/document.xml"


def _check_part(info: zipfile.ZipInfo, limit: int) -> None:
    if info.flag_bits & _ENCRYPTED:
        refuse(Problem("reading.encrypted"))
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > limit or (info.file_size > _SMALL and ratio > MOST_RATIO):
        refuse(Problem("reading.unpacks_too_large"))


def _count(file: BinaryIO, mark: bytes) -> int:
    """How often the mark occurs, with never more than a piece of the file in memory."""
    file.seek(0)
    count, end = 0, b""
    while piece := file.read(_SMALL):
        count += (end + piece).count(mark)
        end = piece[1 - len(mark) :]
    return count


def kind_of(data: bytes) -> str:
    """What the container is: "docx", "xlsx", or "" for everything else."""
    package = Package(data)
    main = package.main_part()
    if main.startswith("word/") and main in package.names:
        return "docx"
    if main.startswith("xl/") and main.endswith(".xml"):
        return "xlsx"
    return ""


def xml_root(data: bytes) -> Element:
    """The root of a piece of XML without declarations: no entity is expanded, nothing is fetched."""
    if any(declaration in data for declaration in _DECLARATIONS):
        refuse(Problem("reading.declares_entities"))
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error).lower()
        refuse(Problem("reading.nested_too_deep") if deep else Problem("reading.broken"))
    if root.getroottree().docinfo.internalDTD is not None:
        refuse(Problem("reading.declares_entities"))
    return root


def _cut(data: bytes, name: str) -> bytes:
    """The XML without elements of this name, which hold none of their own name; all of it where they are not plain."""
    begin, end = f"<{name} ".encode(), f"</{name}>".encode()
    first, *others = data.split(begin)
    if any(end not in other for other in others):
        return data
    return first + b"".join(other.partition(end)[2] for other in others)


def written_xml(root: Element, before: bytes) -> bytes:
    """The XML of a changed part, in the dialect it was read in."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if b"purl.oclc.org/ooxml" in before:
        for strict, usual in _STRICT:
            data = data.replace(usual, strict)
    return data


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The container with some parts written anew or added; all others keep their bytes, packed as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        known = set()
        for info in source.infolist():
            name = info.filename.lstrip("/")
            known.add(name)
            if name in changed:
                target.writestr(_like(info), changed[name])
            else:
                _copy(data, info, target, made)
        for name in sorted(changed.keys() - known):
            target.writestr(_like(source.infolist()[0], name), changed[name])
    return made.getvalue()


def _like(info: zipfile.ZipInfo, name: str = "") -> zipfile.ZipInfo:
    """A description for new contents, dated as the old ones: no clock makes the same file differ."""
    made = zipfile.ZipInfo(name or info.filename, info.date_time)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.external_attr = info.external_attr
    return made


def _copy(data: bytes, info: zipfile.ZipInfo, target: zipfile.ZipFile, made: io.BytesIO) -> None:
    """Copy an entry without unpacking it, which would trust its size and could change its bytes."""
    name_length, extra_length = _LOCAL_HEADER.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    entry = copy(info)
    entry.flag_bits &= ~_DESCRIPTOR
    entry.header_offset = target.start_dir
    made.seek(target.start_dir)
    made.write(entry.FileHeader(zip64=False))
    made.write(data[start : start + info.compress_size])
    target.start_dir = made.tell()
    target.filelist.append(entry)
    target.NameToInfo[entry.filename] = entry
