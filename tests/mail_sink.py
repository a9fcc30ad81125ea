"""A mail server on this machine that takes messages and delivers none (RFC 5321, as far as a client of ours goes)."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


@dataclass
class MailSink:
    """``taken``: sender, address, message. It refuses the addresses of ``unknown``, and with a ``login`` whoever does not know it."""

    port: int = 0
    unknown: tuple[str, ...] = ()
    login: tuple[str, str] | None = None
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    connections: int = 0


@contextmanager
def mail_sink(**facts: object) -> Iterator[MailSink]:
    """One that listens."""
    sink = MailSink(**facts)  # type: ignore[arg-type]

    class Handler(StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            sink.connections += 1
            self.say("220 sink ready")
            sender, to, known = "", "", sink.login is None
            while line := self.rfile.readline().decode("ascii").rstrip("\r\n"):
                verb = line[:4].upper()
                if verb in ("EHLO", "HELO"):
                    self.say("250-sink")
                    self.say("250 AUTH PLAIN")
                elif verb == "AUTH":
                    _, name, password = base64.b64decode(line.split()[2]).decode().split("\0")
                    known = (name, password) == sink.login
                    self.say("235 ok" if known else "535 5.7.8 wrong name or password")
                elif verb == "MAIL":
                    sender = line.partition("<")[2].partition(">")[0]
                    self.say("250 ok" if known else "530 5.7.0 log in first")
                elif verb == "RCPT":
                    to = line.partition("<")[2].partition(">")[0]
                    self.say("550 5.1.1 no such person" if to in sink.unknown else "250 ok")
                elif verb == "DATA":
                    self.say("354 go on")
                    lines = []
                    while (data := self.rfile.readline()) not in (b".\r\n", b""):
                        lines.append(data.removeprefix(b".") if data.startswith(b"..") else data)
                    sink.taken.append((sender, to, b"".join(lines)))
                    self.say("250 taken")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 ok" if verb in ("RSET", "NOOP") else "502 not here")

    ThreadingTCPServer.allow_reuse_address = True
    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        sink.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()
