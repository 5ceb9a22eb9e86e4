"""What the documents of an open project tell, found in the background: `Propose events…` without its window.

Take :func:`proposing_of` where the project is edited, call :meth:`Proposing.run` in any one thread, and
record :func:`edits_for` where the project is edited again, unless that has changed so much meanwhile that
:meth:`Proposing.anew` has more to be done. How documents are read is told by ``drafting``.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline_app.child_process import StoppedError
from timeline_app.extraction.joining.across import propose_records
from timeline_app.extraction.joining.proposed import Known, Proposed, Source
from timeline_app.extraction.service.language_service import Service
from timeline_app.model.event import Actor, Event
from timeline_app.model.problem import Problem
from timeline_app.model.project import Project
from timeline_app.model.proposal import LEAST_SALIENCE
from timeline_app.model.source import Document
from timeline_app.reading.errors import ReadError
from timeline_app.session.decisions import named_in
from timeline_app.session.draft_cache import DraftCache
from timeline_app.session.drafting import Drafting, ToDraft
from timeline_app.session.known_records import known_in, pinned_in
from timeline_app.session.proposing_again import kept_records, merged_proposals
from timeline_app.session.proposing_messages import Reading
from timeline_app.session.proposing_pool import (
    NoModelError,
    ProposingPool,
    jobs_for,
)
from timeline_app.session.told_of_documents import Told, completing
from timeline_app.store.edits import KIND_OF, Edit, Put, Remove

Tell = Callable[[int, str], None]  # percent done, and what is being done


@dataclass(frozen=True)
class Outcome:
    """What came of it. ``failure`` tells why nothing did; ``problems`` are documents without proposals."""

    told: Mapping[str, Told] = field(default_factory=dict)  # of the documents that were read
    proposed: Proposed = field(default_factory=Proposed)
    problems: tuple[Problem, ...] = ()
    failure: str = ""

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(self.told)


@dataclass(frozen=True)
class Proposing:
    """Documents that are to be read, with all that this goes by; nothing of it is the project's own."""

    documents: tuple[Document, ...]
    texts: Mapping[str, str]
    known: Known
    reading: Reading
    least_salience: float = LEAST_SALIENCE
    jobs: int | None = None

    def run(self, cache: DraftCache, tell: Tell, should_stop: Callable[[], bool]) -> Outcome | None:
        """Read them, and join what they tell; None where ``should_stop`` says so. It raises nothing.

        What ``cache`` has is not read again, and what was read stays in it.
        """
        total = max(len(self.documents), 1)
        jobs = jobs_for(total, self.jobs)

        def done(count: int, _file: str) -> None:
            tell(95 * count // total, f"{count} of {total} documents read")

        tell(0, "Loading the language model…")
        drafting = Drafting(cache, self.reading)
        try:
            with ProposingPool(self.reading, jobs, should_stop) as pool:
                tell(0, f"0 of {total} documents read")
                drafting.run(self._to_draft(), pool, done)
            tell(95, "Joining what the documents tell…")
            proposed = propose_records(
                _Stoppable(drafting, should_stop), self.known, least_salience=self.least_salience
            )
        except StoppedError:
            return None
        except NoModelError as error:
            return Outcome(failure=str(error))
        except ReadError as error:
            return Outcome(failure=str(error.problems[0]))
        return Outcome(drafting.told(), proposed, tuple(drafting.problems))

    def anew(
        self,
        outcome: Outcome,
        project: Project,
        link_keys: Sequence[str],
        texts: Mapping[str, str],
    ) -> "Proposing | None":
        """What is to be done again, as ``outcome`` doesn't fit ``project`` and its ``texts`` any more.

        Documents have gone or have other texts, or actors whom it names are there no more.
        """
        ids = frozenset(document.id for document in self.documents)
        bytes_now = {document.id: document.sha256 for document in project.documents}
        if any(bytes_now.get(document.id) != document.sha256 for document in self.documents):
            now = proposing_of(project, link_keys, texts, ids)
            return replace(self, documents=now.documents, texts=now.texts, known=now.known)
        gone = {actor.id for actor in self.known.actors}
        gone -= kept_records(project, link_keys, ids).actors.keys()
        named = {id_ for event in outcome.proposed.events for id_ in named_in(event)}
        named |= {actor.part_of or "" for actor in outcome.proposed.actors}
        return replace(self, known=known_in(project, link_keys, ids)) if gone & named else None

    def _to_draft(self) -> Iterator[ToDraft]:
        for document in self.documents:
            yield ToDraft(document, self.texts[document.id], document.title)


def proposing_of(
    project: Project,
    link_keys: Sequence[str],
    texts: Mapping[str, str],
    documents: Collection[str] | None = None,
    *,
    model: str = "",
    service: Service | None = None,
    least_salience: float = LEAST_SALIENCE,
) -> Proposing:
    """What is to be read of ``project``: ``documents``, or all that have a text, with what is known now."""
    wanted = tuple(
        document
        for document in project.documents
        if document.id in texts and (documents is None or document.id in documents)
    )
    ids = frozenset(document.id for document in wanted)
    return Proposing(
        documents=wanted,
        texts={document.id: texts[document.id] for document in wanted},
        known=known_in(project, link_keys, ids),
        reading=Reading(model, pinned_in(project), service),
        least_salience=least_salience,
    )


def edits_for(project: Project, link_keys: Sequence[str], outcome: Outcome) -> list[Edit]:
    """What records ``outcome`` in ``project`` as it is now: open proposals of the same documents give way.

    What was not known of these documents is recorded too.
    """
    proposals = merged_proposals(project, link_keys, outcome.proposed, outcome.documents)
    return [*completing(project.documents, outcome.told), *proposals]


def label_for(outcome: Outcome, edits: Sequence[Edit], project: Project) -> str:
    """The entry of the history: how many events ``edits`` bring to ``project``, and what else they do.

    Those that take another's place, and what is no more, are others: of the documents read again.
    """
    new, *others = _counts(edits, Event, {each.id for each in project.events})
    _, *actors = _counts(edits, Actor, {each.id for each in project.actors})
    of = _counted(len(outcome.documents), "document") if outcome.documents else ""
    update = f"Update the proposals from {of}" if of else "Update the proposals"
    parts = [f"Propose {_counted(new, 'event')} from {of}" if new and of else update]
    for noun, (changed, gone) in (("other" if new else "event", others), ("actor", actors)):
        parts += [f"{_counted(changed, noun)} change{'s' * (changed == 1)}"] * bool(changed)
        parts += [f"{_counted(gone, noun)} {'goes' if gone == 1 else 'go'}"] * bool(gone)
    return ", ".join(parts)


def _counts(
    edits: Sequence[Edit], kind: type[Event] | type[Actor], there: Collection[str]
) -> tuple[int, int, int]:
    """How many records of a ``kind`` are new, changed and gone, of which ``there`` are the ids."""
    records = (edit.record for edit in edits if isinstance(edit, Put))
    put = [record.id in there for record in records if isinstance(record, kind)]
    gone = sum(isinstance(edit, Remove) and edit.kind == KIND_OF[kind] for edit in edits)
    return put.count(False), put.count(True), gone


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


class _Stoppable:
    """Sources that end in a StoppedError as soon as ``should_stop`` says so."""

    def __init__(self, sources: Iterable[Source], should_stop: Callable[[], bool]) -> None:
        self._sources, self._should_stop = sources, should_stop

    def __iter__(self) -> Iterator[Source]:
        for source in self._sources:
            if self._should_stop():
                raise StoppedError
            yield source
