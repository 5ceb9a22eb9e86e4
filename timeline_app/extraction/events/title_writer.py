"""Writes words of a sentence as a title: names for pronouns, pieces as far as there is room.

Which words make a title is decided in ``event_titles`` and ``title_pieces``.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.drafts.mentions import Mentioned, Mentions
from timeline_app.extraction.sentences.noun_phrases import phrase
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import antecedent
from timeline_app.extraction.sentences.verb_types import SPEECH_VERBS
from timeline_app.model.event import ActorKind

LONGEST_TITLE = 80
_SHORT = 50
_MARKS = frozenset("|•·*◦▪‣●#")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]")
_REACH = 2  # sentences back that a pronoun's other meanings are looked for in
_OF_MEN = frozenset(("mr", "sir", "lord", "king", "prince", "father", "brother"))
_OF_WOMEN = frozenset(("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister"))


def _may_be_he(actor: DraftActor) -> bool:
    return actor.kind is ActorKind.PERSON and not _titles(actor) & _OF_WOMEN


def _may_be_she(actor: DraftActor) -> bool:
    return actor.kind is ActorKind.PERSON and not _titles(actor) & _OF_MEN


def _may_be_it(actor: DraftActor) -> bool:
    return actor.kind not in (ActorKind.PERSON, ActorKind.PLACE)


def _titles(actor: DraftActor) -> frozenset[str]:
    return frozenset(title.lower().rstrip(".") for title in actor.titles)


# Whom a pronoun of the third person may mean.
_FITTING: Mapping[str, Callable[[DraftActor], bool]] = {
    **dict.fromkeys(("he", "him", "his"), _may_be_he),
    **dict.fromkeys(("she", "her", "hers"), _may_be_she),
    **dict.fromkeys(("it", "its"), _may_be_it),
    **dict.fromkeys(("they", "them", "their"), _may_be_it),
}


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

    def is_mark(self, token: Token) -> bool:
        """Of a list or a table: "•", "|", "2.1" before a sentence."""
        if token.text in _MARKS:
            return True
        following = self._sentence.tokens[token.place + 1 : token.place + 2]
        return (
            token.place == 0
            and _NUMBERED.fullmatch(token.text) is not None
            and bool(following)
            and following[0].text[:1].isupper()
        )

    def joint(self, last: Token | None, first: Token) -> str:
        """What stands between two pieces of a title: a colon before somebody's words."""
        if last is None or first.text == "," or last.end == first.start:
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
        if token.pos == "PRON" and not self._is_certain(token, meant):
            return word
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

    def _is_certain(self, token: Token, meant: Sequence[Mentioned]) -> bool:
        """Whether a pronoun can mean nobody else whom the last sentences name."""
        word = token.text.lower()
        fits = _FITTING.get(word)
        if fits is None:
            return True
        told = {actor for actor, _ in meant}
        if not all(self._is_named(actor) for actor in told):
            return False
        if word in ("it", "they", "them") and token.dep not in ("nsubj", "nsubjpass"):
            return False
        here = self._sentence.place
        others = {
            actor
            for place in range(max(here - _REACH, 0), here + 1)
            for actor, mention in self._mentions.in_sentence(place)
            if mention.form is not MentionForm.PRONOUN
            and (place < here or mention.head < token.place)
            and fits(self._actors[actor])
        }
        return others <= told

    def _is_named(self, actor: int) -> bool:
        return any(each.form is MentionForm.NAME for each in self._actors[actor].mentions)

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
        fresh = [token for token in piece if token.place not in used and not writer.is_mark(token)]
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
