"""Words that tell whether something happened: predicates by what they entail, modals, hedges, negation.

After Karttunen (1971; 2012, "Simple and phrasal implicatives"), Nairn, Condoravdi and Karttunen (2006),
Saurí and Pustejovsky (2012) and Hyland's hedges (2005); how they are applied is told in ``factuality``.
"""

from collections.abc import Mapping
from enum import StrEnum

from timeline_app.extraction.sentences.verb_classes import ENDING
from timeline_app.extraction.texts.word_list import words


class Signature(StrEnum):
    """What a predicate makes of what it takes, where it holds itself / where it is negated."""

    SAME = "same"  # managed to: did / didn't manage: did not
    OPPOSITE = "opposite"  # failed to: did not / didn't fail: did
    FACT = "fact"  # regretted: did, either way
    COUNTERFACT = "counterfact"  # pretended to: did not, either way
    CAUSED = "caused"  # forced to: did / not forced: open
    BARRED = "barred"  # prevented: did not / not prevented: open
    OPEN = "open"  # tried to: open
    MEANT = "meant"  # plans to: ahead, open
    WISHED = "wished"  # asks for: ahead, open
    EXPECTED = "expected"  # is expected to: ahead
    SET = "set"  # is due to: ahead, sure
    SEEMING = "seeming"  # appears to: likely
    POSSIBLE = "possible"  # it is possible that
    UNLIKELY = "unlikely"  # is not expected to
    ASKED = "asked"  # it is unclear whether


def _table(rows: Mapping[Signature, str]) -> Mapping[str, Signature]:
    return {word.replace("_", " "): kind for kind, words in rows.items() for word in words.split()}


# Of a clause: "managed to flee", "stopped fleeing", "is able to flee".
CLAUSE = _table(
    {
        Signature.SAME: """manage succeed dare bother happen care deign remember get begin start continue
            keep proceed go_on come turn_out prove end_up wind_up set_about resume commence venture
            take_time make_sure see_fit condescend persist bring able have use""",
        Signature.OPPOSITE: """fail neglect forget refuse decline refrain avoid omit cease_to shun forgo
            forego escape resist scorn disdain miss skip decline shrink unable powerless unwilling
            reluctant hesitant loath reluctant give_up_hope""",
        Signature.FACT: """regret know realize realise notice discover resent enjoy love hate stop finish
            quit cease complete celebrate mourn acknowledge admit glad sorry proud happy sad angry
            surprise surprised shocked thank apologize apologise forgive praise criticize criticise blame
            condemn congratulate punish arrest convict regretful ashamed relieved pleased delighted
            fortunate lucky strange odd tragic justify defend witness see hear watch observe catch find
            leave spend""",
        Signature.COUNTERFACT: "pretend feign",
        Signature.CAUSED: """force cause make lead compel oblige drive bring enable help let induce prompt
            persuade push convince get trigger coerce prod provoke spur motivate inspire move tempt
            allow permit leave""",
        Signature.OPEN: """suppose supposed try attempt struggle strive endeavor endeavour fight race scramble work battle
            seek labor labour bid compete undertake claim allege suspect accuse free
            difficult hard easy tend entitle authorize authorise qualify license eligible capable
            learn know_how important need necessary essential vital
            afford deserve merit worth warrant risk""",
        Signature.MEANT: """plan intend mean aim hope vow pledge promise threaten swear decide choose opt
            agree resolve offer undertake arrange propose plot scheme conspire prepare ready willing
            determined poised commit set_out consider contemplate mull volunteer elect determine
            prepared eager consent""",
        Signature.WISHED: """want wish desire ask demand urge request order command call appeal tell
            instruct invite encourage advise recommend require long yearn prefer beg plead pray like
            need warn petition lobby challenge press exhort summon dare insist implore
            suggest propose advocate oppose favor favour""",
        Signature.EXPECTED: "expect anticipate predict forecast likely foresee envisage project tip",
        Signature.SET: "schedule slate set due bound about going destine earmark time book certain sure doom",
        Signature.SEEMING: "seem appear",
        Signature.POSSIBLE: "possible conceivable plausible",
        Signature.UNLIKELY: "unlikely improbable doubtful",
        Signature.ASKED: "unclear unknown uncertain undecided unsure",
        Signature.BARRED: """prevent bar block dissuade deter discourage prohibit ban forbid hinder
            restrain disallow preclude impede thwart obstruct disqualify exclude rule_out impossible""",
    }
)

