"""Nouns that name events, with the type of event: deverbal nouns and WordNet's acts and events.

Verbs are in ``verb_types``. A noun that is as often a thing ("building", "order") is in ``DOUBTFUL``:
it counts where its surroundings say that it is an event.
"""

from timeline_app.extraction.sentences.verb_types import by_word
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import EventType

NOUN_TYPES = by_word(
    {
        EventType.AGREE: """
            agreement accord treaty pact truce deal settlement compromise reconciliation promise pledge
            accession consent armistice memorandum ratification signing rapprochement
        """,
        EventType.CONSULT: """
            meeting talk negotiation consultation discussion dialogue dialog summit visit mediation
            conference session debate parley trip tour call conversation roundtable reception audience
            encounter gathering workshop congress symposium convention forum arbitration
        """,
        EventType.SUPPORT: """
            endorsement praise support backing recognition apology congratulation condolence tribute
            commendation solidarity welcome approval inauguration
        """,
        EventType.CONCEDE: """
            concession pardon amnesty parole acquittal exoneration reinstatement legalization
            decriminalization emancipation acquiescence resignation abdication lifting
        """,
        EventType.COOPERATE: """
            cooperation co-operation collaboration partnership coordination alliance exchange
            extradition unification reunification swap integration
        """,
        EventType.AID: """
            aid assistance donation relief rescue evacuation airlift bailout handout resettlement
            treatment vaccination delivery financing subsidy sheltering
        """,
        EventType.RETREAT: """
            withdrawal retreat pullout pull-out surrender ceasefire cease-fire disarmament
            demobilization disengagement de-escalation demilitarization flight escape exodus defection
            desertion pullback capitulation drawdown disbandment
        """,
        EventType.REQUEST: """
            request appeal demand petition plea proposal invitation lobbying
            summons subpoena solicitation
        """,
        EventType.ACCUSE: """
            accusation allegation criticism condemnation denunciation indictment lawsuit suit
            prosecution complaint rebuke reprimand censure impeachment inquiry enquiry investigation
            probe interrogation outcry backlash denouncement slander defamation arraignment litigation
            inquest
        """,
        EventType.REJECT: """
            rejection refusal veto rebuff defiance repudiation renunciation opposition resistance
            disobedience
        """,
        EventType.THREATEN: """
            threat ultimatum intimidation blackmail extortion menace
        """,
        EventType.PROTEST: """
            protest demonstration riot rally march strike boycott sit-in uprising revolt rebellion
            mutiny unrest walkout insurrection insurgency picket revolution upheaval turmoil
            disturbance looting vigil stoppage lockout walk-out hunger-strike
        """,
        EventType.SANCTION: """
            sanction embargo severance blacklisting disqualification penalty divestment
            disinvestment
        """,
        EventType.MOBILIZE: """
            mobilization mobilisation deployment buildup build-up drill patrol redeployment
            conscription militarization manoeuvre maneuver parade reinforcement enlistment wargame
        """,
        EventType.COERCE: """
            arrest detention imprisonment incarceration deportation expulsion banishment exile
            confiscation nationalization expropriation repression crackdown persecution censorship ban
            curfew lockdown blockade encirclement conviction sentencing eviction raid cyberattack purge
            quarantine suppression subjugation harassment espionage internment injunction coup fine
        """,
        EventType.ASSAULT: """
            attack assault killing murder assassination bombing bombardment shelling shooting stabbing
            beheading massacre slaughter ambush invasion offensive conquest capture recapture seizure
            annexation occupation takeover siege battle war fighting fight clash skirmish combat
            airstrike incursion execution abduction kidnapping hijacking lynching rape torture genocide
            counterattack counter-attack counteroffensive onslaught explosion blast detonation gunfire
            crossfire shootout overthrow ouster toppling destruction sabotage arson terrorism conflict
            violence bloodshed hostility feud duel brawl homicide manslaughter manhandling defeat rout
            atrocity pogrom crucifixion hostage-taking firefight dogfight beating poisoning hostilities
            gunshot gunfight barrage strafing campaign warfare crusade
        """,
        EventType.STATEMENT: """
            statement announcement declaration speech address remark comment denial confirmation
            acknowledgement acknowledgment claim proclamation testimony assertion admission confession
            reply response answer assurance explanation disclosure revelation keynote communique
            manifesto prediction warning caution rumor rumour speculation forecast tweet farewell disavowal reiteration
            presentation briefing oath vow sermon lecture toast eulogy
        """,
        EventType.REPORT: """
            report interview broadcast publication coverage survey poll leak census study
        """,
        EventType.STATE: """
            rule reign regime ownership possession presence absence stay membership tenure residence
            leadership custody captivity crisis famine drought stalemate deadlock standoff impasse
            shortage
        """,
        EventType.OTHER: """
            accident acquisition adoption advance appearance appointment arrival assembly attempt
            auction award bankruptcy birth birthday breach breakdown breakthrough breakup burial
            cancellation celebration ceremony change closure closing collapse collision comeback
            commemoration competition completion concert construction contest controversy coronation
            crash creation cut deadlock death debut decision decline decrease demolition departure
            derailment development disappearance disaster discovery dismissal dispute dissolution
            divorce downfall drop drowning earthquake eclipse election emergence enactment entry
            epidemic eruption escalation establishment event expansion expedition experiment failure
            fall festival filing fire firing flood flooding formation foundation founding funeral game
            graduation growth handover hearing hurricane illness implementation improvement incident
            increase independence infection injury inspection introduction invention journey landing
            launch layoff leap leave liquidation loss marriage match merger migration miscarriage move
            nomination occurrence opening operation outage outbreak overhaul pandemic participation
            passage payment performance pilgrimage plunge premiere preparation process production
            promotion purchase race recall recession reconstruction recovery redesign reduction
            referendum reform refund registration release relocation removal renewal repair replacement
            restoration restructuring retirement return reunion reversal review rise robbery ruling
            sale scandal search selection shift shipment shutdown sinking slowdown spill split spread
            storm succession success suicide surge surgery suspension swearing-in takeoff test testing
            theft tournament trade trading trial tragedy transaction transfer transformation transition
            transplant transplantation tsunami unveiling upgrade verdict victory violation voyage vote
            voting walk wedding win winning wreck downturn slump crossing retaliation revenge reaction
            demise pre-order selloff sell-off buyout layoffs flotation listing ascent descent evolution
            extinction exhibition festivity christening baptism canonization enthronement installation
            demotion reshuffle bid recruitment rollout roll-out implosion avalanche landslide cyclone
            typhoon tornado heatwave wildfire blaze inferno stampede malfunction blackout glitch
            setback arrangement adjournment intervention interference infiltration penetration
            consolidation cessation termination expiry expiration extension abolition repeal amendment
            revision dedication promulgation diagnosis hospitalization hospitalisation amputation
            homecoming getaway sighting capsizing crucible plight ordeal resurgence revival rebirth
        """,
    }
)

