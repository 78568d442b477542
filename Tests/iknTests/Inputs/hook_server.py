"""A web hook on loopback: hook_server.py LOG. Prints its port, and appends every request to LOG as a line of JSON.

/ok is taken, /fail never, /once only the second time, /slow answers after a minute.
"""

import http.server
import json
import sys
import time

seen = {}


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        with open(sys.argv[1], "a") as log:
            log.write(json.dumps({"path": self.path, "body": body, "token": self.headers.get("Authorization")}) + "\n")
        seen[self.path] = seen.get(self.path, 0) + 1
        if self.path == "/slow":
            time.sleep(60)
        fails = self.path == "/fail" or self.path == "/once" and seen[self.path] == 1
        self.send_response(500 if fails else 200)
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
print(server.server_address[1], flush=True)
server.serve_forever()
