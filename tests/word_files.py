"""Word files for tests, made from a description that a person can read: `tests/word_cases/README.md` tells its form.

python-docx makes the package and its styles; what it has no words for is put in as XML.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from docx.shared import Emu

NAMESPACES = {
    **nsmap,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml")
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MARKS = {
    "bold": "<w:b/>",
    "italic": "<w:i/>",
    "struck": "<w:strike/>",
    "hidden": "<w:vanish/>",
    "underlined": '<w:u w:val="single"/>',
    "raised": '<w:vertAlign w:val="superscript"/>',
    "lowered": '<w:vertAlign w:val="subscript"/>',
}


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def png(width: int = 40, height: int = 20, shade: int = 128) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + bytes([shade]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def text_of(text: str) -> str:
    """`w:t`, with tabs and line ends as Word has them."""
    parts: list[str] = []
    for line_number, line in enumerate(text.split("\n")):
        parts += ["<w:br/>"] * (line_number > 0)
        for position, piece in enumerate(line.split("\t")):
            parts += ["<w:tab/>"] * (position > 0)
            parts += [f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'] if piece else []
    return "".join(parts)


@dataclass
class WordFile:
    """A package that grows by its description."""

    document: Document = field(default_factory=docx.Document)
    notes: dict[str, list[str]] = field(default_factory=lambda: {"footnotes": [], "endnotes": []})
    comments: list[str] = field(default_factory=list)
    numberings: dict[str, int] = field(default_factory=dict)
    _bookmarks: int = 0

    @classmethod
    def described(cls, description: dict[str, Any]) -> WordFile:
        made = cls()
        for name, levels in description.get("numbering", {}).items():
            made.add_numbering(name, levels)
        for name, facts in description.get("styles", {}).items():
            made.add_style(name, facts)
        for where in ("header", "footer"):
            made._furnish(where, description.get(where, []))
        for block in description.get("body", []):
            made.add(block)
        return made

    def add(self, block: Any) -> None:
        body = self.document.element.body
        for element in parse_xml(f"<w:body {DECLARED}>{self.block(block)}</w:body>"):
            body.insert(len(body) - 1, element)  # before the properties of the section

    def bytes(self) -> bytes:
        for kind, notes in self.notes.items():
            if notes:
                self._add_part(kind, f"<w:{kind} {DECLARED}>{''.join(notes)}</w:{kind}>")
        if self.comments:
            self._add_part("comments", f"<w:comments {DECLARED}>{''.join(self.comments)}</w:comments>")
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    # --- blocks

    def block(self, block: Any) -> str:
        if isinstance(block, str):
            return self._paragraph({"p": block})
        if "xml" in block:
            return str(block["xml"])
        if "table" in block:
            return self._table(block)
        if "box" in block:
            content = "".join(map(self.block, block["box"]))
            return self._paragraph({"p": [{"xml": text_box(content)}]})
        if "contents" in block:
            return self._contents(block["contents"])
        return self._paragraph(block)

    def _paragraph(self, facts: dict[str, Any]) -> str:
        style = facts.get("style")
        properties = f'<w:pStyle w:val="{self._style_id(style)}"/>' if style else ""
        if "number" in facts:
            name, level = facts["number"]
            identity = self.numberings[name]
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
        properties += str(facts.get("properties", ""))
        if "indent" in facts:
            properties += f'<w:ind w:left="{facts["indent"]}"/>'
        if "align" in facts:
            properties += f'<w:jc w:val="{facts["align"]}"/>'
        if "outline" in facts:
            properties += f'<w:outlineLvl w:val="{facts["outline"]}"/>'
        runs = facts["p"] if isinstance(facts["p"], list) else [facts["p"]]
        inner = "".join(map(self.run, runs))
        if "bookmark" in facts:
            self._bookmarks += 1
            identity = self._bookmarks
            inner = (
                f'<w:bookmarkStart w:id="{identity}" w:name="{facts["bookmark"]}"/>{inner}'
                f'<w:bookmarkEnd w:id="{identity}"/>'
            )
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"

    def _table(self, facts: dict[str, Any]) -> str:
        """`merge` lists [row, column, rows, columns] from 0: the cells below and beside are left empty."""
        rows = facts["table"]
        width = max(map(len, rows))
        merged = {(r, c): (rr, cc) for r, c, rr, cc in facts.get("merge", [])}
        covered = {
            (r + i, c + j): (i > 0 and j == 0, merged[r, c][1])
            for (r, c) in merged
            for i in range(merged[r, c][0])
            for j in range(merged[r, c][1])
            if (i, j) != (0, 0)
        }
        lines: list[str] = []
        for r, row in enumerate(rows):
            cells: list[str] = []
            for c in range(width):
                if (r, c) in covered and not covered[r, c][0]:
                    continue
                goes_on = (r, c) in covered
                across = covered[r, c][1] if goes_on else merged.get((r, c), (1, 1))[1]
                setting = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
                if goes_on:
                    setting += "<w:vMerge/>"
                elif merged.get((r, c), (1, 1))[0] > 1:
                    setting += '<w:vMerge w:val="restart"/>'
                cells.append(
                    f"<w:tc><w:tcPr>{setting}</w:tcPr>{self._cell('' if goes_on else row[c])}</w:tc>"
                )
            head = "<w:trPr><w:tblHeader/></w:trPr>" if r < facts.get("repeated", 0) else ""
            lines.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
        grid = "<w:gridCol/>" * width
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl>'

    def _cell(self, content: Any) -> str:
        blocks = (
            content if isinstance(content, list) else [content if isinstance(content, dict) else str(content)]
        )
        inner = "".join(map(self.block, blocks))
        return inner if inner.endswith("</w:p>") else f"{inner}<w:p/>"

    def _contents(self, lines: list[str]) -> str:
        begin = self.run({"xml": field_mark("begin") + instruction(r'TOC \o "1-3"') + field_mark("separate")})
        paragraphs = [f"<w:p>{begin if i == 0 else ''}{self.run(line)}</w:p>" for i, line in enumerate(lines)]
        return "".join(paragraphs) + f"<w:p><w:r>{field_mark('end')}</w:r></w:p>"

    # --- runs

    def run(self, run: Any) -> str:
        if isinstance(run, str):
            return f"<w:r>{text_of(run)}</w:r>"
        if "xml" in run:
            return f"<w:r>{run['xml']}</w:r>"
        if "raw" in run:
            return str(run["raw"])
        if "picture" in run:
            return self._picture(run)
        if "footnote" in run or "endnote" in run:
            return self._note(run)
        if "link" in run:
            inner = self.run(run["t"])
            if run["link"].startswith("#"):
                return f'<w:hyperlink w:anchor="{run["link"][1:]}">{inner}</w:hyperlink>'
            rid = self.document.part.relate_to(run["link"], RT.HYPERLINK, is_external=True)
            return f'<w:hyperlink r:id="{rid}">{inner}</w:hyperlink>'
        if "field" in run:
            marks = field_mark("begin") + instruction(run["field"]) + field_mark("separate")
            return f"<w:r>{marks}</w:r>{self.run(run.get('t', ''))}<w:r>{field_mark('end')}</w:r>"
        if "symbol" in run:
            font, code = run["symbol"]
            return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        if "tick" in run:
            return check_box(ticked=run["tick"])
        if "comment" in run:
            return self._comment(run)
        if "inserted" in run or "deleted" in run:
            return change(run)
        return self._marked(run)

    def _marked(self, run: dict[str, Any]) -> str:
        properties = "".join(mark for name, mark in _MARKS.items() if run.get(name))
        if "font" in run:
            properties = f'<w:rFonts w:ascii="{run["font"]}" w:hAnsi="{run["font"]}"/>{properties}'
        return f"<w:r><w:rPr>{properties}</w:rPr>{text_of(run['t'])}</w:r>"

    def _picture(self, run: dict[str, Any]) -> str:
        width, height = run.get("natural", (40, 20))
        data = run.get("data") or png(width, height, run["picture"])
        inline = self.document.part.new_pic_inline(BytesIO(data), Emu(run.get("width", width) * 9525), None)
        inline.docPr.set("descr", run.get("description", ""))
        from lxml import etree

        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"

    def _note(self, run: dict[str, Any]) -> str:
        kind = "footnote" if "footnote" in run else "endnote"
        notes = self.notes[f"{kind}s"]
        if not notes:
            notes.append(
                f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            )
        identity = len(notes)
        blocks = run[kind] if isinstance(run[kind], list) else [run[kind]]
        notes.append(f'<w:{kind} w:id="{identity}">{"".join(map(self.block, blocks))}</w:{kind}>')
        return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'

    def _comment(self, run: dict[str, Any]) -> str:
        identity = len(self.comments)
        self.comments.append(
            f'<w:comment w:id="{identity}" w:author="{run.get("by", "张三")}">{self.block(run["comment"])}</w:comment>'
        )
        return f'<w:r><w:commentReference w:id="{identity}"/></w:r>'

    # --- parts

    def _furnish(self, where: str, blocks: list[Any]) -> None:
        if not blocks:
            return
        part = getattr(self.document.sections[0], where)
        part.is_linked_to_previous = False
        holder = part._element
        for old in list(holder):
            holder.remove(old)
        for element in parse_xml(f"<w:body {DECLARED}>{''.join(map(self.block, blocks))}</w:body>"):
            holder.append(element)

    def _add_part(self, kind: str, xml: str) -> None:
        package = self.document.part.package
        part = Part(PackURI(f"/word/{kind}.xml"), f"{_CONTENT}.{kind}+xml", xml.encode(), package)
        types = {"footnotes": RT.FOOTNOTES, "endnotes": RT.ENDNOTES, "comments": RT.COMMENTS}
        self.document.part.relate_to(part, types[kind])

    def add_numbering(self, name: str, levels: Any) -> None:
        """`levels`: texts such as `%1.%2`, or `{text, format, start, style, indent, font}`, the first level first."""
        numbering = self.document.part.numbering_part.element
        identity = 100 + len(self.numberings)
        self.numberings[name] = identity
        parts: list[str] = []
        if isinstance(levels, dict):
            override = f'<w:startOverride w:val="{levels["start"]}"/>'
            scheme = self.numberings[levels["like"]]
            parts = [
                f'<w:lvlOverride w:ilvl="{i}">{override}</w:lvlOverride>' for i in levels.get("levels", [0])
            ]
        else:
            scheme = identity
            written = "".join(self._level(index, level) for index, level in enumerate(levels))
            abstract = f'<w:abstractNum {DECLARED} w:abstractNumId="{identity}">{written}</w:abstractNum>'
            first = next(i for i, each in enumerate(numbering) if each.tag.endswith("}num"))
            numbering.insert(first, parse_xml(abstract))
        num = f'<w:num {DECLARED} w:numId="{identity}"><w:abstractNumId w:val="{scheme}"/>{"".join(parts)}</w:num>'
        numbering.append(parse_xml(num))

    def _level(self, index: int, level: Any) -> str:
        facts = {"text": level} if isinstance(level, str) else level
        style = f'<w:pStyle w:val="{self._style_id(facts["style"])}"/>' if "style" in facts else ""
        font = f'<w:rPr><w:rFonts w:ascii="{facts["font"]}"/></w:rPr>' if "font" in facts else ""
        legal = "<w:isLgl/>" if facts.get("legal") else ""
        restart = f'<w:lvlRestart w:val="{facts["restart"]}"/>' if "restart" in facts else ""
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="{facts.get("start", 1)}"/>'
            f'<w:numFmt w:val="{facts.get("format", "decimal")}"/>{restart}{style}{legal}<w:lvlText w:val="{facts["text"]}"/>'
            f'<w:pPr><w:ind w:left="{facts.get("indent", 420 * (index + 1))}"/></w:pPr>{font}</w:lvl>'
        )

    def add_style(self, name: str, facts: dict[str, Any]) -> None:
        styles = self.document.styles.element
        outline = f'<w:outlineLvl w:val="{facts["outline"]}"/>' if "outline" in facts else ""
        number = ""
        if "number" in facts:
            numbering, level = facts["number"]
            number = (
                f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.numberings[numbering]}"/></w:numPr>'
            )
        based = f'<w:basedOn w:val="{self._style_id(facts["like"])}"/>' if "like" in facts else ""
        identity = facts.get("id", f"s{len(styles)}")
        if "change" in facts:
            return
        existing = next((s for s in styles if s.get(f"{{{nsmap['w']}}}styleId") == identity), None)
        if existing is not None:
            styles.remove(existing)
        styles.append(
            parse_xml(
                f'<w:style {DECLARED} w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{based}'
                f"<w:pPr>{number}{outline}</w:pPr><w:rPr>{facts.get('run', '')}</w:rPr></w:style>"
            )
        )

    def _style_id(self, name: str) -> str:
        for style in self.document.styles.element:
            names = [each.get(f"{{{nsmap['w']}}}val") for each in style if each.tag.endswith("}name")]
            if name in names or name.lower() in names:
                return str(style.get(f"{{{nsmap['w']}}}styleId"))
        raise KeyError(name)


def field_mark(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def instruction(text: str) -> str:
    return f'<w:instrText xml:space="preserve"> {escaped(text)} </w:instrText>'


def check_box(*, ticked: bool) -> str:
    state = int(ticked)
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{'☒' if ticked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def change(run: dict[str, Any]) -> str:
    kind = "ins" if "inserted" in run else "del"
    who = f'w:id="9" w:author="{run.get("by", "李四")}" w:date="2026-03-02T10:00:00Z"'
    if kind == "ins":
        return f"<w:ins {who}><w:r>{text_of(run['inserted'])}</w:r></w:ins>"
    deleted = text_of(run["deleted"]).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f"<w:del {who}><w:r>{deleted}</w:r></w:del>"


def text_box(content: str) -> str:
    """As Word writes it: once for itself, once for its old versions."""
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    uri = NAMESPACES["wps"]
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="952500" cy="476250"/>'
        f'<wp:docPr id="1" name="box"/><a:graphic><a:graphicData uri="{uri}">{shape}</a:graphicData></a:graphic></wp:anchor>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def with_parts(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The package with parts replaced, added, or taken out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry.filename, old.read(entry.filename))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name)


def described(*body: Any, **facts: Any) -> bytes:
    """A Word file from blocks, and from the other keys of a description."""
    return WordFile.described({"body": list(body), **facts}).bytes()
