"""What terms mean, out of clauses of definitions: lists, definition lists, bold words that begin a paragraph, tables, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from sop_plugin.model.columns import column_kind
from sop_plugin.model.document import Body
from sop_plugin.model.headings import HAND_NUMBER, HeadingKinds, heading_topics
from sop_plugin.model.place import Place
from sop_plugin.model.procedure import Column, Definition
from sop_plugin.reading.markdown.cells import plain
from sop_plugin.reading.markdown.clauses import Clauses
from sop_plugin.reading.markdown.parsed import ParsedText, parse
from sop_plugin.reading.markdown.rows import Table

_ITEM = r"\s{0,9}(?:[-*+]\s+|\d{1,3}(?:[.)]\s+|[、．]\s*)|[（(]\d{1,2}[）)]\s*|[①-⑳]\s*|[a-z]\)\s+|\d{1,2}(?:\.\d{1,3}){1,3}[.、．]?\s+)"
_BOLD_TERM = re.compile(rf"{_ITEM}(?P<bold>\*\*|__)(?P<term>[^*_\n]+?)(?P<colon>[：:]?)(?P=bold)(?P<rest>.*)")
_PLAIN_TERM = re.compile(
    rf"{_ITEM}(?P<mark>[*_`]?)(?P<term>[^：:。；，,;*_`\[\]]{{1,60}})(?P=mark)(?P<rest>：.*|:\s.*|\s*——.*|\s+[—–-]\s.*|\s*=\s*\S.*)"
)
_OWN_LINE = re.compile(
    r"\s{0,3}(?P<term>(?!(?:注|备注|說明|说明|例如|其中|如|即|以下|下列|note|e\.g\.)[：:])[^：:。；，,;*_`\[\]<>|#\s][^：:。；，,;*_`\[\]<>|#]{0,40}?)"
    r"(?P<rest>\s*(?:：|:\s|——)\s*\S.*)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    rf"(?:{_ITEM})?(?:本(?:程序|规程|規程|文件|制度|手册|办法|标准|標準|规范)(?:中)?所称(?:的)?)?[“\"「『]?(?P<term>[^，,。：；“”\"「」『』*_`\[\]<>|#]{{1,30}}?)[”\"」』]?"
    r"\s*[，,]?\s*(?P<rest>(?:(?<=[\s”\"」』])指(?=[^定出明示导向])|是指|系指|指的是|指[：:]|means\b|refers to\b|is defined as\b)\s*\S.*)",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    r"\s{0,3}(?P<bold>\*\*|__)(?P<term>[^*_\n]{1,60}?)(?P<colon>[：:]?)(?P=bold)(?P<rest>(?(colon)|\s*(?:[：:—–-]|[（(]|指|是指|means\b|\s)).*)"
)
_HAN = re.compile("[\u3400-\u9fff]")
_MEANS = re.compile(r"[，,]?\s*(?:是指|系指|指的是|(?<=[A-Za-z0-9\s”」）)])指)$")
_LEADING = re.compile(r"\s*(?:<br\s*/?>)?\s*(?:[：:—–=-]+)?\s*")
_NAME_IN_LATIN = re.compile(r"[A-Za-z][A-Za-z ,;()/'-]*")
_NUMBERED_TERM = re.compile(
    r"\s{0,3}\d{1,2}(?:\.\d{1,3}){1,3}[.、．]?\s+(?P<term>[^：:。；，,;*_`\[\]<>|#]{1,40}?)(?P<rest>\s*)"
)
"""A term by itself behind its number, as GB/T 1.1 has them where they are no headings."""
_BELOW_HEADINGS = frozenset(("bullet_list_open", "ordered_list_open", "table", "dl_open"))


def listed_definitions(body: Body, clauses: Clauses, path: str, kinds: HeadingKinds) -> Iterator[Definition]:
    """Every definition that stands in no table."""
    parsed = parse(body.text)
    yield from _of_lines(body, clauses, path)
    yield from _of_definition_lists(parsed, body, clauses, path)
    yield from _of_headings(parsed, body, clauses, path, kinds)
    yield from _of_abbreviations(parsed, body, clauses, path)


def tabled_definitions(
    table: Table, columns: Mapping[Column, int], clause: str | None
) -> Iterator[Definition]:
    """Those of a table with a column for terms and one for what they mean."""
    term_at = columns.get(Column.TERM)
    meaning_at = columns.get(Column.MEANING, columns.get(Column.CONTENT))
    if term_at is None and meaning_at is not None and len(table.header) == 2:
        term_at = 1 - meaning_at  # 代号 | 说明: in such a clause there is no doubt what the other one is
    if term_at is meaning_at is None and len(table.header) == 2 and not any(c.text for c in table.header):
        term_at, meaning_at = 0, 1
    if term_at is not None and meaning_at is None and len(table.header) == 2:
        meaning_at = 1 - term_at
    if term_at is None or meaning_at is None:
        return
    # 英文全称 and 中文 say it twice.
    names = [plain(cell.text) for cell in table.header]
    further = [at for at, name in enumerate(names) if at > meaning_at and column_kind(name) is Column.MEANING]
    for row in table.rows:
        if max(term_at, meaning_at) < len(row) and (term := plain(row[term_at].text)):
            said = [row[at] for at in (meaning_at, *further) if at < len(row) and not row[at].is_empty]
            meaning = " / ".join(cell.text for cell in said)
            yield Definition(term, meaning, row[term_at].place, clause)


def _of_lines(body: Body, clauses: Clauses, path: str) -> Iterator[Definition]:
    written, prose = body.text.split("\n"), body.prose.split("\n")
    index, behind_term = 0, -1
    while index < len(written):
        start, line = index, index + body.first_line
        index += 1
        key, defines = clauses.at(line)
        if not defines or not prose[start].strip():
            continue
        match = _BOLD_TERM.fullmatch(written[start]) or _PLAIN_TERM.fullmatch(written[start])
        begins = start in (0, behind_term) or not prose[start - 1].strip()
        run_in = False
        if match is None and begins:
            match = _RUN_IN.fullmatch(written[start]) or _OWN_LINE.fullmatch(written[start])
            run_in = match is not None
        if match is None:
            match = _SENTENCE.fullmatch(written[start])
        by_number = match is None and begins and not "".join(prose[index : index + 1]).strip()
        if by_number:
            match = _NUMBERED_TERM.fullmatch(written[start])
        if match is None:
            continue
        meaning = [_LEADING.sub("", match["rest"], count=1).strip()]
        if not meaning[0] and not run_in and _begins_item(written, prose, index):
            continue  # a kind of terms, which stand in a list below it
        indent = _indent(written[start])
        while index < len(prose) and prose[index].strip() and (run_in or _indent(written[index]) > indent):
            if run_in and _OWN_LINE.fullmatch(written[index]):
                break
            meaning.append(written[index].strip())
            index += 1
        behind_term = index
        if not any(meaning) or (_NAME_IN_LATIN.fullmatch(" ".join(meaning)) and _HAN.search(match["term"])):
            # Nothing, or the name in another language.
            meaning = list(_paragraph_below(written, prose, start, within=not by_number)) or meaning
        term = _MEANS.sub("", plain(match["term"]).strip('：: “”"「」'))
        number = HAND_NUMBER.match(term)
        term = term[number.end() :] if number and number.end() < len(term) else term
        if term:
            place = Place(path, line, match.start("term") + 1)
            yield Definition(term, " ".join(filter(None, meaning)), place, key)


def _begins_item(written: list[str], prose: list[str], index: int) -> bool:
    """Whether the line below is an item within the one above that defines a term itself."""
    line = written[index] if index < len(written) and prose[index].strip() else ""
    return line[:1] in (" ", "\t") and bool(_BOLD_TERM.fullmatch(line) or _PLAIN_TERM.fullmatch(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _paragraph_below(written: list[str], prose: list[str], start: int, *, within: bool) -> Iterator[str]:
    """What a term by itself means: the paragraph that follows, ``within`` the item where the term is one."""
    item = re.match(_ITEM, written[start]) if within else None
    below = start + 1
    while below < len(prose) and not prose[below].strip():
        below += 1
    while below < len(prose) and prose[below].strip():
        line = written[below]
        if line.lstrip()[:1] in ("#", "|", ">", "*", "-") or (item and line[:1] not in (" ", "\t")):
            return
        yield line.strip()
        below += 1


def _of_definition_lists(parsed: ParsedText, body: Body, clauses: Clauses, path: str) -> Iterator[Definition]:
    terms: list[tuple[str, Place]] = []
    meaning: list[str] = []
    within, key, means = False, None, False
    for index, token in enumerate(parsed.tokens):
        if token.type == "dl_open" and token.map:
            key, within = clauses.at(token.map[0] + body.first_line)
        if not within:
            continue
        begins_group = token.type == "dt_open" and parsed.tokens[index - 1].type != "dt_close"
        if begins_group or token.type == "dl_close":
            # What stands behind several colons is one meaning in parts.
            for term, place in terms if meaning else ():
                yield Definition(term, " ".join(meaning), place, key)
            terms, meaning = [], []
        if token.type == "dt_open":
            terms.append(_place_of(parsed, parsed.tokens[index + 1], body, path))
        elif token.type in ("dd_open", "dd_close"):
            means = token.type == "dd_open"
        elif token.type == "inline" and means:
            meaning.append(" ".join(token.content.split()))
        elif token.type == "dl_close":
            within = False


def _of_abbreviations(parsed: ParsedText, body: Body, clauses: Clauses, path: str) -> Iterator[Definition]:
    for token in parsed.tokens:
        if token.type == "abbreviation" and token.map:
            line = token.map[0] + body.first_line
            key, defines = clauses.at(line)
            said = token.meta["abbreviation"]
            if defines and said.meaning.strip():
                yield Definition(said.short, said.meaning.strip(), Place(path, line), key)


def _place_of(parsed: ParsedText, token: Token, body: Body, path: str) -> tuple[str, Place]:
    text = parsed.text_of(token)
    line, column = text.place(0)
    return text.words, Place(path, line + body.first_line, column + 1)


def _of_headings(
    parsed: ParsedText, body: Body, clauses: Clauses, path: str, kinds: HeadingKinds
) -> Iterator[Definition]:
    """A heading for each term, with a paragraph below it: as GB/T 1.1 has them."""
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        if token.type != "heading_open" or token.level or not token.map:
            continue
        line = token.map[0] + body.first_line
        title = parsed.heading_text(token, tokens[index + 1])
        below = tokens[index + 3 : index + 5]
        if len(below) < 2 or below[0].type != "paragraph_open" or heading_topics(title.words, kinds):
            continue
        key, defines = clauses.at(line)
        ends = next(
            (i for i in range(index + 3, len(tokens)) if tokens[i].type == "heading_open"), len(tokens)
        )
        if not defines or any(each.type in _BELOW_HEADINGS for each in tokens[index + 3 : ends]):
            continue
        number = HAND_NUMBER.match(title.words)
        term = title.words[number.end() :] if number else title.words
        if term:
            yield Definition(term, " ".join(below[1].content.split()), Place(path, line), key)