# "It is … that": what is said of the whole clause.
OF_CLAUSES: Mapping[str, Signature] = {
    "possible": Signature.POSSIBLE,
    "conceivable": Signature.POSSIBLE,
    "plausible": Signature.POSSIBLE,
    "likely": Signature.SEEMING,
    "probable": Signature.SEEMING,
    "apparent": Signature.SEEMING,
    "unlikely": Signature.UNLIKELY,
    "improbable": Signature.UNLIKELY,
    "doubtful": Signature.UNLIKELY,
    "unclear": Signature.ASKED,
    "unknown": Signature.ASKED,
    "uncertain": Signature.ASKED,
    "impossible": Signature.BARRED,
    "true": Signature.SAME,
    "untrue": Signature.BARRED,
    "false": Signature.BARRED,
}

SEEMING_COPULAS = words("seem appear look")

# What is held to be so of somebody: "is feared dead", "is presumed innocent".
SMALL_CLAUSES = _table(
    {
        Signature.POSSIBLE: "fear suspect rumour rumor",
        Signature.SEEMING: "believe think presume assume suppose consider report",
    }
)

# With "from": "kept the fleet from sailing".
KEPT_FROM = words("keep stop save protect shield")

# Of a thing that happens, as object: "averted a war", "planned the attack".
OBJECT = _table(
    {
        Signature.FACT: " ".join(each.replace(" ", "_") for each in (*ENDING, "give up")),
        Signature.BARRED: """prevent avert avoid block foil thwart cancel scrap prohibit ban forbid bar
            call_off abort scuttle rule_out shelve preclude forestall reject decline refuse
            veto drop skip boycott lack frustrate stave_off head_off fend_off ward_off turn_down
            forgo forego deny scupper torpedo""",
        Signature.MEANT: """plan plot prepare consider mull weigh contemplate threaten promise pledge vow
            schedule propose intend postpone delay arrange organise organize offer put_off promise_ready
            discuss_plan""",
        Signature.WISHED: """demand request seek urge want call_for ask_for need await wish desire
            advocate favor favour recommend order""",
        Signature.EXPECTED: "expect anticipate predict forecast fear foresee envisage risk",
        Signature.OPEN: """attempt try suspect allege claim doubt rumour rumor hint""",
    }
)

# Verbs that only carry the noun after them: its "not" and "will" are theirs.
LIGHT = words(
    """make take have give hold do launch begin start open stage mount carry_out conduct perform wage
    undertake commit sign reach strike sustain suffer pay lead join host file bring issue deliver
    play put set go_on continue resume complete achieve receive get provide offer commence execute
    see impose lift win lose cause trigger face find produce bear record register undergo inflict
    enter cast levy declare announce extend send use own sell buy create release introduce build
    show find be become"""
)

# "will begin", "is to be held": with these as verb, the subject is what will happen.
OCCURRING = words(
    """begin start occur happen take_place follow come continue open resume commence end last go_ahead
    proceed go_on hold stage schedule plan postpone delay cancel launch arise erupt break_out expect
    set slate release announce complete carry_out conduct sign file avert prevent avoid ensue
    materialize materialise unfold"""
)

# Words of an event that tell the same of it: "a possible attack", "the failed coup".
ADJECTIVES = _table(
    {
        Signature.OPEN: """possible potential alleged suspected attempted supposed purported hypothetical
            would-be rumored rumoured reported unconfirmed putative disputed doubtful theoretical
            ostensible""",
        Signature.SEEMING: "probable likely apparent presumed presumptive seeming",
        Signature.MEANT: "planned proposed intended prospective threatened contemplated promised projected",
        Signature.SET: """upcoming forthcoming imminent future coming scheduled impending pending looming next
            prospective eventual approaching""",
        Signature.EXPECTED: "expected anticipated predicted forecast",
        Signature.BARRED: """failed foiled thwarted averted canceled cancelled abandoned unsuccessful abortive
            aborted nonexistent non-existent fictitious fake bogus unrealized unrealised unbuilt imaginary
            false""",
        Signature.WISHED: "desired requested demanded hoped-for wanted longed-for",
    }
)

