import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.hostile_texts import LINES
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.segments import find_segments

PROSE = "The council met in the old town hall on Friday and voted for the plan, its leader said."
MORE = "It was the third vote in a year. Nobody in the hall spoke against it, as far as is known."


def kinds(text: str) -> list[str]:
    return [segment.kind for segment in find_segments(text)]


def parts(text: str) -> list[tuple[str, str]]:
    return [(segment.kind, segment.span.of(text)) for segment in find_segments(text)]


def voices(text: str) -> dict[str, tuple[str | None, str | None]]:
    def words(segment: Segment, name: str) -> str | None:
        span = getattr(segment, name)
        return span.of(text) if span else None

    return {
        each.span.of(text): (words(each, "author"), words(each, "dated"))
        for each in find_segments(text)
    }


# Around the prose


def test_metadata_glued_before_prose_ends_where_the_prose_begins() -> None:
    text = f" date 2020-02-03 {PROSE}"
    assert parts(text) == [("metadata", "date 2020-02-03"), ("paragraph", PROSE)]
    assert voices(text)["date 2020-02-03"] == (None, "2020-02-03")


@pytest.mark.parametrize(
    ("line", "author", "dated"),
    [
        ("By Ann Lee and Bo Day, Staff Writers", "Ann Lee and Bo Day, Staff Writers", None),
        ("BY ANN LEE", "ANN LEE", None),
        ("By Ann Lee | May 3, 2012", "Ann Lee", "May 3, 2012"),
        ("*By Ann Lee, Harlow, 3 May 2012*", "Ann Lee, Harlow", "3 May 2012"),
    ],
)
def test_a_byline_names_who_wrote(line: str, author: str, dated: str | None) -> None:
    text = f"Bridge shut\n{line}\n\n{PROSE}\n"
    assert kinds(text) == ["heading", "credit", "paragraph"]
    assert voices(text)[line] == (author, dated)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 May 2012",
        "Updated 10:14 GMT, 3 May 2012 | 5 min read",
        "Last modified on Thu 3 May 2012 11.20 BST",
        "Thursday, May 3, 2012",
        "3 May 2012",
        "Harlow, 3 May 2012",
        "Source: Harlow Post",
        "Incident No.: 2012-0441",
        "FOR IMMEDIATE RELEASE",
        "press@example.org",
        "2 hours ago",
        "Press contact: Ann Lee, +44 20 7946 0000",
    ],
)
def test_lines_that_tell_of_the_text_are_metadata(line: str) -> None:
    text = f"Bridge shut\n\n{line}\n\n{PROSE}\n"
    assert parts(text)[1] == ("metadata", line)


@pytest.mark.parametrize(
    "line",
    [
        "Share this",
        "Facebook Twitter WhatsApp",
        "Advertisement",
        "Subscribe to our newsletter",
        "Read more: Bridge to open in June",
        "ALSO READ | Bridge to open in June",
        "© 2012 Harlow Post. All rights reserved.",
        "Page 3 of 9",
        "This article was first published on 3 May 2012",
        "From Harlowpedia, the free encyclopedia",
        "This comment has been removed by a moderator.",
        "This post is no longer available",
    ],
)
def test_what_a_page_says_around_its_text(line: str) -> None:
    text = f"Bridge shut\n\n{PROSE}\n\n{line}\n\n{MORE}\n"
    assert parts(text)[2] == ("boilerplate", line)


def test_menus_and_links_to_other_texts() -> None:
    menu = "Home\nNews\nWorld\nSports\nSkip to content\n\n"
    links = "Related articles\nMayor to resign\nWho built the bridge?\n"
    found = kinds(f"{menu}Bridge shut in Harlow after crash\n\n{PROSE}\n\n{links}")
    assert found == ["boilerplate"] * 5 + ["heading", "paragraph"] + ["boilerplate"] * 3


def test_page_numbers_and_running_heads_of_pages() -> None:
    pages = [f"HARLOW REVIEW {number}\n\n{PROSE}\n{MORE}\n\n{number}\n" for number in (7, 8, 9)]
    page = ["boilerplate", "paragraph", "paragraph", "boilerplate"]
    assert kinds("\f".join(pages)) == page * 3


