"""A small card beside a word: what it may mean in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.buttons import dim_label
from app.cards import card_font
from app.translation import translate
from app.wording import isolated, language_name, line
from index.documents import Gloss

_WIDTH_PX = 340
_GAP_PX = 6


class GlossCard(QFrame):
    """Lies over the reader, takes no focus and no click away from it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("picker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._word = QLabel()
        self._word.setFont(card_font(16, strong=True))
        self._meaning = QLabel()
        self._meaning.setFont(card_font(15))
        self._note = dim_label(size=12)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(4)
        for label in (self._word, self._meaning, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            box.addWidget(label)
        self.hide()

    def show_gloss(self, gloss: Gloss, beside: QRect) -> None:
        """Show what a word means below the rectangle that it stands in, or above it."""
        words = "، " if gloss.to == "ar" else ", "
        meaning = words.join(isolated(word.text) for word in gloss.words)
        nothing = translate("Gloss", "No near word is known.")
        self._word.setText(line(isolated(gloss.word)))
        self._meaning.setText(line(meaning or nothing))
        note = translate("Gloss", "{language}, approximate: words near in meaning")
        self._note.setText(line(note.format(language=language_name(gloss.to))))
        self._note.setVisible(bool(gloss.words))
        self.setFixedWidth(_WIDTH_PX)
        self.adjustSize()
        self._place(beside)
        self.show()
        self.raise_()

    def words(self) -> tuple[str, str]:
        """Word and meaning as shown."""
        return self._word.text(), self._meaning.text()

    def _place(self, beside: QRect) -> None:
        over = self.parentWidget()
        assert over is not None
        x = min(max(beside.center().x() - self.width() // 2, 4), over.width() - self.width() - 4)
        y = beside.bottom() + _GAP_PX
        if y + self.height() > over.height():
            y = beside.top() - _GAP_PX - self.height()
        self.move(QPoint(max(x, 0), max(y, 0)))
