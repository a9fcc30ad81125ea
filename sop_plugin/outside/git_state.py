"""All that git could tell of a repository, as one digest: while it is the same, so is every answer."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from sop_plugin.outside.git_program import GitError, run_git

_QUESTIONS = (
    ("rev-parse", "--is-shallow-repository", "--show-object-format", "--show-prefix"),
    ("rev-parse", "--verify", "--quiet", "HEAD"),
    ("symbolic-ref", "--quiet", "HEAD"),
    ("for-each-ref", "--format=%(objectname) %(refname)"),
    # Objects may come and go without a name: by a fetch, or when git tidies up.
    ("count-objects", "--verbose"),
    ("config", "--list", "--null"),
)
_FILES = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")


def state_of_repository(folder: Path, *, files: bool) -> str:
    """The digest for the repository around ``folder``, which need not have one; ``files``: also of which files it has and could have."""
    program = shutil.which("git")
    found = sha256(repr(program).encode())
    if program is None:
        return found.hexdigest()
    for question in (*_QUESTIONS, *([_FILES] if files else [])):
        try:
            answer = run_git(program, folder, question, accepted=None)
        except GitError as error:
            answer = str(error).encode()
        found.update(b"%d\0%b" % (len(answer), answer))
    return found.hexdigest()