@pytest.mark.parametrize(
    ("dateline", "dated"),
    [
        ("HARLOW, Aug. 15 (Newswire) —", "Aug. 15"),
        ("HARLOW (AP) -", None),
        ("HARLOW, Norland —", None),
        ("Harlow, Norland –", None),
        ("HARLOW (3 May 2012) –", "3 May 2012"),
        ("HARLOW, May 4, 2012 /Newswire/ --", "May 4, 2012"),
    ],
)
def test_a_dateline_has_its_date(dateline: str, dated: str | None) -> None:
    text = f"{dateline} {PROSE}"
    assert parts(text) == [("dateline", dateline), ("paragraph", PROSE)]
    assert voices(text)[dateline] == (None, dated)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Miners wait in Harlow, on May 4, 2012.", "ANNA BRECK/CITY POST"),
        ("Miners wait in Harlow, on May 4, 2012.", "(AP Photo/Anna Breck)"),
        ("Miners wait in Harlow on Friday", "[Anna Breck/Reuters]"),
        ("Miners wait in Harlow on Friday.", "Photograph: Anna Breck/Getty Images"),
        ("FILE - Miners wait in Harlow on Friday.", "(Anna Breck/Pool Photo via AP, File)"),
        ("Photo: Miners wait at the gate of the pit in Harlow.", "Credit: Anna Breck"),
    ],
)
def test_a_caption_glued_to_its_credit(caption: str, credit: str) -> None:
    text = f"{caption} {credit}\n{PROSE}"
    assert parts(text) == [("caption", caption), ("credit", credit), ("paragraph", PROSE)]


def test_a_credit_under_a_caption() -> None:
    text = f"Bridge shut\n\nMiners wait at the gate in Harlow.\nGetty Images\n\n{PROSE}"
    assert kinds(text) == ["heading", "caption", "credit", "paragraph"]


def test_whose_report_it_is_makes_no_caption_of_its_last_paragraph() -> None:
    assert parts(f"{PROSE}\n\n{MORE} (Reuters)")[1:] == [
        ("paragraph", MORE),
        ("credit", "(Reuters)"),
    ]


# Prose


@pytest.mark.parametrize(
    "line",
    [
        "By Monday evening, troops had reached the bridge.",
        "Video from the scene showed miners leaving the pit on Saturday.",
        'On 3 May 2012 the mayor wrote: "We will not go."',
        '"No comment."',
        "Follow the money, said the judge.",
        "Sign language was used at the trial.",
        "Date of birth unknown, the man was buried in Harlow.",
        "Contact with the plane was lost at 10:14 GMT.",
        "Published in 1999, the book sold 3 million copies.",
        "Time is short. The miners left at noon: nobody saw it.",
        "Smith: a man of his word, he left at once.",
        "He was born in Erie (PA).",
        "More than 40 people were hurt, officials said (see map).",
        "3 May 2012: The bridge is shut.",
        "2012-05-03 The bridge is shut.",
        "@harlow said that the bridge had been shut.",
        "Best of all, nobody was hurt.",
        "Copyright law was changed in 2005 by the council.",
        "Edited by his son, the letters came out in 1903.",
        "Case No. 12 was closed in 2003, the court said.",
    ],
)
def test_prose_stays_prose_whatever_it_begins_with(line: str) -> None:
    for gap in ("\n", "\n\n"):
        text = gap.join(("Bridge shut", PROSE, line, MORE))
        assert parts(text)[2] == ("paragraph", line)


def test_a_short_sentence_that_ends_in_its_date_is_no_place_and_date() -> None:
    assert kinds("Rebels attacked the harbour on 3 May 2014.") == ["paragraph"]
    text = "Geneva, 3 May 2014\nThe parties met in the old hall."
    assert kinds(text) == ["metadata", "paragraph"]


