"""The Flatpak bundle: the frozen program on the freedesktop runtime, without right to a network.

Needs flatpak-builder and the runtime of Flathub.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from installers import desktop, tree
from installers.project import APP_ID, BUILD, DIST, NAME, PROGRAM, machine, run, version

RUNTIME_VERSION = "24.08"
_RIGHTS = (
    "--socket=wayland",
    "--socket=fallback-x11",
    "--share=ipc",  # X shares memory with its clients
    "--device=dri",
    "--filesystem=home",  # libraries are folders that the person puts anywhere
    "--socket=cups",
)


def manifest(folder: str) -> dict[str, Any]:
    """The manifest; ``folder`` holds the frozen program and its share/."""
    return {
        "app-id": APP_ID,
        "runtime": "org.freedesktop.Platform",
        "runtime-version": RUNTIME_VERSION,
        "sdk": "org.freedesktop.Sdk",
        "command": PROGRAM,
        "finish-args": list(_RIGHTS),
        "rename-icon": PROGRAM,
        "rename-desktop-file": f"{PROGRAM}.desktop",
        "modules": [
            {
                "name": PROGRAM,
                "buildsystem": "simple",
                "no-debuginfo": True,
                "build-options": {"strip": False, "no-debuginfo": True},
                "build-commands": [
                    "mkdir -p /app/lib /app/bin",
                    f"cp -a program /app/lib/{PROGRAM}",
                    f"ln -s ../lib/{PROGRAM}/{PROGRAM} /app/bin/{PROGRAM}",
                    "cp -a share /app/share",
                    f"/app/bin/{PROGRAM} --selftest",
                ],
                "sources": [{"type": "dir", "path": folder}],
            }
        ],
    }


def build(frozen: Path) -> Path:
    """Build the bundle."""
    folder = BUILD / "flatpak"
    content = folder / "content"
    tree.copied(frozen, content / "program")
    desktop.write(content / "share")
    written = folder / f"{APP_ID}.json"
    written.write_text(json.dumps(manifest(str(content)), indent=2) + "\n", encoding="utf-8")
    repository, built = folder / "repository", folder / "built"
    run("flatpak-builder", "--user", "--force-clean", f"--repo={repository}", built, written)
    target = DIST / f"{NAME}-{version()}-{machine()}.flatpak"
    run("flatpak", "build-bundle", repository, target, APP_ID)
    return target
