"""What the canvas says in words: tooltips, its description for screen readers, why it is empty.

Texts that panels share are in ``words``.
"""

from timeline_app.desktop.proposal_words import NOT_REVIEWED
from timeline_app.desktop.text import short_visible_text, tooltip_text, visible_text
from timeline_app.desktop.words import SEPARATOR, actor_names, date_words, said_by, sentence_start
from timeline_app.layout.scene import Scene
from timeline_app.model.dragged_date import Side
from timeline_app.model.source import Passage
from timeline_app.query.columns import STATUSES
from timeline_app.query.lane_grid import VAGUE
from timeline_app.query.lanes import Lane
from timeline_app.session.counting import counted
from timeline_app.session.session import Session

LONGEST_QUOTE = 160
MOST_ACTORS = 6


def event_tooltip(session: Session, event_id: str) -> str:
    """Title, date, status, actors and the beginning of the first quote; escaped for QToolTip."""
    event = session.columns.events[session.columns.row_of[event_id]]
    names = actor_names(session.open_project.project)
    actors = [names.get(id_, id_) for id_ in event.actors]
    if len(actors) > MOST_ACTORS:
        actors = [*actors[:MOST_ACTORS], f"{len(actors) - MOST_ACTORS} more"]
    lines = [
        short_visible_text(event.title),
        f"{NOT_REVIEWED.capitalize()}" if event.is_proposed else "",
        f"{sentence_start(date_words(event.date))}{SEPARATOR}{event.status.value}, "
        f"according to {short_visible_text(said_by(event, names))}",
        short_visible_text(", ".join(actors)),
        _source_words(session, event.claims[0].passage),
    ]
    if not session.columns.sourced[session.columns.row_of[event_id]]:
        lines.append("Its status rests on passages that can’t be verified.")
    return tooltip_text("\n".join(line for line in lines if line))


def grip_tooltip(side: Side) -> str:
    """What can be done with the end of a mark."""
    lines = [f"Drag to change when it {side.value}s.", "With Shift: only its outer bound."]
    return tooltip_text("\n".join(lines))


def _source_words(session: Session, passage: Passage) -> str:
    """The beginning of the quote; of a table, which row of it."""
    if passage.row is not None:
        documents = session.open_project.project.documents
        title = next(each.title for each in documents if each.id == passage.document)
        return f"Row {passage.row:,} of {short_visible_text(title)}"
    quote = visible_text(passage.quote[: LONGEST_QUOTE + 1])
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{quote}”"


def density_tooltip(scene: Scene, x: float, y: float) -> str:
    """What is only counted at a point: how many events, and of which status; else nothing."""
    density, throughout = scene.density_at(y), scene.throughout_at(y)
    lines: list[str] = []
    if density is not None:
        column = density.column_at(x, scene.viewport.width)
        begun = density.begun[:, column]
        counts = (begun + density.running[:, column]).tolist()
        if total := sum(counts[:VAGUE]):
            parts = [
                f"{count:,} {status.value}"
                for status, count in zip(STATUSES, counts, strict=False)
                if count
            ]
            lines = [
                f"{counted(total, 'event')} here: {', '.join(parts)}",
                f"{int(begun[:VAGUE].sum()):,} of them begin here",
                f"{counts[VAGUE]:,} of them at an uncertain time",
                "Zoom in, or double-click, to see them one by one.",
            ]
    elif throughout is not None:
        events = counted(throughout.count, "event")
        lines = [f"{events} began before this view and go on after it"]
    return tooltip_text("\n".join(lines)) if lines else ""


def lane_tooltip(lane: Lane) -> str:
    """Whole name and count, and how to see it alone."""
    actor = lane.actor
    lines = [
        short_visible_text(actor.name),
        f"{sentence_start(actor.kind.value)}{SEPARATOR}{counted(lane.count, 'event')}",
        *([short_visible_text(actor.note)] if actor.note else []),
        "Alt-click shows only this actor.",
    ]
    return tooltip_text("\n".join(lines))


def view_description(session: Session) -> str:
    """What a screen reader says of the canvas."""
    parts = [
        counted(len(session.lanes), "lane"),
        counted(session.kept_count, "event"),
        f"{session.undated_count:,} undated",
    ]
    event = session.selected_event
    if event is not None:
        selected = f"selected: {short_visible_text(event.title)}, {date_words(event.date)}"
        proposed = f", {NOT_REVIEWED}" if event.is_proposed else ""
        parts.append(f"{selected}, {event.status.value}{proposed}")
    if len(session.chosen) > 1:
        parts.append(f"{counted(len(session.chosen), 'event')} chosen")
    return "; ".join(parts)


def empty_words(session: Session) -> tuple[str, str] | None:
    """Headline and hint for a canvas without marks; None if there is something to see."""
    kept = session.kept_count
    if not len(session.columns):
        if session.open_project.project.documents:
            return (
                "No events yet",
                "Have events proposed with Ctrl+Shift+P, or mark words in a document at the right, "
                "and press Ctrl+E.",
            )
        return "No events yet", "Add documents with Ctrl+D, or drop them on this window."
    if not kept:
        return "No event matches the filter", "Loosen or clear the filter to see events again."
    if kept == session.undated_count:
        return (
            "No dates to draw",
            f"{counted(kept, 'event')} without a date: see Undated. Nothing is placed by guessing.",
        )
    if not session.lanes:
        return "No lanes to show", "No actor that is shown takes part in these events."
    return None
