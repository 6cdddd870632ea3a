"""What a piece of evidence is to an activity, as far as its file tells."""

import re
from typing import Final

from triwulan.formats.file_kinds import FileKind
from triwulan.web.activities.models import ActivityEvidence
from triwulan.web.evidence.models import Evidence

Role = ActivityEvidence.Role
_PICTURES: Final = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.HEIC})
_ATTENDANCE: Final = re.compile(r"hadir|presensi|absen", re.I)
_MINUTES: Final = re.compile(r"berita[\W_]*acara|notul|risalah|(?<![^\W_])ba(?![^\W_])", re.I)


def likely_role(evidence: Evidence) -> str:
    """By its name and description, then by its kind; whoever attached it may say otherwise."""
    for pattern, role in ((_ATTENDANCE, Role.ATTENDANCE), (_MINUTES, Role.MINUTES)):
        if pattern.search(evidence.name):
            return role.value
    return Role.PHOTO.value if evidence.file.kind in _PICTURES else Role.OTHER.value
