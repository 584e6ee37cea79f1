"""The program's window with one document open, for a screen reader in another process.

``python -m tests.app.at_spi.window LIBRARY LANGUAGE``; says "ready" when the document is shown and
leaves when its input ends.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer

from app.program import Program
from app.settings.store import Settings
from app.start import Windows, make_application


def main() -> int:
    """Open the window and stay until the input ends."""
    library, language = Path(sys.argv[1]), sys.argv[2]
    application = make_application()
    program = Program(application, Settings(library.parent / "settings.ini"), language=language)
    windows = Windows(program)
    window = windows.show(first=lambda: program.open_library(library))
    window.library.listed.connect(lambda documents: window.read(documents[0]))

    def shown() -> None:
        window.reader.view.setFocus()
        print("ready", flush=True)  # noqa: T201 - to the test that waits

    window.reader.shown.connect(lambda: QTimer.singleShot(0, shown))
    threading.Thread(target=lambda: (sys.stdin.read(), program.quit()), daemon=True).start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
