"""The rules that a manual may live with: those about how a text is written and read, never those of evidence."""

from __future__ import annotations

from sop_plugin.model.finding import Rule
from sop_plugin.rules import (
    files,
    keywords,
    manual_files,
    markdown,
    numbers,
    references,
    steps,
    structure,
    translations,
    wording,
)

# What a company may come to terms with: form, wording and references of texts whose approval and identity are not in question.
_WHOLE_GROUPS = (steps, wording, keywords)
_SINGLE = (
    files.BYTE_ORDER_MARK,
    files.CARRIAGE_RETURNS,
    manual_files.DOCUMENT_AS_FRONT_PAGE,
    manual_files.TEMPLATES_LEFT_OUT,
    manual_files.NAME_NOT_PORTABLE,
    manual_files.UNCLAIMED_FILE,
    numbers.TITLE_DUPLICATE,
    references.NUMBER_UNKNOWN,
    references.CLAUSE_UNKNOWN,
    references.TITLE_UNKNOWN,
    references.CITES_UNRELEASED,
    references.CITES_WITHDRAWN,
    references.REFERENCE_MALFORMED,
    references.DRAFT_CITES_DRAFT,
    references.EXTERNAL_NOT_CITED,
    references.PROCESS_UNKNOWN,
    translations.TRANSLATION_STALE,
)
# Of the structure all but what names of clauses depend on; of the Markdown all but what readers do not see as it was approved.
_BUT = (
    structure.CLAUSE_ID_DUPLICATE,
    structure.CLAUSE_ID_RESERVED,
    markdown.CELLS_LOST,
    markdown.TEXT_UNSEEN,
    markdown.INVISIBLE_CHARACTER,
    markdown.SIGNS_VANISH,
)

MAY_BE_LOWERED = frozenset(
    rule.code
    for rule in (
        *_SINGLE,
        *(
            value
            for group in (*_WHOLE_GROUPS, structure, markdown)
            for value in vars(group).values()
            if isinstance(value, Rule) and value not in _BUT
        ),
    )
)
"""Their codes. All others hold for everybody; a rule that is found elsewhere than in compiling cannot be among them."""
