"""A checklist holds every clause that says what is done, with its pictures and boxes, and names the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from html_tree import parse, with_class, words
from sample_manual import document_source

from sop_plugin.pages.edition import Edition
from sop_plugin.pages.outputs import site_outputs

BODY = """## 目的

- 不在工作里。

## 工作程序

### 准备

1. 查价格表。
   - 按 [[HT-SD-SOP-030#1]] 核对 <x>。

   再看一遍。
2. 备好 **笔**。

> 1. 引文里的。

### 接听

| 步骤 | 责任人 |
| --- | --- |
| 接起 | 预订员 |

- 挂断。

### 说明

一段文字。

#### 细则

另一段。

## 记录

存档。

### 期限

两年。
"""


def _drawn(compiled: Any) -> Element:
    (output,) = (o for o in site_outputs(Edition(compiled)) if o.address == "HT-SD-SOP-030/checklist/")
    return parse(
        output.draw(output.text()).partition("<main")[2].join(("<main", "")).rpartition("</body>")[0]
    )


@pytest.fixture(scope="module")
def checklist(compile_sources: Callable[..., Any]) -> Element:
    return _drawn(compile_sources(document_source("HT-SD-SOP-030", BODY)))


def test_lists_of_the_work_stand_between_the_tables_in_the_order_of_the_text(checklist: Element) -> None:
    sections = [s for s in checklist.iter("section") if s.get("class") is None]
    assert [(words(s[0]), [words(label) for label in s.iter("label")]) for s in sections] == [
        (
            "2.1 准备",
            ["1. 查价格表。 按 HT-SD-SOP-030《规程030》第 1 条核对 <x>。 再看一遍。", "2. 备好 笔。"],
        ),
        ("2.2 接听", ["1. 接起"]),
        ("2.2 接听", ["1. 挂断。"]),
    ]


def test_ids_are_told_apart(checklist: Element) -> None:
    ids = [element.get("id") for element in checklist.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_clauses_that_are_not_on_it_are_named_with_their_place(checklist: Element) -> None:
    (left,) = with_class(checklist, "sop-checklist__left-out")
    assert [(words(a), a.get("href")) for a in left.iter("a")] == [
        ("1 目的", "../HT-SD-SOP-030/#c1"),
        ("2.3 说明", "../HT-SD-SOP-030/#c2-3"),
        ("3 记录", "../HT-SD-SOP-030/#c3"),
    ]
    assert words(left).endswith("见 HT-SD-SOP-030 第 1 版全文。")


PICTURES = """## 工作程序

| 步骤 | 责任人 | 图 |
| --- | --- | --- |
| 接起 ![听筒](phone.png) | 预订员 | |
| 转接 | 预订员 | ![电话机](phone.png) ①（左 21%，上 50%）按 <键> |
| 挂断 | 预订员 | |
"""


def test_a_step_has_its_picture_and_not_the_words_that_stand_for_it(
    compile_sources: Callable[..., Any],
) -> None:
    page = _drawn(compile_sources(document_source("HT-SD-SOP-030", PICTURES)))
    steps = list(with_class(page, "sop-checklist__step"))[1:]
    assert [[each.get("alt") for each in step.iter("img")] for step in steps] == [["听筒"], ["电话机"], []]
    # The numbers are on it, and what they say below it.
    assert words(steps[0]).split() == ["1.", "接起", "预订员"]
    assert "按 <键>" in words(steps[1])
    assert len(list(with_class(steps[1], "sop-picture__marks"))) == 1


LISTED = """## 工作程序

!!! 安全
    断电。

### 拆机

1. 打开机盖（预订员）

    ![机盖](phone.png)

    - ①（左 21%，上 50%）按 **<锁>**，见 [[HT-SD-SOP-030#2]]
    - ②（左 60%，上 50%）手柄

    !!! 质量
        不留划痕。

2. 取出滤网

![全图](whole.png)

- ①（左 10%，上 10%）电机
- ②（左 20%，上 70%）滤网

### 装机

- 装回滤网 ![滤网](net.png) ①（左 1%，上 1%）卡口
- 合上机盖

??? 故障 "合不上"
    重来。

## 记录

!!! 计量
    不属于步骤。
"""


@pytest.fixture(scope="module")
def pictured(compile_sources: Callable[..., Any]) -> list[Element]:
    page = _drawn(compile_sources(document_source("HT-SD-SOP-030", LISTED)))
    return [section for section in page.iter("section") if section.get("class") is None]


def test_steps_of_lists_have_their_pictures_numbers_and_boxes(pictured: list[Element]) -> None:
    steps = [list(with_class(section, "sop-checklist__step"))[1:] for section in pictured]
    assert [[words(each[0]) for each in section] for section in steps] == [
        ["1. 打开机盖（预订员）", "2. 取出滤网"],
        ["1. 装回滤网", "2. 合上机盖"],
    ]
    ((open_it, _), (put_back, _)) = steps
    assert [image.get("alt") for image in open_it.iter("img")] == ["机盖"]
    notes = [words(note) for note in with_class(open_it, "sop-mark__note")]
    assert [note.split("）")[-1] for note in notes] == ["按 <锁>，见 HT-SD-SOP-030《规程030》第 2 条", "手柄"]
    assert [words(box) for box in with_class(open_it, "admonition")] == ["质量 不留划痕。"]
    assert [words(note).split("）")[-1] for note in with_class(put_back, "sop-mark__note")] == ["卡口"]


def test_boxes_and_pictures_of_a_clause_stand_above_its_first_step(pictured: list[Element]) -> None:
    beside = [list(with_class(section, "sop-checklist__asides")) for section in pictured]
    taken, put = (around[0] for around in beside)
    # That of the clause around it comes first.
    assert [words(box) for box in with_class(taken, "admonition")] == ["安全 断电。"]
    assert [image.get("alt") for image in taken.iter("img")] == ["全图"]
    assert [words(item).split("）")[-1] for item in taken.iter("li")] == ["电机", "滤网"]
    (folded,) = put.iter("details")
    assert (folded.get("open"), words(folded)) == ("", "故障 · 合不上 重来。")


def test_what_numbers_on_a_picture_mean_is_no_step(pictured: list[Element]) -> None:
    assert [words(section[0]) for section in pictured] == ["1.1 拆机", "1.2 装机"]
