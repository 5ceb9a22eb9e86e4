"""Nouns, adjectives, adverbs and prepositions that attribute, by what they make of their content.

General English, formed from the verbs of ``cue_verbs``; how they are looked for is told in ``attribution``.
"""

from collections.abc import Mapping

from timeline_app.extraction.sentences.attributed import AttributionKind
from timeline_app.extraction.sentences.cue_verbs import table
from timeline_app.extraction.texts.word_list import words

_SPEECH, _BELIEF, _KNOWLEDGE, _DENIAL = (
    AttributionKind.SPEECH,
    AttributionKind.BELIEF,
    AttributionKind.KNOWLEDGE,
    AttributionKind.DENIAL,
)
_QUESTION, _PREDICTION, _PLAN, _WISH = (
    AttributionKind.QUESTION,
    AttributionKind.PREDICTION,
    AttributionKind.PLAN,
    AttributionKind.WISH,
)

# "the claim that…", "their plan to…", "allegations of…"
NOUNS = table(
    (
        _SPEECH,
        """claim assertion allegation accusation statement mention announcement declaration report remark comment
        argument contention complaint admission acknowledgement acknowledgment confession confirmation
        insistence testimony rumor rumour suggestion implication hint insinuation assurance revelation
        disclosure boast explanation observation conclusion finding verdict ruling message word news
        charge criticism condemnation praise warning caution notion saying protest objection
        reminder description account affidavit complaint excuse""",
    ),
    (_DENIAL, "denial rejection dismissal rebuttal refutation"),
    (_QUESTION, "question query inquiry"),
    (
        _PREDICTION,
        "prediction forecast expectation projection prophecy anticipation prospect estimate outlook",
    ),
    (
        _PLAN,
        """plan intention promise pledge vow threat decision resolution resolve commitment agreement offer
        undertaking aim goal intent plot scheme proposal oath determination willingness readiness
        ambition undertaking ultimatum""",
    ),
    (
        _WISH,
        """wish hope desire demand request call appeal plea recommendation longing yearning dream insistence
        eagerness aspiration order instruction advice invitation""",
    ),
    (
        _BELIEF,
        """belief view opinion thought feeling suspicion assumption presumption speculation theory
        hypothesis perception impression conviction doubt fear worry concern anxiety apprehension idea
        confidence certainty consensus sense skepticism scepticism dread faith""",
    ),
    (_KNOWLEDGE, "realization realisation recognition awareness knowledge regret discovery"),
)

# What can be denied, being told: to reject anything else, an offer or a treaty, is to refuse it.
CLAIMS = words(
    """claim allegation accusation charge report suggestion assertion rumour rumor story speculation
    insinuation contention argument implication assumption belief notion idea theory view testimony
    account criticism"""
)

# "A request for comment" tells nothing.
IDLE = words("comment interview information help")

# Of these, "of…" or "about…" a thing that happened is content too: "fears of an attack".
NOUNS_OF_EVENTS = words(
    """allegation accusation claim report rumor rumour suspicion fear prediction hint warning threat
    denial complaint confirmation announcement expectation worry concern anxiety suggestion
    admission speculation hope anticipation prospect promise charge criticism condemnation
    revelation doubt demand call request comment remark mention"""
)

USUALLY_ABOUT = words("of about")
ABOUT: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(words("call demand request"), words("for")),
    **dict.fromkeys(
        words("concern worry anxiety criticism complaint"), words("of about over for at")
    ),
    **dict.fromkeys(words("comment remark"), words("about on")),
    "warning": words("of about against"),
    "hope": words("of for"),
    "charge": words("of"),
    "report": words("of about on"),
    "speculation": words("of about over on"),
}

# "make a statement that": the verb that only carries the noun belongs to the cue.
CARRIERS = words(
    """make issue give have express voice raise offer lodge level repeat share hold harbor harbour put
    deliver reiterate take draw reach spread"""
)

# "is confident that…", "is afraid of…"
ADJECTIVES = table(
    (
        _BELIEF,
        """confident sure certain convinced afraid fearful worried concerned sceptical skeptical doubtful
        optimistic pessimistic suspicious positive anxious apprehensive wary uneasy nervous hopeful
        dubious persuaded satisfied alarmed scared terrified adamant unconvinced unsure uncertain""",
    ),
    (
        _KNOWLEDGE,
        """aware unaware conscious glad happy sorry sad angry furious proud pleased delighted disappointed
        surprised shocked grateful thankful upset outraged dismayed ashamed relieved frustrated annoyed
        unhappy dissatisfied uncomfortable comfortable enthusiastic excited thrilled bitter appalled
        saddened horrified embarrassed amazed stunned astonished""",
    ),
    (_WISH, "eager keen anxious impatient desperate reluctant loath unwilling hesitant"),
    (_PLAN, "willing ready prepared determined resolved committed"),
    (_SPEECH, "adamant insistent critical dismissive supportive vocal outspoken"),
)
ADJECTIVE_PREPOSITIONS = words("about of by at over with that for in")

# What speaks for whoever made it: "a report by the ministry", "the ministry's statement".
TEXTS = words(
    """report statement study article letter memo memorandum tweet post message video story dispatch
    release communique communiqué note document broadcast interview speech survey poll paper
    analysis filing affidavit complaint account bulletin email e-mail blog column editorial website
    testimony remark announcement lawsuit indictment ruling footage image photograph recording"""
)

# Words for a source that a text leaves unnamed: "the suspect allegedly fled".
ADVERBS: Mapping[str, str] = {
    "reportedly": "reports",
    "allegedly": "allegations",
    "supposedly": "unnamed sources",
    "purportedly": "unnamed sources",
    "reputedly": "unnamed sources",
    "rumouredly": "rumours",
    "avowedly": "unnamed sources",
}
UNNAMED = "unnamed sources"

# "according to the mayor", "in the words of…": what stands before the source.
PREPOSITIONAL = (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    ("in", "the", "eyes", "of"),
    ("on", "the", "word", "of"),
    ("as", "per"),
    ("per",),
)
