"""Links to headings as forges name them, ``b.md#2-范围``: they lead to the clause that the heading has become."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from sop_plugin.model.headings import normalise_heading, without_number
from sop_plugin.reading.front_matter.documents import split_front_matter
from sop_plugin.reading.markdown.outline import read_body
from sop_plugin.reading.markdown.parsed import parse
from sop_plugin.reading.markdown.written_ids import all_headings, ids_in

_LINK = re.compile(
    r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\bhref\s*=\s*[\"']?)(?P<path>[^\s()<>#?\"']*)#(?P<anchor>[^\s()<>\"']+)",
    re.MULTILINE,
)
_DROPPED = re.compile(r"[^\w\- ]")


def with_clauses(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Path → the text of each adopted file, and how many of its links now name a clause.

    ``before`` are the files as they were, ``after`` as they become. What leads nowhere as it was stays as it is.
    """
    places = {path: dict(_places(before[path], text)) for path, text in after.items() if path in before}
    found = {}
    for path, text in after.items():
        split = split_front_matter(text, path, [])
        body = split[1] if split is not None else text
        shown = read_body(body, path, 1).prose
        pieces, end, count = [], 0, 0
        for match in _LINK.finditer(shown):
            named = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(match["path"])))
            anchor = places.get(named if match["path"] else path, {}).get(unquote(match["anchor"]))
            if anchor is not None:
                # Without a place the link leads to the document; one within the file needs some place.
                begin = match.start("anchor") - (0 if anchor or not match["path"] else 1)
                pieces += [body[end:begin], anchor or ("" if match["path"] else "c1")]
                end, count = match.end("anchor"), count + 1
        found[path] = (text[: len(text) - len(body)] + "".join(pieces) + body[end:], count)
    return found


def _places(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What a forge calls each heading of a file → the anchor of its clause; the title, which is gone, has none."""
    old, new = split_front_matter(before, "", []), split_front_matter(after, "", [])
    old_body, new_body = (old[1] if old else before), (new[1] if new else after)
    clauses: dict[str, list[str]] = {}
    for clause in read_body(new_body, "", 1).clauses:
        clauses.setdefault(normalise_heading(clause.title), []).append(clause.explicit_id or clause.anchor)
    kept, seen = ids_in(new_body), Counter[str]()
    for index, (words, written) in enumerate(all_headings(parse(old_body))):
        slug = _DROPPED.sub("", words.lower()).replace(" ", "-")
        seen[slug] += 1
        name = f"{slug}-{seen[slug] - 1}" if seen[slug] > 1 else slug
        there = clauses.get(normalise_heading(words)) or clauses.get(normalise_heading(without_number(words)))
        if there:
            yield name, there.pop(0)
        elif index == 0 and written is None and name not in kept:
            yield name, ""
