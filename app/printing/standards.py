"""The standards a PDF can keep, and what each wants said about the document (XMP, ISO 14289-1 and ISO 19005-2)."""

from __future__ import annotations

from enum import StrEnum


class Standard(StrEnum):
    """How much a PDF promises its readers."""

    PLAIN = "plain"
    """No tags: sheets to be folded, proofs."""
    ACCESSIBLE = "PDF/UA-1"
    """Tagged: can be read out. The default."""
    ARCHIVE = "PDF/A-2a"
    """Tagged, and readable for as long as it is kept: what goes into an archive."""


_DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>ja-JP</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{more}<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
{archive}</rdf:Description>
{schema}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_ARCHIVE = "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A takes no entry it is not told about, and does not know those of PDF/UA."""


_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def xmp_packet(
    standard: Standard, *, title: str, author: str, subject: str, creator: str, producer: str, date: str
) -> bytes:
    """What the file says about itself.

    Args:
        date: of making, as XMP writes it; the same as in the document information.
    """
    more = ""
    if author:
        more += f"<dc:creator><rdf:Seq><rdf:li>{author.translate(_ESCAPED)}</rdf:li></rdf:Seq></dc:creator>\n"
    if subject:
        text = f'<rdf:Alt><rdf:li xml:lang="x-default">{subject.translate(_ESCAPED)}</rdf:li></rdf:Alt>'
        more += f"<dc:description>{text}</dc:description>\n"
    is_archive = standard is Standard.ARCHIVE
    return _DESCRIPTION.format(
        title=title.translate(_ESCAPED),
        more=more,
        creator=creator.translate(_ESCAPED),
        producer=producer.translate(_ESCAPED),
        date=date,
        archive=_ARCHIVE if is_archive else "",
        schema=_SCHEMA if is_archive else "",
    ).encode("utf-8")


def srgb_profile() -> bytes:
    """The colour profile of the screens all our colours are chosen on, the same bytes every day."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d000010001000000000000")  # made on 2000-01-01, not today
    profile[84:100] = bytes(16)  # the profile's own checksum covers the date; zero says there is none
    return bytes(profile)
