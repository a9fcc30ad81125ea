"""Signatures, compared with what OpenSSH's own ssh-keygen says of them."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from each_case import each_case
from hypothesis import given
from hypothesis import strategies as st

from sop_plugin.model.seal import Verdict
from sop_plugin.outside import signatures
from sop_plugin.outside.signatures import NAMESPACE, SigningError, armoured, sign, verify

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed (Debian: openssh-client)"
)

MESSAGE = '{"number":"HT-SD-SOP-004","revision":2,"role":"approved","person":"许文清"}\n'.encode()
DAY = date(2026, 2, 20)
SHANGHAI = ZoneInfo("Asia/Shanghai")
KINDS = {
    "ed25519": ["-t", "ed25519"],
    "rsa": ["-t", "rsa", "-b", "2048"],
    "rsa-odd": ["-t", "rsa", "-b", "2047"],
    "nistp256": ["-t", "ecdsa", "-b", "256"],
    "nistp384": ["-t", "ecdsa", "-b", "384"],
    "nistp521": ["-t", "ecdsa", "-b", "521"],
}

KINDS_OF_BLOB = (
    b"ssh-ed25519",
    b"ssh-rsa",
    b"ecdsa-sha2-nistp256",
    b"ecdsa-sha2-nistp521",
    b"sk-ssh-ed25519@openssh.com",
    b"sk-ecdsa-sha2-nistp256@openssh.com",
)


@dataclass(frozen=True)
class Key:
    file: Path

    @property
    def line(self) -> str:
        return " ".join(Path(f"{self.file}.pub").read_text(encoding="utf-8").split()[:2])


def ssh_keygen(*arguments: str, data: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["ssh-keygen", *arguments],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, **variables},
    )


def made(folder: Path, name: str, options: list[str]) -> Key:
    done = ssh_keygen("-q", *options, "-N", "", "-C", "测试", "-f", str(folder / name))
    assert done.returncode == 0, done.stderr
    return Key(folder / name)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Key]:
    folder = tmp_path_factory.mktemp("keys")
    return {name: made(folder, name, options) for name, options in KINDS.items()}


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return made(tmp_path_factory.mktemp("stranger"), "key", KINDS["ed25519"])


def signed(key: Key, message: bytes = MESSAGE, namespace: str = NAMESPACE, *options: str) -> str:
    done = ssh_keygen("-Y", "sign", "-n", namespace, "-f", str(key.file), *options, data=message)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def openssh_accepts(
    folder: Path, message: bytes, signature: str, lines: list[str], day: date, zone: str = "UTC"
) -> bool:
    """What ``ssh-keygen -Y verify`` says, in the time zone of the manual."""
    allowed, file = folder / "allowed_signers", folder / "signature"
    allowed.write_text("".join(f"person {line}\n" for line in lines), encoding="utf-8")
    file.write_text(signature if "BEGIN" in signature else armoured(signature), encoding="utf-8")
    done = ssh_keygen(
        *("-Y", "verify", "-n", NAMESPACE, "-I", "person", "-f", str(allowed), "-s", str(file)),
        f"-Overify-time={day:%Y%m%d}",
        data=message,
        TZ=zone,
    )
    return done.returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_key(kind: str, keys: dict[str, Key], stranger: Key, tmp_path: Path) -> None:
    key = keys[kind]
    good = signed(key)
    other = keys["ed25519" if kind != "ed25519" else "rsa"]
    cases = [
        (Verdict.VALID, MESSAGE, good, [key.line]),
        (Verdict.VALID, MESSAGE, good, [stranger.line, f"{key.line} 许文清 的 钥匙"]),
        (Verdict.VALID, MESSAGE, signed(key, MESSAGE, NAMESPACE, "-Ohashalg=sha256"), [key.line]),
        (Verdict.VALID, b"", signed(key, b""), [key.line]),
        (Verdict.CHANGED_TEXT, MESSAGE.replace(b"2", b"3"), good, [key.line]),
        (Verdict.CHANGED_TEXT, MESSAGE + b"\n", good, [key.line]),
        (Verdict.CHANGED_TEXT, MESSAGE, signed(key, b"another"), [key.line]),
        (Verdict.WRONG_NAMESPACE, MESSAGE, signed(key, MESSAGE, "git"), [key.line]),
        (Verdict.WRONG_NAMESPACE, MESSAGE, signed(key, MESSAGE, f"{NAMESPACE}2"), [key.line]),
        (Verdict.WRONG_KEY, MESSAGE, good, [stranger.line]),
        (Verdict.WRONG_KEY, MESSAGE, good, [other.line]),
        (Verdict.WRONG_KEY, MESSAGE, good, []),
        (Verdict.EXPIRED, MESSAGE, good, [f'valid-before="20260219" {key.line}']),
        (Verdict.EXPIRED, MESSAGE, good, [f'valid-after="20260221" {key.line}']),
        (Verdict.VALID, MESSAGE, good, [f'valid-after="20260220",valid-before="20260221" {key.line}']),
    ]
    for verdict, message, signature, lines in cases:
        assert verify(message, signature, lines, DAY) is verdict
        assert openssh_accepts(tmp_path, message, signature, lines, DAY) is (verdict is Verdict.VALID)


@each_case("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
@each_case(
    "options",
    [
        'valid-before="20260220"',
        'valid-before="202602200000"',
        'valid-before="20260220000000"',
        'valid-before="202602192359"',
        'valid-before="20260219235959"',
        'valid-before="202602191600Z"',
        'valid-before="202602191559Z"',
        'valid-before="202602200500Z"',
        'valid-before="20260220Z"',
        'valid-after="20260220"',
        'valid-after="20260220000000"',
        'valid-after="20260220000001"',
        'valid-after="202602191600Z"',
        'valid-after="202602191601Z"',
        'valid-after="202602200500Z"',
        'VALID-AFTER="20260101",Valid-Before="20270101"',
        'namespaces="git"',
        'namespaces="git,sop-approval"',
        'namespaces="sop-*"',
        'namespaces="*,!sop-approval"',
        'namespaces="!git"',
        'namespaces="sop-approva?"',
        'namespaces="sop-[a]pproval"',
        'namespaces="SOP-APPROVAL"',
        'namespaces="git",valid-after="20260101"',
        'namespaces="sop-approval",valid-before="20260101"',
        "cert-authority",
        'valid-after="20260301",valid-before="20260201"',
        'valid-after="2026-02-01"',
        'valid-after="20261301"',
        'valid-after="20260229"',
        'valid-after=""',
        "valid-after=20260101",
        'valid-before="20270101"valid-after="20260101"',
        'valid-before="20270101" ,valid-after="20260101"',
        'valid-before="20270101",valid-before="20280101"',
        'namespaces="git',
        "restrict",
    ],
)
def test_options_mean_what_they_mean_to_openssh(
    options: str, zone: str, keys: dict[str, Key], tmp_path: Path
) -> None:
    signature = signed(keys["ed25519"])
    lines = [f"{options} {keys['ed25519'].line}"]
    verdict = verify(MESSAGE, signature, lines, DAY, ZoneInfo(zone))
    assert (verdict is Verdict.VALID) is openssh_accepts(tmp_path, MESSAGE, signature, lines, DAY, zone)
    assert verdict in (Verdict.VALID, Verdict.EXPIRED, Verdict.WRONG_KEY)


def test_a_key_that_was_replaced_still_proves_what_it_signed(keys: dict[str, Key], stranger: Key) -> None:
    lines = [f'valid-before="20260301" {keys["rsa"].line}', f'valid-after="20260301" {stranger.line}']
    signature = signed(keys["rsa"])
    assert verify(MESSAGE, signature, lines, DAY, SHANGHAI) is Verdict.VALID
    assert verify(MESSAGE, signature, lines, date(2026, 3, 2), SHANGHAI) is Verdict.EXPIRED


def test_lines_that_are_no_key_are_passed_over(keys: dict[str, Key]) -> None:
    lines = ["", "none", "ssh-ed25519", "ssh-ed25519 %%%", "restrict ssh-ed25519 AAAA", keys["ed25519"].line]
    assert verify(MESSAGE, signed(keys["ed25519"]), lines, DAY) is Verdict.VALID


# --- what is no good signature ---------------------------------------------------------------------


def string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def envelope(
    key: bytes,
    inner: bytes,
    namespace: bytes = NAMESPACE.encode(),
    hash_name: bytes = b"sha512",
    version: int = 1,
    magic: bytes = b"SSHSIG",
    rest: bytes = b"",
) -> str:
    parts = (string(key), string(namespace), string(b""), string(hash_name), string(inner))
    return base64.b64encode(magic + version.to_bytes(4, "big") + b"".join(parts) + rest).decode()


def to_be_signed(message: bytes = MESSAGE, hash_name: str = "sha512") -> bytes:
    digest = hashlib.new(hash_name, message).digest()
    return b"SSHSIG" + b"".join(map(string, (NAMESPACE.encode(), b"", hash_name.encode(), digest)))


def compact(signature: str) -> str:
    return "".join(signature.split("-----")[2].split())


@pytest.mark.parametrize("kind", ["ed25519", "rsa", "nistp256"])
def test_garbled_signatures(kind: str, keys: dict[str, Key], tmp_path: Path) -> None:
    key = keys[kind]
    body = compact(signed(key))
    data = base64.b64decode(body)
    garbled = [
        body[:-4],
        body[:40],
        body[4:],
        body + "AAAA",
        "",
        "%%%",
        "中文",
        "AAAA",
        body.replace("A", "é", 1),
    ]
    garbled += [base64.b64encode(data[:n]).decode() for n in range(0, len(data), 7)]
    for position in range(len(data)):
        changed = bytearray(data)
        changed[position] ^= 1 << position % 8
        garbled.append(base64.b64encode(changed).decode())
    for number, signature in enumerate(garbled):
        verdict = verify(MESSAGE, signature, [key.line], DAY)
        # Each of them has been compared; a process for each would take long.
        if number % 16 == 0 or verdict is Verdict.VALID:
            accepted = openssh_accepts(tmp_path, MESSAGE, signature, [key.line], DAY)
            assert accepted is (verdict is Verdict.VALID), signature


def test_forms_of_the_same_signature(keys: dict[str, Key], tmp_path: Path) -> None:
    line = keys["ed25519"].line
    armour = signed(keys["ed25519"])
    body = compact(armour)
    assert armoured(body) == armour
    for form in (armour, body, armoured(body), f"\n{armour}\n", armour.replace("\n", "\r\n"), f" {body}\n"):
        assert verify(MESSAGE, form, [line], DAY) is Verdict.VALID
    for form in (
        armour.replace("BEGIN", "BEGUN"),
        armour + armour,
        armour.rsplit("-----END")[0],
        f"x{armour}",
    ):
        assert verify(MESSAGE, form, [line], DAY) is Verdict.MALFORMED
    assert openssh_accepts(tmp_path, MESSAGE, armoured(body), [line], DAY)


def test_the_envelope_is_read_strictly(tmp_path: Path) -> None:
    private = ed25519.Ed25519PrivateKey.generate()
    raw = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = string(b"ssh-ed25519") + string(raw)
    line = f"ssh-ed25519 {base64.b64encode(key).decode()}"
    inner = string(b"ssh-ed25519") + string(private.sign(to_be_signed()))
    sha1 = b"SSHSIG" + b"".join(
        map(string, (NAMESPACE.encode(), b"", b"sha1", hashlib.sha1(MESSAGE).digest()))
    )
    cases = {
        "good": (envelope(key, inner), Verdict.VALID),
        "version 2": (envelope(key, inner, version=2), Verdict.MALFORMED),
        "magic": (envelope(key, inner, magic=b"SSHSIC"), Verdict.MALFORMED),
        "no namespace": (envelope(key, inner, namespace=b""), Verdict.WRONG_NAMESPACE),
        "namespace with NUL": (
            envelope(key, inner, namespace=NAMESPACE.encode() + b"\0x"),
            Verdict.WRONG_NAMESPACE,
        ),
        "SHA-1 of the text": (
            envelope(key, string(b"ssh-ed25519") + string(private.sign(sha1)), hash_name=b"sha1"),
            Verdict.MALFORMED,
        ),
        "unknown hash": (envelope(key, inner, hash_name=b"md5"), Verdict.MALFORMED),
        "more after it": (envelope(key, inner, rest=b"x"), Verdict.MALFORMED),
        "more inside it": (envelope(key, inner + b"x"), Verdict.MALFORMED),
        "more in the key": (envelope(key + b"x", inner), Verdict.MALFORMED),
        "short value": (envelope(key, inner[:-1]), Verdict.MALFORMED),
        "other algorithm": (
            envelope(key, string(b"ssh-rsa") + string(private.sign(to_be_signed()))),
            Verdict.MALFORMED,
        ),
    }
    for name, (signature, verdict) in cases.items():
        assert verify(MESSAGE, signature, [line], DAY) is verdict, name
        assert openssh_accepts(tmp_path, MESSAGE, signature, [line], DAY) is (verdict is Verdict.VALID), name


def test_sha_1_is_refused(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    private = rsa.generate_private_key(65537, 2048)
    line = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    key = base64.b64decode(line.split()[1])
    for name, algorithm, verdict in (
        (b"ssh-rsa", hashes.SHA1(), Verdict.MALFORMED),
        (b"rsa-sha2-256", hashes.SHA256(), Verdict.VALID),
        (b"rsa-sha2-512", hashes.SHA512(), Verdict.VALID),
        (b"rsa-sha2-512", hashes.SHA256(), Verdict.CHANGED_TEXT),
    ):
        value = private.sign(to_be_signed(), padding.PKCS1v15(), algorithm)
        signature = envelope(key, string(name) + string(value))
        assert verify(MESSAGE, signature, [line], DAY) is verdict
        assert openssh_accepts(tmp_path, MESSAGE, signature, [line], DAY) is (verdict is Verdict.VALID)


@pytest.mark.parametrize("application", [b"ssh:", b"ssh:manual"])
def test_hardware_keys(application: bytes, tmp_path: Path) -> None:
    flags_and_counter = b"\x01" + (7).to_bytes(4, "big")
    signed_by_the_key = (
        hashlib.sha256(application).digest() + flags_and_counter + hashlib.sha256(to_be_signed()).digest()
    )
    one = ed25519.Ed25519PrivateKey.generate()
    raw = one.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    name = b"sk-ssh-ed25519@openssh.com"
    cases = [(name, string(raw), one.sign(signed_by_the_key))]

    other = ec.generate_private_key(ec.SECP256R1())
    point = other.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    r, s = utils.decode_dss_signature(other.sign(signed_by_the_key, ec.ECDSA(hashes.SHA256())))
    numbers = b"".join(string(n.to_bytes(n.bit_length() // 8 + 1, "big")) for n in (r, s))
    cases.append((b"sk-ecdsa-sha2-nistp256@openssh.com", string(b"nistp256") + string(point), numbers))

    for name, public, value in cases:
        key = string(name) + public + string(application)
        line = f"{name.decode()} {base64.b64encode(key).decode()}"
        for rest, message, verdict in (
            (flags_and_counter, MESSAGE, Verdict.VALID),
            (flags_and_counter, b"another", Verdict.CHANGED_TEXT),
            (b"\x00" + flags_and_counter[1:], MESSAGE, Verdict.CHANGED_TEXT),
            (b"", MESSAGE, Verdict.MALFORMED),
            (flags_and_counter + b"x", MESSAGE, Verdict.MALFORMED),
        ):
            signature = envelope(key, string(name) + string(value) + rest)
            assert verify(message, signature, [line], DAY) is verdict
            assert openssh_accepts(tmp_path, message, signature, [line], DAY) is (verdict is Verdict.VALID)


@given(st.binary(max_size=60), st.sampled_from(KINDS_OF_BLOB), st.binary(max_size=60))
def test_no_signature_makes_it_fail(key: bytes, kind: bytes, inner: bytes) -> None:
    for signature in (
        base64.b64encode(b"SSHSIG" + key).decode(),
        envelope(key, inner),
        envelope(string(kind) + key, string(kind) + string(inner)),
        key.decode("latin-1"),
    ):
        assert verify(MESSAGE, signature, [], DAY) is not Verdict.VALID


def test_a_kind_of_key_that_is_not_known(keys: dict[str, Key]) -> None:
    for name in (b"ssh-dss", b"ssh-ed25519-cert-v01@openssh.com", b"ssh-kyber"):
        signature = envelope(string(name) + string(b"x" * 32), string(name) + string(b"x" * 64))
        assert verify(MESSAGE, signature, [keys["rsa"].line], DAY) is Verdict.UNAVAILABLE


def test_without_the_cryptography_library(keys: dict[str, Key], monkeypatch: pytest.MonkeyPatch) -> None:
    signature = signed(keys["ed25519"])
    monkeypatch.setitem(__import__("sys").modules, "cryptography.exceptions", None)
    assert verify(MESSAGE, signature, [keys["ed25519"].line], DAY) is Verdict.UNAVAILABLE


# --- signing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_signed_is_valid(kind: str, keys: dict[str, Key], tmp_path: Path) -> None:
    signature = sign(MESSAGE, keys[kind].file)
    assert re.fullmatch("[A-Za-z0-9+/]+=*", signature)
    assert verify(MESSAGE, signature, [keys[kind].line], DAY) is Verdict.VALID
    assert openssh_accepts(tmp_path, MESSAGE, signature, [keys[kind].line], DAY)


def test_a_key_file_with_an_awkward_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = made(tmp_path, "-我 的钥匙", KINDS["ed25519"])
    monkeypatch.chdir(tmp_path)
    assert verify(MESSAGE, sign(MESSAGE, Path("-我 的钥匙")), [key.line], DAY) is Verdict.VALID


def test_key_files_that_cannot_sign(
    keys: dict[str, Key], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.setenv("SSH_ASKPASS", "/bin/false")
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    (tmp_path / "text").write_text("no key\n", encoding="utf-8")
    (tmp_path / "text").chmod(0o600)
    locked = tmp_path / "locked"
    assert ssh_keygen("-q", "-t", "ed25519", "-N", "secret", "-f", str(locked)).returncode == 0
    for file in (tmp_path / "absent", tmp_path / "text", locked, Path(f"{keys['rsa'].file}.pub").parent):
        with pytest.raises(SigningError, match=r"did not sign: \S"):
            sign(MESSAGE, file)


@pytest.fixture
def agent(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    socket = tmp_path_factory.mktemp("a") / "s"
    process = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    yield
    process.terminate()
    process.communicate()


@pytest.mark.usefixtures("agent")
def test_the_agent_signs_with_the_key_of_the_person(
    keys: dict[str, Key], stranger: Key, tmp_path: Path
) -> None:
    for key in (stranger, keys["rsa"], keys["nistp384"]):
        subprocess.run(["ssh-add", "-q", str(key.file)], check=True)
    lines = [keys["ed25519"].line, f'valid-after="20200101" {keys["nistp384"].line} 备注', keys["rsa"].line]
    signature = sign(MESSAGE, None, lines)
    assert verify(MESSAGE, signature, lines[1:2], DAY) is Verdict.VALID
    assert openssh_accepts(tmp_path, MESSAGE, signature, lines, DAY)
    with pytest.raises(SigningError, match="none of this person's keys"):
        sign(MESSAGE, None, lines[:1])


def test_no_agent(keys: dict[str, Key], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "none"))
    with pytest.raises(SigningError, match="no SSH agent"):
        sign(MESSAGE, None, [keys["rsa"].line])


def test_no_openssh(keys: dict[str, Key], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for file in (None, keys["rsa"].file):
        with pytest.raises(SigningError, match="not installed"):
            sign(MESSAGE, file, [keys["rsa"].line])


def test_verification_runs_no_program(keys: dict[str, Key], monkeypatch: pytest.MonkeyPatch) -> None:
    signature = signed(keys["nistp521"])

    def refused(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a program was run")

    monkeypatch.setattr(signatures.subprocess, "run", refused)
    assert verify(MESSAGE, signature, [keys["nistp521"].line], DAY, UTC) is Verdict.VALID
