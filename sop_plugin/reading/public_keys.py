"""Public keys as ``organisation.yml`` lists them: lines of OpenSSH's ``allowed_signers`` without the names in front.

``valid-before="20271231" ssh-ed25519 AAAA… comment``
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from fnmatch import translate
from functools import lru_cache

_OPTION = re.compile(r'(?P<name>[A-Za-z-]+)(?:="(?P<value>[^"]*)")?(?P<end>,|(?=\s))')
_TIME = re.compile(
    r"(?P<day>\d{8})(?:(?P<minute>\d{4})(?P<second>\d{2})?)?(?P<utc>Z|UTC)?", re.ASCII | re.IGNORECASE
)
_KEY_TYPE = re.compile(r"(?:ssh|ecdsa|sk|rsa|webauthn)-[a-z0-9@.-]+")


class MalformedKey(ValueError):
    """A line is no public key; the message says why."""


@dataclass(frozen=True)
class PublicKey:
    """One line. ``blob`` is the key in SSH's own encoding; the times are those of the options, ``None`` for open."""

    key_type: str
    blob: bytes
    namespaces: tuple[str, ...] = ()
    valid_after: datetime | None = None
    valid_before: datetime | None = None
    is_authority: bool = False

    def valid_on(self, day: date, time_zone: tzinfo) -> bool:
        """Whether it may sign on a day. Both ends count; the day is taken at its beginning, as ``-Overify-time`` does.

        Times without ``Z`` are those of ``time_zone``.
        """
        moment = datetime.combine(day, time(), time_zone)
        after, before = (
            limit.replace(tzinfo=limit.tzinfo or time_zone) if limit else None
            for limit in (self.valid_after, self.valid_before)
        )
        return (after is None or after <= moment) and (before is None or moment <= before)

    def may_sign(self, namespace: str) -> bool:
        """Whether its ``namespaces`` option, if it has one, lets it sign for this use."""
        wanted = False
        for pattern in self.namespaces:
            if re.fullmatch(_wildcards(pattern.removeprefix("!")), namespace):
                if pattern.startswith("!"):
                    return False
                wanted = True
        return wanted or not self.namespaces


@lru_cache(maxsize=1024)
def read_public_key(line: str) -> PublicKey:
    """The key that a line spells; ``MalformedKey`` for anything else."""
    text = line.strip()
    if "PRIVATE KEY" in text:
        raise MalformedKey(
            "this is a private key, which belongs in no repository; give the line of the .pub file"
        )
    options: dict[str, str] = {}
    if text and not _KEY_TYPE.match(text):
        options, text = _options(text)
    key_type, encoded, *_ = [*text.split(None, 2), "", ""]
    if not _KEY_TYPE.fullmatch(key_type) or not encoded:
        raise MalformedKey("a public key is wanted, such as 'ssh-ed25519 AAAA…' (the line of the .pub file)")
    try:
        blob = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedKey(f"the text after {key_type} is not base64; copy the whole line again") from None
    if not blob.startswith(len(key_type).to_bytes(4, "big") + key_type.encode()):
        raise MalformedKey(f"the key is not of type {key_type}; copy the whole line again")
    after, before = _moment(options, "valid-after"), _moment(options, "valid-before")
    if after and before and before.replace(tzinfo=None) <= after.replace(tzinfo=None):
        raise MalformedKey("valid-before is not later than valid-after")
    namespaces = tuple(filter(None, options.get("namespaces", "").split(",")))
    return PublicKey(key_type, blob, namespaces, after, before, "cert-authority" in options)


def _options(text: str) -> tuple[dict[str, str], str]:
    options: dict[str, str] = {}
    position = 0
    while match := _OPTION.match(text, position):
        name, value = match["name"].lower(), match["value"]
        if name not in ("cert-authority", "namespaces", "valid-after", "valid-before"):
            raise MalformedKey(
                f"{match['name']!r} is neither a key type nor an option (valid-after, valid-before, namespaces)"
            )
        if name in options:
            raise MalformedKey(f"{name} stands twice")
        if (value is None) is not (name == "cert-authority"):
            raise MalformedKey(f'write {name}="…"' if value is None else f"{name} has no value")
        options[name] = value or ""
        position = match.end()
        if not match["end"]:
            return options, text[position:].lstrip()
    raise MalformedKey('the options before the key cannot be read; write them as valid-before="20271231"')


def _moment(options: Mapping[str, str], name: str) -> datetime | None:
    if name not in options:
        return None
    match = _TIME.fullmatch(options[name])
    try:
        if match:
            digits = match["day"] + (match["minute"] or "0000") + (match["second"] or "00")
            moment = datetime.strptime(digits, "%Y%m%d%H%M%S")  # noqa: DTZ007  # the zone is the caller's
            return moment.replace(tzinfo=UTC) if match["utc"] else moment
    except ValueError:
        pass
    raise MalformedKey(f"{name} is {options[name]!r}; write a date as YYYYMMDD, such as 20271231")


def _wildcards(pattern: str) -> str:
    """``*`` and ``?`` only, as OpenSSH has it."""
    return translate(pattern.replace("[", "[[]"))
