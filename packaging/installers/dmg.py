"""The disk image for macOS: the frozen .app, signed, and notarised where there is an account.

Run on macOS only; nothing of this has been run on another system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installers.project import BUILD, DIST, NAME, PACKAGING, BuildError, machine, run, say, version

ENTITLEMENTS = PACKAGING / "macos" / "entitlements.plist"
IDENTITY = "WARRAQ_CODESIGN_IDENTITY"  # "Developer ID Application: ..."; without it, ad hoc
# For notarytool: an Apple account, an app-specific password, and the team.
_NOTARY = ("WARRAQ_NOTARY_APPLE_ID", "WARRAQ_NOTARY_PASSWORD", "WARRAQ_NOTARY_TEAM")
_AD_HOC = "-"
_TRIES = 5
_MACH_O = {b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe"}


def build(frozen: Path) -> Path:
    """Sign the program, notarise it if that is possible, and make the image."""
    if sys.platform != "darwin":
        raise BuildError("a disk image is made on macOS: it needs codesign and hdiutil")
    sign(frozen)
    if notarises():
        notarise(frozen)
    target = DIST / f"{NAME}-{version()}-macos-{machine()}.dmg"
    image(frozen, target)
    if identity() != _AD_HOC:
        run("codesign", "--force", "--timestamp", "--sign", identity(), target)
    if notarises():
        _submit(target)
        run("xcrun", "stapler", "staple", target)
    say(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
    return target


def identity() -> str:
    """Who signs; nobody in particular without a certificate."""
    return os.environ.get(IDENTITY) or _AD_HOC


def notarises() -> bool:
    """Whether there is a certificate and an account."""
    return identity() != _AD_HOC and all(os.environ.get(name) for name in _NOTARY)


def sign(app: Path) -> None:
    """Sign every library, then the program around them: inside first, as Apple asks for."""
    options = ["--force", "--sign", identity()]
    if identity() != _AD_HOC:
        options += ["--timestamp", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    for path in sorted(app.rglob("*"), key=lambda each: len(each.parts), reverse=True):
        if path.is_file() and not path.is_symlink() and _is_code(path):
            run("codesign", *options, path)
    run("codesign", *options, app)
    run("codesign", "--verify", "--deep", "--strict", app)


def _is_code(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in _MACH_O


def notarise(app: Path) -> None:
    """Have Apple look at the program, and fasten its answer to it."""
    packed = BUILD / f"{app.stem}.zip"
    run("ditto", "-c", "-k", "--keepParent", app, packed)
    _submit(packed)
    run("xcrun", "stapler", "staple", app)


def _submit(path: Path) -> None:
    account, password, team = (os.environ[name] for name in _NOTARY)
    # Not through run(), which says what it runs.
    outcome = subprocess.run(
        [
            *("xcrun", "notarytool", "submit", str(path), "--wait"),
            *("--apple-id", account, "--password", password, "--team-id", team),
        ],
        check=False,
    )
    if outcome.returncode:
        raise BuildError(f"Apple did not notarise {path.name}; its words are above")


def image(app: Path, target: Path) -> None:
    """An image with the program and a link to where it is to be dragged."""
    folder = BUILD / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run("ditto", app, folder / app.name)
    (folder / "Applications").symlink_to("/Applications")
    target.unlink(missing_ok=True)
    command = ("hdiutil", "create", "-volname", NAME, "-srcfolder", folder, "-format", "UDZO")
    for number in range(1, _TRIES + 1):  # "Resource busy" comes and goes, Spotlight looks inside
        try:
            run(*command, target)
            return
        except BuildError:
            if number == _TRIES:
                raise
            time.sleep(2 * number)
