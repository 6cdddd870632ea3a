from triwulan.interpret.prose.sentences import clauses_in, sentences_in


def test_it_cuts_at_full_stops():
    assert sentences_in("Tabel 2 memuat rincian. Seluruh target\ntercapai.") == (
        "Tabel 2 memuat rincian.",
        "Seluruh target tercapai.",
    )


def test_it_does_not_cut_inside_amounts_abbreviations_and_titles():
    for text in (
        "Pagu Rp. 12.463.335.063,- terserap 92,5%.",
        "Periode 1 Januari s.d. 30 Juni 2023 telah diukur.",
        "Laporan No. 5 disusun oleh Drs. H. Ahmad, M.Si. sebagai camat.",
    ):
        assert sentences_in(text) == (text,)


def test_a_quarter_and_a_table_end_a_sentence():
    assert len(sentences_in("Realisasi naik pada triwulan II. Kegiatan lain tetap.")) == 2
    assert len(sentences_in("Rincian ada pada Tabel 2. Seluruh indikator tercapai.")) == 2


def test_it_cuts_clauses_that_stand_against_each_other():
    assert clauses_in("Produksi naik 5%, sedangkan benih turun 3%; sisanya tetap") == (
        "Produksi naik 5%",
        "sedangkan benih turun 3%",
        "sisanya tetap",
    )
