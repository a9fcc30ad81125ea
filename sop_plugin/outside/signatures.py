"""The one door to SSH signatures: made by ``ssh-keygen``, verified in this process.

Verification accepts what ``ssh-keygen -Y verify -n sop-approval`` accepts.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, tzinfo
from pathlib import Path

from sop_plugin.model.seal import Verdict
from sop_plugin.outside.sshsig import ARMOUR, Malformed, Unsupported, is_genuine, parse
from sop_plugin.reading.public_keys import MalformedKey, PublicKey, read_public_key
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Words

NAMESPACE = "sop-approval"


_NO_KEY = Words(
    "SSH 代理中没有此人的密钥；用 ssh-add 添加，或指定密钥文件",
    "the SSH agent holds none of this person's keys; add one with ssh-add, or name a key file",
)
_NO_AGENT = Words(
    "没有运行 SSH 代理；启动后用 ssh-add 添加密钥，或指定密钥文件",
    "no SSH agent is running; start one and add a key with ssh-add, or name a key file",
)
_NOT_SIGNED = Words("ssh-keygen 没有签名：{said}", "ssh-keygen did not sign: {said}")
_NOT_INSTALLED = Words(
    "没有安装 {name}；它随 OpenSSH（8.1 或更新）提供",
    "{name} is not installed; it comes with OpenSSH (8.1 or newer)",
)
_NOT_RUN = Words("{name} 无法运行：{error}", "{name} could not be run: {error}")


class SigningError(ExplainedError):
    """Nothing was signed; the message says why and what to do."""


def verify(
    message: bytes, signature: str, public_keys: Iterable[str], day: date, time_zone: tzinfo = UTC
) -> Verdict:
    """Whether one of a person's keys signed ``message``, and was valid on ``day``.

    ``signature`` is the base64 of the ledger or the whole armoured text; lines that are no key are passed over.
    """
    try:
        parsed = parse(signature)
        if parsed.namespace != NAMESPACE.encode():
            return Verdict.WRONG_NAMESPACE
        if not is_genuine(parsed, message):
            return Verdict.CHANGED_TEXT
    except Malformed:
        return Verdict.MALFORMED
    except (Unsupported, ImportError):
        return Verdict.UNAVAILABLE
    own = [key for key in _read(public_keys) if key.blob == parsed.key]
    allowed = [key for key in own if not key.is_authority and key.may_sign(NAMESPACE)]
    if not allowed:
        return Verdict.WRONG_KEY
    return Verdict.VALID if any(key.valid_on(day, time_zone) for key in allowed) else Verdict.EXPIRED


def has_valid_key(public_keys: Iterable[str], day: date, time_zone: tzinfo = UTC) -> bool:
    """Whether somebody with these keys could seal on a day."""
    return any(key.valid_on(day, time_zone) for key in _read(public_keys))


def sign(message: bytes, key_file: Path | None, public_keys: Iterable[str] = ()) -> str:
    """The signature as the ledger holds it, one line of base64.

    Without ``key_file`` the SSH agent signs, with the first of the person's ``public_keys`` that it holds.
    """
    if key_file is not None:
        return _keygen(message, ["-f", str(key_file.absolute())])
    key = next((key for key in _read(public_keys) if key.blob in _keys_in_agent()), None)
    if key is None:
        raise SigningError(_NO_KEY)
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder) / "key.pub"
        public.write_text(f"{key.key_type} {base64.b64encode(key.blob).decode()}\n", encoding="ascii")
        return _keygen(message, ["-U", "-f", str(public)])


def armoured(signature: str) -> str:
    """The signature of a ledger line as a file for ``ssh-keygen -Y verify -s``."""
    lines = (signature[start : start + 70] for start in range(0, len(signature), 70))
    return "\n".join(("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""))


def _read(lines: Iterable[str]) -> Iterable[PublicKey]:
    for line in lines:
        try:
            yield read_public_key(line)
        except MalformedKey:
            continue


def _keys_in_agent() -> frozenset[bytes]:
    listed = _run("ssh-add", ["-L"], b"")
    if listed.returncode == 2:
        raise SigningError(_NO_AGENT)
    return frozenset(key.blob for key in _read(listed.stdout.decode("utf-8", "replace").splitlines()))


def _keygen(message: bytes, key: list[str]) -> str:
    done = _run("ssh-keygen", ["-Y", "sign", "-n", NAMESPACE, *key], message)
    match = ARMOUR.fullmatch(done.stdout.decode("ascii", "replace"))
    if done.returncode or match is None:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise SigningError(_NOT_SIGNED.filled(said=said))
    return "".join(match["body"].split())


def _run(name: str, arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(name)
    if program is None:
        raise SigningError(_NOT_INSTALLED.filled(name=name))
    try:
        return subprocess.run(
            [program, *arguments],
            input=data,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except (OSError, ValueError) as error:
        raise SigningError(_NOT_RUN.filled(name=name, error=error)) from None
