"""Python programs that start at once: a server has loaded what takes them half a second, and each run is a fork of it.

A run is a process of its own, with its folder, environment, streams and exit code. What an interpreter settles before it
loads anything, such as PYTHONHASHSEED, is that of the server: tests about that start the program itself.

The file is fixture, server (`serve SOCKET`) and client (`run SOCKET PROGRAM …`) in one. As a client it must load next to nothing.
"""

from __future__ import annotations

import json
import os
import socket
import sys

# What the programs load, of this project and of MkDocs.
LOADED = (
    "sop_plugin.cli",
    "sop_plugin.recording",
    "sop_plugin.mkdocs_site.site_hooks",
    "mkdocs.commands.build",
    "material",
)


class WarmPrograms:
    """The server, and how a test or a script runs a program in it: a module such as ``mkdocs``, or the path of a file."""

    def __init__(self) -> None:
        import subprocess
        import tempfile

        # An address has 104 characters at the most.
        self._folder = tempfile.TemporaryDirectory()
        self._address = os.path.join(self._folder.name, "socket")  # noqa: PTH118 - a client has no time for pathlib
        command = [sys.executable, __file__, "serve", self._address]
        checkout = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
        self._server = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": checkout},
        )
        assert self._server.stdout is not None
        assert self._server.stdout.readline() == b"ready\n"

    def command(self, program: str, *arguments: str) -> list[str]:
        """The command line that runs a program."""
        # Without site packages: the client needs none.
        return [sys.executable, "-S", "-E", __file__, "run", self._address, program, *arguments]

    def close(self) -> None:
        """End the server, and wait for it."""
        self._server.communicate()
        self._folder.cleanup()


def serve(address: str) -> None:
    """Answer until the other end of stdin is closed, be it that who started the server has died."""
    import gc
    import importlib
    import select

    for name in LOADED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print("ready", flush=True)  # noqa: T201 - to who started it
        while listening in select.select([listening, sys.stdin], [], [])[0]:
            connection, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                _answer(connection)
                os._exit(0)
            connection.close()
            _reap(os.WNOHANG)
        _reap(0)


def _reap(options: int) -> None:
    try:
        while os.waitpid(-1, options)[0]:
            pass
    except ChildProcessError:
        return


def _answer(connection: socket.socket) -> None:
    """One run in a process below this one, which tells how it ended."""
    head, streams, _, _ = socket.recv_fds(connection, 8, 3)
    length, written = int.from_bytes(head), b""
    while len(written) < length:
        written += connection.recv(length - len(written))
    request = json.loads(written)
    process = os.fork()
    if process == 0:
        connection.close()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os._exit(_run(**request))
    _, status = os.waitpid(process, 0)
    connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _run(folder: str, environment: dict[str, str], umask: int, program: str, arguments: list[str]) -> int:
    import runpy
    import traceback

    os.chdir(folder)
    os.umask(umask)
    os.environ.clear()
    os.environ.update(environment)
    encoding, _, errors = environment.get("PYTHONIOENCODING", "").partition(":")
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        told = errors or ("backslashreplace" if name == "stderr" else "strict")
        line = 1 if name == "stderr" else -1
        setattr(sys, name, open(number, mode, line, encoding or "utf-8", told, closefd=False))  # noqa: SIM115
    sys.argv = [program, *arguments]
    try:
        if program.endswith(".py"):
            runpy.run_path(program, run_name="__main__")
        else:
            runpy.run_module(program, run_name="__main__", alter_sys=True)
        code: object = 0
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 - as the interpreter itself does
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return int(code or 0)  # type: ignore[call-overload,no-any-return]


def run(address: str, program: str, *arguments: str) -> int:
    """Run a program in the server with the streams of this process; its exit code."""
    request = {
        "folder": os.getcwd(),  # noqa: PTH109
        "environment": dict(os.environ),
        "umask": os.umask(0),
        "program": program,
        "arguments": arguments,
    }
    os.umask(request["umask"])
    written = json.dumps(request).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [len(written).to_bytes(8, "big")], [0, 1, 2])
        connection.sendall(written)
        return int(connection.recv(16))


def main() -> None:
    """Be the server or a client."""
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
        return
    code = run(*sys.argv[2:])
    if code < 0:
        os.kill(os.getpid(), -code)  # ended as the program did
    os._exit(code)


if __name__ == "__main__":
    main()
