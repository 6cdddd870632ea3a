"""What is kept with a thing is this thing's and no equal one's, and depends on all else that was asked with it."""

from triwulan.core.keeping import kept_by_identity, kept_by_members


def test_the_same_thing_is_worked_on_once_for_each_of_the_rest():
    asked: list[object] = []

    @kept_by_identity(8)
    def work(thing: list[int], other: int) -> int:
        asked.append((thing, other))
        return sum(thing) + other

    one, equal = [1, 2], [1, 2]
    assert [work(one, 1), work(one, 2), work(one, 1), work(one, 2)] == [4, 5, 4, 5]
    assert len(asked) == 2
    one.append(3)
    assert work(equal, 1) == 4
    assert len(asked) == 3


def test_a_tuple_is_known_by_all_its_members_in_their_order():
    @kept_by_members(8, only=lambda each: True)
    def work(things: tuple[str, ...]) -> str:
        return " ".join(things)

    assert work(("a", "b")) == "a b"
    assert work(("b", "a")) == "b a"
    assert work(("a",)) == "a"


def test_what_is_large_is_not_kept_and_no_more_than_asked_for_is():
    asked: list[str] = []

    @kept_by_identity(2, only=lambda text: len(text) < 3)
    def work(text: str, other: int) -> str:
        asked.append(text)
        return text * other

    for _ in range(2):
        work("long", 2)
    assert asked == ["long", "long"]
    for other in (1, 2, 3, 1):
        work("a", other)
    assert asked.count("a") == 4
