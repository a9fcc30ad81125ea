from __future__ import annotations

from sop_plugin.reading.markdown.links import file_links

TEXT = """---
title: "[a](b.md)"
---

见[甲](../x/甲.md#c1 "题")和![图](图.png)，<!-- [b](c.md) --> `[d](e.md)`

[乙]: <y.md>
[丙](https://example.org/a.md) [丁](/abs.md) [戊](#c1) [己](mailto:a@b) [[HT-SD-SOP-001]]
<img src="h.png"> <a href="https://x">
[![己](i.png)](j.md)

```
[f](g.md)
```
"""


def test_relative_links_with_their_places() -> None:
    found = list(file_links(TEXT))
    assert [(link.path, link.line) for link in found] == [
        ("../x/甲.md", 5),
        ("图.png", 5),
        ("y.md", 7),
        ("h.png", 9),
        ("i.png", 10),
        ("j.md", 10),
    ]
    for link in found:
        line = TEXT.split("\n")[link.line - 1]
        assert line[link.column - 1 : link.end_column - 1] == link.path


def test_a_text_without_front_matter() -> None:
    assert [link.path for link in file_links("[a](b.md)")] == ["b.md"]
