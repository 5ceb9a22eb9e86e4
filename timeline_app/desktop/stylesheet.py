"""The widgets' style sheet, made from a theme: hairlines instead of boxes, a 4-pixel grid."""

from timeline_app.desktop.theme import SMALL_PIXELS, Theme
from timeline_app.locations import resource_folder


def stylesheet(theme: Theme) -> str:
    """Qt style sheet for the whole application."""
    colors = {
        name: getattr(theme, name).name()
        for name in (
            "window",
            "ground",
            "raised",
            "line",
            "text",
            "faint_text",
            "accent",
            "on_accent",
            "tint",
            "warning",
        )
    }
    sheet = _SHEET
    for name, value in colors.items():
        sheet = sheet.replace(f"@{name};", f"{value};").replace(f"@{name} ", f"{value} ")
    tick = (resource_folder() / "icons" / f"tick-{theme.name}.svg").as_posix()
    return sheet.replace("@small", f"{SMALL_PIXELS}px").replace("@tick", tick)


_SHEET = """
QWidget { color: @text; }
QMainWindow, QDialog { background: @window; }
QMenuBar { background: @window; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: @tint; color: @text; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 24px; }
QMenu::item:disabled { color: @faint_text; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @window; border-top: 1px solid @line; color: @faint_text; }
QStatusBar::item { border: none; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QLineEdit, QPlainTextEdit, QTextEdit, PlainCombo, PlainSpin {
    background: @ground; border: 1px solid @line; border-radius: 4px; padding: 3px 6px;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit:focus, PlainCombo:focus, PlainSpin:focus { border: 1px solid @accent; }
QPushButton, QFrame#topBar QToolButton {
    background: @raised; border: 1px solid @line; border-radius: 4px; padding: 4px 10px; }
QPushButton:hover, QFrame#topBar QToolButton:hover { border: 1px solid @accent; }
QPushButton:focus, QFrame#topBar QToolButton:focus { border: 1px solid @accent; }
QPushButton:checked, QFrame#topBar QToolButton:checked {
    background: @tint; border: 1px solid @accent; }
QPushButton:disabled, QFrame#topBar QToolButton:disabled { color: @faint_text; }
QPushButton:default { background: @accent; color: @on_accent; border: 1px solid @accent; }
QPushButton:default:disabled { background: @raised; color: @faint_text; border: 1px solid @line; }
QHeaderView::section {
    background: @window; border: none; border-bottom: 1px solid @line; padding: 4px 8px; }
QAbstractItemView { background: @ground; border: none; outline: none;
    selection-background-color: @accent; selection-color: @on_accent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @faint_text; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0; }
QLabel[faint="true"] { color: @faint_text; }
QLabel[heading="true"] { font-weight: 600; }
QLabel[section="true"] { font-weight: 600; font-size: @small; color: @faint_text; }
QFrame#topBar { background: @window; border-bottom: 1px solid @line; }
QToolBar#importToolBar { background: @window; border: none; border-top: 1px solid @line; padding: 0; }
QWidget[panel="true"] { background: @window; color: @text; }
QWidget[page="true"], QScrollArea[page="true"] { background: @ground; border: none; }
QFrame[hairline="true"] { background: @line; border: none; }
QLabel { background: transparent; }
QLabel[title="true"] { font-size: 16px; font-weight: 600; }
QLabel[small="true"] { font-size: @small; }
QLabel[strong="true"] { font-weight: 600; }
QLabel[warning="true"] { color: @warning; font-weight: 600; }
QPushButton[flat_link="true"] {
    background: transparent; border: 1px solid transparent; color: @accent;
    padding: 1px 4px; text-align: left; }
QPushButton[flat_link="true"]:hover { background: @tint; }
QPushButton[flat_link="true"]:focus { border: 1px solid @accent; }
QPushButton[flat_link="true"]::menu-indicator { image: none; width: 0; }
QPushButton[fold="true"] {
    background: transparent; border: 1px solid transparent; color: @faint_text;
    font-weight: 600; font-size: @small; padding: 4px 2px; text-align: left; }
QPushButton[fold="true"]:hover { color: @text; }
QPushButton[fold="true"]:focus { border: 1px solid @accent; }
QPushButton[chip="true"] { border-radius: 10px; padding: 2px 8px; text-align: left; background: @ground;
    border: 1px solid @line; }
QPushButton[chip="true"]:hover { border: 1px solid @accent; }
QPushButton[chip="true"]:focus, QPushButton[chip="true"]:checked { border: 1px solid @accent; }
QPushButton[chip="true"]:checked { background: @tint; }
QCheckBox, QRadioButton { spacing: 6px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 12px; height: 12px; background: @ground; border: 1px solid @faint_text; border-radius: 3px; }
QRadioButton::indicator { border-radius: 7px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus,
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border: 1px solid @accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: @accent; border: 1px solid @accent; image: url("@tick"); }
QRadioButton::indicator:checked {
    width: 4px; height: 4px; border: 5px solid @accent; border-radius: 7px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:unchecked:disabled {
    background: @window; border: 1px solid @line; }
QCheckBox::indicator:checked:disabled { background: @faint_text; border: 1px solid @faint_text; }
QRadioButton::indicator:checked:disabled { border: 5px solid @faint_text; }
PlainCombo { padding: 3px 8px; background: @ground; }
PlainCombo::drop-down { border: none; width: 20px; }
PlainSpin { padding: 1px 24px 1px 0; }
PlainSpin::up-button, PlainSpin::down-button { border: none; background: transparent; width: 24px; }
PlainSpin::up-arrow, PlainSpin::down-arrow { image: none; width: 0; height: 0; }
QTabWidget::pane { border: none; border-top: 1px solid @line; top: -1px; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 6px 4px; margin-right: 16px; color: @faint_text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover, QTabBar::tab:focus { color: @accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QTableView::item { padding: 0 5px; border: none; }
QListView, QTreeView { border: none; }
QWidget QListView, QWidget QTreeView { background: transparent; }
QListView[boxed="true"], QTreeView[boxed="true"], QTableWidget[boxed="true"] {
    background: @ground; border: 1px solid @line; border-radius: 4px; }
QListView[boxed="true"]:focus, QTreeView[boxed="true"]:focus, QTableWidget[boxed="true"]:focus {
    border: 1px solid @accent; }
QListView[boxed="true"]::item, QTreeView[boxed="true"]::item { padding: 3px 5px; }
QListView[popup="true"] { background: @raised; border: 1px solid @line; }
QListView[popup="true"]::item { padding: 3px 6px; }
QTextEdit[whole_text="true"] { background: @ground; border: none; border-radius: 0; padding: 0; }
"""
