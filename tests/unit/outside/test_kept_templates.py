"""Templates are compiled once for all builds, and anew when their text or what compiles them is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from sop_plugin.outside import kept_templates
from sop_plugin.outside.kept_templates import KeptTemplates


def drawn(tmp_path: Path, text: str, folder: str = "kept") -> tuple[str, int]:
    """What a template says, and how many were compiled to say it."""
    compiled = []

    class Compiling(Environment):
        def compile(self, source, *arguments, **named):  # type: ignore[no-untyped-def,override]
            compiled.append(source)
            return super().compile(source, *arguments, **named)

    kept = KeptTemplates.of_manual(tmp_path / "manual", {"SOP_CACHE": str(tmp_path / folder)})
    environment = Compiling(loader=DictLoader({"a": text}), bytecode_cache=kept, autoescape=True)
    return environment.get_template("a").render(x=1), len(compiled)


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(tmp_path, "{{ x }}") == ("1", 1)
    assert drawn(tmp_path, "{{ x }}") == ("1", 0)
    assert drawn(tmp_path, "{{ x }}!") == ("1!", 1)
    (file,) = (path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    for damaged in (b"", file.read_bytes()[:-3], bytes(40)):
        file.write_bytes(damaged)
        assert drawn(tmp_path, "{{ x }}!") == ("1!", 1)
    assert drawn(tmp_path, "{{ x }}!") == ("1!", 0)
    monkeypatch.setattr(kept_templates, "versions", lambda: ("another",))
    assert drawn(tmp_path, "{{ x }}!") == ("1!", 1)
    (folder,) = (tmp_path / "kept").glob("*/*")
    assert folder.is_dir()
    folder.chmod(0o777)
    assert drawn(tmp_path, "{{ x }}!") == ("1!", 1), "others may have put it there"


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in ("file", "file/below"):
        assert drawn(tmp_path, "{{ x }}", folder) == ("1", 1)
    assert KeptTemplates.of_manual(tmp_path, {"SOP_CACHE": "off"})._folder is None
