"""Writes words of a sentence as a title: names for pronouns, pieces as far as there is room.

Which words make a title is decided in ``event_titles`` and ``title_pieces``.
"""

from collections.abc import Iterable, Sequence

from timeline_app.extraction.draft import DraftActor, MentionForm
from timeline_app.extraction.mentions import Mentions
from timeline_app.extraction.noun_phrases import phrase
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.standing_for import antecedent
from timeline_app.extraction.verb_types import SPEECH_VERBS

LONGEST_TITLE = 80
_SHORT = 50


class TitleWriter:
    """Writes tokens as the text has them, with names in the place of pronouns."""

    def __init__(
        self, text: str, sentence: Sentence, actors: Sequence[DraftActor], mentions: Mentions
    ) -> None:
        self._text = text
        self._sentence = sentence
        self._actors = actors
        self._mentions = mentions
        self._is_begun = False
        self._told: set[int] = set()  # actors that the title names already

    def written(self, tokens: Sequence[Token]) -> str:
        parts: list[str] = []
        before: Token | None = None
        for token in tokens:
            word = self._word(token)
            if token.place == 0 and token.pos not in ("PROPN", "PRON", "X") and not token.entity:
                word = word[:1].lower() + word[1:]
            if before is not None and (
                token.place != before.place + 1 or before.end != token.start
            ):
                parts.append(" ")
            parts.append(word)
            before, self._is_begun = token, True
        return "".join(parts).strip()

    def joint(self, last: Token | None, first: Token) -> str:
        """What stands between two pieces of a title: a colon before somebody's words."""
        if last is None or first.text == ",":
            return ""
        if last.lemma not in SPEECH_VERBS and not self._is_said(last, first):
            return " "
        between = self._text[last.end : first.start] if last.end <= first.start else ":"
        return ": " if any(sign in between for sign in ':"“«„') else " "

    def _is_said(self, last: Token, first: Token) -> bool:
        """Whether ``first`` begins a clause that stands as what somebody said, behind ``last``."""
        above = [first, *self._sentence.heads_above(first)]
        clause = next((each for each in above if each.dep in ("ccomp", "parataxis")), None)
        return (
            clause is not None
            and self._sentence.head_of(clause).lemma in SPEECH_VERBS
            and last.place not in {each.place for each in self._sentence.subtree(clause)}
        )

    def _word(self, token: Token) -> str:
        word = " ".join(self._text[token.start : token.end].split())
        if token.tag == "WP$":
            owner = antecedent(self._sentence, token)
            return (
                word if owner is token else f"{self.written(phrase(self._sentence, owner, 'of'))}’s"
            )
        meant = self._mentions.at(self._sentence.place, token.place)
        told = {actor for actor, _ in meant}
        if token.pos == "PRON" and token.tag in ("PRP", "PRP$") and not told <= self._told:
            names = [
                self._actors[actor].name
                for actor, each in meant
                if each.form is MentionForm.PRONOUN
            ]
            word = self._named(" and ".join(names), token, word) if names else word
        self._told |= told
        return word

    def _named(self, name: str, token: Token, word: str) -> str:
        if token.text.lower() in ("i", "we"):
            return word if self._is_begun else f"{name}: {word}"
        if token.text.lower() in ("me", "us", "my", "our", "you", "your"):
            return word
        return f"{name}’s" if token.tag == "PRP$" else name


def cut(writer: TitleWriter, pieces: Iterable[Sequence[Token]]) -> str:
    """As many pieces as there is room for; of the first three, at least their beginning."""
    title = ""
    used: set[int] = set()
    last: Token | None = None
    for place, piece in enumerate(pieces):
        fresh = [token for token in piece if token.place not in used]
        if not fresh:
            continue
        used.update(token.place for token in fresh)
        joined = f"{title}{writer.joint(last, fresh[0])}{writer.written(fresh)}"
        if len(joined) > LONGEST_TITLE and title:
            room = LONGEST_TITLE - 1
            if (place <= 2 or len(title) < _SHORT) and room - len(title) > 15:
                title = f"{joined[:room].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
            break
        title, last = joined, fresh[-1]
    if len(title) > LONGEST_TITLE:
        title = f"{title[: LONGEST_TITLE - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
    return title[:1].upper() + title[1:]