def test_wrapped_lines_are_one_paragraph_and_lines_of_their_own_are_not() -> None:
    wrapped = (
        "The council met in the old town hall on Friday and voted for\n"
        "the plan, as its leader had said that it would on Monday, and\n"
        "nobody was against it. The mayor, who is ill, didn't come to\n"
        "Harlow, and his deputy had been sent to Norland a week before.\n"
    )
    assert parts(wrapped) == [("paragraph", wrapped.strip())]
    indented = f"    {wrapped}    {wrapped}"
    assert kinds(indented) == ["paragraph"] * 2
    assert kinds(f"{PROSE}\n{MORE}\n{PROSE}\n") == ["paragraph"] * 3


def test_two_wrapped_lines_are_one_paragraph_where_the_first_ends_amid_a_sentence() -> None:
    text = "The council met in the old town hall on Friday, but not\nMayor Day, who was ill."
    assert kinds(text) == ["paragraph"]


def test_headings_of_all_marks_and_by_their_place() -> None:
    text = (
        f"Bridge shut\n\n{PROSE}\n\n== Reactions ==\n{MORE}\n\n# Later\n{PROSE}\n\n"
        f"Aftermath\n=========\n{MORE}\n\nWHAT COMES NEXT?\n\nII. Norland\n{PROSE}\n\n3 May\n{MORE}\n"
    )
    found = [words for kind, words in parts(text) if kind == "heading"]
    assert found == [
        "Bridge shut",
        "Reactions",
        "Later",
        "Aftermath",
        "WHAT COMES NEXT?",
        "II. Norland",
        "3 May",
    ]


def test_a_title_right_above_wrapped_prose() -> None:
    text = (
        "Miners march on Harlow as talks about the bridge collapse\n"
        "Miners marched on the town of Harlow on Saturday, hours after\n"
        "talks with the council had come to nothing, witnesses said.\n"
    )
    assert kinds(text) == ["heading", "paragraph"]


def test_lists_of_all_marks_without_them() -> None:
    text = "The council decided to do three things:\n- to wait\n- to pay\n\n1. One thing\n2. Another\n\na) this\nb) that\n\n• single\n"
    assert parts(text) == [
        ("paragraph", "The council decided to do three things:"),
        ("list", "to wait"),
        ("list", "to pay"),
        ("list", "One thing"),
        ("list", "Another"),
        ("list", "a) this"),
        ("list", "b) that"),
        ("list", "single"),
    ]


def test_a_numbered_paragraph_of_a_judgment_is_one() -> None:
    text = f"1. {PROSE} {MORE}\n\n2. {MORE}\n"
    assert parts(text) == [("paragraph", f"{PROSE} {MORE}"), ("paragraph", MORE)]


@pytest.mark.parametrize("sign", ["\t", " | ", ",", "     "])
def test_a_row_of_a_table_is_an_item(sign: str) -> None:
    text = f"{PROSE}\n\n" + "\n".join(sign.join(row) for row in ("abc", "def", "ghi"))
    assert kinds(text) == ["paragraph", "list", "list", "list"]


# Other voices


def test_an_embedded_post_has_the_account_and_date_that_follow_it() -> None:
    text = f"{PROSE}\nWe hold the bridge #Harlow\n— Harlow Watch (@harlow_w) May 3, 2012\n{PROSE}"
    assert kinds(text) == ["paragraph", "post", "credit", "paragraph"]
    assert voices(text)["We hold the bridge #Harlow"] == ("Harlow Watch (@harlow_w)", "May 3, 2012")


def test_a_post_of_several_lines_begins_where_the_article_ends() -> None:
    post = ["Good morning", "The bridge is ours. #Harlow", "More soon pic.twitter.com/abc"]
    text = "\n".join((PROSE, *post, "— Watch (@w) May 3, 2012", MORE))
    assert [words for kind, words in parts(text) if kind == "post"] == post
    assert kinds(text)[0] == kinds(text)[-1] == "paragraph"