# Nouns that hold an event in "of", "to…" or before it: "the threat of war", "plans for a coup".
NOUNS = _table(
    {
        Signature.OPEN: """attempt bid effort possibility allegation accusation claim suspicion rumor rumour
            chance risk danger ability capacity opportunity right power claim struggle
            investigation""",
        Signature.MEANT: """plan intention promise pledge vow threat decision proposal offer commitment
            agreement preparation scheme plot aim goal resolve willingness readiness ambition deal
            pact arrangement""",
        Signature.WISHED: """demand request call hope wish desire appeal plea need dream order urge""",
        Signature.EXPECTED: "expectation anticipation prospect prediction forecast fear likelihood worry",
        Signature.BARRED: """failure refusal absence lack prevention avoidance prohibition ban cancellation
            inability reluctance unwillingness rejection denial""",
        Signature.SEEMING: "probability likelihood appearance",
    }
)

# Modal verbs: how sure, ahead or not.
MODALS: Mapping[str, str] = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "possible",
    "must": "must",
    "should": "should",
    "ought": "should",
    "shall": "ahead",
    "will": "ahead",
    "'ll": "ahead",
    "wo": "ahead",
    "wo n't": "ahead",
    "ll": "ahead",
    "would": "would",
    "'d": "would",
    "ca": "possible",
}

PROBABLY = words(
    """probably likely presumably apparently seemingly evidently doubtless supposedly ostensibly"""
)
POSSIBLY = words("possibly perhaps maybe conceivably potentially perchance")
SCARCELY = words("hardly scarcely barely")
NEARLY = words("almost nearly")
COMING = words("tomorrow next coming upcoming tonight")
NEVER = words("not n't never neither nor no nowhere hardly scarcely")
NO_DETERMINERS = words("no neither")
NOBODY = words("nobody none nothing no-one noone neither")
CONDITIONALS = words("if unless whether lest provided providing")
WITHOUT = words("without")
LATER = words("""later eventually subsequently ultimately soon afterwards afterward finally once""")
TEMPORAL = words("when before until till once after whenever as")
UP_TO = words("until till once")  # what they begin is still to come wherever it is told as present
FOLLOWED = words("after when")

# "prepare for an attack", "led to talks": by verb and preposition.
PREPOSITIONS: Mapping[tuple[str, str], Signature] = {
    **{
        (verb, "for"): Signature.MEANT
        for verb in ["prepare", "plan", "brace", "mobilize", "mobilise", "train", "ready"]
    },
    **{
        (verb, "for"): Signature.WISHED
        for verb in [
            "call",
            "push",
            "ask",
            "hope",
            "wait",
            "wish",
            "pray",
            "press",
            "lobby",
            "campaign",
            "appeal",
            "long",
            "yearn",
            "plead",
            "beg",
            "strive",
            "aim",
            "argue",
            "vote",
        ]
    },
    ("call", "on"): Signature.WISHED,
    ("threaten", "with"): Signature.MEANT,
    ("agree", "to"): Signature.MEANT,
    ("agree", "on"): Signature.MEANT,
    ("decide", "on"): Signature.MEANT,
    ("opt", "for"): Signature.MEANT,
    **{
        (verb, word): Signature.BARRED
        for verb in ["acquit", "clear", "exonerate", "absolve"]
        for word in ["of", "from"]
    },
    ("vote", "against"): Signature.BARRED,
    ("decide", "against"): Signature.BARRED,
    ("rule", "against"): Signature.BARRED,
    ("refrain", "from"): Signature.OPPOSITE,
    ("abstain", "from"): Signature.OPPOSITE,
    ("speculate", "about"): Signature.OPEN,
    **dict.fromkeys(
        (
            ("lead", "to"),
            ("result", "in"),
            ("end", "in"),
            ("engage", "in"),
            ("participate", "in"),
            ("take", "in"),
            ("succeed", "in"),
            ("go", "on"),
            ("embark", "on"),
            ("resort", "to"),
            ("amount", "to"),
            ("culminate", "in"),
        ),
        Signature.SAME,
    ),
}
