"""Many documents into drafts: read in several processes, kept as they are done, told in their order.

The processes are ``proposing_pool``'s, the keeping is ``draft_cache``'s; what the drafts come to is
told by ``extraction.across``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline_app.extraction.joining.proposed import Source
from timeline_app.model.problem import Problem
from timeline_app.model.source import Document
from timeline_app.session.draft_cache import DraftCache
from timeline_app.session.proposing_messages import Failed, Reading, Request
from timeline_app.session.proposing_pool import ProposingPool
from timeline_app.session.told_of_documents import Told, told_by

_READ = ("en", "und")  # languages that the model reads, and where nothing tells


@dataclass(frozen=True, slots=True)
class ToDraft:
    """A document with its text; ``file`` is what a problem with it is told of."""

    document: Document
    text: str
    file: str


class Drafting:
    """The drafts of documents, in their order, once :meth:`run` is done.

    Gone through, it reads each draft anew: no more than one is in memory.
    """

    def __init__(self, cache: DraftCache, reading: Reading) -> None:
        self._cache, self._reading = cache, reading
        self._keys: dict[str, str] = {}
        self._documents: list[Document] = []
        self.problems: list[Problem] = []
        self.reused_count = 0

    def run(
        self,
        documents: Iterable[ToDraft],
        pool: ProposingPool,
        done: Callable[[int, str], None] = lambda count, file: None,
    ) -> None:
        """Draft ``documents``, which are asked for a few ahead; those that are in the cache are not read again.

        ``done`` gets their count so far, and the file of the last. What has no draft is told in ``problems``. Raises what
        ``pool`` raises; what was done by then is in the cache.
        """
        count = 0
        files: dict[str, str] = {}

        def requests() -> Iterator[Request]:
            nonlocal count
            for each in documents:
                published = each.document.published
                request = Request(
                    each.document.id, each.text, None if published is None else published.edtf
                )
                key = request.key(self._reading, pool.extractor)
                self._documents.append(each.document)
                self._keys[each.document.id] = key
                if not _is_read(each.document):
                    self.problems.append(_other_language(each))
                    self._cache.put(key, each.text, None)
                elif self._cache.has_draft(key):
                    self.reused_count += 1
                else:
                    files[each.document.id] = each.file
                    yield request
                    continue
                count += 1
                done(count, each.file)

        for request, draft in pool.drafts(requests()):
            file = files.pop(request.document)
            if isinstance(draft, Failed):
                self.problems.append(Problem(file, "", draft.reason, draft.mend, fatal=False))
            self._cache.put(
                self._keys[request.document],
                request.text,
                None if isinstance(draft, Failed) else draft,
            )
            count += 1
            done(count, file)

    def __iter__(self) -> Iterator[Source]:
        for document in self._documents:
            key = self._keys[document.id]
            if self._cache.has_draft(key):
                text, draft = self._cache.text(key), self._cache.draft(key)
                yield Source(document=document, text=text, draft=draft)

    def has_draft(self, document: str) -> bool:
        key = self._keys.get(document)
        return key is not None and self._cache.has_draft(key)

    @property
    def drafted_count(self) -> int:
        """How many documents have a draft."""
        return sum(map(self._cache.has_draft, self._keys.values()))

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all documents, each read when it is asked for."""
        return _Texts(self._cache, self._keys)

    def told(self) -> dict[str, Told]:
        """What each document that has a draft tells of itself, by its id."""
        return {
            source.document.id: told_by(source.document.id, source.text, source.draft.written)
            for source in self
        }


class _Texts(Mapping[str, str]):
    def __init__(self, cache: DraftCache, keys: Mapping[str, str]) -> None:
        self._cache, self._keys = cache, keys

    def __getitem__(self, document: str) -> str:
        return self._cache.text(self._keys[document])

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _is_read(document: Document) -> bool:
    return document.language.partition("-")[0].lower() in _READ


def _other_language(each: ToDraft) -> Problem:
    reason = f"its language is '{each.document.language}', and only English is read"
    mend = "make its events by hand, or correct its language if that is wrong"
    return Problem(each.file, "", f"nothing is proposed of it: {reason}", mend, fatal=False)
