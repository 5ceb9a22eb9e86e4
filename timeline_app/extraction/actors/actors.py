"""Finds the actors of one document: who and what its names, descriptions and pronouns mean.

Names are found in ``name_finding`` and put together in ``name_clusters``; whom other words mean is told
in ``coreference``. Several documents' actors are joined elsewhere.
"""

from collections.abc import Sequence

from timeline_app.extraction.actors.authors import add_authors
from timeline_app.extraction.actors.coreference import describe, resolve
from timeline_app.extraction.actors.figure import AUTHOR, Figure
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.genders import gender_of_person, guessed_gender
from timeline_app.extraction.actors.name_clusters import cluster_names
from timeline_app.extraction.actors.name_evidence import kind_of, kind_word
from timeline_app.extraction.actors.name_finding import find_names
from timeline_app.extraction.actors.name_standing import is_doer, is_where
from timeline_app.extraction.drafts.draft import DraftActor, Likeness, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.drafts.pinned import Pinned
from timeline_app.extraction.sentences.name_words import (
    NO_ACTORS,
    NUMBERED,
)
from timeline_app.extraction.sentences.phrases import first_of_list
from timeline_app.extraction.sentences.role_nouns import (
    CALLED_GROUPS,
    GROUPS,
    OF_THINGS_TOO,
    ORGANIZATIONS,
    TOO_BARE,
)
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_types import VERB_TYPES
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind, EventType

_COUNTING = words(
    """
    hundred thousand million dozen score ten couple number group handful majority lot some many most
    several all half none few two three four five six seven eight nine
    """
)
_HARMING = (EventType.ASSAULT, EventType.COERCE)
_TAKING_PART = ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "poss")
# Behind these stands what somebody is or where, no party to what is done; behind those its other party.
_NO_PARTY = frozenset(
    ("as", "in", "into", "at", "inside", "near", "like", "than", "until", "within")
)
_OTHER_PARTY = frozenset(("with", "against", "between"))


def find_actors(parsed: ParsedText, pinned: Sequence[Pinned] = ()) -> tuple[DraftActor, ...]:
    """The actors of a document in the order of their first mention."""
    names = find_names(parsed, [name for each in pinned for name in each.names])
    figures = cluster_names(parsed, names, pinned)
    authors = add_authors(parsed, figures)
    descriptions = describe(parsed, figures)
    for figure in figures:
        if figure.rule != AUTHOR:
            figure.kind = kind_of(parsed, figure)
        if figure.kind is ActorKind.PLACE and _acts(parsed, figure):
            figure.kind = ActorKind.GOVERNMENT
        figure.gender = figure.gender or gender_of_person(figure)
        figure.guess = guessed_gender(figure)
    _liken_neighbours(parsed, figures)
    _suggest_accounts(figures)
    described = resolve(parsed, figures, descriptions, authors)
    for figure in figures:
        if figure.kind is ActorKind.ORGANIZATION and _is_called_group(parsed, figure):
            figure.kind = ActorKind.GROUP
    kept = [figure for figure in figures if figure.mentions and not _is_no_actor(figure)]
    kept.extend(figure for figure in described if _is_worth_a_lane(parsed, figure))
    wholes = {figure.part_of for figure in kept if figure.names}
    kept.extend(figure for figure in described if figure in wholes and figure not in kept)
    return _drafted(kept)


def _liken_neighbours(parsed: ParsedText, figures: Sequence[Figure]) -> None:
    """A name of which nothing is known is of the kind of the one that it is listed after."""
    at = {(name.sentence, name.last): figure for figure in figures for name in figure.names}
    for figure in figures:
        if (
            figure.kind is not ActorKind.OTHER
            or figure.pinned
            or any(name.label or name.is_account for name in figure.names)
        ):
            continue
        for name in figure.names:
            tokens = parsed.sentences[name.sentence].tokens
            place = name.first - 1
            while place > 0 and tokens[place].text in (",", "and", "or"):
                place -= 1
            before = at.get((name.sentence, place)) if place < name.first - 1 else None
            if before is not None:
                figure.kind = before.kind
                break


def _suggest_accounts(figures: Sequence[Figure]) -> None:
    """An account whose name has the letters of an actor's may be that actor's."""
    by_letters = {
        "".join(filter(str.isalpha, form)): figure
        for figure in figures
        for form in figure.forms
        if not form.startswith("@")
    }
    for figure in figures:
        accounts = {name.form for name in figure.names if name.is_account}
        if figure.rule == AUTHOR and figure.words.startswith("@"):
            accounts.add(figure.words.casefold())
        if accounts:
            for form in sorted(accounts):
                owner = by_letters.get("".join(filter(str.isalpha, form)))
                if owner is not None and owner is not figure:
                    figure.may_be[owner] = f"“{form}” may be the account of “{owner.name}”"


