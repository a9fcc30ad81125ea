"""The one door to SSH signatures: made by ``ssh-keygen``, verified in this process.

The format is OpenSSH's PROTOCOL.sshsig. Verification accepts what ``ssh-keygen -Y verify -n sop-approval`` accepts.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sop_plugin.reading.public_keys import MalformedKey, PublicKey, read_public_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    LoadedKey = Ed25519PublicKey | RSAPublicKey | EllipticCurvePublicKey

NAMESPACE = "sop-approval"

_MAGIC = b"SSHSIG"
_VERSION = 1
_ARMOUR = re.compile(
    r"\s*-----BEGIN SSH SIGNATURE-----\n(?P<body>.*?)\n-----END SSH SIGNATURE-----\s*", re.DOTALL
)
_HASHES = {b"sha256": "sha256", b"sha512": "sha512"}
_HASH_OF_CURVE = {
    "ecdsa-sha2-nistp256": "SHA256",
    "ecdsa-sha2-nistp384": "SHA384",
    "ecdsa-sha2-nistp521": "SHA512",
    "sk-ecdsa-sha2-nistp256@openssh.com": "SHA256",
}
_SUPPORTED = {"ssh-ed25519", "sk-ssh-ed25519@openssh.com", "ssh-rsa", *_HASH_OF_CURVE}
_SMALLEST_RSA = 1024


class Verdict(StrEnum):
    """What a signature is worth. ``EXPIRED`` is a key outside its validity on that day, also before it."""

    VALID = "valid"
    WRONG_KEY = "wrong_key"
    WRONG_NAMESPACE = "wrong_namespace"
    CHANGED_TEXT = "changed_text"
    EXPIRED = "expired"
    MALFORMED = "malformed"
    UNAVAILABLE = "unavailable"
    """Cannot be checked here: a kind of key that is not supported, or no cryptography library."""


class SigningError(Exception):
    """Nothing was signed; the message says why and what to do."""


def verify(
    message: bytes, signature: str, public_keys: Iterable[str], day: date, time_zone: tzinfo = UTC
) -> Verdict:
    """Whether one of a person's keys signed ``message``, and was valid on ``day``.

    ``signature`` is the base64 of the ledger or the whole armoured text; lines that are no key are passed over.
    """
    try:
        parsed = _parse(signature)
        if parsed.namespace != NAMESPACE.encode():
            return Verdict.WRONG_NAMESPACE
        if not _is_genuine(parsed, message):
            return Verdict.CHANGED_TEXT
    except _Malformed:
        return Verdict.MALFORMED
    except (_Unsupported, ImportError):
        return Verdict.UNAVAILABLE
    own = [key for key in _read(public_keys) if key.blob == parsed.key]
    allowed = [key for key in own if not key.is_authority and key.may_sign(NAMESPACE)]
    if not allowed:
        return Verdict.WRONG_KEY
    return Verdict.VALID if any(key.valid_on(day, time_zone) for key in allowed) else Verdict.EXPIRED


def sign(message: bytes, key_file: Path | None, public_keys: Iterable[str] = ()) -> str:
    """The signature as the ledger holds it, one line of base64.

    Without ``key_file`` the SSH agent signs, with the first of the person's ``public_keys`` that it holds.
    """
    if key_file is not None:
        return _keygen(message, ["-f", str(key_file.absolute())])
    key = next((key for key in _read(public_keys) if key.blob in _keys_in_agent()), None)
    if key is None:
        raise SigningError(
            "the SSH agent holds none of this person's keys; add one with ssh-add, or name a key file"
        )
    with tempfile.TemporaryDirectory() as folder:
        public = Path(folder) / "key.pub"
        public.write_text(f"{key.key_type} {base64.b64encode(key.blob).decode()}\n", encoding="ascii")
        return _keygen(message, ["-U", "-f", str(public)])


def armoured(signature: str) -> str:
    """The signature of a ledger line as a file for ``ssh-keygen -Y verify -s``."""
    lines = (signature[start : start + 70] for start in range(0, len(signature), 70))
    return "\n".join(("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""))


# --- the format ------------------------------------------------------------------------------------


class _Malformed(Exception):
    """No signature in the format."""


class _Unsupported(Exception):
    """A signature that cannot be checked here."""


@dataclass(frozen=True)
class _Signature:
    key: bytes
    namespace: bytes
    hash_name: str
    algorithm: str
    value: bytes
    rest: bytes
    """What hardware keys add: flags and a counter."""


class _Fields:
    """Fields of SSH's wire format, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def take(self, length: int) -> bytes:
        if length > len(self.data):
            raise _Malformed
        taken, self.data = self.data[:length], self.data[length:]
        return taken

    def number(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        return self.take(self.number())

    def name(self) -> str:
        try:
            return self.string().decode("ascii")
        except UnicodeDecodeError:
            raise _Malformed from None

    def end(self) -> None:
        if self.data:
            raise _Malformed


def _parse(signature: str) -> _Signature:
    text = signature.replace("\r\n", "\n")
    match = _ARMOUR.fullmatch(text)
    try:
        data = base64.b64decode("".join((match["body"] if match else text).split()), validate=True)
    except (binascii.Error, ValueError):
        raise _Malformed from None
    outer = _Fields(data)
    if outer.take(len(_MAGIC)) != _MAGIC or outer.number() > _VERSION:
        raise _Malformed
    key, namespace = outer.string(), outer.string()
    outer.string()  # reserved
    hash_name = _HASHES.get(outer.string())
    inner = _Fields(outer.string())
    outer.end()
    if hash_name is None:
        raise _Malformed
    return _Signature(key, namespace, hash_name, inner.name(), inner.string(), inner.data)


def _is_genuine(signature: _Signature, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    digest = hashlib.new(signature.hash_name, message).digest()
    fields = (signature.namespace, b"", signature.hash_name.encode(), digest)
    signed = _MAGIC + b"".join(len(field).to_bytes(4, "big") + field for field in fields)

    kind = _Fields(signature.key).name()
    if kind not in _SUPPORTED:
        raise _Unsupported
    if kind.startswith("sk-"):
        # A hardware key signs the hash of what it was given, behind the hash of its application.
        application = _application(signature.key)
        extra = _Fields(signature.rest)
        seen = extra.take(5)
        extra.end()
        signed = hashlib.sha256(application).digest() + seen + hashlib.sha256(signed).digest()
    elif signature.rest:
        raise _Malformed
    try:
        _check(kind, signature, signed)
    except InvalidSignature:
        return False
    return True


def _check(kind: str, signature: _Signature, signed: bytes) -> None:
    """Raise ``InvalidSignature`` unless the key of the signature made it."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

    key = _load(signature.key)
    if isinstance(key, rsa.RSAPublicKey):
        algorithms = {"rsa-sha2-256": hashes.SHA256(), "rsa-sha2-512": hashes.SHA512()}
        length = (key.key_size + 7) // 8
        # SHA-1, which "ssh-rsa" as a name of a signature stands for, is refused as OpenSSH does.
        if signature.algorithm not in algorithms or key.key_size < _SMALLEST_RSA:
            raise _Malformed
        value = signature.value.rjust(length, b"\0")
        key.verify(value, signed, padding.PKCS1v15(), algorithms[signature.algorithm])
        return
    if signature.algorithm != kind:
        raise _Unsupported if signature.algorithm.startswith("webauthn-") else _Malformed
    if isinstance(key, ed25519.Ed25519PublicKey):
        key.verify(signature.value, signed)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        numbers = _Fields(signature.value)
        r, s = (_positive(numbers.string()) for _ in range(2))
        numbers.end()
        hash_algorithm: hashes.HashAlgorithm = getattr(hashes, _HASH_OF_CURVE[kind])()
        key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hash_algorithm))


@lru_cache(maxsize=4096)
def _load(blob: bytes) -> LoadedKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import load_ssh_public_key

    kind = _Fields(blob).name()
    try:
        key = load_ssh_public_key(kind.encode() + b" " + base64.b64encode(blob))
    except UnsupportedAlgorithm:
        raise _Unsupported from None
    except (ValueError, NotImplementedError):  # the latter for a compressed point, which OpenSSH refuses too
        raise _Malformed from None
    if not isinstance(key, ed25519.Ed25519PublicKey | rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise _Unsupported
    return key


def _application(blob: bytes) -> bytes:
    """What a hardware key was made for, the last field of its public key."""
    fields = _Fields(blob)
    fields.string()
    last = b""
    while fields.data:
        last = fields.string()
    return last


def _positive(data: bytes) -> int:
    if data[:1] >= b"\x80":
        raise _Malformed
    return int.from_bytes(data, "big")


# --- the programs ----------------------------------------------------------------------------------


def _read(lines: Iterable[str]) -> Iterable[PublicKey]:
    for line in lines:
        try:
            yield read_public_key(line)
        except MalformedKey:
            continue


def _keys_in_agent() -> frozenset[bytes]:
    listed = _run("ssh-add", ["-L"], b"")
    if listed.returncode == 2:
        raise SigningError(
            "no SSH agent is running; start one and add a key with ssh-add, or name a key file"
        )
    return frozenset(key.blob for key in _read(listed.stdout.decode("utf-8", "replace").splitlines()))


def _keygen(message: bytes, key: list[str]) -> str:
    done = _run("ssh-keygen", ["-Y", "sign", "-n", NAMESPACE, *key], message)
    match = _ARMOUR.fullmatch(done.stdout.decode("ascii", "replace"))
    if done.returncode or match is None:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
        raise SigningError(f"ssh-keygen did not sign: {said}")
    return "".join(match["body"].split())


def _run(name: str, arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(name)
    if program is None:
        raise SigningError(f"{name} is not installed; it comes with OpenSSH (8.1 or newer)")
    try:
        return subprocess.run(
            [program, *arguments],
            input=data,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except (OSError, ValueError) as error:
        raise SigningError(f"{name} could not be run: {error}") from None
