"""Asks how files are to be read, and has them read again that way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.importing.columns_dialog import ColumnsDialog
from app.importing.encoding_dialog import EncodingDialog
from app.importing.imports import Imports
from app.session import Session
from app.theme import Themes
from index.documents import FileReport


class Rereading:
    """The dialogs of a window about files whose bytes leave something open."""

    def __init__(self, window: QWidget, session: Session, imports: Imports, themes: Themes) -> None:
        self._window = window
        self._session = session
        self._imports = imports
        self._themes = themes

    def ask_encoding(self, files: Sequence[FileReport]) -> None:
        """Ask for the encoding of files, by the first of them."""
        if files:
            EncodingDialog(
                self._window,
                self._session,
                self._themes.theme,
                files,
                lambda encoding: self._imports.again(files, encoding=encoding),
            ).open()

    def ask_columns(self, files: Sequence[FileReport]) -> None:
        """Ask which column of tables is what, by the first of them."""
        if files:
            ColumnsDialog(
                self._window,
                self._session,
                files,
                lambda columns: self._imports.again(files, columns=columns),
            ).open()

    def of_document(self, document_id: int, *, columns: bool) -> None:
        """Ask the same about a document of the library."""
        ask = self.ask_columns if columns else self.ask_encoding
        self._session.run(
            lambda library, _work: library.file_of(document_id),
            owner=self._window,
            key="file of",
            done=lambda file: ask([file]),
        )
