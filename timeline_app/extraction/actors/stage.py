"""Who has been spoken of so far, and where: what descriptions and pronouns are resolved against."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.name_evidence import kind_word
from timeline_app.extraction.drafts.draft import Mention, MentionForm
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.phrases import first_of_list
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import Quotation
from timeline_app.extraction.texts.span import Span

# Nobody is sought further back than so many times that somebody was spoken of.
_MEMORY = 60
_CASE = re.compile(r"\b[A-Z][\w.'’]*(?: [\w.,&'’()-]+){0,8} (?:v|vs|versus)\.? [A-Z]")
_HEAD = 2_000  # characters


@dataclass(frozen=True, slots=True)
class Spoken:
    """That some figures were meant at a token; several by one word, such as "they"."""

    sentence: int
    token: int
    figures: tuple[Figure, ...]
    is_subject: bool
    is_quoted: bool
    is_kin_only: bool = False


@dataclass
class Stage:
    parsed: ParsedText
    authors: Mapping[Span, Figure] = field(default_factory=dict)  # by where they stand
    spoken: list[Spoken] = field(default_factory=list)
    at: dict[tuple[int, int], tuple[Figure, ...]] = field(default_factory=dict)
    ahead: dict[tuple[int, int], Figure] = field(default_factory=dict)  # whom names will mean
    counts: dict[Figure, int] = field(default_factory=lambda: defaultdict(int))
    roles: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))  # by noun
    related: dict[tuple[Figure, str], Figure] = field(default_factory=dict)  # her client, him
    origins: dict[Figure, Figure] = field(default_factory=dict)  # of people, their countries
    _called: dict[Figure, frozenset[str]] = field(default_factory=dict)
    speakers: dict[Span, tuple[Figure, ...]] = field(default_factory=dict)  # of quotations

    @cached_property
    def is_of_a_case(self) -> bool:
        """Whether the text names a case before a court: "Roe and others v. Harlow Mills Ltd"."""
        return _CASE.search(self.parsed.text, 0, _HEAD) is not None

    def speak(
        self,
        sentence: Sentence,
        token: Token,
        span: Span,
        figures: tuple[Figure, ...],
        form: MentionForm,
        rule: str,
        *,
        is_kin_only: bool = False,
    ) -> None:
        """Notes that ``figures`` are meant at ``token``."""
        for figure in figures:
            figure.mentions.append(
                Mention(span=span, form=form, sentence=sentence.place, head=token.place, rule=rule)
            )
            self.counts[figure] += 1
        self.at[sentence.place, token.place] = figures
        self.spoken.append(
            Spoken(
                sentence=sentence.place,
                token=token.place,
                figures=figures,
                is_subject=is_subject(sentence, token),
                is_quoted=self.is_quoted(token.span),
                is_kin_only=is_kin_only,
            )
        )

    def describe(self, figure: Figure, noun: str) -> None:
        """Notes that ``figure`` is called a ``noun``."""
        figure.roles[noun] += 1
        if figure not in self.roles[noun][-_MEMORY:]:
            self.roles[noun].append(figure)

    def called(self, figure: Figure) -> frozenset[str]:
        """What its names say that it is: "ministry" of "Ministry of Health"."""
        found = self._called.get(figure)
        if found is None:
            names = (form.split() for form in figure.forms)
            found = self._called[figure] = frozenset(
                word for words in names if len(words) > 1 for word in (kind_word(words), words[-1])
            )
        return found

    def back(self, sentences: int, now: Sentence) -> Iterator[Spoken]:
        """The last first, within so many sentences before ``now``."""
        for spoken in reversed(self.spoken[-_MEMORY:]):
            if spoken.sentence < now.place - sentences:
                return
            yield spoken

    def is_quoted(self, span: Span) -> bool:
        return self.quotation_at(span) is not None

    def quotation_at(self, span: Span) -> Quotation | None:
        """The quotation, no scare quote, that holds ``span``."""
        place = bisect_right(self._starts, span.start) - 1
        if place >= 0 and self._quotations[place].span.holds(span):
            return self._quotations[place]
        return None

    def quotation_before(self, quotation: Quotation) -> Quotation | None:
        place = bisect_right(self._starts, quotation.span.start) - 2
        return self._quotations[place] if place >= 0 else None

    @cached_property
    def _quotations(self) -> tuple[Quotation, ...]:
        real = (each for each in self.parsed.quotations if not each.is_scare)
        return tuple(sorted(real, key=lambda each: each.span))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(each.span.start for each in self._quotations)


def is_own(sentence: Sentence, span: Span, head: int, spoken: Spoken) -> bool:
    """Whether somebody was spoken of inside of a phrase itself, or after it."""
    if spoken.sentence != sentence.place:
        return False
    return span.holds(sentence.tokens[spoken.token].span) or spoken.token >= head


def is_subject(sentence: Sentence, token: Token) -> bool:
    return first_of_list(sentence, token).dep in ("nsubj", "nsubjpass", "ROOT")
