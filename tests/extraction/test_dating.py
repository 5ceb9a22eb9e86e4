"""Dates of events, through the reading of whole documents."""

from collections.abc import Callable

import pytest

from timeline_app.extraction.drafts.draft import DocumentDraft, DraftDate
from timeline_app.extraction.language_model import LanguageModel
from timeline_app.extraction.proposing import propose_document
from timeline_app.model.source import Basis

DateOf = Callable[[str, str], DraftDate | None]


@pytest.fixture
def date_of(model: LanguageModel) -> DateOf:
    """The date of the event that a word of a text names; the text was written on 12 May 2014, a Monday."""

    def found(text: str, word: str) -> DraftDate | None:
        draft: DocumentDraft = propose_document(model, text, published="2014-05-12")
        start = text.index(word)
        (event,) = (
            event
            for event in draft.events
            if any(span.start <= start < span.end for span in event.mentions)
        )
        return event.date

    return found


def edtf_of(date_of: DateOf, text: str, word: str) -> str | None:
    date = date_of(text, word)
    return None if date is None else date.edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Rebels attacked the harbour on 3 May 2014.", "attacked", "2014-05-03"),
        ("On Friday the army left the village and burned the bridge.", "left", "2014-05-09"),
        ("On Friday the army left the village and burned the bridge.", "burned", "2014-05-09"),
        ("The assault on the port on 3 May 2014 killed nine people.", "assault", "2014-05-03"),
        ("The minister resigned after the assault of 3 May 2014.", "assault", "2014-05-03"),
        (
            "The minister resigned after the assault of 3 May 2014.",
            "resigned",
            "[2014-05-03..2014-05-12]",
        ),
        ("The army attacked Oldport two days before Christmas 2013.", "attacked", "2013-12-23"),
        ("Rebels attacked the harbour.", "attacked", "[..2014-05-12]"),
        ("The army will attack the harbour.", "attack", "[2014-05-12..]"),
        ("Rebels besieged the town from 3 May to 7 May 2014.", "besieged", "2014-05-03/2014-05-07"),
        (
            "Rebels besieged the town between 3 and 7 May 2014.",
            "besieged",
            "[2014-05-03..2014-05-07]",
        ),
        ("The rebels captured the town before 3 May 2014.", "captured", "[..2014-05-03]"),
        ("The rebels captured the town before 3 to 7 May 2014.", "captured", "[..2014-05-07]"),
        ("She has led the firm for three years.", "led", "2011~/2014-05-12"),
        ("They have been fighting for the last few decades.", "fighting", "/2014-05-12"),
        ("The current mayor opened the bridge.", "opened", "[..2014-05-12]"),
        ("Officials have owned the port since 2010.", "owned", "2010/2014-05-12"),
        ("The guild began an offensive on 3 May 2014.", "offensive", "2014-05-03"),
        ("The queen ruled from 1970 until her death in 1983.", "ruled", "1970/1983"),
        (
            "She warned the board in 2010 and was dismissed two weeks later.",
            "dismissed",
            "[2010-01-15..2011-01-14]",
        ),
        ("The union called for protests on Friday.", "protests", "2014-05-16"),
        ("The assault on the port on 3 May 2014 killed nine people.", "killed", "2014-05-03"),
        ("Officials have since 2010 owned the port.", "owned", "2010/2014-05-12"),
        ("She has for three years led the firm.", "led", "2011~/2014-05-12"),
        (
            "Rebels attacked the town the day after the vote. The vote was held on 3 March 2014.",
            "attacked",
            "2014-03-04",
        ),
        (
            "The mayor was arrested on 3 March 2014. Two days after his arrest, he died.",
            "died",
            "2014-03-05",
        ),
        ("The union called for protests on Friday.", "called", "[..2014-05-12]"),
        (
            "The vote was held on 3 March 2014. The minister resigned two days before the vote.",
            "resigned",
            "2014-03-01",
        ),
        (
            "Rebels took the town on 3 May 2014. They then burned the market.",
            "burned",
            "[2014-05-03..2014-05-12]",
        ),
        (
            "Rebels took the town on 3 May 2014. After that, the army left.",
            "left",
            "[2014-05-03..2014-05-12]",
        ),
        (
            "Rebels took the town on 3 May 2014. The mayor had previously fled.",
            "fled",
            "[..2014-05-03]",
        ),
        ("In 146 BC the port fell. Raiders burned it in 698.", "burned", "0698"),
        ("In 146 BC the port fell. In 698 cases the judges fined it.", "fined", "[..2014-05-12]"),
        ("He fled in 2009. His book will be published in October.", "published", "2014-10"),
    ],
)
def test_an_event_has_the_date_of_its_words_or_what_follows(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Rebels took the town on 3 May 2014.\n\nThe army then left.", "left", "[2014-05-03..2014-05-12]"),
        ("The vote was held on 3 May 2014. An assault on the vote failed.", "assault", "[..2014-05-12]"),
        ("Rebels took the town on 3 May 2014. Two men fled if the army then left.", "left", "[..2014-05-12]"),
    ],
)  # fmt: skip
def test_what_stands_in_another_sentence_dates_only_what_it_is_tied_to(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


def test_what_only_the_tense_tells_is_inferred_and_says_so(date_of: DateOf) -> None:
    date = date_of("Rebels attacked the harbour.", "attacked")
    assert date is not None
    assert (date.basis, date.phrase, date.likely) == (Basis.INFERRED, None, "2014-05-12")
    assert date.anchor == "told as past in a text of 2014-05-12"


def test_what_follows_from_another_event_names_it(date_of: DateOf) -> None:
    date = date_of("The minister resigned after the assault of 3 May 2014.", "resigned")
    assert date is not None
    assert date.basis is Basis.RELATIVE
    assert date.anchor is not None
    assert date.anchor.startswith("after ")
    assert date.anchor.endswith("(2014-05-03)")


def test_without_a_date_of_writing_nothing_is_inferred(model: LanguageModel) -> None:
    draft = propose_document(model, "Rebels attacked the harbour and left.")
    assert draft.events
    assert all(event.date is None for event in draft.events)


def test_news_without_a_date_is_most_likely_that_of_the_day_told_first(date_of: DateOf) -> None:
    text = "Rebels attacked the harbour on Friday, officials said. Soldiers burned two ferries."
    date = date_of(text, "burned")
    assert date is not None
    assert (date.edtf, date.likely) == ("[..2014-05-12]", "2014-05-09")
    history = "Rebels founded the port on 3 March 1911. Soldiers burned two ferries."
    date = date_of(history, "burned")
    assert date is not None
    assert date.likely == "2014-05-12"


def test_a_captions_day_is_that_of_all_it_shows(model: LanguageModel) -> None:
    caption = "The mayor opens the bridge while the ministers leave Oldport on May 3, 2013."
    text = f"{caption} (AP Photo/Jo Vale)\n\nThe army left the town on Friday, officials said.\n"
    draft = propose_document(model, text, published="2014-05-12")
    shown = [event.date for event in draft.events if event.trigger.end <= len(caption)]
    assert [date and date.edtf for date in shown] == ["2013-05-03"] * 2
    assert {date and date.basis for date in shown} == {Basis.STATED, Basis.INFERRED}


def test_what_leans_on_an_inferred_date_is_inferred_too(date_of: DateOf) -> None:
    text = "On Friday the army left the village and burned the bridge after shelling the town."
    burned, shelling = date_of(text, "burned"), date_of(text, "shelling")
    assert burned is not None
    assert burned.basis is Basis.INFERRED
    assert shelling is not None
    assert (shelling.edtf, shelling.basis) == ("[..2014-05-09]", Basis.INFERRED)
    assert shelling.anchor is not None
    assert shelling.anchor.startswith("before ")


def test_events_that_lean_on_one_another_without_end_are_read(model: LanguageModel) -> None:
    chain = "after leaving " * 228
    draft = propose_document(model, f"The rebels came on Monday. The rebels fled {chain}in May.")
    assert len(draft.events) > 200


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The museum was founded in 1931 and employs 60 people.", "employs"),
        ("The ferry was built in 1954 and will be scrapped.", "scrapped"),
    ],
)
def test_and_joins_no_past_date_with_what_is_so_now_or_is_to_come(
    date_of: DateOf, text: str, word: str
) -> None:
    date = date_of(text, word)
    assert date is not None
    assert date.phrase is None
    assert "2014-05-12" in date.edtf


