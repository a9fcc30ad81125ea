"""The format of SSH signatures, OpenSSH's PROTOCOL.sshsig, and whether one is genuine."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    LoadedKey = Ed25519PublicKey | RSAPublicKey | EllipticCurvePublicKey

_MAGIC = b"SSHSIG"
_VERSION = 1
ARMOUR = re.compile(
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


class Malformed(Exception):
    """No signature in the format."""


class Unsupported(Exception):
    """A signature that cannot be checked here."""


@dataclass(frozen=True)
class SshSignature:
    """What a signature says of itself."""

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
            raise Malformed
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
            raise Malformed from None

    def end(self) -> None:
        if self.data:
            raise Malformed


def parse(signature: str) -> SshSignature:
    """Read the base64 of a ledger line, or a whole armoured text."""
    text = signature.replace("\r\n", "\n")
    match = ARMOUR.fullmatch(text)
    try:
        data = base64.b64decode("".join((match["body"] if match else text).split()), validate=True)
    except (binascii.Error, ValueError):
        raise Malformed from None
    outer = _Fields(data)
    if outer.take(len(_MAGIC)) != _MAGIC or outer.number() > _VERSION:
        raise Malformed
    key, namespace = outer.string(), outer.string()
    outer.string()  # reserved
    hash_name = _HASHES.get(outer.string())
    inner = _Fields(outer.string())
    outer.end()
    if hash_name is None:
        raise Malformed
    return SshSignature(key, namespace, hash_name, inner.name(), inner.string(), inner.data)


def is_genuine(signature: SshSignature, message: bytes) -> bool:
    """Whether the key that the signature names made it, over ``message``. Whose key that is, is not asked here."""
    from cryptography.exceptions import InvalidSignature

    digest = hashlib.new(signature.hash_name, message).digest()
    fields = (signature.namespace, b"", signature.hash_name.encode(), digest)
    signed = _MAGIC + b"".join(len(field).to_bytes(4, "big") + field for field in fields)

    kind = _Fields(signature.key).name()
    if kind not in _SUPPORTED:
        raise Unsupported
    if kind.startswith("sk-"):
        # A hardware key signs the hash of what it was given, behind the hash of its application.
        application = _application(signature.key)
        extra = _Fields(signature.rest)
        seen = extra.take(5)
        extra.end()
        signed = hashlib.sha256(application).digest() + seen + hashlib.sha256(signed).digest()
    elif signature.rest:
        raise Malformed
    try:
        _check(kind, signature, signed)
    except InvalidSignature:
        return False
    return True


def _check(kind: str, signature: SshSignature, signed: bytes) -> None:
    """Raise ``InvalidSignature`` unless the key of the signature made it."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils

    key = _load(signature.key)
    if isinstance(key, rsa.RSAPublicKey):
        algorithms = {"rsa-sha2-256": hashes.SHA256(), "rsa-sha2-512": hashes.SHA512()}
        length = (key.key_size + 7) // 8
        # SHA-1, which "ssh-rsa" as a name of a signature stands for, is refused as OpenSSH does.
        if signature.algorithm not in algorithms or key.key_size < _SMALLEST_RSA:
            raise Malformed
        value = signature.value.rjust(length, b"\0")
        key.verify(value, signed, padding.PKCS1v15(), algorithms[signature.algorithm])
        return
    if signature.algorithm != kind:
        raise Unsupported if signature.algorithm.startswith("webauthn-") else Malformed
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
        raise Unsupported from None
    except (ValueError, NotImplementedError):  # the latter for a compressed point, which OpenSSH refuses too
        raise Malformed from None
    if not isinstance(key, ed25519.Ed25519PublicKey | rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise Unsupported
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
        raise Malformed
    return int.from_bytes(data, "big")
