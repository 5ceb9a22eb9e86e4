"""Each reader gives the words that are marked, at offsets of the text that it gives."""

from pathlib import Path

import pytest

from timeline_app.extraction.texts.span import Span

from .brat import read_brat_folder
from .cat_xml import read_cat, read_cat_folder
from .corpora import documents_with, read_corpora
from .gold import CorpusError, GoldDocument, words
from .rebuilt import rebuild
from .timelines import Row, read_timeline, read_timeline_sets
from .timeml import read_timeml, read_timeml_folder

NEWS = """<?xml version="1.0" ?>
<TimeML><DOCID>mill</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2011-03-05">March 5, 2011</TIMEX3></DCT>
<TITLE>No part of the text</TITLE>
<TEXT>
Fish &amp; Sons <EVENT eid="e1">closed</EVENT> its mill <SIGNAL sid="s1">on</SIGNAL> \
<TIMEX3 tid="t1" type="DATE" value="2011-03-04">Friday</TIMEX3>, after
<TIMEX3 tid="t2" type="DURATION" value="P3Y">three <EVENT eid="e2">lean</EVENT> years</TIMEX3>.
</TEXT>
<MAKEINSTANCE eiid="ei1" eventID="e1" polarity="NEG" tense="PAST"/>
</TimeML>
"""

SENTENCES = """<?xml version="1.0" ?>
<TimeML><DOCID>77</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="1999-01-02"/></DCT>
<TEXT><s id="1">Mill shuts</s><s id="2">The owner ' s son <EVENT eid="e1">said</EVENT> \
( on Monday ) : " We <EVENT eid="e2">gave up</EVENT> . "</s><s id="4">It <EVENT eid="e3">rained</EVENT> .</s></TEXT>
</TimeML>
"""

