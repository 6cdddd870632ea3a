"""Questions to the process that reads strangers' files and its answers, as plain data (MessagePack)."""

from datetime import date
from typing import Final, Literal, NamedTuple

import msgspec

from triwulan.core.document import (
    Block,
    Checklist,
    Document,
    Heading,
    ItemList,
    Paragraph,
    SignatureBlock,
    Table,
    Title,
    Unread,
)
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.pdf_shapes import PageSize

_KINDS: Final[dict[str, msgspec.msgpack.Decoder[Block]]] = {
    kind.__name__: msgspec.msgpack.Decoder(kind)
    for kind in (Title, Heading, Paragraph, ItemList, Table, Checklist, SignatureBlock)
}
_ENCODER: Final = msgspec.msgpack.Encoder()


class Task(NamedTuple):
    """What is asked about a file: "read" it, draw the "image" of a page or a "small" one of whatever it shows, or tell
    the "sizes" of its pages.
    """

    kind: Literal["read", "image", "small", "sizes"]
    name: str = ""
    page: int = 0
    width: int = 0


class _Question(NamedTuple):
    task: Task
    data: bytes


class _Read(NamedTuple):
    """A Document; each of its blocks with the name of its kind, for nothing else tells them apart."""

    title: str
    language: str
    notice: str
    author: str
    dated: date | None
    unread: tuple[Unread, ...]
    blocks: tuple[tuple[str, bytes], ...]


class _Answer(NamedTuple):
    """What came of it: one of these, or the problem."""

    problem: Problem | None = None
    read: _Read | None = None
    image: bytes = b""
    sizes: tuple[PageSize, ...] = ()


_QUESTIONS: Final = msgspec.msgpack.Decoder(_Question)
_ANSWERS: Final = msgspec.msgpack.Decoder(_Answer)


def question_bytes(task: Task, data: bytes) -> bytes:
    """The question as it is sent."""
    return _ENCODER.encode(_Question(task, data))


def answered(question: bytes) -> bytes:
    """The answer to a question as it was sent; a problem with the file is an answer too."""
    task, data = _QUESTIONS.decode(question)
    try:
        answer = _answer(task, data)
    except ProblemError as error:
        answer = _Answer(problem=error.problem)
    return _ENCODER.encode(answer)


def document_in(answer: bytes) -> Document:
    """The document an answer holds; raises ProblemError where it tells a problem."""
    found = _decoded(answer)
    if found.read is None:
        raise ProblemError(Problem("reading.broken"))
    title, language, notice, author, dated, unread, written = found.read
    try:
        blocks = tuple(_KINDS[kind].decode(block) for kind, block in written)
    except (KeyError, msgspec.DecodeError) as error:
        raise ProblemError(Problem("reading.broken")) from error
    return Document(title, blocks, language, notice, author, dated, unread)


def image_in(answer: bytes) -> bytes:
    """The picture an answer holds."""
    return _decoded(answer).image


def sizes_in(answer: bytes) -> tuple[PageSize, ...]:
    """The sizes of pages an answer holds."""
    return _decoded(answer).sizes


def _answer(task: Task, data: bytes) -> _Answer:
    # libraries that parse are loaded in the child only
    if task.kind == "read":
        from triwulan.formats.reading import read_document

        return _Answer(read=_read(read_document(data, task.name)))
    if task.kind == "small":
        from triwulan.formats.small_pictures import small_picture

        return _Answer(image=small_picture(data, side=task.width))
    from triwulan.formats.page_images import page_image, page_sizes

    if task.kind == "image":
        return _Answer(image=page_image(data, task.page, width=task.width))
    return _Answer(sizes=page_sizes(data))


def _read(document: Document) -> _Read:
    blocks = tuple((type(block).__name__, _ENCODER.encode(block)) for block in document.blocks)
    return _Read(
        document.title, document.language, document.notice, document.author, document.dated, document.unread, blocks
    )


def _decoded(answer: bytes) -> _Answer:
    try:
        found = _ANSWERS.decode(answer)
    except msgspec.DecodeError as error:
        raise ProblemError(Problem("reading.broken")) from error
    if found.problem is not None:
        raise ProblemError(found.problem)
    return found
