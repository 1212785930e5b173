"""What one document may take, and what is said where a process ended over it."""

import signal
from dataclasses import dataclass

OUT_OF_MEMORY = 77
"""The exit status of a worker that was refused memory; Python and shells give it no meaning."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What cleaning and tagging one document may take in a worker process.

    `seconds` are those of the clock. `memory` is in bytes, beyond what the process has when it
    begins a batch; it is held where the system tells what that is (Linux).
    """

    seconds: float = 30.0
    memory: int = 1 << 30

    def reason(self, status: int) -> str:
        """Say why a worker ended whose exit status, as `subprocess` has it, is `status`."""
        if status == -signal.SIGALRM:
            return f"took longer than {self.seconds:g} s"
        if status == OUT_OF_MEMORY:
            return f"needed more than {self.memory / 2**30:.3g} GiB of memory"
        if status < 0:
            return f"ended its process (signal {-status})"
        return f"ended its process (exit status {status})"
