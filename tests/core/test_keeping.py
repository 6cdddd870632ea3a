from triwulan.core.keeping import LONGEST, Kept, is_small, kept_by_text


def counted():
    asked = []

    @kept_by_text(2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    return length, asked


def test_what_came_of_a_text_is_worked_out_once():
    length, asked = counted()
    assert [length("desa"), length("desa")] == [4, 4]
    assert asked == ["desa"]


def test_only_the_texts_asked_about_last_are_kept():
    length, asked = counted()
    for text in ("a", "b", "c", "a"):
        length(text)
    assert asked == ["a", "b", "c", "a"]


def test_a_long_text_is_not_kept():
    length, asked = counted()
    text = "x" * (LONGEST + 1)
    assert length(text) == length(text) == LONGEST + 1
    assert len(asked) == 2


def test_too_many_are_all_forgotten():
    kept: Kept[str, int] = Kept(2)
    for number, key in enumerate(("a", "b", "c")):
        assert kept.get(key, lambda number=number: number) == number
    assert kept.get("c", lambda: 9) == 2
    assert kept.get("a", lambda: 9) == 9


def test_nothing_is_kept_where_nothing_may_be():
    kept: Kept[str, int] = Kept(0)
    assert [kept.get("a", lambda: 1), kept.get("a", lambda: 2)] == [1, 2]


def test_a_table_of_a_report_is_small_and_one_of_a_thousand_rows_or_of_whole_pages_is_not():
    assert is_small(["12 desa"] * 300)
    assert not is_small(["12"] * 10_000)
    assert not is_small(["x" * 50_000])
