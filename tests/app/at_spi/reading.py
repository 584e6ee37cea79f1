"""What a screen reader does: walks the tree of a program over AT-SPI and asks what is there.

Plain messages on the accessibility bus (jeepney), as Orca's library sends them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_SPI = "org.a11y.atspi."
_ROOT = "/org/a11y/atspi/accessible/root"
_WAIT_S = 20


class Thing(NamedTuple):
    """An object of a program: the program's name on the bus, and its path there."""

    program: str
    path: str


class Listener:
    """A connection to the accessibility bus of a session."""

    def __init__(self, session_bus: str) -> None:
        with open_dbus_connection(session_bus) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            address = _answer(session, new_method_call(bus, "GetAddress"))
        self._connection = open_dbus_connection(address)

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def programs(self) -> list[Thing]:
        """What has registered to be read."""
        return self._children(Thing(f"{_SPI}Registry", _ROOT))

    def walk(self, thing: Thing) -> Iterator[Thing]:
        """An object and all that is in it."""
        yield thing
        for child in self._children(thing):
            yield from self.walk(child)

    def _children(self, thing: Thing) -> list[Thing]:
        return [Thing(*pair) for pair in self.ask(thing, "Accessible", "GetChildren")]

    def name(self, thing: Thing) -> str:
        """What an object is called."""
        return self.property(thing, "Accessible", "Name")

    def role(self, thing: Thing) -> str:
        """What kind of object it is."""
        return self.ask(thing, "Accessible", "GetRoleName")

    def states(self, thing: Thing) -> int:
        """A bit for each state."""
        low, high = self.ask(thing, "Accessible", "GetState")
        return low | high << 32

    def interfaces(self, thing: Thing) -> set[str]:
        """What can be asked of an object, without the common prefix."""
        return {n.removeprefix(_SPI) for n in self.ask(thing, "Accessible", "GetInterfaces")}

    def ask(self, thing: Thing, interface: str, method: str, kinds: str = "", *values: Any) -> Any:
        """Call a method; a single value comes alone, several as a tuple."""
        address = DBusAddress(thing.path, thing.program, _SPI + interface)
        message = new_method_call(address, method, kinds or None, values)
        return _answer(self._connection, message)

    def property(self, thing: Thing, interface: str, name: str) -> Any:
        """Read a property."""
        address = DBusAddress(thing.path, thing.program, "org.freedesktop.DBus.Properties")
        message = new_method_call(address, "Get", "ss", (_SPI + interface, name))
        return _answer(self._connection, message)[1]


def _answer(connection: DBusConnection, message: Any) -> Any:
    body = connection.send_and_get_reply(message, timeout=_WAIT_S).body
    return body[0] if len(body) == 1 else body
