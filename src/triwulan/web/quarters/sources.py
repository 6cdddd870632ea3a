"""Where an entry came from that was not typed: each app that takes files over says it of itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from triwulan.web.quarters.models import EntryRevision, QuarterReport


@dataclass(frozen=True, slots=True)
class EntrySource:
    """A field's text as it was taken over: from which file, where in it, and where that can be looked at."""

    path: str
    text: str
    file: str
    place: str
    url: str


def with_sources(
    report: QuarterReport, revisions: Iterable[EntryRevision]
) -> list[tuple[EntryRevision, EntrySource | None]]:
    """Each version of an entry with its source, as the apps in ``settings.ENTRY_SOURCES`` tell: one question each."""
    shown = list(revisions)
    paths = {revision.entry.path for revision in shown}
    found: dict[tuple[str, str], EntrySource] = {}
    for name in settings.ENTRY_SOURCES:
        tell: Callable[[QuarterReport, set[str]], Iterable[EntrySource]] = import_string(name)
        found |= {(source.path, source.text): source for source in tell(report, paths)}
    return [(revision, found.get((revision.entry.path, revision.text))) for revision in shown]
