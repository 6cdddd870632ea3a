"""Word comments at their places in somebody's .docx; all else of the file stays as it was."""

import posixpath
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from triwulan.formats.docx_names import PPR, P, R, W, number
from triwulan.formats.legible import xml_text
from triwulan.formats.packages import Element, Package, repacked, written_xml
from triwulan.formats.read_docx import open_body

AUTHOR: Final = "Triwulan"
_INITIALS: Final = "TW"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_LONGEST: Final = 30_000


def annotate(data: bytes, notes: Sequence[tuple[str, str]]) -> bytes:
    """The .docx with a comment for each (address, text); addresses are those of ``read_docx``.

    An address that the file does not have is taken for the table around it, or for the beginning. Comments that are
    there stay. Raises ProblemError as ``read_docx`` does.
    """
    package = Package(data)
    root, body = open_body(package)
    if not notes:
        return data
    main = package.main_part()
    part, comments, changed = _comments(package, main)
    used = [
        number(each.get(W + "id"), 0) for each in (*comments.iter(W + "comment"), *root.iter(W + "commentRangeStart"))
    ]
    for free, (address, text) in enumerate(notes, max(used, default=-1) + 1):
        first, last = _ends(body.elements, address, root)
        comments.append(_comment(free, text))
        _mark(first, last, free)
    changed[main] = written_xml(root, package.part(main) or b"")
    changed[part] = written_xml(comments, package.part(part) or b"")
    return repacked(data, changed)


def _comments(package: Package, main: str) -> tuple[str, Element, dict[str, bytes]]:
    """The part with comments, its root, and what must be written so that the file knows of a new one."""
    for relation in package.relations(main).values():
        if relation.kind == "comments" and relation.target in package.names:
            return relation.target, package.xml(relation.target), {}
    folder, file = posixpath.split(main)
    part = posixpath.join(folder, "comments.xml")
    if part in package.names:
        part = posixpath.join(folder, "comments-triwulan.xml")
    relations_part = posixpath.join(folder, "_rels", f"{file}.rels")
    relations = package.xml(relations_part)
    if relations is None:
        relations = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    taken = {each.get("Id") for each in relations}
    name = next(f"rIdTriwulan{at}" for at in range(len(taken) + 1) if f"rIdTriwulan{at}" not in taken)
    about = {"Id": name, "Type": _KIND, "Target": posixpath.basename(part)}
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", about)
    types = package.xml(_CONTENT_TYPES)
    if types is None:
        types = etree.Element(_TYPES + "Types", nsmap={None: _TYPES[1:-1]})
    etree.SubElement(types, _TYPES + "Override", {"PartName": f"/{part}", "ContentType": _CONTENT})
    changed = {
        relations_part: written_xml(relations, package.part(relations_part) or b""),
        _CONTENT_TYPES: written_xml(types, package.part(_CONTENT_TYPES) or b""),
    }
    return part, etree.Element(W + "comments", nsmap={"w": W[1:-1]}), changed


def _ends(elements: Mapping[str, Element], address: str, root: Element) -> tuple[Element, Element]:
    """The first and last paragraph of what stands at an address."""
    element = elements.get(address)
    if element is None:
        # A cell that is not there belongs to its table: "t3" of "t3r2c1".
        element = elements.get(address.partition("r")[0])
    if element is None:
        element = elements.get("p0", root)
    if element.tag == P:
        return element, element
    inside = list(element.iterfind(P)) or list(element.iter(P))[:1]
    if not inside:
        inside = [etree.SubElement(element, P)]
    return inside[0], inside[-1]


def _mark(first: Element, last: Element, comment: int) -> None:
    """Set the marks where a comment begins and ends, and the sign that refers to it."""
    about = {W + "id": str(comment)}
    begin = 1 if len(first) and first[0].tag == PPR else 0
    first.insert(begin, etree.Element(W + "commentRangeStart", about))
    last.append(etree.Element(W + "commentRangeEnd", about))
    run = etree.SubElement(last, R)
    etree.SubElement(run, W + "commentReference", about)


def _comment(comment: int, text: str) -> Element:
    """A comment of one paragraph for each line."""
    made = etree.Element(W + "comment", {W + "id": str(comment), W + "author": AUTHOR, W + "initials": _INITIALS})
    for at, line in enumerate(xml_text(text)[:_LONGEST].split("\n")):
        paragraph = etree.SubElement(made, P)
        if at == 0:
            etree.SubElement(etree.SubElement(paragraph, R), W + "annotationRef")
        words = etree.SubElement(etree.SubElement(paragraph, R), W + "t", {_SPACE: "preserve"})
        words.text = line
    return made
