"""What type of event a verb names together with its object: "sign an agreement", "lift a ban".

A light or many-sided verb is judged by the nature of its object, else it is what ``verb_types`` says.
"""

from timeline_app.extraction.sentences.verb_types import by_word
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

_TERRITORY = """
    city town village district province region territory area capital base airport port island bridge
    border valley mountain hill post checkpoint stronghold outpost headquarters palace peninsula
    neighbourhood neighborhood suburb frontline trench position camp garrison fortress fort castle
    country land crossing dam airfield barrack barracks embassy parliament building junction pass strip
    coast control power
"""
_PRISONERS = "prisoner hostage detainee captive inmate convict internee suspect"
_FORCES = """
    troop force army soldier unit fighter tank warship warplane missile battalion brigade division
    militia fleet navy regiment reservist personnel marine convoy peacekeeper mercenary gunman jet
    reinforcement aircraft carrier bomber artillery squadron recruit guard warhead militant rebel
"""
_TIES = (
    "tie relation relationship link contact embassy ambassador diplomat envoy aid talk membership"
)
_RULES = """
    ban curfew restriction lockdown emergency law siege blockade fine quarantine limit order censorship
    control duty tax
"""
_PENALTIES = (
    "sanction embargo tariff boycott penalty ban restriction blockade curfew siege lockdown"
)
_WORDS = "statement report declaration communique warning apology video transcript decree"
_HELP = """
    aid assistance help money food shelter medicine fund supply loan grant weapon arm ammunition
    equipment relief water training support asylum refuge donation blanket vaccine treatment
"""
_PACTS = (
    "agreement deal treaty accord pact truce ceasefire memorandum settlement compromise contract"
)
_GOODS = """
    drug weapon asset property document computer phone kilogram ton tonne cash money cocaine evidence
    vehicle passport car file record equipment shipment cargo heroin laptop goods luxury
"""
_TAKEN_BACK = """
    claim statement remark paper article bill motion proposal plan application nomination candidacy
    complaint charge lawsuit appeal petition request objection resignation comment product drug book
    money cash
"""
_OFFICE = "president minister king queen emperor government dictator regime prime premier monarchy"
_GIVEN_UP = "power control office post position weapon arm claim territory"

_FUNDS = "aid fund funding support budget subsidy grant assistance contribution"
_PERMITS = "visa request access bail permission entry asylum application appeal parole leave"
_FINDINGS = """
    report study finding result figure revenue profit loss earnings income sales data statistic survey
    list photograph photo footage image account
"""
_PRIZES = "medal prize award honour honor title degree scholarship order knighthood"
_DWELLINGS = (
    "village house home church mosque temple synagogue school shop office crop town farm hut tent"
)
_BONDS = " partnership contract cooperation sponsorship"
_SOUGHT = """
    help assistance asylum injunction permission damages clarification advice refuge protection
    compensation
"""
_ASSEMBLIES = "parliament assembly party council legislature organisation organization"
_PLANS = "plan bill proposal project scheme idea"

