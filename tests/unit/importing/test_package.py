"""Packages that are damaged, protected or made to harm: one sentence says what is wrong, and little memory is used."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from imported import imported, losses_of
from word_files import described, part_of, with_parts

from sop_plugin.importing import package as packages
from sop_plugin.importing import xml
from sop_plugin.importing.package import Package
from sop_plugin.importing.refusal import NotImportable
from sop_plugin.importing.word.document import WordReader

MAIN, TYPES, RELATED = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def document(inner: str = "") -> bytes:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>".encode()


def refused(data: bytes) -> str:
    with pytest.raises(NotImportable) as caught:
        WordReader(Package.open(data)).read()
    return str(caught.value)


def retyped(kind: str) -> bytes:
    data = described("x")
    types = part_of(data, TYPES).decode()
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert usual in types
    return with_parts(data, {TYPES: types.replace(usual, kind).encode()})


def with_names(*names: str) -> bytes:
    file = BytesIO(described("x"))
    with ZipFile(file, "a") as package:
        for name in names:
            package.writestr(name, b"x")
    return file.getvalue()


def truncated() -> bytes:
    data = described("x")
    return data[: len(data) // 2]


def with_broken_part() -> bytes:
    """A part whose bytes are not what the zip says of them."""
    data = bytearray(described("x" * 300))
    at = data.index(b"word/document.xml") + len("word/document.xml") + 40
    data[at : at + 20] = b"\x00" * 20
    return bytes(data)


ENTITY = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: b"", "no Word file"),
        (lambda: b"%PDF-1.7", "no Word file"),
        (lambda: b"PK\x05\x06" + b"\x00" * 18, "no Word file"),
        (truncated, "no Word file"),
        (lambda: COMPOUND + b"\x00" * 100, "old .doc format"),
        (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (lambda: retyped("application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros"),
        (
            lambda: retyped("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "no Word document",
        ),
        (lambda: with_parts(described("x"), {TYPES: None}), "no Word file"),
        (lambda: with_parts(described("x"), {"_rels/.rels": None}), "no Word file"),
        (lambda: with_parts(described("x"), {MAIN: b"<w:document"}), "document.xml is damaged"),
        (lambda: with_parts(described("x"), {MAIN: b"\x00\xff"}), "document.xml is damaged"),
        (with_broken_part, "document.xml is damaged"),
        (lambda: with_parts(described("x"), {MAIN: ENTITY + document("&e;")}), "declares XML entities"),
        (lambda: with_parts(described("x"), {MAIN: LAUGHS + document("&b;")}), "declares XML entities"),
        (
            lambda: with_parts(described("x"), {MAIN: (ENTITY + document()).decode().encode("utf-16")}),
            "declares XML entities",
        ),
        (lambda: with_parts(described("x"), {"word/styles.xml": ENTITY + b"<x/>"}), "declares XML entities"),
        (lambda: with_names("../../outside.txt"), "unsafe path"),
        (lambda: with_names("/etc/passwd"), "unsafe path"),
        (lambda: with_names("C:/Windows/x"), "unsafe path"),
        (lambda: with_names("..\\outside.txt"), "unsafe path"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(make: Callable[[], bytes], why: str) -> None:
    said = refused(make())
    assert why in said
    assert "\n" not in said


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")  # the zip that this test is about
def test_a_part_that_is_there_twice() -> None:
    assert "twice" in refused(with_names(MAIN))


def test_an_encrypted_entry() -> None:
    data = bytearray(described("x"))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        flags = struct.unpack_from("<H", data, at + 8)[0]
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    assert "protected by a password" in refused(bytes(data))


def bomb(name: str, size: int) -> bytes:
    """A package with a part of so many zero bytes, which a zip makes small."""
    file = BytesIO(with_parts(described("x"), {name: None}))
    with ZipFile(file, "a", ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return file.getvalue()


def test_a_part_that_unpacks_beyond_measure() -> None:
    data = bomb(MAIN, 200_000_000)
    assert len(data) < 1_000_000
    tracemalloc.start()
    assert "unpacks to more than 40 MB" in refused(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120_000_000


def test_a_picture_of_a_hundred_megabytes() -> None:
    data = described({"p": [{"picture": 1}]})
    huge = BytesIO(with_parts(data, {"word/media/image1.png": None}))
    with ZipFile(huge, "a", ZIP_DEFLATED) as package, package.open("word/media/image1.png", "w") as part:
        part.write(b"\x89PNG\r\n\x1a\n")
        for _ in range(100):
            part.write(b"\x00" * 1_000_000)
    with pytest.raises(NotImportable, match=r"image1\.png unpacks to more than 40 MB"):
        imported(huge.getvalue())


def test_parts_that_are_too_much_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_OF_ALL", 5_000)
    assert "it unpacks to more than 0 MB" in refused(described("x" * 3_000))


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 1_000)
    assert "at most 0 are read" in refused(described("x"))


def test_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_PARTS", 5)
    assert "more than 5 files" in refused(described("x"))


def test_millions_of_paragraphs() -> None:
    data = with_parts(described("x"), {MAIN: document("<w:p/>" * (2 * xml.MOST_ELEMENTS + 1))})
    assert "holds more than 1,500,000 elements" in refused(data)


def test_tables_in_tables_without_end() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200
    assert "is damaged (Excessive depth" in refused(with_parts(described("x"), {MAIN: document(nested)}))


def test_tables_in_tables_as_deep_as_xml_goes() -> None:
    nested = (
        "<w:tbl><w:tr><w:tc>" * 80 + "<w:p><w:r><w:t>tief</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 80
    )
    data = with_parts(described("x"), {MAIN: document(nested)})
    made = imported(data)
    assert "tief" in made.body.text
    assert not losses_of(data, made).lost


def test_tables_as_wide_as_nothing_is() -> None:
    """A row that claims to begin a milliard columns to the right, and cells that reach as far."""
    before = '<w:trPr><w:gridBefore w:val="999999999"/></w:trPr>'
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc>'
    table = f"<w:tbl><w:tr>{before}{cell * 3}</w:tr></w:tbl>"
    data = with_parts(described("x"), {MAIN: document(table)})
    tracemalloc.start()
    made = imported(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made.body.text.count("宽") == 3
    assert peak < 50_000_000


def test_parts_that_lead_to_each_other() -> None:
    data = described("目的", header=["页眉"])
    related = part_of(data, RELATED).decode()
    circle = related.replace(
        "</Relationships>",
        '<Relationship Id="rC1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" '
        'Target="document.xml"/><Relationship Id="rC2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="document.xml"/></Relationships>',
    )
    data = with_parts(data, {RELATED: circle.encode()})
    made = imported(data)
    assert made.body.text == "目的\n"
    assert not losses_of(data, made).lost


def test_styles_that_are_based_on_each_other() -> None:
    styles = f"<w:styles {W}>" + "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    inner = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>文字</w:t></w:r></w:p>'
    data = with_parts(
        described("x"), {"word/styles.xml": f"{styles}</w:styles>".encode(), MAIN: document(inner)}
    )
    assert imported(data).body.text == "文字\n"


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/x.png"]
)
def test_pictures_that_lie_elsewhere_are_not_fetched(target: str) -> None:
    data = described({"p": [{"picture": 1}]})
    related = part_of(data, RELATED).decode().replace("media/image1.png", target)
    data = with_parts(data, {RELATED: related.encode()})
    made = imported(data)
    assert made.body.files == {}
    assert [loss.kind.name for loss in losses_of(data, made).lost] == ["PICTURE"]


def test_a_strict_package_says_the_same() -> None:
    """Word can save "Strict Open XML", which has other namespaces."""
    data = described({"p": "目的", "style": "Heading 1"}, {"p": ["见", {"t": "粗", "bold": True}]})
    strict: dict[str, bytes | None] = {}
    for name in (MAIN, "word/styles.xml", "word/numbering.xml", RELATED, "_rels/.rels"):
        text = part_of(data, name).decode()
        text = text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        strict[name] = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).encode()
    assert imported(with_parts(data, strict)).body.text == "## 目的\n\n见**粗**\n"
