"""What was done is told as done."""

import pytest

from timeline_app.session.done_words import done_words


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Accept 47 proposals", "Accepted 47 proposals"),
        ("Reject “Take the town”", "Rejected “Take the town”"),
        ("Split “Uprising” from “Résistance”", "Split “Uprising” from “Résistance”"),
        ("Link: “Attack” refines “Vow”", "Linked: “Attack” refines “Vow”"),
        ("Take over the new place of a passage", "Took over the new place of a passage"),
        ("Update the proposals, 1 actor goes", "Updated the proposals, 1 actor goes"),
        ("New actor “Dockers”", "New actor “Dockers”"),
        ("Addendum", "Addendum"),
    ],
)
def test_a_label_is_told_as_done(label: str, told: str) -> None:
    assert done_words(label) == told