@pytest.mark.parametrize(
    ("text", "author", "dated"),
    [
        ("We go. — Watch (@w) May 3, 2012", "Watch (@w)", "May 3, 2012"),
        ("@watch · Aug 3\nWe go.\n12 Retweets 40 Likes", "@watch", "Aug 3"),
        ("Watch\n@watch\n·\n3h\nWe go.", "@watch", "3h"),
        ("@watch\nWe go.\n3:14 PM · May 3, 2012 · Web", "@watch", "May 3, 2012"),
        ("> **Watch** @w\n> We go.\n> 3:14 PM · May 3, 2012", "Watch** @w", "May 3, 2012"),
        ("Town of Harlow @harlow\n3h\nWe go.", "Town of Harlow @harlow", "3h"),
        ("RT @watch: We go.", "@watch", None),
        ("Harlow Channel, [03.05.12 14:10]\nWe go.", "Harlow Channel", "03.05.12 14:10"),
        ("[03/05/2012, 15:10:05] Bo: We go.", "Bo", "03/05/2012, 15:10:05"),
        ("Town of Harlow\nAugust 3 at 3:10 PM ·\nWe go.", "Town of Harlow", "August 3 at 3:10 PM"),
    ],
)
def test_posts_and_messages_in_the_shapes_they_are_copied_in(
    text: str, author: str, dated: str | None
) -> None:
    assert voices(text)["We go."] == (author, dated)
    assert ("post", "We go.") in parts(text)


def test_a_line_that_ends_in_an_account_is_no_post_without_a_date() -> None:
    text = f"Follow us on the way @harlow\n{PROSE}"
    assert "post" not in kinds(text)


def test_a_mail_is_in_its_senders_voice_and_what_it_repeats_in_anothers() -> None:
    text = (
        "From: Ann Lee <ann@example.org>\nSent: 4 May 2012 10:00\nTo: Bo Day\nSubject: Gate\n\n"
        "The gate was shut at noon.\n\nBest regards,\nAnn\n\n--\nAnn Lee\n+44 20 7946 0000\n\n"
        "On Thu, May 3, 2012 at 9:00 AM Bo Day <bo@example.org> wrote:\n\n> Is the gate shut?\n>\n"
        "> On 2 May 2012 at 08:00, Cy <cy@example.org> wrote:\n>> Shut it.\n"
    )
    found = voices(text)
    assert found["The gate was shut at noon."] == ("Ann Lee", "4 May 2012 10:00")
    assert found["Is the gate shut?"] == ("Bo Day", "Thu, May 3, 2012 at 9:00 AM")
    assert found["Shut it."] == ("Cy", "2 May 2012 at 08:00")
    assert {each.span.of(text): each.is_quoted for each in find_segments(text)} | {
        "The gate was shut at noon.": False,
        "Is the gate shut?": True,
        "Shut it.": True,
    } == {each.span.of(text): each.is_quoted for each in find_segments(text)}
    assert [words for kind, words in parts(text) if kind == "signature"] == [
        "Best regards,\nAnn",
        "--\nAnn Lee\n+44 20 7946 0000",
    ]


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ('"Lee, Ann" <ann@example.org>', "Lee, Ann"),
        ("Ann Lee [mailto:ann@example.org]", "Ann Lee"),
        ("ann@example.org (Ann Lee)", "ann@example.org (Ann Lee)"),
        ("<ann@example.org>", "ann@example.org"),
    ],
)
def test_a_sender_is_called_by_name_where_one_stands(sender: str, author: str) -> None:
    text = f"From: {sender}\nTo: Bo\nSubject: Gate\n\nThe gate is shut.\n"
    assert voices(text)["The gate is shut."] == (author, None)


def test_a_mail_below_another_is_in_its_own_senders_voice() -> None:
    text = (
        "From: Ann\nSent: 4 May 2012\nTo: Bo\nSubject: FW\n\nSee below.\n\nAnn\n\n"
        "-----Original Message-----\nFrom: Cy\nSent: 3 May 2012\nTo: Ann\nSubject: Gate\n\nIt is shut.\n"
    )
    assert voices(text)["See below."] == ("Ann", "4 May 2012")
    assert voices(text)["It is shut."] == ("Cy", "3 May 2012")
    assert ("signature", "Ann") in parts(text)


