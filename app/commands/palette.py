"""The palette: every command by its name, in whichever language of the interface it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.commands.entries import Entry
from app.commands.picker import Picker
from app.theme import Theme
from app.translation import Phrase, translate

PALETTE = Command(
    id="window.commands",
    name=Phrase("Palette", "All commands…"),
    group=Group.WINDOW,
    keys=("Ctrl+Shift+P",),
)


class Palette(Picker):
    """Lists the commands of a window and runs the one that is taken."""

    def __init__(self, window: QWidget, commands: Commands, theme: Theme) -> None:
        super().__init__(
            window,
            theme,
            translate("Palette", "Commands"),
            translate("Palette", "What do you want to do?"),
        )
        self._commands = commands
        self._possible: dict[str, bool] = {}
        self.typed.connect(self._list)
        self.chosen.connect(commands.run)
        commands.add(PALETTE, self.open)

    def open(self) -> None:
        """Come up with what can be done from where the person is."""
        if not self.isVisible():
            self._possible = {c.id: self._commands.can_run(c.id) for c in self._commands}
        super().open()

    def _list(self, typed: str) -> None:
        # Here, not above: the engine brings numpy, which the first paint does not wait for.
        from index.library import rank  # noqa: PLC0415

        commands = list(self._commands)
        found = [commands[number] for number in rank(typed, map(_names, commands))]
        found.sort(key=lambda command: not self._possible.get(command.id))
        nothing = translate("Palette", "Nothing is called that.")
        self.show_entries([self._entry(command) for command in found], nothing)

    def _entry(self, command: Command) -> Entry:
        return Entry(
            text=str(command.name),
            value=command.id,
            detail=str(command.group.value),
            key=self._commands.key_text(command.id),
            enabled=self._possible.get(command.id, False),
        )


def _names(command: Command) -> list[str]:
    """The name alone and after its group, in all languages."""
    names = command.name.everywhere()
    groups = command.group.value.everywhere()
    return [*names, *(f"{name} {group}" for name, group in zip(names, groups, strict=False))]
