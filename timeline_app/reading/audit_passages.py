"""What a check finds of passages: not where they were, without their context, not enough for an event.

How a passage is found again is told by ``model.source``.
"""

from collections.abc import Iterator
from dataclasses import replace

from timeline_app.model.event import Alias
from timeline_app.model.source import Passage, PassageState
from timeline_app.reading.event_model import OpenProject, misplaced
from timeline_app.reading.finding import Finding, FindingKind
from timeline_app.reading.records import passages_of, records_of

_KINDS = {
    PassageState.MOVED: FindingKind.MOVED,
    PassageState.AMBIGUOUS: FindingKind.AMBIGUOUS,
    PassageState.LOST: FindingKind.LOST,
}


def misplaced_passages(opened: OpenProject) -> Iterator[Finding | None]:
    """Passages that are not at their offsets; those of a document without text are its problem."""
    records = records_of(opened.project)
    for place, passage in passages_of(records):
        yield None
        found = opened.located[passage]
        if found.state is PassageState.EXACT or passage.document not in opened.texts:
            continue
        reason, mend = misplaced(passage, found)
        finding = Finding(_KINDS[found.state], records.place(place), reason, mend)
        yield _about(finding, opened, place, passage)


def events_without_passage(opened: OpenProject) -> Iterator[Finding | None]:
    """Events none of whose claims still has its passage, though a document is there."""
    for i, event in enumerate(opened.project.events):
        yield None
        passages = [claim.passage for claim in event.claims]
        if any(opened.state_of(passage).is_sourced for passage in passages):
            continue
        if any(passage.document in opened.texts for passage in passages):
            yield Finding(
                FindingKind.UNSOURCED,
                f"events[{i}] (event '{event.id}')",
                "none of its claims has a passage that still holds, so that it is not sourced",
                "give a claim the right words of a document",
                event=event.id,
            )


def contexts_that_differ(opened: OpenProject) -> Iterator[Finding | None]:
    records = records_of(opened.project)
    for place, passage in passages_of(records):
        yield None
        if opened.state_of(passage) is not PassageState.EXACT:
            continue
        text = opened.texts[passage.document]
        for context, fits in (
            ("prefix", text.endswith(passage.prefix, 0, passage.start)),
            ("suffix", text.startswith(passage.suffix, passage.end)),
        ):
            if not fits:
                finding = Finding(
                    FindingKind.CONTEXT,
                    records.place(f"{place}.{context}"),
                    f"its {context} is not what stands beside the quote in '{passage.document}'",
                    "copy it from the document, or leave it out",
                )
                yield _about(finding, opened, place, passage)


def unmentioned_aliases(opened: OpenProject) -> Iterator[Finding | None]:
    """Aliases that no passage backs any more, and passages that back none."""
    for i, actor in enumerate(opened.project.actors):
        yield None
        for j, alias in enumerate(actor.aliases):
            place = f"actors[{i}].aliases[{j}]"
            if not any(_still_holds(opened, passage, alias) for passage in alias.passages):
                if all(passage.document not in opened.texts for passage in alias.passages):
                    continue
                yield Finding(
                    FindingKind.MENTION,
                    f"{place} (actor '{actor.id}')",
                    f"the alias '{alias.text}' doesn't stand in a passage that still holds",
                    "correct the alias, name a passage that has it, or remove it",
                    actor=actor.id,
                    document=alias.passages[0].document,
                    text=alias.text,
                )
                continue
            for k, passage in enumerate(alias.passages):
                if not _mentions(passage, alias):
                    yield Finding(
                        FindingKind.MENTION,
                        f"{place}.passages[{k}] (actor '{actor.id}')",
                        f"the alias '{alias.text}' doesn't stand in the passage that backs it",
                        "correct the alias or name the passage that has it",
                        actor=actor.id,
                        document=passage.document,
                        passage=passage,
                        text=alias.text,
                    )


def _still_holds(opened: OpenProject, passage: Passage, alias: Alias) -> bool:
    return opened.state_of(passage).is_sourced and _mentions(passage, alias)


def _mentions(passage: Passage, alias: Alias) -> bool:
    """Whether the alias stands in the quote, case and line breaks apart."""
    words = " ".join(alias.text.casefold().split())
    return words in " ".join(passage.quote.casefold().split())


def _about(finding: Finding, opened: OpenProject, place: str, passage: Passage) -> Finding:
    """``finding`` with the owner of ``passage``, which is at a place such as ``events[3].claims[0].passage``."""
    numbers = [int(step.partition("]")[0]) for step in place.split("[")[1:]]
    finding = replace(finding, document=passage.document, passage=passage)
    project = opened.project
    match place.partition("[")[0]:
        case "events":
            claim = numbers[1] if len(numbers) > 1 else 0
            return replace(finding, event=project.events[numbers[0]].id, claim=claim)
        case "actors":
            return replace(finding, actor=project.actors[numbers[0]].id)
        case "links":
            return replace(finding, event=project.links[numbers[0]].from_, link=numbers[0])
    return finding
