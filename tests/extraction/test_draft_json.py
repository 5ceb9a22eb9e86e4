"""Drafts as JSON: what comes back is what was written, and nothing else is taken for a draft."""

import pytest

from tests.extraction.drafts import Drafted
from timeline_app.extraction.dates.timex import DocumentDate
from timeline_app.extraction.drafts.draft import DocumentDraft, Likeness, Voice
from timeline_app.extraction.drafts.draft_json import draft_json, draft_of
from timeline_app.model.event import ActorKind, LinkKind, Role, Stance


def whole_draft() -> DocumentDraft:
    drafted = Drafted("story", "The Lions 🦁 attacked Ann Lee on 6 May. Then\r\nthey ran.")
    lee = drafted.actor("Ann Lee", titles=("Dr",), may_be=(Likeness(actor=1, reason="no"),))
    lions = drafted.actor("Lions", kind=ActorKind.GROUP, part_of=lee, pinned="lions")
    drafted.event(
        "attacked",
        (lions, Role.AGENT),
        day="2024-05-06",
        phrase="6 May",
        stance=Stance.DENIES,
        by=(Voice(words="Ann Lee", actor=lee),),
    )
    drafted.event("ran", (lions, Role.AGENT))
    drafted.link(LinkKind.BEFORE, 0, 1, "Then")
    return drafted.draft


@pytest.mark.parametrize(
    "draft", [whole_draft(), DocumentDraft(sha256="0" * 64, written=DocumentDate())]
)
def test_a_draft_comes_back_as_it_was(draft: DocumentDraft) -> None:
    again = draft_of(draft_json(draft))
    assert again == draft
    assert again.sentences[:1] == draft.sentences[:1]
    assert draft_json(again) == draft_json(draft)


@pytest.mark.parametrize("json", [b"", b"{}", b"[]", b'{"sha256": 1}', b"\xff", b'"draft"'])
def test_what_is_no_draft_is_refused(json: bytes) -> None:
    with pytest.raises(ValueError, match="no draft"):
        draft_of(json)