CAT = """<?xml version="1.0" ?><Document doc_id="9" doc_name="9_mill" lang="en">
<token number="0" sentence="0" t_id="1">Mill</token>
<token number="1" sentence="0" t_id="2">shuts</token>
<token number="2" sentence="1" t_id="3">The</token>
<token number="3" sentence="1" t_id="4">old</token>
<token number="4" sentence="1" t_id="5">owner</token>
<token number="5" sentence="1" t_id="6">will</token>
<token number="6" sentence="1" t_id="7">not</token>
<token number="7" sentence="1" t_id="8">sell</token>
<token number="8" sentence="1" t_id="9">today</token>
<token number="9" sentence="1" t_id="10">.</token>
<token number="10" sentence="2" t_id="11">He</token>
<token number="11" sentence="2" t_id="12">left</token>
<token number="12" sentence="2" t_id="13">.</token>
<Markables>
<EVENT_MENTION m_id="1" certainty="CERTAIN" polarity="NEG" time="FUTURE"><token_anchor t_id="8"/></EVENT_MENTION>
<ENTITY_MENTION m_id="2" head="owner"><token_anchor t_id="3"/><token_anchor t_id="4"/><token_anchor t_id="5"/></ENTITY_MENTION>
<TIMEX3 m_id="3" type="DATE" value="2003-02-01" functionInDocument="NONE"><token_anchor t_id="9"/></TIMEX3>
<TIMEX3 m_id="4" type="DATE" value="2003-02-01" functionInDocument="CREATION_TIME"/>
<EVENT_MENTION m_id="5"><token_anchor t_id="12"/></EVENT_MENTION>
<EVENT m_id="6" class="OTHER"/>
</Markables>
<Relations>
<HAS_PARTICIPANT r_id="1" sem_role="Arg0"><source m_id="1"/><target m_id="2"/></HAS_PARTICIPANT>
<HAS_PARTICIPANT r_id="2" sem_role="Arg0"><source m_id="5"/><target m_id="2"/></HAS_PARTICIPANT>
</Relations></Document>
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def marked(document: GoldDocument) -> dict[str, list[str]]:
    return {
        "timexes": [words(each.extent, document.text) for each in document.timexes],
        "events": [words(each.extent, document.text) for each in document.events],
    }


def test_timeml_keeps_the_text_as_it_is_and_what_is_marked_at_its_offsets(tmp_path: Path) -> None:
    document = read_timeml(write(tmp_path / "mill.tml", NEWS))
    assert document.text == ("\nFish & Sons closed its mill on Friday, after\nthree lean years.\n")
    assert (document.name, document.published) == ("mill", "2011-03-05")
    assert marked(document) == {
        "timexes": ["Friday", "three lean years"],
        "events": ["closed", "lean"],
    }
    assert document.timexes[1].extent[0].of(document.text) == "three lean years"
    assert [each.value for each in document.timexes] == ["2011-03-04", "P3Y"]
    assert document.events[0].polarity == "NEG"


def test_tokens_in_sentences_become_text_as_typed(tmp_path: Path) -> None:
    document = read_timeml(write(tmp_path / "77.tml", SENTENCES))
    assert document.text == (
        'Mill shuts\n\nThe owner\'s son said (on Monday): "We gave up." It rained.'
    )
    assert marked(document)["events"] == ["said", "gave up", "rained"]
    assert [each.id for each in document.sentences] == ["1", "2", "4"]
    assert document.sentences[2].span.of(document.text) == "It rained."
    assert document.published == "1999-01-02"


def test_of_two_files_with_one_docid_the_one_with_events_counts(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.tml", "<TimeML><DOCID>77</DOCID><TEXT>It rained.</TEXT></TimeML>")
    write(tmp_path / "b" / "x.tml", SENTENCES)
    (document,) = read_timeml_folder(tmp_path)
    assert len(document.events) == 3


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The brothers ' farm burnt .", "The brothers' farm burnt."),
        ("He did n't say ' no ' .", "He didn't say 'no'."),
        ('He paid $ 5 ( or " five " ) , 7 % more', 'He paid $5 (or "five"), 7% more'),
    ],
)
def test_rebuilt_text_is_as_a_person_types(tokens: str, text: str) -> None:
    rebuilt = rebuild([tokens.split()])
    assert rebuilt.text == text
    assert [span.of(text) for span in rebuilt.tokens[0]] == tokens.split()


def test_cat_gives_the_part_that_was_annotated_in_full(tmp_path: Path) -> None:
    document = read_cat(write(tmp_path / "9_mill.xml", CAT))
    assert document.text == "Mill shuts\n\nThe old owner will not sell today. He left."
    assert document.scored.of(document.text).endswith("sell today.")
    assert marked(document) == {"timexes": ["today"], "events": ["sell"]}
    event, (participant,) = document.events[0], document.participants
    assert (event.polarity, event.certainty, event.time) == ("NEG", "CERTAIN", "FUTURE")
    assert words(participant.extent, document.text) == "The old owner"
    assert words(participant.head, document.text) == "owner"
    assert (participant.event, participant.role) == (event.id, "Arg0")
    assert document.published == "2003-02-01"


def test_cat_files_of_one_document_count_once(tmp_path: Path) -> None:
    write(tmp_path / "cross" / "9.xml", CAT.replace("sell", "hire"))
    write(tmp_path / "intra" / "9.xml", CAT)
    write(tmp_path / "parser.xml", "<root><document/></root>")
    (document,) = read_cat_folder(tmp_path)
    assert "sell" in document.text


BRAT_TEXT = "“It is over,” the \r\nminer said. Aides think so too.\n"


def test_brat_ties_pieces_to_attributions(tmp_path: Path) -> None:
    places = {word: BRAT_TEXT.index(word) for word in ("It", "the", "said", "Aides", "think", "so")}
    annotation = "\n".join(
        [
            f"T1\tContent-span {places['It']} {places['It'] + 10}\tIt is over",
            f"T2\tSource-span {places['the']} {places['the'] + 3};{places['the'] + 6} {places['the'] + 11}\tthe miner",
            f"T3\tCue-span {places['said']} {places['said'] + 4}\tsaid",
            f"T7\tAttribution {places['said']} {places['said'] + 4}\tsaid",
            f"T8\tCue {places['so']} {places['so'] + 2}\tso",
            "E1\tAttribution:T7 Cue:T3 Source:T2 Content:T1",
            "E2\tAttribution:T8 Cue:T8 Source:T2",  # of the same source
            f"T4\tsource {places['Aides']} {places['Aides'] + 5}\tAides",
            f"T5\tCUE {places['think']} {places['think'] + 5}\tthink",
            f"T6\tContent {places['so']} {places['so'] + 2}\tso",
            "R1\tSourceOf Arg1:T4 Arg2:T5",
            "R2\tContentOf Arg1:T6 Arg2:T5",
            "A1\tNested E1",
            "#1\tAnnotatorNotes T1\tsure",
        ]
    )
    write(tmp_path / "attributions" / "mine_1a2b.ann", annotation)
    write(tmp_path / "attributions" / "mine_ffff.ann", "")
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "mine.txt").write_bytes(BRAT_TEXT.encode())
    (document,) = read_brat_folder(tmp_path)
    assert document.text == BRAT_TEXT
    told = [
        tuple(words(each, document.text) for each in (one.source, one.cue, one.content))
        for one in document.attributions
    ]
    assert told == [
        ("the miner", "said", "It is over"),
        ("the miner", "so", ""),
        ("Aides", "think", "so"),
    ]


def test_a_timeline_is_sorted_as_its_scorer_does_and_keeps_mentions() -> None:
    timeline = read_timeline(
        "Old Mill\n10\t2003\t7-1-burnt\n\n2\t2001-05-XX\t7-3-built\t9-2-Built\n0\tXXXX-XX-XX\t7-1-is\n"
    )
    assert timeline is not None
    assert timeline.entity == "Old Mill"
    assert timeline.rows == (
        Row(0, "XXXX-XX-XX", ("7-1-is",)),
        Row(2, "2001-05-XX", ("7-3-built", "9-2-built")),
        Row(10, "2003", ("7-1-burnt",)),
    )
    assert read_timeline("A letter.\n\nIt has no rows.\n") is None


def test_a_folder_tells_what_it_holds(tmp_path: Path) -> None:
    write(tmp_path / "news" / "mill.tml", NEWS)
    write(tmp_path / "mean" / "9.xml", CAT)
    write(tmp_path / "lines" / "old_mill.txt", "Old Mill\n1\t1999\t77-2-said\n")
    write(tmp_path / "lines" / "documents" / "77.tml", SENTENCES)
    corpora = read_corpora(tmp_path)
    assert [each.name for each in corpora.timexes] == ["mill", "9_mill"]
    assert [each.name for each in corpora.factuality] == ["9_mill"]
    assert [each.timelines[0].entity for each in corpora.timelines] == ["Old Mill"]
    assert corpora.attributions == ()


def test_each_set_of_timelines_has_its_own_documents(tmp_path: Path) -> None:
    for number in ("1", "2"):
        timeline = f"Old Mill\n1\t1999\t{number}-2-said\n"
        write(tmp_path / "gold" / f"corpus_{number}" / "old_mill.txt", timeline)
        document = SENTENCES.replace(">77<", f">{number}<")
        write(tmp_path / f"corpus_{number}" / "raw" / "a.tml", document)
    sets = read_timeline_sets(tmp_path / "gold")
    assert [[document.name for document in each.documents] for each in sets] == [["1"], ["2"]]
    assert read_timeline_sets(tmp_path / "gold", tmp_path) == sets


@pytest.mark.parametrize("read", [read_timeml_folder, read_cat_folder, read_brat_folder])
def test_a_folder_without_such_files_is_told_in_one_sentence(read: object, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "nothing")
    assert callable(read)
    with pytest.raises(CorpusError, match=r"^no .* in .*$"):
        read(tmp_path)


def test_what_is_broken_or_not_marked_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no timelines"):
        read_timeline_sets(tmp_path)
    write(tmp_path / "x.tml", "<TimeML><TEXT>It &rained.</TEXT></TimeML>")
    with pytest.raises(CorpusError, match="not well-formed"):
        read_timeml_folder(tmp_path)
    write(tmp_path / "x.tml", "<TimeML><TEXT>It rained.</TEXT></TimeML>")
    with pytest.raises(CorpusError, match="no markings for the measure 'factuality'"):
        documents_with("factuality", tmp_path)


def test_a_brat_span_beyond_its_text_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "He spoke.")
    write(tmp_path / "a.ann", "T1\tCue 3 80\tspoke\n")
    with pytest.raises(CorpusError, match="T1 ends after its text does"):
        read_brat_folder(tmp_path)


def test_spans_of_the_whole_are_trimmed(tmp_path: Path) -> None:
    write(
        tmp_path / "x.tml",
        "<TimeML><TEXT>on <TIMEX3 type='DATE' value='V'> May 5\n</TIMEX3>.</TEXT></TimeML>",
    )
    (document,) = read_timeml_folder(tmp_path)
    assert document.timexes[0].extent == (Span(4, 9),)
