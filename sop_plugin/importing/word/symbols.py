"""Characters of Word's symbol fonts, as Unicode has them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PRIVATE = 0xF000
_UNKNOWN = "\ufffd"
_PRIVATE_USE = re.compile("[\uf000-\uf0ff]")


def _table(text: str) -> Mapping[int, str]:
    """``6F □`` pairs → character codes."""
    words = text.split()
    return {int(code, 16): sign for code, sign in zip(words[::2], words[1::2], strict=True)}


_WINGDINGS = _table(
    "21 ✏ 22 ✂ 28 ☎ 29 ✆ 2A ✉ 36 ⌛ 3F ✍ 46 ☞ 47 ☝ 4A ☺ 4C ☹ 54 ❄ 6C ● 6D ❍ 6E ■ 6F □ 70 □ 71 ❑ 72 ❒ 73 ⬧ 74 ⧫ 75 ◆ 76 ❖ "
    "77 ⬥ 78 ☒ 7A ⌘ 80 ⓪ 81 ① 82 ② 83 ③ 84 ④ 85 ⑤ 86 ⑥ 87 ⑦ 88 ⑧ 89 ⑨ 8A ⑩ 8B ⓿ 8C ❶ 8D ❷ 8E ❸ 8F ❹ 90 ❺ 91 ❻ 92 ❼ 93 ❽ "
    "94 ❾ 95 ❿ 9E · 9F • A0 ▪ A1 ○ A4 ◉ A7 ▪ A8 ☐ AB ★ AC ✶ B5 ⯍ D8 ➢ DF ← E0 → E1 ↑ E2 ↓ E8 ➔ EF ⇦ F0 ⇨ F1 ⇧ F2 ⇩ "
    "FB ✗ FC ✓ FD ☒ FE ☑"
)
_WINGDINGS_2 = _table(
    "4F ✗ 50 ✓ 51 ☒ 52 ☑ 53 ☒ 54 ☒ 69 ⓪ 6A ① 6B ② 6C ③ 6D ④ 6E ⑤ 6F ⑥ 70 ⑦ 71 ⑧ 72 ⑨ 73 ⑩ 96 ● 97 ● A2 ■ A3 □ A4 □ 2A ☐"
)
_WINGDINGS_3 = _table("66 ← 67 → 68 ↑ 69 ↓ 70 ▲ 71 ▼ 72 △ 73 ▽ 74 ◀ 75 ▶ 7D ▶")
_WEBDINGS = _table("61 ✔ 63 □ 67 ■ 6E ● 72 ✖")
_SYMBOL = _table(
    "22 ∀ 24 ∃ 27 ∋ 2A ∗ 2D − 40 ≅ 41 Α 42 Β 43 Χ 44 Δ 45 Ε 46 Φ 47 Γ 48 Η 49 Ι 4A ϑ 4B Κ 4C Λ 4D Μ 4E Ν 4F Ο 50 Π 51 Θ 52 Ρ "
    "53 Σ 54 Τ 55 Υ 56 ς 57 Ω 58 Ξ 59 Ψ 5A Ζ 5C ∴ 5E ⊥ 61 α 62 β 63 χ 64 δ 65 ε 66 φ 67 γ 68 η 69 ι 6A ϕ 6B κ 6C λ 6D μ 6E ν "
    "6F ο 70 π 71 θ 72 ρ 73 σ 74 τ 75 υ 76 ϖ 77 ω 78 ξ 79 ψ 7A ζ A2 ′ A3 ≤ A4 ⁄ A5 ∞ AB ↔ AC ← AD ↑ AE → AF ↓ B0 ° B1 ± B2 ″ "
    "B3 ≥ B4 × B5 ∝ B6 ∂ B7 • B8 ÷ B9 ≠ BA ≡ BB ≈ BC … C4 ⊗ C5 ⊕ C6 ∅ C7 ∩ C8 ∪ C9 ⊃ CA ⊇ CB ⊄ CC ⊂ CD ⊆ CE ∈ CF ∉ D0 ∠ D1 ∇ "
    "D5 ∏ D6 √ D7 ⋅ D8 ¬ D9 ∧ DA ∨ DB ⇔ DC ⇐ DD ⇑ DE ⇒ DF ⇓ E5 ∑ F2 ∫"
)
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def symbol(text: str, font: str) -> str:
    """Text in a symbol font as Unicode; a sign without a counterpart becomes one that says so."""
    known = _FONTS.get(font.strip().lower())
    if known is None and not _PRIVATE_USE.search(text):
        return text
    return "".join(_one(character, known) for character in text)


def _one(character: str, known: Mapping[int, str] | None) -> str:
    code = ord(character)
    is_private = _PRIVATE <= code <= _PRIVATE + 0xFF
    if known is None and not is_private:
        return character
    code -= _PRIVATE if is_private else 0
    if known is not None and code in known:
        return known[code]
    # The signs that symbol fonts share with all others.
    return chr(code) if code in range(0x20, 0x7F) and (known is None or known is _SYMBOL) else _UNKNOWN
