"""Options of reminders by mail: whose addresses, and the server that takes them. No password: a file of the manual is read by all."""

from __future__ import annotations

from enum import StrEnum

from sop_plugin.reading.settings.option import Options, option

DOMAIN = r"^([A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*)?$"
SENDER = r"^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*)?$"
_HOST = r"^([A-Za-z0-9.:-]{1,253})?$"


class Encryption(StrEnum):
    """How a connection to a mail server is kept from being read on its way."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"

    @property
    def port(self) -> int:
        """Where servers listen for it."""
        return {Encryption.STARTTLS: 587, Encryption.TLS: 465, Encryption.NONE: 25}[self]


class MailOptions(Options):
    """Reminders by mail."""

    domain: str = option(
        "",
        "邮件地址的域名：收件人是 id@域名",
        "Domain of mail addresses: people are at id@DOMAIN",
        "example.com",
        pattern=DOMAIN,
    )
    sender: str = option(
        "",
        "发件地址；不写为 sop@域名",
        "Address of the sender; sop@DOMAIN unless it is given",
        "sop@example.com",
        pattern=SENDER,
    )
    host: str = option(
        "",
        "sop due --send 用的邮件服务器（SMTP）",
        "The mail server (SMTP) of sop due --send",
        "smtp.example.com",
        pattern=_HOST,
    )
    port: int | None = option(
        None,
        "端口；不写由 encryption 决定：587、465 或 25",
        "Its port; unless it is given, encryption decides: 587, 465 or 25",
        "2525",
        ge=1,
        le=65_535,
    )
    encryption: Encryption = option(
        Encryption.STARTTLS,
        "连接如何加密：starttls、tls，或 none（只用于公司内部、不登录的服务器）",
        "How the connection is encrypted: starttls, tls, or none, for a server within the company that wants no login",
        "tls",
    )
    user: str = option(
        "",
        "登录名；不写不登录。口令只从环境变量 SOP_MAIL_PASSWORD 读取，不写在文件里",
        "Name of the account; no login unless it is given. The password is taken from the environment variable SOP_MAIL_PASSWORD "
        "alone, and stands in no file",
        "sop@example.com",
    )
    escalate_after: int = option(
        30,
        "逾期超过多少天，同时告诉部门的批准人和文件控制部门",
        "From how many days overdue on to tell who approves for the department, and document control",
        "14",
        ge=0,
        le=36_500,
    )
