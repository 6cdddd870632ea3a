"""How far a report has come on its way from the draft to the superior's answer."""

from enum import StrEnum


class Stage(StrEnum):
    """How far the report has come; unknown for a file from elsewhere."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
