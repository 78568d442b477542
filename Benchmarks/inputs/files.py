"""Files that are either complete or absent."""

import os
import time


class Folder:
    """A folder of inputs. A file in it is written once, under another name until it is complete."""

    def __init__(self, path):
        self.root = path
        self.unfinished = os.path.join(path, ".unfinished")
        self.started = time.monotonic()
        os.makedirs(self.unfinished, exist_ok=True)

    def path(self, name):
        """Where the file of this name is, or will be."""
        return os.path.join(self.root, name)

    def lacks(self, names):
        """Whether any of these files is still to be written."""
        return any(not os.path.exists(self.path(name)) for name in names)

    def write(self, name, writer):
        """Let `writer(path)` write the file, unless it exists already."""
        if not self.lacks([name]):
            return
        part = os.path.join(self.unfinished, name)
        if os.path.exists(part):
            os.remove(part)
        writer(part)
        os.replace(part, self.path(name))
        self.say(f"{name}, {os.path.getsize(self.path(name)) / 1e6:.1f} MB")

    def say(self, message):
        """Print a line of progress with the seconds since the start."""
        print(f"[{time.monotonic() - self.started:7.1f} s] {message}", flush=True)

    def close(self):
        """Remove the place of unfinished files."""
        os.rmdir(self.unfinished)