def test_a_letter_is_in_the_voice_of_who_signed_it() -> None:
    text = f"Dear Mr. Day,\n\n{PROSE}\n\nYours sincerely,\n\nAnn Lee\nClerk\n"
    assert voices(text)[PROSE] == ("Ann Lee", None)
    assert parts(text)[-1] == ("signature", "Yours sincerely,\n\nAnn Lee\nClerk")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "ANN LEE, HOST: Welcome.\n\nBO ROE: Hello.\n\nLEE: Did you shut it?\n\nROE: Yes.\n",
            "ROE",
        ),
        ("Lee: Welcome.\nRoe: Hello.\nLee: Did you shut it?\nRoe: Yes.\n", "Roe"),
        (
            "Senator LEE. Did you?\n\nMr. ROE. No.\n\nSenator LEE. You did.\n\nMr. ROE. Yes.\n",
            "Mr. ROE",
        ),
        ("Q: When?\n\nA: At noon.\n\nQ: Did you shut it?\n\nA: Yes.\n", None),
    ],
)
def test_each_turn_of_a_talk_is_in_the_voice_of_its_speaker(text: str, voice: str | None) -> None:
    assert voices(text)["Yes."] == (voice, None)
    assert set(kinds(text)) == {"metadata", "paragraph"}


# Any text


@given(st.lists(st.sampled_from((*LINES, PROSE, MORE, "", "", "Bridge shut", '"So."'))))
def test_line_breaks_of_two_characters_change_nothing_but_offsets(lines: list[str]) -> None:
    text = "\n".join(lines)
    wide = [(kind, words.replace("\r\n", "\n")) for kind, words in parts("\r\n".join(lines))]
    assert wide == parts(text)


@given(st.text(), st.text())
def test_what_is_quoted_of_a_text_stands_in_it(before: str, after: str) -> None:
    text = f"{before}\n{PROSE}\n{after}"
    segments = find_segments(text)
    assert "".join(words for _, words in parts(text)).count(PROSE) >= 1
    assert all(segment.kind in SegmentKind for segment in segments)


# Running reports


def test_the_time_of_an_entry_stands_apart_and_dates_it() -> None:
    text = f"{PROSE}\n\n14:35 – {MORE}\n\nIt was late.\n\n14:20 GMT: {PROSE}"
    assert [part for part in parts(text) if part[0] == "metadata"] == [
        ("metadata", "14:35"),
        ("metadata", "14:20 GMT"),
    ]
    told = voices(text)
    assert (told[MORE], told["It was late."]) == ((None, "14:35"), (None, "14:35"))


def test_a_time_on_its_own_line_dates_what_follows_where_there_are_several() -> None:
    text = f"{PROSE}\n\n09.15 GMT\n\n{MORE}\n\n08.10 GMT\n\nIt was late."
    assert voices(text)[MORE] == (None, "09.15 GMT")
    assert voices(f"{PROSE}\n\n09.15 GMT\n\n{MORE}")[MORE] == (None, None)


def test_a_blank_parts_a_time_from_its_entry_where_several_lines_begin_so() -> None:
    entries = "14:35 Nobody slept.\n\n2:20 pm It rained."
    assert ("metadata", "14:35") in parts(f"{PROSE}\n\n{entries}")
    assert "metadata" not in kinds(f"{PROSE}\n\n14:35 Nobody slept.\n\n{MORE}")
    assert "metadata" not in kinds(f"{PROSE}\n\n3:16 For God so loved.\n\n3:17 For he came.")


@pytest.mark.parametrize(
    "line",
    ["10 am – 12 pm: Lunch in the hall", "1.10 – Scope of the report", "3:12 for he said so"],
)
def test_what_only_looks_like_a_time_opens_no_entry(line: str) -> None:
    assert not any(kind == "metadata" for kind in kinds(f"{PROSE}\n\n{line}\n\n{MORE}"))
