"""What a change is called once it is made: entries of the history are orders, reports tell what was done.

The entries themselves are worded by whoever makes the edits.
"""

_DONE = {
    "Accept": "Accepted",
    "Add": "Added",
    "Change": "Changed",
    "Delete": "Deleted",
    "Edit": "Edited",
    "Link": "Linked",
    "Merge": "Merged",
    "Move": "Moved",
    "Name": "Named",
    "Place": "Placed",
    "Propose": "Proposed",
    "Reject": "Rejected",
    "Remove": "Removed",
    "Replace": "Replaced",
    "Split": "Split",
    "Take": "Took",
    "Update": "Updated",
}


def done_words(label: str) -> str:
    """The ``label`` of a change as a report of it; one that gives no order stays as it is."""
    verb = label.partition(" ")[0].rstrip(":")
    return _DONE.get(verb, verb) + label[len(verb) :]
