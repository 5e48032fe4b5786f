"""Postal codes, mail and web addresses."""

import pytest

from app.rules.addresses import read_email, read_postal_code, read_url


@pytest.mark.parametrize(("written", "code"), [
    ("〒187-0033", "187-0033"), ("1870034", "187-0034"), (1870034, "187-0034"), ("１８７－００３４", "187-0034"), ("〒 187 0034", "187-0034"),
    (600000, "060-0000"), ("187", None), ("187-003", None), ("", None), (None, None), ("小平市", None),
])
def test_postal_codes(written: str | float | None, code: str | None) -> None:
    assert read_postal_code(written) == code


@pytest.mark.parametrize(("written", "address"), [
    ("v002@example.jp", "v002@example.jp"), ("ｖ００２＠ｅｘａｍｐｌｅ．ｊｐ", "v002@example.jp"), ("E-mail: a.b+c@example.co.jp", "a.b+c@example.co.jp"),
    ("mailto:a@example.jp", "a@example.jp"), ("a@b", None), ("なし", None), ("a b@example.jp", None), ("", None),
])
def test_mail_addresses(written: str, address: str | None) -> None:
    assert read_email(written) == address


@pytest.mark.parametrize(("written", "url"), [
    ("http://www.example.jp/", "http://www.example.jp/"), ("https://example.jp/道?q=1", "https://example.jp/道?q=1"),
    ("www.example.jp", "https://www.example.jp"), ("example.co.jp/a", "https://example.co.jp/a"), ("なし", None), ("javascript:alert(1)", None),
    ("http://", None), ("a@example.jp", None), ("第2土曜", None), ("", None),
])
def test_web_addresses(written: str, url: str | None) -> None:
    assert read_url(written) == url
