from __future__ import annotations

import pytest

from sop_plugin.cli.language import default_language, language_of_locale
from sop_plugin.words.language import Language


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh", Language.ZH_HANS),
        ("zh_CN.UTF-8", Language.ZH_HANS),
        ("zh_SG", Language.ZH_HANS),
        ("ZH-Hans", Language.ZH_HANS),
        ("zh-Hans-HK", Language.ZH_HANS),
        ("Chinese (Simplified)_China", Language.ZH_HANS),
        ("zh_TW.UTF-8", Language.ZH_HANT),
        ("zh-Hant", Language.ZH_HANT),
        ("zh_HK", Language.ZH_HANT),
        ("Chinese (Traditional)_Taiwan", Language.ZH_HANT),
        ("en_GB.UTF-8", Language.EN),
        ("de_DE@euro", Language.EN),
        ("C.UTF-8", Language.EN),
        ("zhx", Language.EN),
        ("", Language.EN),
    ],
)
def test_language_of_a_locale(name: str, language: Language) -> None:
    assert language_of_locale(name) is language


def test_the_own_variable_wins_then_those_of_the_system() -> None:
    chinese, english = "zh_CN.UTF-8", "en_US.UTF-8"
    assert (
        default_language({"SOP_LANGUAGE": "zh", "LC_ALL": english, "LANG": english}, None) is Language.ZH_HANS
    )
    assert (
        default_language({"SOP_LANGUAGE": "", "LC_ALL": chinese, "LANG": english}, None) is Language.ZH_HANS
    )
    assert default_language({"LC_ALL": english, "LANG": chinese}, chinese) is Language.EN
    assert default_language({"LC_MESSAGES": chinese, "LANG": english}, None) is Language.ZH_HANS
    assert default_language({"LANG": chinese}, None) is Language.ZH_HANS
    assert default_language({}, "Chinese (Simplified)_China") is Language.ZH_HANS
    assert default_language({}, None) is Language.EN