def test_a_day_of_no_known_year_is_no_date(model: LanguageModel) -> None:
    draft = propose_document(model, "Rebels attacked the harbour on 18 March. They left in June.")
    assert [event.date for event in draft.events] == [None, None]


def test_a_document_dated_without_its_year_is_undated(model: LanguageModel) -> None:
    assert propose_document(model, "The mayor left.", published="18 March").written.edtf is None


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Ms Dore, treasurer since 2003, won the vote on May 6.", "won", "2014-05-06"),
        ("Ms Dore, a lawyer born in 1961, won the vote on May 6.", "won", "2014-05-06"),
        ("The first parcel arrived on 4 June 2012, the second three weeks later.", "arrived", "2012-06-04"),
    ],
)  # fmt: skip
def test_a_date_told_by_the_way_lends_its_year_to_no_other(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("On or about 20 March 2013 Mrs Hale asked for a copy.", "asked", "2013-03-20~"),
        ("The mill was built circa 1870.", "built", "1870~"),
        ("About 5 May 2013 the yard closed.", "closed", "2013-05-05~"),
        ("On or about 7 March 2013 it opened. The next day it shut.", "shut", "2013-03-08~"),
        ("The guild shut the quay to shipping on Friday.", "shut", "2014-05-09"),
        ("The guild shut the quay on Friday morning.", "shut", "2014-05-09"),
        ("The raid on Friday killed nine people.", "killed", "[..2014-05-12]"),
        ("The raid on Friday killed nine people.", "raid", "2014-05-09"),
    ],
)
def test_words_of_a_date_belong_to_what_is_told(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


def test_a_date_in_front_is_part_of_its_sentence(model: LanguageModel) -> None:
    text = "On or about 20 March 2013 Mrs Hale asked for a copy."
    assert [span.of(text) for span in propose_document(model, text).sentences] == [text]


def test_what_was_done_is_dated_and_not_the_mere_word_for_what_it_was_about(
    date_of: DateOf,
) -> None:
    date = date_of("The guild shut the quay to fishing on Friday.", "fishing")
    assert date is None or date.edtf == "[..2014-05-12]"


def test_a_step_from_a_day_of_the_week_is_not_the_first_one_s_date(date_of: DateOf) -> None:
    text = "The first parcel arrived on Friday, the second two days later."
    date = date_of(text, "arrived")
    assert date is not None
    assert date.edtf == "2014-05-09"


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Thieves broke in at 2:30 on Sunday. The owner woke at 3:10.", "woke", "2014-05-11T03:10"),
        ("Thieves broke in at 11 p.m. on Saturday. The owner woke at 2 a.m.", "woke", "2014-05-11T02:00"),
        ("Thieves broke in at 2:30 on Sunday.\n\nThe owner woke at 3:10.", "woke", "2014-05-11T03:10"),
        ("The shop burned on Sunday.\n\nThe owner woke at 3:10.", "woke",
         "[2014-05-11T03:10,2014-05-12T03:10]"),
        ("The coach said on Saturday that the bus was late. The team arrived at 4 p.m.", "arrived",
         "[2014-05-11T16:00,2014-05-12T16:00]"),
        ("Thieves broke in on Sunday. The court will open at 9 a.m.", "open", "2014-05-12T09:00"),
        ("The guard left at 7:15 this evening.", "left", "2014-05-12T19:15"),
        ("The shed burned on Friday night.\n\nThe owner woke at 11 p.m.", "woke", "2014-05-09T23:00"),
        ("The shed burned on Friday night. The owner woke at 1 a.m.", "woke", "2014-05-10T01:00"),
        ("The shed burned on Friday night, the mayor said on Sunday. The owner woke at 11 p.m.", "woke",
         "2014-05-09T23:00"),
        ("The shed burned on Friday.\n\nThe owner woke at 11 p.m. The police came at 11:30 p.m.", "came",
         "[2014-05-09T23:30,2014-05-11T23:30,2014-05-12T23:30]"),
        ("The shed burned on Friday. The owner woke before 6 a.m.", "woke",
         "[2014-05-09..2014-05-09T06:00]"),
        ("The shed burned on Friday. No nurse was called before 11 p.m.", "called",
         "[2014-05-09..2014-05-09T23:00]"),
        ("The shed burned on Friday. The owner left after 3 p.m.", "left",
         "[2014-05-09T15:00..2014-05-09]"),
        ("The shed burned on Friday. The owner left after 10 p.m.", "left",
         "[2014-05-09T22:00..2014-05-10]"),
        ("The shed burned on Friday. The owner came before midnight.", "came",
         "[2014-05-09..2014-05-10T00:00]"),
        ("The guard will leave at 12:30 tonight.", "leave", "2014-05-13T00:30"),
        ("The guard will leave at 12:30 this afternoon.", "leave", "2014-05-12T12:30"),
        ("The guard will leave at 9 o'clock in the evening.", "leave", "2014-05-12T21:00"),
        ("The guard will leave at half past two at night.", "leave", "2014-05-12T02:30"),
        ("The guard will leave at half past twelve at night.", "leave", "2014-05-13T00:30"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_of_the_day_that_the_story_is_at(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf", "anchor"),
    [
        ("Rebels seized the port and burned the depot on Friday.", "seized", "2014-05-09", "with"),
        ("Rebels seized the port, took a bridge and fled on Friday.", "seized", "2014-05-09", "with"),
        ("Four men died and ten were hurt when a boat sank on Friday night.", "died",
         "[2014-05-09..2014-05-10]", "with"),
        ("Ann Poole built the mill and sold it in 1980.", "built", "[..1980]", "before"),
        ("Ann Poole built the mill in 1970 and sold it in 1980.", "built", "1970", None),
        ("Ann Poole had built the mill and sold it on Friday.", "built", "[..2014-05-12]", "told"),
        ("Ann Poole sold the mill and will leave on Friday.", "sold", "[..2014-05-12]", "told"),
    ],
)  # fmt: skip
def test_a_day_behind_the_last_of_several_verbs_is_that_of_all(
    date_of: DateOf, text: str, word: str, edtf: str, anchor: str | None
) -> None:
    date = date_of(text, word)
    assert date is not None
    assert date.edtf == edtf
    assert (date.anchor or "None").split()[0] == str(anchor)


MAIL = """From: Ann Poole <ann@example.org>
To: staff@example.org
Date: Mon, 12 May 2014 08:05:00 +0000
Subject: The shed

"""


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("A guard caught a thief at 23:40.", "caught", "2014-05-11T23:40"),
        ("A guard caught a thief at 6:40.", "caught", "2014-05-12T06:40"),
        ("The guards left on 3 May.\n\nA call came at 23:40.", "came",
         "[2014-05-03T23:40,2014-05-11T23:40]"),
        ("The shed burned at 2:30 on Saturday.\n\nThe insurer came the same day.", "came", "2014-05-10"),
        ("The shed collapsed an hour ago.", "collapsed", "[2014-05-12T06:35..2014-05-12T07:35]"),
        ("The court will open at 9 a.m.", "open", "2014-05-12T09:00"),
    ],
)  # fmt: skip
def test_a_mail_tells_of_what_was_before_it_was_sent(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    date = date_of(MAIL + text, word)
    assert date is not None
    assert date.edtf == edtf


@pytest.mark.parametrize(
    ("text", "set_for", "edtf", "verb"),
    [
        ("The council scheduled a hearing for 15 March.", "hearing", "2015-03-15", "scheduled"),
        ("The nurses called a general strike for Friday.", "strike", "2014-05-16", "called"),
        ("The court has set the trial for September 14, 2014.", "trial", "2014-09-14", "set"),
        ("The board postponed the election of a treasurer until 3 June.", "election", "2014-06-03", "postponed"),
        ("The premier announced elections for June.", "elections", "2014-06", "announced"),
        ("The league rescheduled the match for Sunday.", "match", "2014-05-18", "rescheduled"),
    ],
)  # fmt: skip
def test_what_is_set_for_a_day_lies_ahead_of_its_setting(
    date_of: DateOf, text: str, set_for: str, edtf: str, verb: str
) -> None:
    ahead, before = date_of(text, set_for), date_of(text, verb)
    assert ahead is not None
    assert before is not None
    assert (ahead.edtf, before.edtf) == (edtf, "[..2014-05-12]")


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The firm booked the hall for Friday.", "booked", "[..2014-05-12]"),
        ("They set a record for the race in 2010.", "set", "2010"),
        ("The chairman called a meeting on Friday.", "called", "2014-05-09"),
        ("She left for Paris for the summer of 1999.", "left", "1999-22"),
        ("The mayor announced the vote on Sunday.", "announced", "2014-05-11"),
        ("The bank must publish its accounts by the end of June.", "publish", "[2014-05-12..2014-06-30]"),
        ("The army will leave before Christmas.", "leave", "[2014-05-12..2014-12-25]"),
        ("He had planned to resign before June 2009.", "resign", "[..2009-06]"),
        ("The army left before June 2009.", "left", "[..2009-06]"),
        ("The bank demanded a report by 3 June.", "demanded", "[..2014-05-12]"),
        ("The bank must publish its accounts within two weeks.", "publish", "[2014-05-12..2014-05-26]"),
        ("The army captured the town within two weeks.", "captured", "[..2014-05-12]"),
        ("The bridge will open in two weeks.", "open", "[2014-05-23..2014-05-29]"),
        ("The bridge opened in two weeks.", "opened", "[..2014-05-12]"),
    ],
)  # fmt: skip
def test_what_is_to_come_lies_between_the_writing_and_its_term(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Earlier this year the mayor resigned.", "resigned", "[2014-01-01..2014-05-12]"),
        ("The bank failed on 12 May 2011. Earlier that month the mayor had resigned.", "resigned",
         "[2011-05-01..2011-05-12]"),
        ("Later this month the bank will open.", "open", "[2014-05-12..2014-05-31]"),
        ("Earlier last year the mayor resigned.", "resigned", "2013"),
        ("Soldiers fired on the night of 4–5 August 1848. The next morning the mayor fled.", "fled",
         "1848-08-05"),
        ("In the second quarter of 2013 the firm lost clients. It dismissed the treasurer in June.",
         "dismissed", "2013-06"),
        ("The bank failed this week.", "failed", "2014-05-12"),
        ("The bank failed on 3 March. Later that year the mayor resigned.", "resigned",
         "[2014-03-03..2014-05-12]"),
        ("The firm says that it lost clients.", "says", "[..2014-05-12]"),
    ],
)  # fmt: skip
def test_what_is_told_against_another_date_is_on_its_side_of_it(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("The two sides had planned in 2009 to merge their funds.", "merge", "[2009..]"),
        ("The court ordered the firm on Friday to pay the fine.", "pay", "[2014-05-09..]"),
        ("The firm managed in May 2013 to sell the plant.", "sell", "2013-05"),
        ("The firm said on Friday it would close the plant.", "said", "2014-05-09"),
        ("The firm said on Friday it would close the plant.", "close", "[2014-05-12..]"),
        ("The firm said that on Friday the plant would close.", "close", "2014-05-16"),
        ("The bus crashed on 2 April. The crash shut a road. A week after the crash, a wall fell.", "fell",
         "[2014-04-06..2014-04-12]"),
        ("The crash happened on 2 April. The week after the crash, a wall fell.", "fell",
         "[2014-04-03..2014-04-15]"),
        ("The crash happened on 2 April. A week to the day after the crash, a wall fell.", "fell", "2014-04-09"),
        ("The crash happened on 2 April. Two days after the crash, a wall fell.", "fell", "2014-04-04"),
        ("The crash happened on 2 April. Two days after that crash, a wall fell.", "fell", "2014-04-04"),
        ("The bus crashed on 2 April. Two days after that, a wall fell.", "fell", "2014-04-04"),
    ],
)  # fmt: skip
def test_what_hangs_on_another_event_lies_as_its_words_say(
    date_of: DateOf, text: str, word: str, edtf: str
) -> None:
    assert edtf_of(date_of, text, word) == edtf


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("4:15 PM · May 2, 2014", "2014-05-01T18:20"),
        ("May 2, 2014 at 8:15 PM", "2014-05-02T18:20"),
        ("May 2, 2014", "2014-05-02T18:20"),
    ],
)
def test_a_post_tells_of_what_was_before_its_stamp(
    model: LanguageModel, stamp: str, edtf: str
) -> None:
    text = f"The storm came.\n\nJim Hart\n@jimhart\n{stamp}\nA tree fell on a car at 18:20."
    dates = {each.trigger.of(text): each.date for each in propose_document(model, text).events}
    fell = dates["fell"]
    assert fell is not None
    assert edtf in fell.edtf
