"""What each language says for the words of the program."""

from __future__ import annotations

from string import Formatter

from sop_plugin.words import labels
from sop_plugin.words.catalogue import _entries, _files
from sop_plugin.words.labels import LABELS
from sop_plugin.words.language import Language
from sop_plugin.words.traditional import traditional
from sop_plugin.words.voice import Words, voice_in

# Characters that only Simplified Chinese writes so.
SIMPLIFIED_ONLY = set("编号执发关闭实态对过还这请无输产单页处书总认证签时间设审览预备说业为动账")


def test_traditional_is_made_from_the_simplified() -> None:
    voice = voice_in(Language.ZH_HANT)
    assert voice.say(labels.NUMBER) == "編號"
    assert voice.say(Words("第 {line} 行", "line {line}"), line=7) == "第 7 行"
    wrong = {
        name: voice.say(words) for name, words in LABELS.items() if SIMPLIFIED_ONLY & set(voice.say(words))
    }
    assert wrong == {}


def test_words_of_the_field_are_said_as_readers_of_traditional_chinese_say_them() -> None:
    convert = traditional()
    assert convert("拟制、会签、一人多签，封签；标签") == "擬制、會簽、一人多簽，封簽；標籤"
    assert convert("打印核对表，源文件的字段和数据") == "列印核對表，原始檔的欄位和資料"
    assert convert("来源文件写“无”，在哪里说过") == "來源文件寫「無」，在哪裡說過"


def test_a_catalogue_keeps_the_placeholders() -> None:
    for tag in _files():
        for (zh, en), said in _entries(tag):
            assert {name for _, name, _, _ in Formatter().parse(said) if name} <= Words(zh, en).fields, said
