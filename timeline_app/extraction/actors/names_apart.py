"""Joins runs that are one name, and cuts those that are two, by how the whole document names them."""

from collections.abc import Collection, Iterator, Sequence

from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.found_name import FoundName, form_of_words
from timeline_app.extraction.actors.name_runs import Run
from timeline_app.extraction.actors.named_run import named
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import HEAD_KINDS

_LONGEST = 12  # words of a name that is cut


def side_by_side(parsed: ParsedText, found: Sequence[FoundName]) -> list[FoundName]:
    """Two names in a row that are one, such as "Larn" and "OS": the first never stands alone."""
    alone = {
        name.form
        for name in found
        if parsed.sentences[name.sentence].tokens[name.head].dep not in ("compound", "nmod")
    }
    joined: list[FoundName] = []
    for name in found:
        before = joined[-1] if joined else None
        if before is not None and _may_be_one(parsed, before, name, alone):
            run = Run(before.first, name.last, before.label or name.label, before.rule)
            joined[-1] = named(parsed.sentences[name.sentence], run)
        else:
            joined.append(name)
    return joined


def apart(parsed: ParsedText, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """Names that stand side by side as two: "Ayton and Beeton", "Ann Lee Acme Foods"."""
    forms = {name.form for name in found}
    for name in found:
        cut = _cut(name, forms)
        if cut is None:
            yield name
            continue
        sentence = parsed.sentences[name.sentence]
        left, right = cut
        yield named(sentence, Run(name.first, name.first + left - 1, name.label, name.rule))
        yield named(sentence, Run(name.first + right, name.last, name.label, name.rule))


def _cut(name: FoundName, forms: Collection[str]) -> tuple[int, int] | None:
    """Where a name's first part ends and its second begins, in words; None if it is one."""
    words = name.words
    if "and" in words[1:-1]:
        place = words.index("and", 1)
        left, right = words[:place], words[place + 1 :]
        known = form_of_words(left) in forms or form_of_words(right) in forms
        if words.count("and") == 1 and (known or (_has_head(left) and _has_head(right))):
            return place, place + 1
        return None
    if "for" in words[1:-1]:
        place = words.index("for", 1)
        if form_of_words(words[:place]) in forms and len(words[:place]) > 1:
            return place, place + 1  # "a bid by the Bank of Larn for Ayton"
    for place in range(1, min(len(words), _LONGEST)):
        left, right = words[:place], words[place:]
        if max(len(left), len(right)) == 1 and form_of_words(left) not in STATES:
            continue
        if form_of_words(left) in forms and form_of_words(right) in forms:
            return place, place
    return None


def _has_head(words: tuple[str, ...]) -> bool:
    """Whether words are a whole name of a body: "Larn University", "Ministry of Health"."""
    last = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return len(words) > 1 and last.casefold() in HEAD_KINDS and last.casefold() != "services"


def _may_be_one(parsed: ParsedText, before: FoundName, name: FoundName, alone: set[str]) -> bool:
    if before.sentence != name.sentence or before.last + 1 != name.first:
        return False
    tokens = parsed.sentences[name.sentence].tokens
    is_alike = before.label == name.label and tokens[before.head].dep == "compound"
    is_unsure = "capital" in (before.rule, name.rule) or is_alike
    if not is_unsure or before.country or name.country:
        return False
    is_bound = name.first <= tokens[before.head].head <= name.last
    is_bound |= tokens[before.head].head == tokens[name.head].head
    return is_bound and before.form not in alone and before.form not in STATES
