"""Makes an event of each post that a document embeds: its account says something, on a day of its own.

What the post tells of is found as in any text (``events``), with the account as who says so.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from timeline_app.extraction.drafts.draft import (
    DraftActor,
    DraftClaim,
    DraftDate,
    DraftEvent,
    Involved,
    MentionForm,
)
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.span import Span
from timeline_app.model.event import EventType, Factuality, Role, Stance

_LONGEST_TITLE = 80
# Of Markdown, in pairs: an account's name may end in one.
_EMPHASIS = re.compile(r"(?<![\w*_@])([*_]{1,3})(?=[^\s*_])(.{1,200}?)(?<=\S)\1(?![\w*_])")
# Little of what an account says is worth a row of its own, but who looks for it finds it.
_SALIENCE = 0.5
_CONFIDENCE = 0.9


def post_events(parsed: ParsedText, actors: Sequence[DraftActor]) -> Iterator[DraftEvent]:
    """One statement for each post whose author is told; its parts may be several segments."""
    account_at = {
        mention.span.start: number
        for number, actor in enumerate(actors)
        for mention in actor.mentions
        if mention.form is MentionForm.ACCOUNT
    }
    posts = [each for each in parsed.segments if each.kind is SegmentKind.POST]
    for author, parts in groupby(posts, key=lambda segment: segment.author):
        if author is not None:
            event = _statement(parsed, tuple(parts), author, account_at.get(author.start))
            if event is not None:
                yield event


def _statement(
    parsed: ParsedText, parts: tuple[Segment, ...], author: Span, account: int | None
) -> DraftEvent | None:
    words = Span(parts[0].span.start, parts[-1].span.end)
    sentence = parsed.sentence_at(words.start)
    if sentence is None:
        return None
    claim = DraftClaim(
        span=words, stance=Stance.ASSERTS, factuality=Factuality.CERTAIN, rule="post"
    )
    involved = () if account is None else (Involved(actor=account, role=Role.SPEAKER, span=author),)
    return DraftEvent(
        trigger=sentence.span,
        mentions=(sentence.span,),
        sentence=sentence.place,
        title=_title(f"{author.of(parsed.text)}: {words.of(parsed.text)}"),
        type=EventType.STATEMENT,
        claims=(claim,),
        date=_date(parsed, parts[0]),
        involved=involved,
        rule="post",
        reason="a post of a network, embedded in the document",
        confidence=_CONFIDENCE,
        salience=_SALIENCE,
    )


def _date(parsed: ParsedText, post: Segment) -> DraftDate | None:
    for timex in parsed.timexes:
        if post.dated is not None and post.dated.holds(timex.span) and timex.edtf is not None:
            return DraftDate(
                edtf=timex.edtf, basis=timex.basis, phrase=timex.span, anchor=timex.anchor
            )
    return None


def _title(words: str) -> str:
    words = " ".join(_EMPHASIS.sub(r"\2", words).split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
