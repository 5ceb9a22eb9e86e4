"""Every dialog as it is seen, light and dark: nothing cut off, nothing over another, nothing too faint.

The pictures are left in pytest's folder for people to look at: ``pytest tests/desktop/test_every_dialog.py
--basetemp=FOLDER``.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from timeline_app.desktop.command_palette import CommandPalette
from timeline_app.desktop.elided_label import ElidedLabel
from timeline_app.desktop.event_form import EventForm
from timeline_app.desktop.form_dialog import FormDialog
from timeline_app.desktop.labels import ElidedButton
from timeline_app.desktop.workspace import Workspace
from timeline_app.model.problem import Problem
from timeline_app.reading.document_files import DocumentFile, read_document_file
from timeline_app.session.added import Outcome
from timeline_app.session.replacing import replacement
from timeline_app.store.edits import Put

LEAST_CONTRAST = 4.0  # as rendered: a thin letter's middle is a little paler than its colour
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
Act = Callable[[Workspace], None]

pytestmark = pytest.mark.usefixtures("application_as_found")


def by_command(id_: str) -> Act:
    return lambda workspace: workspace.actions[id_].trigger()


def fill_in_wrongly(workspace: Workspace) -> None:
    """The form for an event with all that it can complain of."""
    workspace.actions["edit-event"].trigger()
    [form] = workspace.edits.forms
    assert isinstance(form, EventForm)
    form.date.text.setText("the day that nobody can read, however often it is looked at")
    form.title.setText("")
    form.accept()


def with_chosen(*events: str, command: str) -> Act:
    def act(workspace: Workspace) -> None:
        workspace.open_session().choose(events)
        workspace.actions[command].trigger()

    return act


def search_for(typed: str, *, is_ready: bool = True) -> Act:
    def act(workspace: Workspace) -> None:
        desk, actions = workspace.searches, workspace.actions
        while is_ready and not desk.search.is_at_rest:
            desk.search.work(0.01)
        palette = CommandPalette(
            actions.commands, desk.search, desk.go, workspace.theme, workspace.window
        )
        palette.field.setText(typed)
        palette.catch_up()
        palette.exec()

    return act


def newer_story(workspace: Workspace) -> DocumentFile:
    """The story with a quote that is there no more, and one that stands twice."""
    session = workspace.open_session()
    text = session.open_project.texts["story"].replace(
        "saw an attack at dawn", "saw a raid at dawn"
    )
    file = session.open_project.file.with_name("newer.txt")
    file.write_bytes(f"{text}\n{text[:60]}".encode())
    return read_document_file(file)


def replace_document(workspace: Workspace) -> None:
    workspace.edits.documents._replace("story", [newer_story(workspace)])


def place_passages(workspace: Workspace) -> None:
    editor = workspace.edits.editor
    assert editor is not None
    project, text = editor.store.project, editor.store.texts["story"]
    made = replacement(project, project.documents[0], text, newer_story(workspace))
    editor.record("Replace", made.edits(project, editor.store.link_keys, {}))
    workspace.actions["place-passages"].trigger()


def list_added(workspace: Workspace) -> None:
    problem = Problem("/in/broken.pdf", "", "it is no PDF, or is damaged", "print it to a new PDF")
    workspace.edits.documents._tell(Outcome({"story": 1234, "letter": 99}, (problem,)))


def check_what_is_wrong(workspace: Workspace) -> None:
    """The check with something to mend, and something that may be the same."""
    editor = workspace.edits.editor
    assert editor is not None
    massoud = editor.store.project.actors[0]
    idle = massoud.model_copy(update={"id": "m", "name": "A. Massoud", "note": None})
    editor.record("One more", [Put(idle)])
    workspace.actions["check"].trigger()
    window = workspace.edits.check.window
    assert window is not None
    while not window.is_idle:
        window._work._go_on()  # without a turn for the look at it


def check_what_may_be_the_same(workspace: Workspace) -> None:
    check_what_is_wrong(workspace)
    window = workspace.edits.check.window
    assert window is not None
    window.tabs.setCurrentIndex(1)


DIALOGS: dict[str, Act] = {
    "document": by_command("edit-document"),
    "document-replaced": replace_document,
    "documents-added": list_added,
    "passages-to-place": place_passages,
    "check": by_command("check"),
    "check-findings": check_what_is_wrong,
    "check-suggestions": check_what_may_be_the_same,
    "event": by_command("edit-event"),
    "event-new": by_command("new-event"),
    "event-wrong": fill_in_wrongly,
    "event-pick": by_command("merge-events"),
    "events-merge": with_chosen("vow", "fighting", "harm", "plea", command="merge-events"),
    "event-split": with_chosen("fighting", command="split-event"),
    "events-link": with_chosen("vow", "fighting", command="link-events"),
    "events-edit": with_chosen("vow", "fighting", "talks", command="edit-events"),
    "actor": by_command("edit-actor"),
    "actor-new": by_command("new-actor"),
    "actor-other": by_command("find-actor"),
    "actor-split": by_command("split-actor"),
    "history": by_command("history"),
    "export": by_command("export"),
    "propose": by_command("propose-events"),
    "palette": by_command("palette"),
    "search-found": search_for("a"),
    "search-nothing": search_for("nobody said so"),
    "search-not-ready": search_for("valley", is_ready=False),
    "keys": by_command("keys"),
    "about": by_command("about"),
}


@pytest.fixture
def workspace(
    open_in_window: Callable[[Path], Workspace], make_own: Callable[..., Path]
) -> Workspace:
    workspace = open_in_window(make_own())
    session = workspace.open_session()
    session.go_to("vow")
    session.go_to_lane("massoud")
    return workspace


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", DIALOGS)
def test_it_is_seen_as_a_whole(
    name: str, theme: str, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.set_theme(theme)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget() or _dialog_of(workspace)
        if dialog is None:
            QTimer.singleShot(20, look)
            return
        QApplication.processEvents()
        image = dialog.grab().toImage()
        image.save(str(tmp_path / f"{name}-{theme}.png"))
        seen.extend([f"a {type(dialog).__name__}", *faults(dialog, image)])
        dialog.give_up() if isinstance(dialog, FormDialog) else dialog.close()

    QTimer.singleShot(0, look)
    DIALOGS[name](workspace)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[1:] == [], seen[0]


def _dialog_of(workspace: Workspace) -> QWidget | None:
    dialogs = workspace.window.findChildren(QDialog)
    return next((each for each in dialogs if each.isVisible()), None)


def faults(dialog: QWidget, image: QImage) -> list[str]:
    """What a reader would stumble over, in words."""
    parts = [each for each in dialog.findChildren(QWidget) if _is_seen(each, dialog)]
    return [
        *(fault for part in parts for fault in _cut_off(part)),
        *(fault for part in parts for fault in _faint(part, dialog, image)),
        *(f"{_named(part)} has no name" for part in parts if _is_nameless(part)),
        *_overlaps(parts),
        *_without_default(dialog),
        *_out_of_order(dialog),
    ]


def _is_seen(part: QWidget, dialog: QWidget) -> bool:
    return part.isVisible() and not part.visibleRegion().isEmpty() and part.window() is dialog


def _without_default(dialog: QWidget) -> Iterator[str]:
    """Enter in a field does what the dialog is for, not what another button is for."""
    accepting = QDialogButtonBox.ButtonRole.AcceptRole
    for box in dialog.findChildren(QDialogButtonBox):
        done = [each for each in box.buttons() if box.buttonRole(each) is accepting]
        if done and not any(isinstance(each, QPushButton) and each.isDefault() for each in done):
            yield f"Enter does not press {_named(done[0])}"


def _out_of_order(dialog: QWidget) -> Iterator[str]:
    """Tab goes through the fields before it comes to the buttons below them."""
    chain = [dialog]
    while (following := chain[-1].nextInFocusChain()) is not dialog:
        chain.append(following)
    fields = [place for place, each in enumerate(chain) if isinstance(each, FIELDS)]
    for box in dialog.findChildren(QDialogButtonBox):
        for button in box.buttons():
            if fields and chain.index(button) < min(fields):
                yield f"{_named(button)} comes before all fields"


def _cut_off(part: QWidget) -> Iterator[str]:
    if isinstance(part, ElidedLabel | ElidedButton):
        return
    if isinstance(part, QLabel) and part.text():
        room = part.contentsRect()
        if part.wordWrap():
            if part.heightForWidth(part.width()) > part.height() + 1:
                yield f"{_named(part)} is cut off below"
        elif part.fontMetrics().horizontalAdvance(part.text()) > room.width() + 1:
            yield f"{_named(part)} is cut off"
    if isinstance(part, QAbstractButton):
        words = part.text().replace("&", "")
        if part.fontMetrics().horizontalAdvance(words) > part.width():
            yield f"{_named(part)} is cut off"


def _faint(part: QWidget, dialog: QWidget, image: QImage) -> Iterator[str]:
    """Words whose letters stand out too little from what is behind them, as they were painted."""
    has_words = isinstance(part, QLabel | QAbstractButton) and part.text().strip()
    if not has_words or not part.isEnabled():
        return
    region = part.visibleRegion().boundingRect()
    ratio = image.devicePixelRatio()
    corner = part.mapTo(dialog, region.topLeft())
    area = QRect(corner * ratio, region.size() * ratio).intersected(image.rect())
    if area.height() < part.fontMetrics().ascent() * ratio:
        return  # scrolled almost out of sight
    lights = [
        _light(image.pixelColor(x, y))
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    ]
    contrast = (max(lights) + 0.05) / (min(lights) + 0.05)
    if contrast < LEAST_CONTRAST:
        yield f"{_named(part)} is too faint ({contrast:.1f})"


def _light(color: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_nameless(part: QWidget) -> bool:
    is_field = isinstance(part, FIELDS) and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    is_inner = isinstance(part.parentWidget(), QComboBox | QAbstractSpinBox)
    return bool(is_field) and not is_inner and not part.accessibleName()


def _overlaps(parts: list[QWidget]) -> Iterator[str]:
    """Words and fields of one parent that lie on one another."""
    wordy = [each for each in parts if isinstance(each, QLabel | QAbstractButton | QLineEdit)]
    for number, one in enumerate(wordy):
        for other in wordy[number + 1 :]:
            if one.parentWidget() is not other.parentWidget():
                continue
            both = one.geometry().intersected(other.geometry())
            if both.width() > 1 and both.height() > 1:
                yield f"{_named(one)} and {_named(other)} overlap"


def _named(part: QWidget) -> str:
    words = part.text() if isinstance(part, QLabel | QAbstractButton) else part.accessibleName()
    return f"{type(part).__name__} “{words[:60]}”"


def test_the_checks_see_what_they_are_for(qtbot: QtBot) -> None:
    """Each of them fails on a dialog that is made to fail."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet("QDialog { background: #ffffff; }")
    cut = QLabel("This is longer than there is room for", dialog)
    cut.setGeometry(0, 0, 40, 20)
    cut.setStyleSheet("color: #000000")
    faint = QLabel("Faint", dialog)
    faint.setGeometry(0, 40, 100, 20)
    faint.setStyleSheet("color: #cccccc")
    field = QLineEdit(dialog)
    field.setGeometry(0, 80, 100, 24)
    over = QLabel("Over it", dialog)
    over.move(QPoint(20, 84))
    over.setStyleSheet("color: #000000")
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert faults(dialog, dialog.grab().toImage()) == [
        "QLabel “This is longer than there is room for” is cut off",
        "QLabel “Faint” is too faint (1.6)",
        "QLineEdit “” has no name",
        "QLineEdit “” and QLabel “Over it” overlap",
    ]
