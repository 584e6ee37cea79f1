"""Settings of the keys: every command with its keys, to be changed; letters switched off."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.announcing import announce
from app.cards import card_font
from app.commands.command import Command
from app.commands.commands import Commands
from app.commands.entries import Entry, EntryDelegate, EntryModel
from app.commands.keys import shown
from app.lists import CardList
from app.settings.capture import KeyCapture
from app.settings.form import Form, button, tick
from app.theme import Theme
from app.translation import translate
from app.wording import isolated, line

_LIST_PX = 270


class KeysPage(Form):
    """A list to find a command in, and below it what can be done with its keys."""

    def __init__(self, commands: Commands, theme: Theme) -> None:
        super().__init__(translate("KeysPage", "Keys"))
        self._commands = commands
        keymap = self._keymap = commands.keymap
        self.letters = tick(
            translate("KeysPage", "Single letters are keys outside text"),
            self._switch_letters,
            on=keymap.letters,
        )
        self.add(self.letters)
        self.note(
            translate(
                "KeysPage",
                "By the place on the keyboard: H is the same key on an Arabic layout. Switch them"
                " off if you speak to the computer or hit keys by accident.",
            )
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(translate("KeysPage", "Find a command"))
        self.filter.setAccessibleName(translate("KeysPage", "Find a command"))
        self.filter.textChanged.connect(self._list)
        self.model = EntryModel()
        self.list = CardList(self.model, translate("KeysPage", "Commands"))
        self._delegate = EntryDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.setFixedHeight(_LIST_PX)
        self.list.chosen.connect(lambda _index: self._show())
        self.add(self.filter)
        self.add(self.list)
        self._add_editor()
        commands.changed.connect(self._list)
        self._list()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme

    def _add_editor(self) -> None:
        self._name = QLabel()
        self._name.setFont(card_font(14, strong=True))
        self.add(self._name)
        self._keys = QWidget()
        self._row = QHBoxLayout(self._keys)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self.add(self._keys)
        self.capture = KeyCapture()
        self.capture.captured.connect(self.take)
        self.default = button(translate("KeysPage", "Its default keys"), self._reset)
        all_default = button(translate("KeysPage", "All default keys"), self._keymap.reset)
        self.buttons(self.capture, self.default, all_default)
        self.said = self.note("")

    # The list ---------------------------------------------------------------------------------

    def _list(self) -> None:
        from index.library import rank  # noqa: PLC0415 - numpy, after the first paint

        commands = list(self._commands)
        names = [
            [*command.name.everywhere(), *self._keymap.wanted(command)] for command in commands
        ]
        found = [commands[number] for number in rank(self.filter.text(), names)]
        if not self.filter.text():
            found = commands
        before = self.command
        self.model.show([self._entry(command) for command in found])
        ids = [command.id for command in found]
        self.list.show_row(ids.index(before.id) if before and before.id in ids else 0)
        self._show()

    def _entry(self, command: Command) -> Entry:
        return Entry(
            text=str(command.name),
            value=command,
            detail=str(command.group.value),
            key=self._commands.key_text(command.id),
        )

    @property
    def command(self) -> Command | None:
        """The command whose keys are shown."""
        row = self.list.row
        value = self.model.rows[row].value if 0 <= row < len(self.model.rows) else None
        return value if isinstance(value, Command) else None

    def show_command(self, command_id: str) -> None:
        """Go to a command."""
        self.filter.clear()
        ids = [command.id for command in self._commands]
        self.list.choose_row(ids.index(command_id))

    # One command --------------------------------------------------------------------------------

    def _show(self) -> None:
        command = self.command
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in (self._name, self._keys, self.capture, self.default):
            widget.setEnabled(command is not None)
        if command is None:
            self._name.setText(translate("KeysPage", "No command is called that."))
            return
        self._name.setText(str(command.name))
        self.default.setEnabled(self._keymap.is_changed(command))
        for place, key in enumerate(self._keymap.wanted(command)):
            self._row.insertWidget(place, self._key_button(command, key))

    def _key_button(self, command: Command, key: str) -> QPushButton:
        text = shown(key)
        made = button(f"{isolated(text)} ✕", lambda: self._drop(command, key))
        name = translate("KeysPage", "Take {key} away").format(key=isolated(text))
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    def _drop(self, command: Command, key: str) -> None:
        rest = tuple(held for held in self._keymap.wanted(command) if held != key)
        self._keymap.change(command, rest)
        self._say("")
        self.capture.setFocus()

    def take(self, key: str) -> None:
        """Give the command a key; who had it loses it, and that is said."""
        command = self.command
        if command is None:
            return
        clashes = self._commands.clashes(command, key)
        for other in clashes:
            rest = tuple(held for held in self._keymap.wanted(other) if held != key)
            self._keymap.change(other, rest)
        self._keymap.change(command, (*self._keymap.wanted(command), key))
        if clashes:
            text = translate("KeysPage", "{key} was a key of “{command}”, which no longer has it.")
            names = isolated(str(clashes[0].name))
            self._say(text.format(key=isolated(shown(key)), command=names))
        else:
            self._say("")

    def _say(self, words: str) -> None:
        self.said.setText(line(words) if words else "")
        announce(self, words)

    def _reset(self) -> None:
        if self.command is not None:
            self._keymap.change(self.command, None)
            self._say("")

    def _switch_letters(self, on: bool) -> None:
        self._keymap.letters = on