def _acts(parsed: ParsedText, figure: Figure) -> bool:
    """Whether a place is spoken of as a state that does something, more often than as a place."""
    doing = placed = 0
    for name in figure.names:
        sentence = parsed.sentences[name.sentence]
        token = sentence.tokens[name.head]
        doing += is_doer(sentence, token) or _owns_deed(sentence, token)
        placed += is_where(sentence, token)
    return doing > placed


def _owns_deed(sentence: Sentence, token: Token) -> bool:
    """ "Utopia's support", "the Utopia invasion"."""
    above = sentence.head_of(token)
    if token.dep != "poss":
        return False
    return above.lemma.endswith(("tion", "sion", "ment", "support", "attack", "decision"))


def _is_no_actor(figure: Figure) -> bool:
    """A law, treaty, prize, contest or numbered part of something, of which only its name tells so."""
    if figure.pinned or not figure.names:
        return False
    if all(name.words[0].casefold() in NUMBERED and _is_number(name) for name in figure.names):
        return True
    if figure.kind is ActorKind.PERSON:
        return False
    return all(
        len(name.words) > 1 and (kind_word(name.words) in NO_ACTORS or _is_order(name))
        for name in figure.names
    )


def _is_number(name: FoundName) -> bool:
    """ "Gate 3", "Section 12A"."""
    return len(name.words) == 2 and name.words[1][0].isdigit()


def _is_order(name: FoundName) -> bool:
    """ "The Order of the Lion", an award."""
    return name.words[0] in ("Order", "Cross") and name.words[1:3] == ("of", "the")


def _is_called_group(parsed: ParsedText, figure: Figure) -> bool:
    """Whether the text calls it a group or movement and never a company, agency, party…"""
    if figure.pinned or any(role in ORGANIZATIONS - GROUPS for role in figure.roles):
        return False
    return any(
        parsed.sentences[mention.sentence].tokens[mention.head].lemma in CALLED_GROUPS
        for mention in figure.mentions
        if mention.form is MentionForm.NOMINAL
    )


def _is_worth_a_lane(parsed: ParsedText, figure: Figure) -> bool:
    """Of those that have no name: people, groups and bodies that take part in something."""
    if figure.kind in (ActorKind.PLACE, ActorKind.OTHER) or figure.words.lower() in TOO_BARE:
        return False
    if figure.part_of is None and figure.words.lower().split()[-1] in OF_THINGS_TOO:
        return False
    return any(
        _takes_part(parsed.sentences[mention.sentence], mention.head, figure)
        for mention in figure.mentions
    )


def _takes_part(sentence: Sentence, place: int, figure: Figure) -> bool:
    """Whether a word stands where doers and those done to stand; who is told of once must do or suffer it."""
    token = first_of_list(sentence, sentence.tokens[place])
    above = sentence.head_of(token)
    counted = sentence.head_of(above)
    if token.dep == "pobj" and above.text == "of" and counted.lemma in _COUNTING:
        token = first_of_list(sentence, counted)  # "dozens of fighters"
        above = sentence.head_of(token)
    if token.dep == "ROOT":  # "fighters of the front left", taken for "those who were left"
        return figure.is_plural and sentence.child_of(token, "acl", "prep") is not None
    is_behind = token.dep == "pobj"
    if is_behind and above.lemma in _NO_PARTY:
        return False
    if not figure.is_generic and len(figure.mentions) > 1:
        return token.dep in _TAKING_PART
    if is_behind:
        return above.dep == "agent" or (above.lemma in _OTHER_PARTY and not figure.is_generic)
    if token.dep == "dobj":
        return VERB_TYPES.get(above.lemma) in _HARMING
    return token.dep == "nsubj" or (token.dep == "nsubjpass" and not figure.is_owned)


def _part_circles(figures: Sequence[Figure]) -> None:
    """Nobody is a part of its own part: the link that closes a circle is left out."""
    sound: set[Figure] = set()
    for figure in figures:
        seen: set[Figure] = set()
        each: Figure | None = figure
        while each is not None and each not in sound:
            seen.add(each)
            if each.part_of in seen:
                each.part_of = None
            each = each.part_of
        sound |= seen


def _drafted(figures: Sequence[Figure]) -> tuple[DraftActor, ...]:
    _part_circles(figures)
    for figure in figures:
        figure.mentions.sort(key=lambda mention: mention.span)
    order = sorted(figures, key=lambda figure: figure.mentions[0].span)
    places = {figure: place for place, figure in enumerate(order)}
    return tuple(
        DraftActor(
            name=figure.name,
            kind=figure.kind,
            mentions=tuple(figure.mentions),
            titles=figure.titles,
            part_of=None if figure.part_of is None else places.get(figure.part_of),
            may_be=tuple(
                Likeness(actor=places[other], reason=reason)
                for other, reason in figure.may_be.items()
                if other in places and other is not figure
            ),
            pinned=None if figure.pinned is None else figure.pinned.id,
            confidence=figure.confidence,
            rule=figure.rule,
        )
        for figure in order
    )
