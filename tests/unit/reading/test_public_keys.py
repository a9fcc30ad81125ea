"""Lines of public keys. What they mean is compared with OpenSSH in test_signatures."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sop_plugin.reading.public_keys import MalformedKey, read_public_key

BLOB = "AAAAC3NzaC1lZDI1NTE5AAAAIFtAt7Vj3KKzm0WbjoOV8kTiwV8A0g5iZ2A3vYtKbqHW"
KEY = f"ssh-ed25519 {BLOB}"


def test_a_line_with_all_there_can_be() -> None:
    key = read_public_key(
        f' namespaces="git,sop-approval",valid-after="20240229",valid-before="202703010830Z"  {KEY} 许文清@笔记本 '
    )
    assert key.key_type == "ssh-ed25519"
    assert key.namespaces == ("git", "sop-approval")
    assert key.valid_after == datetime(2024, 2, 29)  # noqa: DTZ001
    assert key.valid_before == datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
    assert key.valid_on(date(2024, 2, 29), UTC)
    assert not key.valid_on(date(2024, 2, 28), UTC)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "a public key is wanted"),
        ("ssh-ed25519", "a public key is wanted"),
        (f"person@example.org {KEY}", "options before the key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "private key, which belongs in no"),
        ("ssh-ed25519 许文清", "not base64"),
        (f"ssh-ed25519 {BLOB[:-1]}", "not base64"),
        (f"ssh-rsa {BLOB}", "not of type ssh-rsa"),
        (f"restrict {KEY}", "'restrict' is neither"),
        (f'command="rm" {KEY}', "'command' is neither"),
        (f'valid-before="2027-12-31" {KEY}', "YYYYMMDD"),
        (f'valid-before="20270229" {KEY}', "YYYYMMDD"),
        (f"valid-before=20271231 {KEY}", "options before the key"),
        (f'valid-before="20271231",valid-before="20271231" {KEY}', "twice"),
        (f'valid-after="20271231",valid-before="20270101" {KEY}', "not later"),
    ],
)
def test_what_is_wrong_is_said(line: str, says: str) -> None:
    with pytest.raises(MalformedKey, match=says):
        read_public_key(line)
