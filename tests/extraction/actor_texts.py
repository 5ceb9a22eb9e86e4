"""Finds the actors of a text made up for a test, and one of them by its name."""

from timeline_app.extraction.actors.actors import find_actors
from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.texts.quotations import find_quotations
from timeline_app.extraction.texts.segments import find_segments


def parsed(model: LanguageModel, text: str) -> ParsedText:
    segments = find_segments(text)
    quotations = find_quotations(text, segments)
    return ParsedText(text, segments, quotations, model.parse(text, segments), DocumentDate())


def actors_of(model: LanguageModel, text: str) -> tuple[DraftActor, ...]:
    return find_actors(parsed(model, text))


def named(actors: tuple[DraftActor, ...], name: str) -> DraftActor:
    found = [actor for actor in actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in actors]
    return found[0]


def words(text: str, actor: DraftActor, *forms: MentionForm) -> list[str]:
    """The actor's mentions of these forms, or all, as the text has them."""
    return [
        mention.span.of(text) for mention in actor.mentions if not forms or mention.form in forms
    ]
