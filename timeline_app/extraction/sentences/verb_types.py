"""Which type of event a verb names: a general lexicon after CAMEO's and PLOVER's own definitions.

Only verbs that mean one type whatever their object are here; those that their object decides ("sign",
"impose", "release") are in ``phrase_types``, event nouns in ``noun_types``. All others are OTHER.
"""

from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType


def by_word(lists: dict[EventType, str]) -> dict[str, EventType]:
    """Each word or, with ``_`` for its blanks, phrase of ``lists`` with its type."""
    return {
        word.replace("_", " "): type_ for type_, words in lists.items() for word in words.split()
    }


VERB_TYPES = by_word(
    {
        EventType.AGREE: """
            agree accede pledge promise undertake settle reconcile compromise ratify sign_up make_up
            consent
        """,
        EventType.CONSULT: """
            meet negotiate confer consult discuss visit mediate parley bargain liaise converse phone
            telephone convene arbitrate deliberate meet_up sit_down
        """,
        EventType.SUPPORT: """
            back endorse praise commend applaud congratulate laud hail welcome champion sympathize
            sympathise vouch acclaim apologize apologise forgive thank salute advocate uphold support
            encourage honour honor befriend condole
            approve commemorate decorate knight ordain bless rehabilitate
        """,
        EventType.CONCEDE: """
            concede yield relent acquiesce capitulate pardon amnesty parole give_in back_down legalize
            legalise free acquit exonerate reinstate relax unblock unfreeze reprieve decriminalize
            decriminalise emancipate overturn
            resign abdicate step_aside reopen unban quash annul repatriate backtrack
        """,
        EventType.COOPERATE: """
            cooperate co-operate collaborate ally partner coordinate co-ordinate team_up extradite
            unite
            merge
        """,
        EventType.AID: """
            donate evacuate rescue resupply shelter feed subsidize subsidise vaccinate bail_out relieve
            airlift aid assist treat resettle bankroll finance fund nurse
            reimburse compensate indemnify distribute repair heal refuel revive replenish
        """,
        EventType.RETREAT: """
            retreat surrender disarm demobilize demobilise disengage pull_out pull_back withdraw flee
            de-escalate demilitarize demilitarise fall_back stand_down escape vacate defect desert
            disband back_off
        """,
        EventType.REQUEST: """
            demand request appeal urge plead implore beseech petition call_on solicit lobby insist
            summon exhort entreat beg propose invite subpoena enjoin reclaim
        """,
        EventType.ACCUSE: """
            accuse blame criticize criticise condemn denounce indict sue prosecute allege deplore decry
            rebuke reprimand censure berate chide slam blast lambast lambaste castigate excoriate
            impeach arraign incriminate implicate deride mock ridicule lash_out investigate probe
            interrogate scold vilify malign slander defame complain fault chastise rap admonish
            disparage disapprove object
        """,
        EventType.REJECT: """
            reject refuse rebuff repudiate spurn veto defy rule_out turn_down turn_away snub disobey
            flout disregard resist vote_down renounce oppose disavow disown decline balk
            ignore disagree withhold overrule shun dissent countermand
        """,
        EventType.THREATEN: """
            threaten warn menace intimidate blackmail extort caution
            terrorize terrorise terrify frighten bully
        """,
        EventType.PROTEST: """
            protest riot picket boycott walk_out revolt rebel mutiny rise_up barricade hunger-strike
            loot
        """,
        EventType.SANCTION: """
            sanction embargo blacklist delist ostracize ostracise cut_off break_off sever disinvest
            divest de-recognize
            penalize penalise defund
        """,
        EventType.MOBILIZE: """
            mobilize mobilise deploy amass mass redeploy entrench fortify patrol rearm conscript
            call_up militarize militarise dig_in garrison enlist muster remilitarize dispatch station
            gear_up brace
        """,
        EventType.COERCE: """
            arrest detain imprison jail incarcerate apprehend deport banish exile evict expropriate
            nationalize nationalise confiscate impound outlaw censor ban suppress repress oppress
            persecute quarantine blockade surround encircle disperse sentence convict fine expel intern
            crack_down round_up hack disqualify coerce besiege harass lock_up eavesdrop spy purge raid
            kettle handcuff remand disenfranchise enslave subjugate
            restrict forbid prohibit criminalize criminalise
            displace silence gag stifle curb shackle
        """,
        EventType.ASSAULT: """
            attack assault kill murder assassinate bomb bombard shell shoot stab strangle behead
            massacre slaughter ambush invade storm overrun conquer capture recapture retake seize annex
            occupy ransack pillage torch maim wound injure torture rape kidnap abduct hijack lynch slay
            gun_down shoot_down fire_on blow_up detonate destroy raze batter beat_up punch assail
            counterattack fight battle clash skirmish exterminate gas poison mutilate molest decapitate
            sabotage torpedo strafe firebomb dynamite repel repulse rout defeat vanquish crush
            overthrow topple oust depose overpower fend_off fight_off beat_back drive_out drive_back
            wage trample mug execute skewer hurl plunder devastate sink dismember butcher wipe_out
            bludgeon club impale garrotte set_upon kill_off
            cut_down
        """,
        EventType.REPORT: """
            report broadcast publish televise air interview photograph document chronicle film
            leak
        """,
        EventType.STATE: """
            own belong contain consist comprise cost weigh measure reside lie_in remain exist resemble
            differ depend inhabit possess lack deserve equal be have stay include feature represent
            constitute involve mean suffice govern lead head chair command preside control live base
            locate situate know need
            employ number
        """,
    }
)

# Verbs with which somebody says something (VerbNet's say, tell, declare and complain groups).
SPEECH_VERBS = words(
    """
    say tell state announce declare claim assert maintain add note remark comment explain reply respond
    answer argue insist affirm confirm deny admit acknowledge concede mention observe write tweet post
    reveal disclose report stress emphasize emphasise reiterate repeat suggest hint indicate warn
    promise pledge vow predict forecast testify swear allege contend proclaim pronounce boast complain
    quip joke recall recount narrate describe speak shout yell whisper reaffirm confess profess alert caution inform notify assure
    advise brief estimate speculate imply interject retort counter opine lament recommend propose
    elaborate clarify underline underscore highlight caption blog conclude demand urge ask request call
    signal telegraph cable phone address talk praise criticize criticise denounce condemn accuse blame
    thank congratulate apologize apologise reassure promulgate decree
    """
)
# Those whose own doing is no more than that something was said.
PLAIN_SPEECH = words(
    """
    say tell state add note remark comment explain reply answer observe write tweet post mention stress
    emphasize emphasise reiterate repeat suggest indicate recall recount describe speak inform notify
    assure underline underscore highlight conclude announce declare claim assert maintain argue affirm
    confirm deny admit acknowledge reveal disclose testify swear contend proclaim pronounce boast quip
    joke narrate shout yell whisper brief estimate speculate imply interject retort opine lament
    elaborate clarify blog predict forecast hint respond counter call address talk advise signal vow
    reaffirm plead rule decree confess profess ask inquire enquire alert regret pray lecture
    """
)
# They say no more than that something was said.
BARE_SAYING = words(
    "say tell add note remark comment explain reply observe write mention recall suggest state answer ask"
)
# With an infinitive they ask somebody to do something: "told them to leave".
ASKING = words("tell ask order instruct direct command beg advise remind")
