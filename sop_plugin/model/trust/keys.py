"""Public keys as lines of ``organisation.yml``: the key itself, and how people name it."""

from __future__ import annotations

import base64
import binascii
import re
from hashlib import sha256

_KEY = re.compile(r"(?:ssh|ecdsa|sk|rsa|webauthn)-[a-z0-9@.-]+\s+(\S+)(.*)")


def key_identity(line: str) -> str:
    """The key itself, whatever options stand before it and whatever remark behind."""
    found = _KEY.search(line)
    return found[1] if found else line.strip()


def fingerprint(line: str) -> str:
    """The key as ``ssh-keygen -l`` names it, with its remark."""
    found = _KEY.search(line)
    if found is None:
        return line.strip()[:60]
    try:
        blob = base64.b64decode(found[1], validate=True)
    except (binascii.Error, ValueError):
        return found[1][:60]
    name = base64.b64encode(sha256(blob).digest()).decode().rstrip("=")
    return f"SHA256:{name}{found[2].rstrip()}"
