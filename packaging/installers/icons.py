"""The program's icon in every size and container that the systems ask for, from one SVG.

``python -m installers.icons FOLDER`` draws them; it needs PySide6.
"""

from __future__ import annotations

import os
import shutil
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from installers.project import PACKAGING, PROGRAM, ROOT, run

SOURCE = ROOT / "resources" / f"{PROGRAM}.svg"
SIZES_PX = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024)
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)
# Apple's names of PNG pictures in an .icns, and their pixels; the last ones are for fine screens.
_ICNS_PX = {
    **{b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512},
    **{b"ic10": 1024, b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512},
}


def make(python: Path, folder: Path) -> None:
    """Have the icons drawn into ``folder`` by an interpreter that has Qt."""
    run(
        *(python, "-m", "installers.icons", folder),
        PYTHONPATH=str(PACKAGING),
        QT_QPA_PLATFORM="offscreen",
    )


def hicolor(folder: Path, drawn: Path) -> None:
    """Lay the icons out as the desktops of Linux look for them, below ``folder``."""
    for size in SIZES_PX[:-1]:
        target = folder / f"{size}x{size}" / "apps" / f"{PROGRAM}.png"
        target.parent.mkdir(parents=True)
        shutil.copyfile(drawn / f"{size}.png", target)
    scalable = folder / "scalable" / "apps" / f"{PROGRAM}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(SOURCE, scalable)


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An icon of Windows out of PNG pictures by their size in pixels."""
    chosen = [(size, pictures[size]) for size in _ICO_PX]
    offset = 6 + 16 * len(chosen)
    entries, bodies = b"", b""
    for size, body in chosen:
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(body), offset)
        bodies += body
        offset += len(body)
    return struct.pack("<HHH", 0, 1, len(chosen)) + entries + bodies


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """An icon of macOS out of PNG pictures by their size in pixels."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in _ICNS_PX.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def draw(folder: Path) -> None:
    """Draw the PNG pictures and pack them."""
    from PySide6.QtCore import QSize  # noqa: PLC0415 - only the build environment has it
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    _application = QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(SOURCE))
    for size in SIZES_PX:
        image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        if not image.save(str(folder / f"{size}.png")):
            raise OSError(f"{folder / f'{size}.png'} cannot be written")
    pictures = {size: (folder / f"{size}.png").read_bytes() for size in SIZES_PX}
    (folder / f"{PROGRAM}.ico").write_bytes(ico(pictures))
    (folder / f"{PROGRAM}.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]))
