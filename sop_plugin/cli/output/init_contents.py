"""What ``sop init`` writes: the packaged texts, filled in and in the language of the new manual."""

from __future__ import annotations

from collections.abc import Callable

from sop_plugin.cli.commands.schema import FRONT_MATTER, ORGANISATION, schema_file, schema_text_of
from sop_plugin.editing.new_manual import NewManual, filled_in
from sop_plugin.model.settings import Settings
from sop_plugin.outside.packaged import packaged_texts
from sop_plugin.reading.organisation.file import read_organisation
from sop_plugin.reading.source import Source
from sop_plugin.words.language import Language

_WORKFLOWS = {
    "github.yml": ".github/workflows/sop.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "gitea.yml": ".gitea/workflows/sop.yml",
}


def init_contents(new: NewManual) -> dict[str, bytes]:
    """Path in the new folder → its bytes, in the order of the paths."""
    translate = _translation(new.language)
    folder = "zh-Hans" if new.language.is_chinese else "en"
    templates = packaged_texts("new_manual", "common") | packaged_texts("new_manual", folder)
    contents = filled_in(templates, new, translate)
    contents |= _editor_files(new.language, translate, contents["organisation.yml"])
    return dict(sorted((contents | _workflows(new.language)).items()))


def _translation(language: Language) -> Callable[[str], str]:
    """The packaged texts are in Simplified Chinese or English."""
    if language is Language.ZH_HANT:
        from sop_plugin.words.traditional import traditional

        return traditional()
    return str


def _editor_files(
    language: Language, translate: Callable[[str], str], organisation: bytes
) -> dict[str, bytes]:
    """Settings, tasks and snippets of VS Code, which are in Chinese, and the schemas by which it completes."""
    texts = {
        name: text if name == "tasks.json" else translate(text)
        for name, text in packaged_texts("editor").items()
        if language.is_chinese or not name.endswith(".code-snippets")
    }
    people = read_organisation(Source("organisation.yml", organisation))[0]
    texts |= {schema_file(of): schema_text_of(of, Settings(), people) for of in (FRONT_MATTER, ORGANISATION)}
    return {f".vscode/{name}": text.encode("utf-8") for name, text in texts.items()}


def _workflows(language: Language) -> dict[str, bytes]:
    # What the checks say to authors, in the language of the manual.
    said = f"SOP_LANGUAGE: {language}"
    return {
        _WORKFLOWS[name]: text.replace("SOP_LANGUAGE: zh-Hans", said).encode("utf-8")
        for name, text in packaged_texts("workflows").items()
        if name in _WORKFLOWS
    }
