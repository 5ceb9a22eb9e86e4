"""The forms that are open beside the window, so that one can look something up before one records.

What a form records is its desk's business.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from timeline_app.desktop.asking import confirm
from timeline_app.desktop.form_dialog import FormDialog
from timeline_app.session.counting import counted

GONE = "Its project is no longer open."  # what a form says then


class OpenForms:
    """Of each record one form at most. ``forms`` are those that are open, in the order of opening."""

    def __init__(self) -> None:
        self.forms: list[FormDialog] = []
        self._records: dict[FormDialog, object] = {}

    def form_of(self, record: object) -> FormDialog | None:
        """The form that is open for ``record``, brought to the front; None where there is none."""
        for form in self.forms:
            if self._records[form] == record and form.isVisible():
                form.activateWindow()
                return form
        return None

    def show(self, form: FormDialog, record: object | None = None) -> None:
        """Show ``form``, which edits ``record``, or makes a new one if None."""
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.forms.append(form)
        self._records[form] = object() if record is None else record
        form.destroyed.connect(partial(self._forget, form))
        form.show()
        form.activateWindow()

    def may_close(self, window: QWidget) -> bool:
        """Whether no form holds what is not recorded, or the user gives that up."""
        changed = [form for form in self.forms if form.isVisible() and form.is_changed]
        if not changed:
            return True
        changed[0].activateWindow()
        count = counted(len(changed), "form")
        question = f"What is filled in ({count}) is not recorded. Give it up?"
        return confirm(window, question, "Give up", loses=True)

    def close(self) -> None:
        """Close all without asking."""
        for form in list(self.forms):
            form.give_up()

    def _forget(self, form: FormDialog, _gone: object = None) -> None:
        if form in self.forms:
            self.forms.remove(form)
            del self._records[form]
