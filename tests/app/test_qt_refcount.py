"""PySide6 keeps the references of None and True: a version that does not kills the process."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal


class _Sender(QObject):
    sent = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from 3.12")
def test_calls_into_qt_take_no_reference_away():
    """300 void calls and 300 emits leave the reference counts where they were.

    PySide6 6.12.0 on Python 3.11 loses one per call and aborts after some thousands; 300 are
    enough to see it and too few to crash.
    """
    sender = _Sender()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(300):
        sender.setObjectName("x")
        sender.sent.emit()
    assert abs(sys.getrefcount(None) - before[0]) < 100
    assert abs(sys.getrefcount(True) - before[1]) < 100
