"""What a remark, a row or an entry is about: one path for the paper, the form and the superior's remark.

An anchor is ``kind/key`` (``measurement/IK1``); an entry's path is an anchor and the name of its field
(``measurement/IK1/value``), so that what a remark reopens follows from the paths alone.
"""

REPORT = "report"
RESPONSE = "response"
CLOSING = "closing"
FOLLOW_UP = "follow_up"
CARRIED = "carried"
EVIDENCE = "evidence"


def agreement(indicator: str) -> str:
    """The agreed row of an indicator in table 2.1."""
    return f"agreement/{indicator}"


def measurement(indicator: str) -> str:
    """The measured row of an indicator in table 2.2."""
    return f"measurement/{indicator}"


def cost(line: str) -> str:
    """The row of a budget line in table 2.3."""
    return f"cost/{line}"


def analysis(indicator: str) -> str:
    """The paragraphs that explain an indicator."""
    return f"analysis/{indicator}"


def strategy(indicator: str) -> str:
    """The strategies of an indicator in table 2.4."""
    return f"strategy/{indicator}"


def follow_up(item: int) -> str:
    """One follow-up of section 2.4."""
    return f"{FOLLOW_UP}/{item}"


def carried(item: int) -> str:
    """What became of one follow-up of the quarter before."""
    return f"{CARRIED}/{item}"


def evidence(number: int) -> str:
    """One row of the list of evidence."""
    return f"{EVIDENCE}/{number}"


def section(number: str) -> str:
    """A whole section, for example ``section/2.2``."""
    return f"section/{number}"
