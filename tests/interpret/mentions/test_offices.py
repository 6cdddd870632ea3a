from triwulan.interpret.mentions.offices import offices_in, posts_in, regulations_in


def test_an_office_is_told_by_kind_and_field():
    (office,) = offices_in("pengalaman Dinas Perikanan Kabupaten Sinjai yang lebih dahulu")
    assert (office.text, office.normal) == ("Dinas Perikanan", "dinas:perikanan")
    (setda,) = offices_in("Kecamatan Senduro Setda Kabupaten Lumajang")
    assert setda.normal == "setda"


def test_a_section_counts_as_its_heads_post():
    (post,) = posts_in("Capaian Seksi Ketenteraman dan Ketertiban sampai triwulan III")
    assert post.normal == "section head:ketenteramanketertiban"


def test_a_regulation_has_number_year_and_title_without_the_sentence_after_it():
    text = (
        "berdasarkan Peraturan Bupati Lumajang nomor 96 Tahun 2019 tentang Kedudukan, Susunan Organisasi, Uraian Tugas "
        "Dan Fungsi Kecamatan, telah dapat dilaksanakan"
    )
    (rule,) = regulations_in(text)
    assert rule.normal == "peraturanbupatilumajang|96/2019|kedudukansusunanorganisasiuraiantugasdanfungsikecamatan"
    (short,) = regulations_in("Permendagri Nomor 90 Tahun 2019")
    assert short.normal == "peraturanmenteridalamnegeri|90/2019|"
