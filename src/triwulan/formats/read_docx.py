"""Reading a .docx: its body in reading order, with what Word counts and merges, as it is printed."""

from triwulan.core.document import Document, Title
from triwulan.core.problem import Problem
from triwulan.formats.docx_body import Body
from triwulan.formats.docx_names import W
from triwulan.formats.limits import refuse
from triwulan.formats.packages import Element, Package
from triwulan.formats.side_by_side import with_signature_tables


def read_docx(data: bytes) -> Document:
    """The document in a .docx or .docm; addresses are "p12" and "t3r2c1". Raises ProblemError if it cannot be read.

    Pages are known only where Word left its marks of them; macros, headers and footers are not looked at.
    """
    _, body = open_body(Package(data))
    blocks = tuple(with_signature_tables(body.blocks()))
    title = next((" ".join(block.lines) for block in blocks if isinstance(block, Title)), "")
    return Document(title, blocks, unread=tuple(body.unread))


def open_body(package: Package) -> tuple[Element, Body]:
    """The root of the main part and its body, read."""
    main = package.main_part()
    root = package.xml(main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        refuse(Problem("reading.broken"))
    return root, Body(package, main, body)
