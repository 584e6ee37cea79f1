"""What lives as long as the program, whichever window is open: settings, library, imports."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import dates
from app.commands.keymap import Keymap
from app.dates import DateStyle
from app.importing.imports import Imports
from app.importing.recognition import Recognition
from app.importing.watcher import Watcher
from app.library.upkeep import Upkeep
from app.session import Session
from app.settings.store import Settings, default_library_path, sample_library_path
from app.theme import ThemeMode, Themes
from app.translation import Translations, interface_language
from app.workers import Bridge
from index.documents import LibraryInfo
from resources import resource_path

_CLOSE_MS = 5_000


class Program(QObject):
    """One per process. ``renewed``: words, digits or dates changed, and with them the direction:
    the window is to be made anew.
    """

    renewed = Signal()

    def __init__(
        self, application: QApplication, settings: Settings, *, language: str | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self.settings = settings
        self.translations = Translations(application)
        self._use_words(language or settings.language)
        self.themes = Themes(application, settings.theme)
        self.keymap = Keymap(settings, self)
        self.bridge = Bridge(self)
        self.session = Session(self.bridge, self)
        self.imports = Imports(self.session, self)
        self.watcher = Watcher(self.session, self.imports, self)
        self.recognition = Recognition(self.session, self.imports, self)
        self.upkeep = Upkeep(self.session, self)
        self.session.opened.connect(self._opened)

    def choose_language(self, language: str) -> None:
        """Change the language of the interface, and remember it."""
        self.settings.language = language
        self._renew()

    def choose_theme(self, mode: ThemeMode) -> None:
        """Change the colours, and remember it."""
        self.settings.theme = mode
        self.themes.set_mode(mode)

    def choose_digits(self, *, own: bool) -> None:
        """Write numbers in the digits of the interface's language, or in 123."""
        self.settings.own_digits = own
        self._renew()

    def choose_dates(self, style: DateStyle) -> None:
        """Write dates in another way."""
        self.settings.dates = style
        self._renew()

    def _renew(self) -> None:
        self._use_words(self.settings.language)
        self.renewed.emit()

    def _use_words(self, language: str) -> None:
        own = self.settings.own_digits
        self.translations.use(interface_language(language), own_digits=own)
        dates.use(self.settings.dates)

    def open_library(self, path: Path, *, create: bool = False) -> None:
        """Open a library instead of the one that is open; what it does is stopped."""
        self.session.open(path, create=create)

    def open_first(self, library: Path | None, *, sample: bool = False) -> None:
        """Open what the start asks for: a folder, the samples, the last library, or the default."""
        if sample:
            self.open_samples()
        elif library is not None:
            self.open_library(library)
        else:
            last = self.settings.library
            known = last if last is not None and last.exists() else default_library_path()
            self.open_library(known, create=known == default_library_path())

    def open_samples(self) -> None:
        """Open the library of the sample articles; the first time they are imported."""
        self.open_library(sample_library_path(), create=True)

    def _opened(self) -> None:
        path = self.session.path
        if path == sample_library_path():
            self.session.run(
                lambda library, _work: library.info(),
                owner=self,
                key="samples",
                done=self._fill_samples,
            )
        elif path is not None:
            self.settings.library = path

    def _fill_samples(self, info: LibraryInfo) -> None:
        if not info.documents and not info.unfinished_imports:
            self.imports.start([resource_path("samples")])

    def quit(self) -> None:
        """Close the library and end; work that does not end by itself is left behind."""
        self.settings.save()
        QTimer.singleShot(_CLOSE_MS, self._application.quit)
        self.session.close(self._application.quit)