# Things as often as events, or events too vague to be a row: they count with a light verb, with
# somebody who acts, with words of time before them, or with a verb that says that they happened.
DOUBTFUL = words(
    """
    address advance aid answer assembly audience award ban bid broadcast call campaign case change
    claim coverage custody deal delivery demand development election event exchange failure fine fire
    foundation game growth hearing illness improvement leadership integration issue leave listing loss
    lecture match membership move opposition operation order ownership participation passage
    performance peace plan poll possession presence presentation preparation process production program
    promise proposal publication race reception relief report residence resistance response review
    ruling sale sanction search session settlement shift solidarity spread stay storm strike study
    subsidy success suit support survey talk tenure test testing threat tour trade trading transition
    treatment trip tweet upgrade victory violence vote voting walk welcome work win forum convention
    congress rule regime reign alliance partnership cooperation installation opening construction
    execution explanation financing formation backing patrol drill probe flight competition contest controversy
    shortage terrorism turmoil unrest insurgency leak disturbance emergency
    """
)

# Of these, what a possessive or a noun before names is done to, not the doer: "his arrest".
UNDERGONE = words(
    """
    arrest assassination murder killing execution death birth capture detention imprisonment
    incarceration deportation expulsion exile eviction release defeat ouster overthrow removal
    appointment election nomination inauguration coronation dismissal firing promotion demotion burial
    funeral baptism trial sentencing conviction acquittal indictment impeachment prosecution abduction
    kidnapping hijacking beheading lynching torture rape stabbing shooting poisoning beating downfall
    collapse fall demise rescue evacuation extradition destruction demolition dissolution liquidation
    bankruptcy suspension disqualification reinstatement pardon parole hospitalization hospitalisation
    transplant injury illness disappearance loss annexation occupation partition closure shutdown
    completion creation establishment foundation founding formation launch opening unveiling
    introduction invention sale purchase discovery construction implementation expansion growth decline
    rise drop increase decrease surge slump recall christening canonization enthronement installation
    toppling amputation diagnosis recovery persecution repression encirclement siege subjugation
    liberation
    """
)
# Of these, what "of" brings is the doer: "withdrawal of the troops", "visit of the minister".
DONE_BY_OF = words(
    """
    withdrawal retreat pullout pull-out surrender flight escape exodus defection desertion visit
    arrival departure return resignation retirement abdication appearance statement speech announcement
    address remark comment testimony uprising revolt rebellion mutiny protest demonstration march
    strike attack assault offensive advance entry landing participation emergence rise fall collapse
    crash death birth disappearance debut comeback success failure victory win migration expedition
    voyage journey pilgrimage reaction response reply decision claim denial refusal appeal request
    demand warning threat promise pledge vow invitation proposal complaint criticism opposition
    resistance support approval apology meeting session summit conference gathering reunion explosion
    blast eruption outbreak accession marriage wedding rule reign presence absence stay crossing
    sinking spread growth leadership
    """
)
# Several do them to or with one another: "talks between", "war with".
MUTUAL = words(
    """
    meeting talk negotiation consultation discussion dialogue dialog summit conference debate agreement
    accord treaty pact truce deal settlement compromise reconciliation cooperation co-operation
    collaboration partnership coordination alliance exchange unification reunification war battle
    fighting fight clash skirmish combat conflict hostility hostilities feud duel brawl ceasefire
    cease-fire armistice merger swap dispute quarrel lawsuit match game race contest competition
    conversation call encounter marriage wedding divorce reunion split standoff rapprochement trade
    rivalry firefight gunfight shootout crossfire
    """
)
