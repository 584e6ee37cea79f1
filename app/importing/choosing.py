"""The system's dialogs for files and folders; none of them holds up the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.settings.store import default_library_path
from app.translation import translate

_SUFFIX = ".warraq"


def choose_files(parent: QWidget, take: Callable[[list[Path]], None]) -> None:
    """Ask for files to import."""
    dialog = QFileDialog(parent, translate("Choosing", "Add files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _open(dialog, take)


def choose_folder(parent: QWidget, take: Callable[[list[Path]], None]) -> None:
    """Ask for a folder to import with all that is in it."""
    dialog = QFileDialog(parent, translate("Choosing", "Add a folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    _open(dialog, take)


def choose_csv(parent: QWidget, take: Callable[[Path], None]) -> None:
    """Ask where a table is to be written."""
    dialog = QFileDialog(parent, translate("Choosing", "Export as CSV"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("csv")
    _open(dialog, lambda paths: take(paths[0]))


def choose_library(parent: QWidget, *, new: bool, take: Callable[[Path, bool], None]) -> None:
    """Ask for the folder of a library, one to be made or one that is there."""
    title = translate("Choosing", "New library") if new else translate("Choosing", "Open a library")
    dialog = QFileDialog(parent, title, str(default_library_path().parent))
    if new:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
    else:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
    _open(dialog, lambda paths: take(paths[0], new))


def choose_backup(parent: QWidget, take: Callable[[Path], None]) -> None:
    """Ask for the folder, to be made, of a copy of the library."""
    dialog = QFileDialog(parent, translate("Choosing", "Back up the library"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(_SUFFIX.removeprefix("."))
    _open(dialog, lambda paths: take(paths[0]))


def choose_model(parent: QWidget, take: Callable[[Path], None]) -> None:
    """Ask for the folder of a model."""
    dialog = QFileDialog(parent, translate("Choosing", "Choose the folder of a model"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    _open(dialog, lambda paths: take(paths[0]))


def _open(dialog: QFileDialog, take: Callable[[list[Path]], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    dialog.open()
