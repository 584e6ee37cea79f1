"""Opens the window, prints the time of day after its first paint, and ends.

It imports what the program imports on its way to the first paint, and nothing else. A process of
its own: the self-test and the benchmarks count from its start.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from app.program import Program
from app.settings.store import Settings
from app.start import Windows, make_application


def main() -> int:
    """The program up to its first paint."""
    with tempfile.TemporaryDirectory() as name:
        application = make_application()
        program = Program(application, Settings(Path(name) / "settings.ini"))

        def painted() -> None:
            sys.stdout.write(f"{time.time()}\n")
            sys.stdout.flush()
            application.quit()

        Windows(program).show(first=painted)
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
