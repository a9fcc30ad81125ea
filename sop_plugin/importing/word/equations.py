"""Formulas: as plain text with raised and lowered signs where that says it all, else as a line of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sop_plugin.importing.content import Equation, Inline, Look, Text
from sop_plugin.importing.xml import Element, attribute, child, children, name_of

_SPECIAL = re.compile("[%#&]")
_CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]+")
_ACCENTS = {"̂": "hat", "̃": "tilde", "̅": "bar", "̄": "bar", "⃗": "vec", "̇": "dot", "̈": "ddot"}
_OPERATORS = {"∑": "sum", "∏": "prod", "∫": "int", "∬": "iint", "∮": "oint", "⋃": "bigcup", "⋂": "bigcap"}
_BRACKETS = {"{": "\\{", "}": "\\}", "": "."}


def formula(element: Element) -> Iterator[Inline]:
    """``m:oMath`` as it runs along in a paragraph."""
    simple = list(_simple(element))
    if None not in simple:
        yield from (each for each in simple if each is not None)
    else:
        yield Equation(_latex(element))


def _simple(element: Element) -> Iterator[Text | None]:
    """Texts, raised and lowered ones among them; ``None`` for what needs more."""
    for each in element:
        match name_of(each):
            case "m:r" | "w:r":
                yield Text(_words(each))
            case "m:sSup" | "m:sSub":
                high = name_of(each) == "m:sSup"
                base, script = child(each, "m:e"), child(each, "m:sup" if high else "m:sub")
                if base is None or script is None or not (_is_flat(base) and _is_flat(script)):
                    yield None
                    return
                yield Text(_flat(base))
                yield Text(_flat(script), frozenset({Look.ABOVE if high else Look.BELOW}))
            case "m:oMath" | "m:box" | "m:e":
                yield from _simple(each)
            case name if _is_setting(name):
                continue
            case _:
                yield None
                return


def _is_setting(name: str) -> bool:
    return name.endswith("Pr") or not name.startswith("m:")


def _is_flat(element: Element) -> bool:
    return all(name_of(each) in ("m:r", "w:r") or _is_setting(name_of(each)) for each in element)


def _flat(element: Element) -> str:
    return "".join(_words(each) for each in element if name_of(each) in ("m:r", "w:r"))


def _words(run: Element) -> str:
    return "".join(each.text or "" for each in run if name_of(each) in ("m:t", "w:t"))


def _latex(element: Element | None) -> str:
    return "" if element is None else "".join(map(_one, element))


def _group(element: Element, name: str) -> str:
    return f"{{{_latex(child(element, name))}}}"


def _value(element: Element, *path: str) -> str | None:
    found = child(element, *path)
    return None if found is None else attribute(found, "m:val")


def _one(each: Element) -> str:
    match name_of(each):
        case "m:r" | "w:r":
            return _CHINESE.sub(r"\\text{\g<0>}", _SPECIAL.sub(r"\\\g<0>", _words(each)))
        case "m:f":
            return f"\\frac{_group(each, 'm:num')}{_group(each, 'm:den')}"
        case "m:sSup":
            return f"{_group(each, 'm:e')}^{_group(each, 'm:sup')}"
        case "m:sSub":
            return f"{_group(each, 'm:e')}_{_group(each, 'm:sub')}"
        case "m:sSubSup":
            return f"{_group(each, 'm:e')}_{_group(each, 'm:sub')}^{_group(each, 'm:sup')}"
        case "m:sPre":
            return f"{{}}_{_group(each, 'm:sub')}^{_group(each, 'm:sup')}{_group(each, 'm:e')}"
        case "m:rad":
            degree = _latex(child(each, "m:deg"))
            return f"\\sqrt{f'[{degree}]' if degree else ''}{_group(each, 'm:e')}"
        case "m:nary":
            return _operator(each)
        case "m:d":
            return _bracketed(each)
        case "m:func":
            return f"{_latex(child(each, 'm:fName'))} {_group(each, 'm:e')}"
        case "m:limLow":
            return f"{_latex(child(each, 'm:e'))}_{_group(each, 'm:lim')}"
        case "m:limUpp":
            return f"{_latex(child(each, 'm:e'))}^{_group(each, 'm:lim')}"
        case "m:acc":
            accent = _value(each, "m:accPr", "m:chr")
            return f"\\{_ACCENTS.get(accent or '̂', 'hat')}{_group(each, 'm:e')}"
        case "m:bar":
            return f"\\overline{_group(each, 'm:e')}"
        case "m:m":
            rows = (
                " & ".join(_latex(cell) for cell in children(row, "m:e")) for row in children(each, "m:mr")
            )
            return "\\begin{matrix} " + " \\\\ ".join(rows) + " \\end{matrix}"
        case "m:eqArr":
            return "\\begin{aligned} " + " \\\\ ".join(map(_latex, children(each, "m:e"))) + " \\end{aligned}"
        case name if name.endswith("Pr"):
            return ""
        case _:
            return _latex(each)


def _operator(each: Element) -> str:
    sign = _value(each, "m:naryPr", "m:chr")
    name = _OPERATORS.get(sign or "∫")
    low, high = _latex(child(each, "m:sub")), _latex(child(each, "m:sup"))
    limits = (f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "")
    return f"{f'{chr(92)}{name}' if name else sign}{limits} {_group(each, 'm:e')}"


def _bracketed(each: Element) -> str:
    begin, end = (_value(each, "m:dPr", name) for name in ("m:begChr", "m:endChr"))
    separator = _value(each, "m:dPr", "m:sepChr")
    inner = (separator if separator is not None else "|").join(map(_latex, children(each, "m:e")))
    left, right = ("(" if begin is None else begin), (")" if end is None else end)
    return f"\\left{_BRACKETS.get(left, left)} {inner} \\right{_BRACKETS.get(right, right)}"
