"""A mail server that takes its time, and remembers every mail it accepted."""

import email
import socketserver
import threading
import time
from collections import Counter
from types import TracebackType

SLOW = 0.03  # seconds between accepting a mail and saying so: here a worker may be killed


class PostOffice(socketserver.ThreadingTCPServer):
    """Listens on a free port; `accepted` counts the mails by their Message-ID."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Visit)
        self.accepted: Counter[str] = Counter()
        self.address = f"smtp://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> "PostOffice":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, *_caller: object) -> None:
        """Who is killed hangs up."""


class _Visit(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"QUIT":
                self.say("221 bye")
                return
            if word == b"DATA":
                self.say("354 go on")
                self.accept()
            self.say("250 fine")

    def accept(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        letter = email.message_from_bytes(b"".join(lines))
        self.server.accepted[str(letter["Message-ID"])] += 1
        time.sleep(SLOW)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
