"""What is taken of a file while it arrives."""

import pytest
from django.core.files.uploadhandler import SkipFile
from django.test import RequestFactory

from triwulan.web import receiving


def test_the_limit_counts_bytes_not_claims(monkeypatch):
    monkeypatch.setattr(receiving, "MOST_BYTES", 10)
    request = RequestFactory().post("/")
    handler = receiving.SizeLimit(request)
    handler.new_file("file", "a.txt", "text/plain", 5)
    assert handler.receive_data_chunk(b"0123456789", 0) == b"0123456789"
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(b"x", 10)
    assert request.too_large == ("a.txt",)


def test_a_long_name_keeps_its_end():
    assert receiving.clean_name("a" * 400 + ".docx").endswith("….docx")
    assert len(receiving.clean_name("a" * 400 + ".docx")) <= 200


def test_a_name_is_no_path_and_never_empty():
    assert receiving.clean_name("../../etc/C:\\Foto\\BA musdes\x00.jpg") == "BA musdes.jpg"
    assert receiving.clean_name("\u200b/\n") == "tanpa nama"
