#!/usr/bin/env python3
"""A server on loopback that misbehaves as asked: download_server.py FOLDER LOG

Prints its port. `/HOW/NAME` sends the file NAME of FOLDER in the manner HOW; NAME with `.other` behind it is an earlier
version. Every request becomes a line of LOG: manner, `Range` and `If-Range`, each `-` if absent.
"""

import collections
import http.server
import os
import sys
import threading
import time

FOLDER, LOG = sys.argv[1:3]
counts = collections.Counter()
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        _, how, name = self.path.split("/", 2)
        asked, condition = self.headers.get("Range", "-"), self.headers.get("If-Range", "-")
        with lock:
            counts[self.path] += 1
            count = counts[self.path]
            with open(LOG, "a", encoding="utf-8") as log:
                log.write(f"{how} {asked} {condition}\n")
        self.close_connection = True
        try:
            getattr(self, how)(name, count)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def content(self, name):
        with open(os.path.join(FOLDER, name), "rb") as file:
            return file.read()

    def start(self, status, length=None, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def send(self, body, tag=None, share=1.0, pause=0.0, ranges=True):
        """Sends a file, or the part asked for; only a share of it, or slowly."""
        headers = {"ETag": tag} if tag else {}
        condition, asked = self.headers.get("If-Range"), self.headers.get("Range")
        if ranges and asked and condition in (None, tag):
            first = int(asked[len("bytes=") :].rstrip("-"))
            if first >= len(body):
                return self.start(416, 0, Content_Range=f"bytes */{len(body)}")
            headers["Content_Range"] = f"bytes {first}-{len(body) - 1}/{len(body)}"
            rest = body[first:]
            self.start(206, len(rest), **headers)
        else:
            rest = body
            self.start(200, len(rest), **headers)
        rest = rest[: int(len(rest) * share)]
        for start in range(0, len(rest), 8192):
            self.wfile.write(rest[start : start + 8192])
            self.wfile.flush()
            time.sleep(pause)

    def good(self, name, count):
        self.send(self.content(name), tag='"1"')

    def untagged(self, name, count):
        self.send(self.content(name))

    def slow(self, name, count):
        self.send(self.content(name), tag='"1"', pause=0.1 if count == 1 else 0)

    def cut(self, name, count):
        self.send(self.content(name), tag='"1"', share=0.5 if count == 1 else 1)

    def cutnoranges(self, name, count):
        self.send(self.content(name), share=0.5 if count == 1 else 1, ranges=False)

    def cutalways(self, name, count):
        self.send(self.content(name), share=0.5, ranges=False)

    def stall(self, name, count):
        self.send(self.content(name), tag='"1"', share=0.5 if count == 1 else 0)
        time.sleep(30)

    def silent(self, name, count):
        time.sleep(30)

    def short(self, name, count):
        body = self.content(name)
        self.start(200, len(body) - 100)
        self.wfile.write(body)

    def long(self, name, count):
        body = self.content(name)
        self.start(200, len(body) + 100)
        self.wfile.write(body)

    def endless(self, name, count):
        """Does not say how long the file is, and sends more than it has."""
        self.start(200)
        for _ in range(3):
            self.wfile.write(self.content(name))

    def unlengthed(self, name, count):
        self.start(200)
        self.wfile.write(self.content(name))

    def wrong(self, name, count):
        self.send(bytes(255 - byte for byte in self.content(name)), tag='"1"')

    def change(self, name, count):
        """Another version at first, cut off; then the right one under another tag."""
        if count == 1:
            return self.send(self.content(name + ".other"), tag='"1"', share=0.5)
        return self.send(self.content(name), tag='"2"')

    def changequiet(self, name, count):
        """The same without tags: the parts are of two versions."""
        if count == 1:
            return self.send(self.content(name + ".other"), share=0.5)
        return self.send(self.content(name))

    def changeignored(self, name, count):
        """The same, with the right tag of each version, but deaf to the condition."""
        if count == 1:
            return self.send(self.content(name + ".other"), tag='"1"', share=0.5)
        del self.headers["If-Range"]
        return self.send(self.content(name), tag='"2"')

    def missing(self, name, count):
        self.start(404, 0)

    def forbidden(self, name, count):
        self.start(403, 0)

    def flaky(self, name, count):
        if count <= 2:
            return self.start(500, 0)
        return self.good(name, count)

    def down(self, name, count):
        self.start(503, 0)

    def moved(self, name, count):
        self.start(302, 0, Location=f"/good/{name}")

    def astray(self, name, count):
        self.start(302, 0, Location="file:///etc/passwd")

    def otherpart(self, name, count):
        body = self.content(name)
        if "Range" not in self.headers:
            return self.send(body, tag='"1"', share=0.5 if count == 1 else 1)
        self.start(206, len(body), Content_Range=f"bytes 0-{len(body) - 1}/{len(body)}")
        self.wfile.write(body)

    def empty(self, name, count):
        self.start(200, 0)

    def garbage(self, name, count):
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n" * 20)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
