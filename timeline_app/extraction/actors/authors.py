"""Makes actors of those in whose voice posts, messages, letters and turns of a talk are.

That "I" and "we" mean them there is told in ``speakers``; where authors stand, in ``segments``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.extraction.actors.figure import AUTHOR, Figure
from timeline_app.extraction.actors.found_name import form_of_words
from timeline_app.extraction.actors.given_names import GIVEN
from timeline_app.extraction.drafts.draft import Mention, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import HEAD_KINDS, TITLES
from timeline_app.extraction.texts.mails import recipients_of
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import ActorKind

_ACCOUNT = re.compile(r"@[\w.]{1,60}")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_VOICELESS = (SegmentKind.METADATA, SegmentKind.CREDIT, SegmentKind.BOILERPLATE)
_UNPARSED = -1
_MOST_NAMESAKES = 20  # with more than so many, nobody can tell them apart


@dataclass(frozen=True, slots=True)
class _Author:
    """One place where an author stands: with a name, an account, or both."""

    span: Span
    name: Span | None
    account: Span | None

    def words(self, text: str) -> tuple[str, ...]:
        """Of the name, its titles left out."""
        found: list[str] = [] if self.name is None else _WORD.findall(self.name.of(text))
        while len(found) > 1 and found[0].lower().rstrip(".") in TITLES:
            del found[0]
        return tuple(found)

    def handle(self, text: str) -> str:
        return "" if self.account is None else self.account.of(text).casefold().rstrip(".")


def add_authors(parsed: ParsedText, figures: list[Figure]) -> dict[Span, Figure]:
    """Whose each author's words are; who is named nowhere else is added to ``figures``."""
    by_form: dict[str, list[Figure]] = defaultdict(list)
    by_part: dict[str, list[Figure]] = defaultdict(list)  # family names, and authors' given names
    for figure in figures:
        for form in figure.forms:
            by_form[form].append(figure)
            *given, family = form.split()
            if given:
                by_part[family].append(figure)
    found: dict[Span, Figure] = {}
    for author in sorted(_authors(parsed), key=lambda each: -len(each.words(parsed.text))):
        words, handle = author.words(parsed.text), author.handle(parsed.text)
        form = form_of_words(words) if words else handle
        known = _known(by_form, by_part, words, handle)
        if known is not None:
            figure = known
        else:
            figure = Figure(
                words=" ".join((author.name or author.span).of(parsed.text).split()),
                kind=_kind(words, handle),
                rule=AUTHOR,
            )
            for namesake in by_form.get(form, [])[:_MOST_NAMESAKES]:
                figure.may_be[namesake] = f"“{namesake.name}” is the name of this account"
            figures.append(figure)
            if len(words) > 1 and figure.kind is ActorKind.PERSON:
                first = words[0].casefold()
                _take_given_name(figure, by_form.get(first, ()))
                by_part[first].append(figure)
                by_part[words[-1].casefold()].append(figure)
        for key in filter(None, (form, handle)):
            if figure not in by_form[key]:
                by_form[key].append(figure)
        _mention(parsed, figure, author)
        found[author.span] = figure
    _name_recipients(parsed, figures, by_form)
    return found


def _name_recipients(
    parsed: ParsedText, figures: list[Figure], by_form: dict[str, list[Figure]]
) -> None:
    """Who is called by the given name of one to whom a mail goes is that one: "Helen says", Cc: Helen Prior."""
    by_first: dict[str, dict[str, Span]] = defaultdict(dict)
    for span in recipients_of(parsed.text, parsed.segments):
        words = _Author(span, span, None).words(parsed.text)
        if len(words) > 1:
            by_first[words[0].casefold()].setdefault(form_of_words(words), span)
    for first, spans in by_first.items():
        (form, span), *others = spans.items()
        is_named = any(map(_is_alive, by_form.get(form, ())))
        called = [each for each in by_form.get(first, ()) if _is_alive(each)]
        if others or is_named or len(called) != 1:
            continue
        name = " ".join(span.of(parsed.text).split())
        figure = Figure(words=name, kind=ActorKind.PERSON, rule=AUTHOR)
        _take_given_name(figure, called)
        if figure.mentions or figure.names:
            figures.append(figure)
            _mention(parsed, figure, _Author(span, span, None))


def _authors(parsed: ParsedText) -> Iterator[_Author]:
    spans = {
        segment.author
        for segment in parsed.segments
        if segment.author is not None and segment.kind not in _VOICELESS
    }
    for span in sorted(spans):
        words = span.of(parsed.text)
        account = _ACCOUNT.search(words)
        if account is None:
            yield _Author(span, span, None)
            continue
        start, end = account.span()
        name = words[:start].rstrip(" (<[·|,*_\n")
        yield _Author(
            span,
            Span(span.start, span.start + len(name)) if name.strip() else None,
            Span(span.start + start, span.start + end),
        )


def _known(
    by_form: dict[str, list[Figure]],
    by_part: dict[str, list[Figure]],
    words: tuple[str, ...],
    handle: str,
) -> Figure | None:
    """Who has the account, or the same name and no other account; by a family name only in a talk."""
    if handle and (owners := by_form.get(handle)):
        return owners[0]
    form = form_of_words(words)
    same = [
        each
        for each in by_form.get(form, [])[:_MOST_NAMESAKES]
        if _is_alive(each) and not (handle and _has_account(each))
    ]
    if len(same) == 1 and (len(words) > 1 or not handle):
        return same[0]
    family = by_part.get(form, ()) if len(words) == 1 and not handle else ()
    return family[0] if len(family) == 1 else None


def _take_given_name(author: Figure, figures: Sequence[Figure]) -> None:
    """Who is called by an author's given name and no other, and may be a person, is the author.

    Models take a given name alone for a body's too; where it is a common one, that is no reason against it.
    """
    for figure in figures:
        labels = ("", "PERSON", "ORG") if figure.forms & GIVEN else ("", "PERSON")
        is_called_so_only = len(figure.forms) == 1 and not figure.pinned
        if (
            is_called_so_only
            and figure.rule != AUTHOR
            and all(name.label in labels for name in figure.names)
        ):
            author.take(figure)
            figure.names = []


def _is_alive(figure: Figure) -> bool:
    return bool(figure.names) or figure.pinned is not None or figure.rule == AUTHOR


def _has_account(figure: Figure) -> bool:
    return any(mention.form is MentionForm.ACCOUNT for mention in figure.mentions)


def _kind(words: tuple[str, ...], handle: str) -> ActorKind:
    lower = [word.casefold().rstrip(".") for word in words]
    pieces = lower or [piece.casefold() for piece in _PIECE.findall(handle.replace("_", " "))]
    for word in (pieces[-1:] + pieces[:1]) if len(pieces) > 1 else ():
        if HEAD_KINDS.get(word, ActorKind.PLACE) is not ActorKind.PLACE:
            return HEAD_KINDS[word]
    return ActorKind.PERSON if lower and lower[0] in GIVEN else ActorKind.OTHER


def _mention(parsed: ParsedText, figure: Figure, author: _Author) -> None:
    for span in (author.name, author.account):
        if span is None:
            continue
        sentence = parsed.sentence_at(span.start)
        tokens = () if sentence is None else sentence.tokens_in(span)
        is_taken = any(mention.span.meets(span) for mention in figure.mentions[-2:])
        if not is_taken:
            figure.mentions.append(
                Mention(
                    span=span,
                    form=MentionForm.ACCOUNT,
                    sentence=sentence.place if sentence is not None and tokens else _UNPARSED,
                    head=tokens[-1].place if tokens else _UNPARSED,
                    rule="author",
                )
            )
