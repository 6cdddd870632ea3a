"""What is wrong with an entry: a message id and its values, never a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault by message id; `values` fill the placeholders of its sentence."""

    message: str
    # left out of the hash, so that values holding a problem stay hashable
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


class ProblemError(ValueError):
    """Raised where a value cannot be made; carries the problem to be shown."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.problem.message} {dict(self.problem.values)}"
