"""The one door to a mail server: messages that are ready are handed over, one after the other, in one connection."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sop_plugin.reading.settings.mail_options import Encryption
from sop_plugin.words.errors import ExplainedError
from sop_plugin.words.voice import Sayable, Words

PASSWORD_VARIABLE = "SOP_MAIL_PASSWORD"  # noqa: S105 - the name of a variable
_PATIENCE = 30.0  # seconds
_NO_PASSWORD = Words(
    "mail 写了 user，口令要在环境变量 {name} 里；没有发送",
    "mail has a user, and the password has to be in the environment variable {name}; nothing was sent",
)
_NO_SERVER = Words(
    "邮件服务器 {host}:{port} 不能用：{reason}；没有发送",
    "the mail server {host}:{port} cannot be used: {reason}; nothing was sent",
)
_REFUSED = Words("{code} {reason}", "{code} {reason}")


class NoMailServer(ExplainedError):
    """Nothing was sent; the words say why."""


@dataclass(frozen=True)
class MailServer:
    """Where messages are handed over; an empty ``user`` needs no login."""

    host: str
    port: int
    encryption: Encryption
    user: str = ""

    def send(
        self, sender: str, messages: Iterable[tuple[str, bytes]], environment: Mapping[str, str]
    ) -> Iterator[Sayable | None]:
        """For each address and message why it was not taken, ``None`` where it was; raises ``NoMailServer`` before the first."""
        password = environment.get(PASSWORD_VARIABLE, "")
        if self.user and not password:
            raise NoMailServer(_NO_PASSWORD.filled(name=PASSWORD_VARIABLE))
        try:
            connection = self._connected(password)
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            raise NoMailServer(
                _NO_SERVER.filled(host=self.host, port=self.port, reason=_reason(error))
            ) from None
        try:
            for address, message in messages:
                yield _sent(connection, sender, address, message)
        finally:
            try:
                connection.quit()
            except (OSError, smtplib.SMTPException):
                connection.close()

    def _connected(self, password: str) -> smtplib.SMTP:
        # Whose certificate nobody vouches for is not the server that was meant.
        trusted = ssl.create_default_context()
        if self.encryption is Encryption.TLS:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=_PATIENCE, context=trusted
            )
        else:
            connection = smtplib.SMTP(self.host, self.port, timeout=_PATIENCE)
        try:
            if self.encryption is Encryption.STARTTLS:
                connection.starttls(context=trusted)
            if self.user:
                connection.login(self.user, password)
        except BaseException:
            connection.close()
            raise
        return connection


def _sent(connection: smtplib.SMTP, sender: str, address: str, message: bytes) -> Sayable | None:
    try:
        connection.sendmail(sender, [address], message)
    except (OSError, smtplib.SMTPException) as error:
        return _reason(error)
    return None


def _reason(error: Exception) -> Sayable:
    """What the server or the system says, on one line; never what was sent to it."""
    said: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
    else:
        return " ".join(str(getattr(error, "strerror", None) or error).split()) or type(error).__name__
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return _REFUSED.filled(code=code, reason=" ".join(text.split()))
