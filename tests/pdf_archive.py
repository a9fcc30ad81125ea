"""What ISO 19005-3 asks of a PDF/A-3b, as far as its structure tells, and what a tagged one needs: held by a program that is not ours.

veraPDF comes from none of the places that tests install from; this looks at what it would, object by object, with pypdf. Clauses are
those of ISO 19005-3:2012. It is no proof of conformance: whether a content stream or a font program is sound in itself it does not see.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

_FILTERS = {
    "/FlateDecode",
    "/DCTDecode",
    "/ASCIIHexDecode",
    "/ASCII85Decode",
    "/RunLengthDecode",
    "/CCITTFaxDecode",
}
_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/URI", "/Named", "/Thread"}
_BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"}
_SHOWS = {b"Tj", b"TJ", b"'", b'"'}
_DRAWS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"INLINE IMAGE"}
# Radicals, compatibility and private characters, and those that say nothing: what somebody copies is not what was written.
_NOT_WRITTEN = re.compile("[\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\x00\ufffd\ufeff]")
_PRINT, _NOT_SEEN = 4, 1 | 2 | 32  # invisible, hidden, no view


def faults(data: bytes) -> list[str]:
    """What is not as it must be, each with its clause; empty for a sound one."""
    reader = PdfReader(io.BytesIO(data), strict=True)
    return [
        *_file(data, reader),
        *_objects(reader),
        *_colours(reader),
        *_fonts(reader),
        *_texts(reader),
        *_annotations(reader),
        *_metadata(reader),
        *_embedded(reader),
        *_tags(reader),
    ]


def _file(data: bytes, reader: PdfReader) -> Iterator[str]:
    lines = data.split(b"\n", 2)
    if not re.fullmatch(rb"%PDF-1\.[0-7]", lines[0]):
        yield f"6.1.2 header {lines[0]!r}"
    if not (lines[1].startswith(b"%") and len(lines[1]) >= 5 and all(byte > 127 for byte in lines[1][1:5])):
        yield "6.1.2 no binary comment"
    if "/ID" not in reader.trailer:
        yield "6.1.3 no file identifier"
    if "/Encrypt" in reader.trailer:
        yield "6.1.3 encrypted"
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "6.1.3 data after the end"


def _walk(reader: PdfReader) -> Iterator[Any]:
    """Every object that the trailer leads to, once."""
    seen: set[int] = set()
    stack: list[Any] = [reader.trailer["/Root"], reader.trailer.get("/Info")]
    while stack:
        each = stack.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        yield each
        if isinstance(each, DictionaryObject):
            stack += [dict.__getitem__(each, name) for name in each]
        elif isinstance(each, ArrayObject):
            stack += [list.__getitem__(each, index) for index in range(len(each))]


def _objects(reader: PdfReader) -> Iterator[str]:
    for each in _walk(reader):
        if isinstance(each, NameObject) and len(each.encode()) > 128:
            yield f"6.1.13 name {each}"
        if (
            isinstance(each, ByteStringObject | TextStringObject)
            and len(each.encode() if isinstance(each, str) else each) > 32_767
        ):
            yield "6.1.13 string too long"
        if not isinstance(each, DictionaryObject):
            continue
        if isinstance(each, StreamObject):
            filters = each.get("/Filter", [])
            for name in filters if isinstance(filters, list) else [filters]:
                if name not in _FILTERS:
                    yield f"6.1.7 filter {name}"
            if {"/F", "/FFilter", "/FDecodeParms"} & each.keys():
                yield "6.1.7 stream outside the file"
        if each.get("/Subtype") == "/Image" and (
            _true(each.get("/Interpolate")) or "/Alternates" in each or "/OPI" in each
        ):
            yield "6.2.8 image"
        if each.get("/Subtype") in (
            "/PS",
            "/3D",
            "/Sound",
            "/Movie",
            "/Screen",
            "/FileAttachment",
            "/RichMedia",
        ):
            yield f"6.2.9, 6.3.1 {each['/Subtype']}"
        if each.get("/Type") == "/ExtGState":
            if "/TR" in each or each.get("/TR2", "/Default") != "/Default" or "/HTP" in each:
                yield "6.2.5 transfer function"
            if str(each.get("/BM", "/Normal")) not in _BLENDS:
                yield f"6.2.10 blend mode {each['/BM']}"
        if each.get("/S") in (
            "/JavaScript",
            "/Launch",
            "/Sound",
            "/Movie",
            "/ResetForm",
            "/ImportData",
            "/Hide",
            "/SetOCGState",
        ):
            yield f"6.5.1 action {each['/S']}"
        if "/AA" in each:
            yield "6.5.2 additional actions"


def _colours(reader: PdfReader) -> Iterator[str]:
    intents = [each.get_object() for each in reader.root_object.get("/OutputIntents", [])]
    profiles = [each["/DestOutputProfile"].get_object() for each in intents if each.get("/S") == "/GTS_PDFA1"]
    if len(profiles) != 1:
        yield f"6.2.3 output intents: {len(profiles)}"
        return
    profile = profiles[0].get_data()
    if not (
        profile[36:40] == b"acsp" and profile[16:20] == b"RGB " and profiles[0]["/N"] == 3 and profile[8] <= 4
    ):
        yield "6.2.2 profile of the output intent"
    for number, page in enumerate(reader.pages, start=1):
        content = ContentStream(page.get_contents(), reader)
        depth = deepest = 0
        for _, operator in content.operations:
            if operator in (b"k", b"K"):
                yield f"6.2.4 CMYK on page {number}"
            depth += {b"q": 1, b"Q": -1}.get(operator, 0)
            deepest = max(deepest, depth)
        if deepest > 28:
            yield f"6.1.13 q nested {deepest} deep on page {number}"
        if depth:
            yield f"q and Q do not balance on page {number}"
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        if sorted((round(width), round(height))) != [595, 842]:
            yield f"page {number} is not A4: {width} × {height}"
    for each in _walk(reader):
        if isinstance(each, DictionaryObject) and "/DeviceCMYK" in (each.get("/ColorSpace"), each.get("/CS")):
            yield "6.2.4 CMYK"


def _fonts(reader: PdfReader) -> Iterator[str]:
    for each in _walk(reader):
        if (
            not isinstance(each, DictionaryObject)
            or each.get("/Type") != "/Font"
            or "/DescendantFonts" not in each
        ):
            if isinstance(each, DictionaryObject) and each.get("/Subtype") in (
                "/Type1",
                "/TrueType",
                "/Type3",
            ):
                yield f"6.2.11.4 {each['/Subtype']} {each.get('/BaseFont')}"
            continue
        name = str(each["/BaseFont"])
        inner = each["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"]
        files = [key for key in ("/FontFile", "/FontFile2", "/FontFile3") if key in descriptor]
        if len(files) != 1:
            yield f"6.2.11.4 {name} is not embedded"
            continue
        if str(each["/Encoding"]) != "/Identity-H":
            yield f"6.2.11.3 {name}: {each['/Encoding']}"
        if inner["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
            yield f"6.2.11.3.2 {name}: no CIDToGIDMap"
        if not re.match(r"/[A-Z]{6}\+", name):
            yield f"{name} has no tag of a subset"
        if "/ToUnicode" not in each:
            yield f"6.2.11.7 {name}: no ToUnicode"
        elif b"<0000>" in each["/ToUnicode"].get_object().get_data().partition(b"beginbfchar")[2]:
            yield f"6.2.11.8 {name}: .notdef is used"
        yield from _widths(name, inner, descriptor[files[0]].get_object().get_data())


def _texts(reader: PdfReader) -> Iterator[str]:
    """6.2.11.7: every glyph that is shown, in drawings too, can be copied as the character that was written."""
    for number, page in enumerate(reader.pages, start=1):
        for stream, resources in _streams(page.get_contents(), page["/Resources"].get_object()):
            fonts = resources.get("/Font", {})
            said: dict[int, str] = {}
            for operands, operator in ContentStream(stream, reader).operations:
                if operator == b"Tf":
                    said = _said(fonts[operands[0]].get_object())
                elif operator in _SHOWS:
                    shown = operands[0] if operator == b"TJ" else operands[-1:]
                    texts = [said.get(glyph) for each in shown for glyph in _glyphs(each)]
                    if None in texts or _NOT_WRITTEN.search("".join(filter(None, texts))):
                        yield f"6.2.11.7 text on page {number} that cannot be copied"
                        return


def _streams(content: Any, resources: Any) -> Iterator[tuple[Any, Any]]:
    """A page's content and that of all drawings in it, each with what it uses."""
    pending, seen = [(content, resources)], set[int]()
    while pending:
        stream, used = pending.pop()
        yield stream, used
        for each in used.get("/XObject", {}).values():
            form = each.get_object()
            if form.get("/Subtype") == "/Form" and id(form) not in seen:
                seen.add(id(form))
                pending.append((form, form["/Resources"].get_object() if "/Resources" in form else used))


