import pytest

from timeline_app.extraction.segment import Segment
from timeline_app.extraction.segments import find_segments

PROSE = "The council met in the old town hall on Friday and voted for the plan, its leader said."


def kinds(text: str) -> list[str]:
    return [segment.kind for segment in find_segments(text)]


def parts(text: str) -> list[tuple[str, str]]:
    return [(segment.kind, segment.span.of(text)) for segment in find_segments(text)]


def voices(text: str) -> list[tuple[str, str | None, str | None]]:
    def words(segment: Segment, name: str) -> str | None:
        span = getattr(segment, name)
        return span.of(text) if span else None

    return [
        (each.span.of(text), words(each, "author"), words(each, "dated"))
        for each in find_segments(text)
    ]


def test_metadata_glued_before_prose_ends_where_the_prose_begins() -> None:
    assert parts(f" date 2020-02-03 {PROSE}") == [
        ("metadata", "date 2020-02-03"),
        ("paragraph", PROSE),
    ]


def test_a_caption_glued_to_its_credit() -> None:
    text = f"Miners wait at the gate in Harlow, on May 4, 2012. ANNA BRECK/CITY POST\n{PROSE}"
    assert parts(text) == [
        ("caption", "Miners wait at the gate in Harlow, on May 4, 2012."),
        ("credit", "ANNA BRECK/CITY POST"),
        ("paragraph", PROSE),
    ]


def test_a_dateline_has_its_date() -> None:
    text = f"HARLOW, Aug. 15 (Newswire) — {PROSE}"
    assert voices(text) == [
        ("HARLOW, Aug. 15 (Newswire) —", None, "Aug. 15"),
        (PROSE, None, None),
    ]


def test_an_embedded_post_has_the_account_and_date_that_follow_it() -> None:
    text = f"{PROSE}\nWe hold the bridge #Harlow\n— Harlow Watch (@harlow_w) May 3, 2012\n{PROSE}"
    assert voices(text)[1] == (
        "We hold the bridge #Harlow",
        "Harlow Watch (@harlow_w)",
        "May 3, 2012",
    )
    assert kinds(text) == ["paragraph", "post", "credit", "paragraph"]


def test_a_mail_is_in_its_senders_voice_and_what_it_repeats_in_anothers() -> None:
    text = (
        "From: Ann Lee <ann@example.org>\nSent: 4 May 2012 10:00\nTo: Bo Day\nSubject: Gate\n\n"
        "The gate was shut at noon.\n\nBest regards,\nAnn\n\n"
        "On 3 May 2012 at 09:00, Bo Day <bo@example.org> wrote:\n> Is the gate shut?\n> Bo\n"
    )
    found = {words: (author, dated) for words, author, dated in voices(text)}
    assert found["The gate was shut at noon."] == ("Ann Lee <ann@example.org>", "4 May 2012 10:00")
    assert found["Is the gate shut?"] == ("Bo Day <bo@example.org>", "3 May 2012 at 09:00")
    assert [each.is_quoted for each in find_segments(text)][-1]
    assert ("signature", "Best regards,\nAnn") in parts(text)


def test_wrapped_lines_are_one_paragraph_and_lines_of_their_own_are_not() -> None:
    wrapped = "The council met in the old town hall on Friday\nand voted for the plan, as its leader had\nsaid that it would on Monday. Nobody was\nagainst it.\n"
    assert kinds(wrapped) == ["paragraph"]
    assert kinds(f"{PROSE}\n{PROSE} It met again.\n{PROSE}\n") == ["paragraph"] * 3


def test_headings_and_lists() -> None:
    text = f"== Aftermath ==\n\n{PROSE}\n\nReactions abroad\n\n{PROSE}\n\n- one thing\n- another\n"
    assert kinds(text) == ["heading", "paragraph", "heading", "paragraph", "list", "list"]


@pytest.mark.parametrize("text", [PROSE, f"By Ann Lee\n\n{PROSE}\n\n{PROSE}\n- a\n- b\n"])
def test_line_breaks_of_two_characters_change_nothing_but_offsets(text: str) -> None:
    assert parts(text.replace("\n", "\r\n")) == parts(text)


def test_a_short_sentence_that_ends_in_its_date_is_no_place_and_date() -> None:
    (told,) = find_segments("Rebels attacked the harbour on 3 May 2014.")
    assert told.kind.value == "paragraph"
    place, _ = find_segments("Geneva, 3 May 2014\nThe parties met in the old hall.")
    assert place.kind.value == "metadata"
