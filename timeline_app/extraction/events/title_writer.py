"""Writes words of a sentence as a title: names for pronouns, pieces as far as there is room.

Which words make a title is decided in ``event_titles`` and ``title_pieces``.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline_app.extraction.dates.timex import TimexKind
from timeline_app.extraction.drafts.draft import DraftActor, MentionForm
from timeline_app.extraction.drafts.mentions import Mentioned, Mentions
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.noun_phrases import phrase
from timeline_app.extraction.sentences.role_nouns import PEOPLE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.standing_for import antecedent
from timeline_app.extraction.sentences.verb_forms import SUBJECTS
from timeline_app.extraction.sentences.verb_types import SPEECH_VERBS
from timeline_app.model.event import ActorKind

LONGEST_TITLE = 80
_SHORT = 50
_MARKS = frozenset("|•·*◦▪‣●#")
_LONGEST_DATE = 9  # words with the marks around it
_AFTER_DATES = (":", "–", "—", "-")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]")
_ENDING = ("NOUN", "PROPN", "NUM", "PRON")
_BEGINNING = ("ADP", "SCONJ", "CCONJ", "PART", "PUNCT", "PRON", "ADV")
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


def _holds_on(before: Sequence[Token], following: Token) -> bool:
    """Whether a verb before ``following`` would be left without it: its object or its clause."""
    verb = next((token for token in before if token.place == following.head), None)
    return (
        following.dep in ("mark", "xcomp", "ccomp", "dobj", "dative")
        or following.lemma == "of"
        or (
            verb is not None
            and not any(token.head == verb.place for token in before if (token.place > verb.place))
            and verb.pos in ("VERB", "AUX")
        )
    )


class TitleWriter:
    """Writes tokens as the text has them, with names in the place of pronouns."""

    def __init__(
        self,
        parsed: ParsedText,
        sentence: Sentence,
        actors: Sequence[DraftActor],
        mentions: Mentions,
    ) -> None:
        self._text = parsed.text
        self._sentences = parsed.sentences
        self._sentence = sentence
        self._actors = actors
        self._mentions = mentions
        self._entry_start = _start_after_date(parsed, sentence)
        self._is_begun = False
        self._told: set[int] = set()  # actors that the title names already

    def written(self, tokens: Sequence[Token]) -> str:
        parts: list[str] = []
        before: Token | None = None
        for token in tokens:
            word = self._word(token)
            if token.place == 0 and token.pos not in ("PROPN", "PRON", "X") and not token.entity:
                word = word[:1].lower() + word[1:]
            if (
                before is not None
                and (token.place != before.place + 1 or before.end != token.start)
                and word != ","
            ):
                parts.append(" ")
            parts.append(word)
            before, self._is_begun = token, True
        return "".join(parts).strip()

    def phrases_within(self, tokens: Sequence[Token], room: int) -> str:
        """The longest beginning of ``tokens`` that ends with a phrase, in ``room`` characters; "" if none.

        A phrase ends with a name, noun or number before a word that begins another one.
        """
        ends = (
            end
            for end in range(len(tokens) - 1, 1, -1)
            if tokens[end - 1].pos in _ENDING
            and tokens[end].pos in _BEGINNING
            and not _holds_on(tokens[:end], tokens[end])
        )
        for end in ends:
            told = self._told.copy()
            written = self.written(tokens[:end])
            if len(written) <= room:
                return written
            self._told = told
        return ""

    def is_mark(self, token: Token) -> bool:
        """Of a list or a table: "•", "|", "2.1" or "3 May:" before a sentence."""
        if token.text in _MARKS or token.start < self._entry_start:
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
        return others <= told or self._last_subject(token, fits) in told

    def _last_subject(self, token: Token, fits: Callable[[DraftActor], bool]) -> int | None:
        """Who was last told of as a subject, and may be meant: a subject pronoun goes on with that one.

        None where anybody else whom it may mean stands in that sentence, named or not.
        """
        if token.dep not in SUBJECTS:
            return None
        here = self._sentence.place
        for place in range(here, max(here - _REACH, 0) - 1, -1):
            sentence = self._sentences[place]
            end = token.place if place == here else len(sentence.tokens)
            before = [
                (mention.head, actor)
                for actor, mention in self._mentions.in_sentence(place)
                if mention.head < end and fits(self._actors[actor])
            ]
            told = {actor for _, actor in before}
            heads = {head for head, _ in before}
            others = fits is not _may_be_it and any(
                each.pos == "NOUN"
                and each.lemma in PEOPLE
                and each.place not in heads
                and each.dep not in ("compound", "appos", "nmod", "attr")
                for each in sentence.tokens[:end]
            )
            if told or others:
                is_one = len(told) == 1 and not others
                is_subject = any(sentence.tokens[head].dep in SUBJECTS for head in heads)
                return told.pop() if is_one and is_subject else None
        return None

    def _is_named(self, actor: int) -> bool:
        return any(each.form is MentionForm.NAME for each in self._actors[actor].mentions)

    def _named(self, name: str, token: Token, word: str) -> str:
        if token.text.lower() in ("i", "we"):
            return word if self._is_begun else f"{name}: {word}"
        if token.text.lower() in ("me", "us", "my", "our", "you", "your"):
            return word
        return f"{name}’s" if token.tag == "PRP$" else name


def _start_after_date(parsed: ParsedText, sentence: Sentence) -> int:
    """Where an entry of a list begins that is headed by its date: "3 May 2019: contract signed"."""
    tokens = sentence.tokens[:_LONGEST_DATE]
    first = next((each for each in tokens if each.text not in _MARKS), tokens[0])
    ends = {each.place for each in tokens if each.text in _AFTER_DATES}
    place = bisect_left(parsed.timexes, first.start, key=lambda each: each.span.start)
    for timex in parsed.timexes[place : place + 1] if ends else ():
        if timex.span.start <= first.end and timex.kind is TimexKind.DATE:
            following = next((each for each in tokens if each.start >= timex.span.end), first)
            return following.end if following.place in ends else tokens[0].start
    return tokens[0].start


def cut(writer: TitleWriter, pieces: Iterable[Sequence[Token]]) -> str:
    """As many pieces as there is room for; of one that is too long, what makes whole phrases.

    Where not even its first phrase has room, the title ends in "…".
    """
    title = ""
    used: set[int] = set()
    last: Token | None = None
    for place, piece in enumerate(pieces):
        fresh = [token for token in piece if token.place not in used and not writer.is_mark(token)]
        if not fresh:
            continue
        used.update(token.place for token in fresh)
        joint = writer.joint(last, fresh[0])
        joined = f"{title}{joint}{writer.written(fresh)}"
        if len(joined) > LONGEST_TITLE:
            room = LONGEST_TITLE - 1
            whole = writer.phrases_within(fresh, LONGEST_TITLE - len(title) - len(joint))
            if whole:
                title = f"{title}{joint}{whole}"
            elif not title or ((place <= 2 or len(title) < _SHORT) and room - len(title) > 15):
                title = f"{joined[:room].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
            break
        title, last = joined, fresh[-1]
    return title[:1].upper() + title[1:]
