"""What a PDF says about itself is well-formed and says no more than it keeps."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from app.printing.standards import Standard, srgb_profile, xmp_packet

_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def _packet(standard: Standard, title: str) -> ElementTree.Element:
    packet = xmp_packet(
        standard, title=title, author=title, subject=title, creator="つどいば", producer="x", date="2000-01-01T00:00:00Z"
    )
    return ElementTree.fromstring(packet)


@pytest.mark.parametrize("title", ["冊子", "<b>A&B</b>", "]]>", "葛\U000e0100", "'\""])
@pytest.mark.parametrize("standard", [Standard.ACCESSIBLE, Standard.ARCHIVE])
def test_the_packet_is_xml_with_the_title_as_typed(standard: Standard, title: str) -> None:
    packet = _packet(standard, title)
    found = packet.find(".//dc:title/rdf:Alt/rdf:li", _NAMES)
    assert found is not None
    assert found.text == title
    assert packet.findtext(".//pdfuaid:part", namespaces=_NAMES) == "1"
    assert packet.findtext(".//pdfaid:part", namespaces=_NAMES) == ("2" if standard is Standard.ARCHIVE else None)


def test_the_colour_profile_is_the_same_every_day() -> None:
    profile = srgb_profile()
    assert profile == srgb_profile()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "
    assert int.from_bytes(profile[24:26], "big") == 2000
