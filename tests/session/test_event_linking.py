"""Links made and removed by hand: what is there already is refused, and undo brings back what was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.event import Link, LinkKind
from timeline_app.reading.event_model import OpenProject
from timeline_app.session.event_linking import (
    LINKED_ALREADY,
    LINKED_AS_SAME,
    NO_KIND,
    LinkDraft,
    linking,
    unlinking,
    why_not_linked,
)
from timeline_app.store.project_store import ProjectStore

IDS = st.sampled_from(["vow", "fighting", "talks"])
DRAFTS = st.builds(LinkDraft, IDS, IDS, st.sampled_from(LinkKind), st.sampled_from(["", " so "]))


@pytest.fixture
def store(make_project: Callable[..., OpenProject], tmp_path: Path) -> ProjectStore:
    made = make_project()
    return ProjectStore.create(tmp_path / "valley.timeline", made.project, made.texts)


def made(draft: LinkDraft) -> Link:
    [put] = linking(draft)
    link = getattr(put, "record", None)
    assert isinstance(link, Link)
    return link


@given(DRAFTS)
def test_what_was_linked_is_not_linked_again(draft: LinkDraft) -> None:
    link = made(draft)
    assert (link.from_, link.to, link.note) == (
        draft.first,
        draft.second,
        draft.note.strip() or None,
    )
    assert why_not_linked(draft, []) == ""
    is_same = draft.kind is LinkKind.SAME_AS
    assert why_not_linked(draft, [link]) == (LINKED_AS_SAME if is_same else LINKED_ALREADY)
    is_free = not is_same and draft.first != draft.second
    assert (why_not_linked(draft.turned, [link]) == "") is is_free
    assert draft.turned.turned == draft


def test_a_kind_must_be_chosen() -> None:
    draft = LinkDraft("vow", "talks")
    assert why_not_linked(draft, []) == NO_KIND
    with pytest.raises(ValueError, match="Choose how"):
        linking(draft)


def test_links_are_made_removed_and_undone_in_a_file(store: ProjectStore) -> None:
    before = store.project
    draft = LinkDraft("talks", "fighting", LinkKind.RESPONDS_TO, "so it seems")
    store.record("Link", linking(draft))
    link = made(draft)
    assert store.project.links == (*before.links, link)
    store.record("Remove", unlinking(link, store.project, store.link_keys))
    assert store.project.links == before.links
    assert unlinking(link, store.project, store.link_keys) == []
    store.undo()
    assert store.project.links == (*before.links, link)
    store.undo()
    assert store.project == before
    store.close()