# Verb to type to the objects (lemmas) with which it has it.
BY_OBJECT: dict[str, dict[str, EventType]] = {
    "seize": by_word({EventType.COERCE: _GOODS}),
    "take": by_word({EventType.ASSAULT: _TERRITORY + " hostage"}),
    "enter": by_word({EventType.CONSULT: "talk negotiation", EventType.AGREE: _PACTS}),
    "hold": by_word({EventType.COERCE: _PRISONERS + " hostage"}),
    "release": by_word(
        {EventType.CONCEDE: _PRISONERS, EventType.STATEMENT: _WORDS, EventType.REPORT: _FINDINGS}
    ),
    "free": by_word({EventType.CONCEDE: _PRISONERS}),
    "liberate": by_word({EventType.ASSAULT: _TERRITORY, EventType.AID: _PRISONERS}),
    "withdraw": by_word(
        {EventType.SANCTION: _TIES + " support recognition", EventType.OTHER: _TAKEN_BACK}
    ),
    "recall": by_word({EventType.SANCTION: "ambassador envoy diplomat"}),
    "expel": by_word({EventType.SANCTION: "diplomat ambassador envoy attaché"}),
    "cut": by_word({EventType.SANCTION: _TIES + " " + _FUNDS}),
    "suspend": by_word(
        {EventType.SANCTION: _TIES + _BONDS + " agreement treaty licence license " + _FUNDS}
    ),
    "violate": by_word({EventType.ASSAULT: "truce ceasefire cease-fire armistice"}),
    "breach": by_word({EventType.ASSAULT: "truce ceasefire cease-fire armistice"}),
    "break": by_word(
        {EventType.SANCTION: _TIES, EventType.ASSAULT: "siege truce ceasefire blockade"}
    ),
    "freeze": by_word({EventType.SANCTION: _TIES + " asset account fund"}),
    "impose": by_word(
        {EventType.COERCE: _RULES, EventType.SANCTION: "sanction embargo tariff boycott penalty"}
    ),
    "lift": by_word({EventType.CONCEDE: _PENALTIES + " " + _RULES}),
    "ease": by_word({EventType.CONCEDE: _PENALTIES + " " + _RULES}),
    "drop": by_word({EventType.ASSAULT: "bomb", EventType.CONCEDE: "charge case demand " + _PLANS}),
    "lay": by_word({EventType.ASSAULT: "siege mine", EventType.RETREAT: "arm weapon"}),
    "sign": by_word({EventType.AGREE: _PACTS + " declaration protocol convention charter"}),
    "reach": by_word({EventType.AGREE: _PACTS + " understanding consensus"}),
    "strike": by_word({EventType.AGREE: "deal bargain accord", EventType.ASSAULT: _TERRITORY}),
    "conclude": by_word({EventType.AGREE: _PACTS, EventType.CONSULT: "talk negotiation"}),
    "accept": by_word(
        {EventType.AGREE: _PACTS + " offer proposal plan", EventType.CONCEDE: "demand"}
    ),
    "broker": by_word({EventType.CONSULT: _PACTS}),
    "give": by_word({EventType.AID: _HELP, EventType.STATEMENT: "speech statement interview"}),
    "provide": by_word({EventType.AID: _HELP}),
    "supply": by_word({EventType.AID: _HELP}),
    "send": by_word(
        {EventType.MOBILIZE: _FORCES, EventType.AID: _HELP, EventType.CONSULT: "envoy"}
    ),
    "deliver": by_word(
        {EventType.AID: _HELP, EventType.STATEMENT: "speech address message lecture"}
    ),
    "offer": by_word({EventType.AID: _HELP, EventType.AGREE: "truce ceasefire talk amnesty"}),
    "grant": by_word(
        {EventType.AID: _HELP, EventType.CONCEDE: "request wish amnesty independence"}
    ),
    "raise": by_word({EventType.MOBILIZE: "army militia force regiment"}),
    "move": by_word({EventType.MOBILIZE: _FORCES}),
    "gather": by_word({EventType.MOBILIZE: _FORCES}),
    "assemble": by_word({EventType.MOBILIZE: _FORCES}),
    "train": by_word({EventType.MOBILIZE: _FORCES}),
    "arm": by_word({EventType.MOBILIZE: _FORCES}),
    "launch": by_word({EventType.ASSAULT: "missile rocket grenade drone mortar shell"}),
    "fire": by_word(
        {
            EventType.ASSAULT: """
                missile rocket shot round shell bullet gun weapon mortar grenade gas volley torpedo
            """
        }
    ),
    "throw": by_word({EventType.ASSAULT: "stone rock bomb grenade bottle punch cocktail"}),
    "hurl": by_word({EventType.ASSAULT: "stone rock bomb grenade bottle"}),
    "plant": by_word({EventType.ASSAULT: "bomb mine explosive"}),
    "open": by_word({EventType.CONSULT: "talk negotiation", EventType.ASSAULT: "fire"}),
    "hand": by_word({EventType.CONCEDE: _GIVEN_UP + " prisoner body"}),
    "cede": by_word({EventType.CONCEDE: _GIVEN_UP}),
    "restore": by_word(
        {EventType.SUPPORT: _TIES, EventType.AID: "power water electricity service supply"}
    ),
    "resume": by_word({EventType.SUPPORT: "tie relation", EventType.CONSULT: "talk negotiation"}),
    "establish": by_word({EventType.SUPPORT: "tie relation"}),
    "recognize": by_word({EventType.SUPPORT: "independence government state victory sovereignty"}),
    "recognise": by_word({EventType.SUPPORT: "independence government state victory sovereignty"}),
    "express": by_word(
        {
            EventType.SUPPORT: "support solidarity condolence sympathy gratitude",
            EventType.STATEMENT: "regret concern anger dismay hope doubt surprise alarm outrage",
        }
    ),
    "share": by_word({EventType.COOPERATE: "intelligence information data expertise"}),
    "close": by_word({EventType.COERCE: "border road newspaper mosque church crossing airspace"}),
    "block": by_word({EventType.PROTEST: "road street highway traffic", EventType.REJECT: "bill"}),
    "set": by_word({EventType.MOBILIZE: "checkpoint roadblock nest position outpost"}),
    "remove": by_word({EventType.COERCE: _OFFICE}),
    "shut": by_word({EventType.COERCE: "border newspaper station mosque school"}),
    "destroy": by_word({EventType.ASSAULT: _TERRITORY}),
    "file": by_word({EventType.ACCUSE: "lawsuit suit complaint charge claim motion case"}),
    "bring": by_word({EventType.ACCUSE: "charge lawsuit case action suit"}),
    "press": by_word({EventType.ACCUSE: "charge"}),
    "face": by_word({EventType.ACCUSE: "charge trial lawsuit"}),
    "issue": by_word({EventType.STATEMENT: _WORDS, EventType.THREATEN: "warning threat ultimatum"}),
    "make": by_word({EventType.STATEMENT: "statement remark comment speech announcement claim"}),
    "read": by_word({EventType.STATEMENT: "statement"}),
    "stage": by_word({EventType.ASSAULT: "coup"}),
    "dismiss": by_word({EventType.REJECT: "claim allegation accusation report call appeal"}),
    "receive": by_word(
        {EventType.CONSULT: "delegation envoy ambassador minister president visitor"}
    ),
    "publish": by_word({EventType.REPORT: _FINDINGS}),
    "post": by_word({EventType.REPORT: _FINDINGS}),
    "scrap": by_word({EventType.CONCEDE: _PLANS}),
    "shelve": by_word({EventType.CONCEDE: _PLANS}),
    "abandon": by_word({EventType.CONCEDE: _PLANS}),
    "reduce": by_word({EventType.SANCTION: _FUNDS}),
    "slash": by_word({EventType.SANCTION: _FUNDS}),
    "halve": by_word({EventType.SANCTION: _FUNDS}),
    "stop": by_word({EventType.SANCTION: _FUNDS}),
    "end": by_word({EventType.SANCTION: _TIES + _BONDS}),
    "terminate": by_word({EventType.SANCTION: _TIES + _BONDS}),
    "deny": by_word({EventType.REJECT: _PERMITS}),
    "award": by_word({EventType.SUPPORT: _PRIZES}),
    "confer": by_word({EventType.SUPPORT: _PRIZES}),
    "seek": by_word({EventType.REQUEST: _SOUGHT}),
    "dissolve": by_word({EventType.COERCE: _ASSEMBLIES}),
    "burn": by_word({EventType.ASSAULT: _DWELLINGS, EventType.PROTEST: "flag effigy"}),
    "hit": by_word({EventType.ASSAULT: _TERRITORY}),
    "strip": by_word({EventType.SANCTION: "medal title citizenship rank licence license award"}),
    "host": by_word({EventType.CONSULT: "delegation envoy minister president leader"}),
}
# With no object at all: "workers struck", "thousands marched", "they demonstrated".
ALONE = by_word(
    {
        EventType.PROTEST: "strike march demonstrate rally",
        EventType.ASSAULT: "fire open_fire explode",
    }
)
# With a preposition and what it brings: "advance on the city", "march on".
BY_PREPOSITION: dict[tuple[str, str], EventType] = {
    **{
        (verb, "on"): type_
        for verb, type_ in {
            "fire": EventType.ASSAULT,
            "advance": EventType.ASSAULT,
            "agree": EventType.AGREE,
            "crack down": EventType.COERCE,
            "call": EventType.REQUEST,
            "turn": EventType.ASSAULT,
        }.items()
    },
    ("lead", "to"): EventType.OTHER,
    ("walk", "out"): EventType.PROTEST,
    ("clash", "over"): EventType.ACCUSE,
    ("set", "ablaze"): EventType.ASSAULT,
    ("plead", "guilty"): EventType.STATEMENT,
    ("plead", "not"): EventType.STATEMENT,
    ("find", "guilty"): EventType.COERCE,
    ("call", "upon"): EventType.REQUEST,
    ("call", "for"): EventType.REQUEST,
    ("ask", "for"): EventType.REQUEST,
    ("push", "for"): EventType.REQUEST,
    ("press", "for"): EventType.REQUEST,
    ("apply", "for"): EventType.REQUEST,
    ("vote", "for"): EventType.SUPPORT,
    ("vote", "against"): EventType.REJECT,
    ("speak", "with"): EventType.CONSULT,
    ("speak", "to"): EventType.STATEMENT,
    ("talk", "with"): EventType.CONSULT,
    ("talk", "to"): EventType.CONSULT,
    ("side", "with"): EventType.SUPPORT,
    ("work", "with"): EventType.COOPERATE,
    ("work", "together"): EventType.COOPERATE,
    ("trade", "with"): EventType.COOPERATE,
    ("join", "with"): EventType.COOPERATE,
    ("rally", "behind"): EventType.SUPPORT,
    ("rally", "around"): EventType.SUPPORT,
    ("rally", "against"): EventType.PROTEST,
    ("demonstrate", "against"): EventType.PROTEST,
    ("march", "against"): EventType.PROTEST,
    ("march", "into"): EventType.ASSAULT,
    ("move", "against"): EventType.ASSAULT,
    ("rise", "against"): EventType.PROTEST,
    ("fire", "at"): EventType.ASSAULT,
    ("shoot", "at"): EventType.ASSAULT,
    ("charge", "with"): EventType.ACCUSE,
    ("join", "hand"): EventType.COOPERATE,
    ("join", "force"): EventType.COOPERATE,
    ("prepare", "for"): EventType.MOBILIZE,
    ("pull", "from"): EventType.RETREAT,
    ("serve", "as"): EventType.STATE,
    ("act", "as"): EventType.STATE,
    ("work", "as"): EventType.STATE,
}
# With a particle.
BY_PARTICLE = by_word(
    {
        EventType.RETREAT: "pull_out pull_back fall_back stand_down back_off lay_down",
        EventType.ASSAULT: """
            blow_up shoot_down gun_down beat_up drive_out drive_back beat_back fend_off
            fight_off wipe_out shoot_up
        """,
        EventType.COERCE: "crack_down round_up lock_up shut_down",
        EventType.SANCTION: "cut_off break_off",
        EventType.REJECT: "turn_down turn_away rule_out vote_down",
        EventType.CONCEDE: "give_up give_in hand_over back_down step_down",
        EventType.PROTEST: "walk_out rise_up",
        EventType.COOPERATE: "team_up band_together",
        EventType.ACCUSE: "lash_out speak_out",
        EventType.MOBILIZE: "call_up dig_in gear_up",
        EventType.AID: "bail_out help_out",
    }
)
TERRITORY = words(_TERRITORY + " government state nation republic kingdom parliament")
