"""A running `tenure shell`: it keeps the books in memory, and says how long each answer took."""

import statistics
import subprocess
import sys

import common


class Shell:
    """A running `tenure shell`."""

    def __init__(self, data):
        command = [common.tenure(), "shell", "--data", str(data), "--timings", "--now", common.NOW]
        self.child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        if self.child.wait() not in (0, 1):
            sys.exit(f"tenure shell ended with exit code {self.child.returncode}")

    def ask(self, question: str) -> float:
        """Seconds until it was answered."""
        self.child.stdin.write(question + "\n")
        self.child.stdin.flush()
        told = self.child.stderr.readline().split()
        if len(told) != 2 or told[1] != "s":
            sys.exit(f"{question}: {' '.join(told)}")
        return float(told[0])

    def anew(self, question: str) -> float:
        """The same, without the sums of earlier answers."""
        self.child.stdin.write("forget\n")
        return self.ask(question)

    def median(self, question: str) -> float:
        """Seconds of several askings, the middle one."""
        done = statistics.median(self.anew(question) for _ in range(common.RUNS))
        print(f"  {question}: {done:.3f} s", file=sys.stderr)
        return done

    def memory(self) -> int:
        """Its peak memory in MiB."""
        status = open(f"/proc/{self.child.pid}/status").read()
        return int(status.split("VmHWM:")[1].split()[0]) // 1024
