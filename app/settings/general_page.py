"""Settings of the interface: language, colours, digits, dates."""

from __future__ import annotations

from dataclasses import replace

from app.dates import Calendar, Months
from app.program import Program
from app.scaling import SIZES
from app.settings.form import Form, choice, tick
from app.theme import ThemeMode
from app.translation import NAMES, SYSTEM, translate
from app.wording import percent

# In their own words, as the names of languages are.
_DIGITS = {False: "123", True: "١٢٣"}
_MONTHS = {
    Months.COMMON: "يناير، فبراير، مارس",
    Months.LEVANT: "كانون الثاني، شباط، آذار",
    Months.MAGHREB: "جانفي، فيفري، مارس",
}


class GeneralPage(Form):
    """What is chosen holds at once; what changes words makes the window anew."""

    def __init__(self, program: Program) -> None:
        super().__init__(translate("GeneralPage", "Interface"))
        self._program = program
        settings = program.settings
        languages = {SYSTEM: translate("GeneralPage", "As the system"), **NAMES}
        self.language = choice(
            [(name, code) for code, name in languages.items()],
            settings.language,
            lambda code: program.choose_language(str(code)),
        )
        self.row(translate("GeneralPage", "Language"), self.language)
        modes = {
            ThemeMode.SYSTEM: translate("GeneralPage", "As the system"),
            ThemeMode.LIGHT: translate("GeneralPage", "Light"),
            ThemeMode.DARK: translate("GeneralPage", "Dark"),
        }
        self.colours = choice(
            [(name, mode) for mode, name in modes.items()],
            settings.theme,
            lambda mode: program.choose_theme(ThemeMode(str(mode))),
        )
        self.row(translate("GeneralPage", "Colours"), self.colours)
        offered = [(percent(size / 100), size) for size in SIZES]
        self.sizes = choice(
            [(translate("GeneralPage", "As the system"), None), *offered],
            settings.interface_size,
            self._choose_size,
        )
        self.row(translate("GeneralPage", "Size of the interface"), self.sizes)
        self.note(translate("GeneralPage", "The size holds from the next start on."))
        self.heading(translate("GeneralPage", "Numbers and dates"))
        if program.translations.language == "ar":
            self._add_arabic()
        self._add_calendars()

    def _choose_size(self, size: object) -> None:
        self._program.settings.interface_size = size if isinstance(size, int) else None

    def _add_arabic(self) -> None:
        program = self._program
        self.digits = choice(
            [(name, own) for own, name in _DIGITS.items()],
            program.settings.own_digits,
            lambda own: program.choose_digits(own=bool(own)),
        )
        self.row(translate("GeneralPage", "Digits"), self.digits)
        self.months = choice(
            [(name, value) for value, name in _MONTHS.items()],
            program.settings.dates.months,
            lambda value: program.choose_dates(
                replace(program.settings.dates, months=Months(str(value)))
            ),
        )
        self.row(translate("GeneralPage", "Names of the months"), self.months)

    def _add_calendars(self) -> None:
        texts = {
            Calendar.HIJRI: translate("GeneralPage", "Hijri dates beside the Gregorian ones"),
            Calendar.JALALI: translate("GeneralPage", "Jalali dates beside the Gregorian ones"),
        }
        chosen = self._program.settings.dates.beside
        self.calendars = {
            calendar: tick(text, lambda _on: self._choose_calendars(), on=calendar in chosen)
            for calendar, text in texts.items()
        }
        for box in self.calendars.values():
            self.add(box)
        self.note(
            translate(
                "GeneralPage",
                "Hijri days are those of Umm al-Qura from 1924 to 2077. Other days are reckoned"
                " and may be one day off.",
            )
        )

    def _choose_calendars(self) -> None:
        beside = tuple(calendar for calendar, box in self.calendars.items() if box.isChecked())
        self._program.choose_dates(replace(self._program.settings.dates, beside=beside))