def _said(font: Any) -> dict[int, str]:
    """Glyph → what it says."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*(?=<|endbfchar)", table)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def _glyphs(shown: Any) -> Iterator[int]:
    if isinstance(shown, TextStringObject):
        shown = shown.original_bytes
    if isinstance(shown, bytes):
        yield from (int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown), 2))


def _widths(name: str, inner: Any, program: bytes) -> Iterator[str]:
    """6.2.11.5: those of the dictionary are those of the font program."""
    font = TTFont(io.BytesIO(program), lazy=True)
    scale = 1000 / font["head"].unitsPerEm
    metrics, order = font["hmtx"].metrics, font.getGlyphOrder()
    written = list(inner.get("/W", []))
    for start, widths in zip(written[::2], written[1::2], strict=True):
        for offset, width in enumerate(widths.get_object()):
            glyph = int(start) + offset
            if glyph >= len(order) or abs(metrics[order[glyph]][0] * scale - float(width)) > 1:
                yield f"6.2.11.5 {name}: width of glyph {glyph}"
                return


def _annotations(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages, start=1):
        for each in page.get("/Annots", []):
            found = each.get_object()
            flags = int(found.get("/F", 0))
            if not flags & _PRINT or flags & _NOT_SEEN:
                yield f"6.3.2 annotation on page {number}: flags {flags}"
            if found["/Subtype"] not in ("/Link", "/Popup") and "/AP" not in found:
                yield f"6.3.3 annotation on page {number}: no appearance"
            action = found.get("/A")
            if action is not None and action.get_object()["/S"] not in _ACTIONS:
                yield f"6.5.1 action on page {number}"
            if found["/Subtype"] == "/Link" and "/StructParent" not in found:
                yield f"tags: a link on page {number} is in no tag"
    if "/AcroForm" in reader.root_object:
        form = reader.root_object["/AcroForm"].get_object()
        if _true(form.get("/NeedAppearances")) or "/XFA" in form:
            yield "6.4 form"


def _metadata(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    if "/Metadata" not in root:
        yield "6.6.2.1 no metadata"
        return
    packet = root["/Metadata"].get_object().get_data().decode("utf-8")
    said = {name: re.search(rf'pdfaid:{name}(?:="|>)([^"<]+)', packet) for name in ("part", "conformance")}
    if [each and each[1] for each in said.values()] != ["3", "B"]:
        yield "6.6.4 not said to be PDF/A-3b"
    info = reader.metadata or {}
    for key, tag in (("/Title", "dc:title"), ("/Subject", "dc:description"), ("/Author", "dc:creator")):
        value = str(info.get(key, ""))
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if value and escaped not in packet:
            yield f"6.6.3 {key} and {tag} differ"
    if not str(info.get("/Title", "")):
        yield "no title"
    if not str(root.get("/Lang", "")):
        yield "tags: no language"


def _embedded(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    associated = {id(each.get_object()) for each in root.get("/AF", [])}
    for each in _walk(reader):
        if not isinstance(each, DictionaryObject) or "/EF" not in each:
            continue
        name = str(each.get("/UF", ""))
        if not ({"/F", "/UF"} <= each.keys() and name):
            yield f"6.8 embedded file {name}: no name"
        if str(each.get("/AFRelationship", "")) not in (
            "/Source",
            "/Data",
            "/Alternative",
            "/Supplement",
            "/Unspecified",
        ):
            yield f"6.8 embedded file {name}: no relationship"
        stream = each["/EF"]["/F"].get_object()
        if "/Subtype" not in stream:
            yield f"6.8 embedded file {name}: no kind"
        if "/ModDate" not in stream.get("/Params", {}):
            yield f"6.8 embedded file {name}: no date"
        if id(each) not in associated:
            yield f"6.8 embedded file {name}: associated with nothing"


def _tags(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    if not _true(root.get("/MarkInfo", {}).get("/Marked")) or "/StructTreeRoot" not in root:
        yield "tags: not tagged"
        return
    tree = root["/StructTreeRoot"].get_object()
    if not tree.get("/K") or "/ParentTree" not in tree:
        yield "tags: empty"
    numbers = list(tree["/ParentTree"].get_object().get("/Nums", []))
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, page in enumerate(reader.pages, start=1):
        if int(page.get("/StructParents", -1)) not in parents:
            yield f"tags: page {number} is in no tree"
            continue
        known = parents[int(page["/StructParents"])].get_object()
        marked: list[int] = []
        inside = 0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                inside += 1
                if len(operands) > 1 and "/MCID" in operands[1]:
                    marked.append(int(operands[1]["/MCID"]))
            inside -= operator == b"EMC"
            if operator in _SHOWS | _DRAWS and not inside:
                yield f"tags: {operator!r} on page {number} is in no tag and no artifact"
                break
        if inside:
            yield f"tags: marks on page {number} do not balance"
        if marked and max(marked) >= len(known):
            yield f"tags: page {number} marks what no tag has"
        if len(set(marked)) < len(marked):
            yield f"tags: page {number} marks two things as one"
        if any(isinstance(known[each], NullObject) for each in marked if each < len(known)):
            yield f"tags: page {number} marks what leads to no tag"
    for each in _walk(reader):
        if (
            isinstance(each, DictionaryObject)
            and each.get("/S") == "/Figure"
            and not str(each.get("/Alt", ""))
        ):
            yield "tags: a figure without words"


def _true(value: object) -> bool:
    """Booleans of pypdf are objects of its own."""
    return getattr(value, "value", value) is True
