from triwulan.data.cues import Vocabulary, vocabularies, words_of


def test_words_stems_and_phrases_are_found():
    words = Vocabulary("akan, rencana*, tindak lanjut, baru di*")
    assert words.said_in("kegiatan akan mulai")
    assert words.said_in("direncanakan") is False
    assert words.said_in("perencanaan") is False
    assert words.said_in("rencananya ditunda")
    assert words.said_in("hasil tindak lanjut rapat")
    assert words.said_in("baru dibayar")
    assert not words.said_in("ikan makanan")


def test_every_list_has_words():
    assert set(vocabularies("time")) == {"plan", "plan_near", "aimed", "result", "done", "comparison", "summary"}
    assert set(vocabularies("place")) == {"reason", "venue", "weak_reason", "weak_outside", "own_work"}
    assert "tahun" in words_of("name", "ends")
    assert "sehat" in words_of("name", "common")
