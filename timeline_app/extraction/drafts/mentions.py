"""Looks up who is named, described or meant by a pronoun at a word of a sentence.

Finding the mentions is ``actors``'.
"""

from collections import defaultdict
from collections.abc import Sequence

from timeline_app.extraction.drafts.draft import DraftActor, Mention
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind

# The actor's place among the document's actors, and where it is meant.
Mentioned = tuple[int, Mention]


class Mentions:
    """All mentions of a document's actors, by sentence and head token.

    A mention stands at its head: "fighters" in "the fighters of the group", while "the group" has a
    mention of its own inside of it. "Both leaders" or "they" may mean several actors at one head.
    In "A and B" each has its own head: whoever asks for a verb's subjects follows ``conj``.
    """

    def __init__(self, actors: Sequence[DraftActor]) -> None:
        self._at: dict[tuple[int, int], list[Mentioned]] = defaultdict(list)
        self._in: dict[int, list[Mentioned]] = defaultdict(list)
        self._kinds = [actor.kind for actor in actors]
        for place, actor in enumerate(actors):
            for mention in actor.mentions:
                self._at[mention.sentence, mention.head].append((place, mention))
                self._in[mention.sentence].append((place, mention))
        for found in self._in.values():
            found.sort(key=lambda each: (each[1].span.start, -each[1].span.end, each[0]))

    def are_places(self, actors: Sequence[int]) -> bool:
        return bool(actors) and all(self._kinds[actor] is ActorKind.PLACE for actor in actors)

    def at(self, sentence: int, token: int) -> tuple[Mentioned, ...]:
        """The mentions whose head is the sentence's token ``token``, by both places; mostly one."""
        return tuple(self._at.get((sentence, token), ()))

    def actors_at(self, sentence: int, token: int) -> tuple[int, ...]:
        """The actors whose mention has its head there, each once; none where nobody is known."""
        return tuple(dict.fromkeys(actor for actor, _ in self._at.get((sentence, token), ())))

    def in_sentence(self, sentence: int) -> tuple[Mentioned, ...]:
        """All mentions of a sentence in the order of the text, nested ones after what holds them."""
        return tuple(self._in.get(sentence, ()))

    def inside(self, sentence: int, span: Span) -> tuple[Mentioned, ...]:
        """Those of a sentence that ``span`` holds whole."""
        return tuple(each for each in self._in.get(sentence, ()) if span.holds(each[1].span))
