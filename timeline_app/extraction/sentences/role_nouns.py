"""Nouns that describe an actor: what kind of actor each can mean, and whose part it is.

They are general English, by the kind of thing that they name (WordNet's person, social group,
organization, location and artifact), not of any text. Titles before names are in ``name_words``.
"""

from collections.abc import Mapping, Sequence

from timeline_app.extraction.sentences.name_words import PORTFOLIOS
from timeline_app.extraction.sentences.person_nouns import PERSONS
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

# Who speaks for, leads or belongs to somebody: "a spokesman for the group".
BELONGING = words(
    """
    spokesman spokeswoman spokesperson leader commander chief head member fighter soldier officer
    official founder co-founder cofounder chairman chairwoman chairperson chair director president
    vice-president deputy executive ceo cfo coo cto secretary secretary-general minister premier
    ambassador envoy representative delegate negotiator general colonel captain major lieutenant
    sergeant commando guerrilla militant insurgent rebel supporter activist employee worker engineer
    editor reporter correspondent journalist columnist analyst lawyer attorney prosecutor adviser
    advisor aide owner partner manager boss governor mayor senator lawmaker legislator congressman
    congresswoman councillor councilor candidate operative agent recruit conscript veteran player
    coach striker goalkeeper teammate professor lecturer researcher scientist treasurer trustee
    shareholder investor co-chair spymaster inspector detective constable superintendent sheriff
    policeman policewoman bishop priest pastor imam cleric mullah chancellor king queen prince
    princess emperor sultan warlord chieftain elder strategist organizer organiser
    """
)

PEOPLE = BELONGING | PERSONS

MEN = words(
    """
    man boy gentleman businessman chairman spokesman congressman policeman fisherman statesman
    nobleman gunman actor son father brother husband widower uncle nephew grandson grandfather king
    prince emperor sultan duke baron knight pope monk priest imam hero salesman cameraman lord
    """
)
WOMEN = words(
    """
    woman girl lady businesswoman chairwoman spokeswoman congresswoman policewoman actress daughter
    mother sister wife widow aunt niece granddaughter grandmother queen princess empress duchess
    countess baroness nun heroine midwife
    """
)

# People in the plural that act as one: "the rebels" may be a group's other name.
FIGHTERS = words(
    """
    rebels insurgents militants guerrillas fighters extremists terrorists separatists jihadists
    islamists loyalists gunmen militiamen paramilitaries revolutionaries partisans mutineers
    mercenaries raiders invaders pirates tribesmen clansmen
    """
)

GROUPS = words(
    """
    group movement militia alliance resistance coalition faction rebellion insurgency opposition
    wing network cell gang cartel clan tribe community family band crew team squad duo trio quartet
    couple pair crowd mob delegation leadership side bloc front guerrilla underground sect cult
    outfit splinter offshoot brotherhood diaspora minority majority public population electorate
    """
)

ORGANIZATIONS = words(
    """
    organization organisation company firm corporation enterprise business conglomerate
    manufacturer maker retailer seller supplier operator carrier airline automaker carmaker
    chipmaker planemaker drugmaker toymaker shipbuilder brewer insurer lender bank publisher developer
    label studio chain startup
    start-up subsidiary unit division giant group multinational utility producer distributor vendor
    provider contractor consultancy agency foundation charity union federation association
    confederation society club league institute institution university college school academy
    hospital clinic church mosque temple party committee commission council board panel tribunal
    court forum partnership consortium cooperative co-operative bureau office center
    centre laboratory museum library theatre theater orchestra brand watchdog regulator body
    competitor rival employer buyer bidder owner parent partner
    """
)

GOVERNMENTS = words(
    """
    government administration regime cabinet parliament congress senate assembly legislature
    ministry department authorities authority monarchy junta state nation republic kingdom empire
    council municipality treasury judiciary police presidency embassy consulate chancellery caliphate
    dynasty power superpower country
    """
)

MILITARIES = words(
    """
    army military navy force forces troops air-force brigade battalion regiment division corps
    legion squadron fleet platoon garrison command guard guards infantry cavalry artillery
    marines militia army soldiers servicemen patrol commandos
    """
)

MEDIA = words(
    """
    newspaper paper daily weekly tabloid broadsheet magazine journal broadcaster channel station
    network agency outlet website site blog publication program programme newsletter portal press
    """
)

PLACES = words(
    """
    country nation city town village province valley district region island capital state county
    municipality territory area peninsula desert mountain river lake port harbor harbour suburb
    neighborhood neighbourhood settlement enclave stronghold camp base airport station prison jail
    facility site building plant factory hospital school university square street border coast
    """
)

THINGS = words(
    """
    device phone smartphone telephone handset computer laptop notebook tablet desktop player machine
    product model version system software application app browser service store shop platform
    website site program update release feature chip processor console game camera printer engine
    car vehicle truck aircraft plane jet airliner helicopter ship vessel boat ferry submarine trawler
    freighter frigate destroyer corvette yacht tug barge schooner minesweeper
    tanker train locomotive rocket missile satellite spacecraft shuttle probe drone bomb weapon
    rifle tank film movie book memoir novel album song single show series painting play opera symphony
    poem report article memo letter email statement law bill act treaty agreement accord deal
    speaker headset earphone watch drug vaccine medicine virus storm hurricane cyclone typhoon volcano bridge tower dam stadium
    project mission operation language code format standard patent trademark logo kit network
    """
)

# Words that only say "those of": "the resistance forces" are "the resistance".
HOLLOW = words("force forces movement group organization organisation side camp party")

# A part of whoever is named with it: "the leadership of the group", "the group's radical wing".
PARTS = (
    FIGHTERS
    | MILITARIES
    | words(
        """
    leadership wing faction branch unit division delegation spokesmen spokespeople leaders officials
    commanders officers soldiers members supporters representatives negotiators delegates executives
    lawyers prosecutors employees workers engineers staff investigators inspectors police lawmakers
    ministers diplomats envoys ambassadors fighters militiamen guards guerrillas agents operatives
    activists volunteers veterans board management government administration army subsidiary office
    regime department ministry embassy court parliament team crew researchers scientists players fans
    authorities men
    """
    )
)

# People in the plural that may be a lane of their own where no name is given.
CROWDS = FIGHTERS | words(
    """
    protesters protestors demonstrators rioters strikers workers miners farmers students teachers
    doctors nurses residents villagers civilians refugees migrants prisoners inmates detainees
    hostages survivors victims relatives families passengers soldiers troops police forces officers
    officials authorities prosecutors lawyers investigators inspectors detectives judges jurors
    lawmakers legislators senators deputies ministers leaders supporters activists volunteers
    rescuers firefighters paramedics guards peacekeepers observers negotiators mediators diplomats
    journalists reporters analysts experts scientists researchers engineers developers investors
    shareholders creditors customers users fans players settlers colonists peasants slaves nobles
    merchants sailors pirates voters tribesmen elders clerics priests monks employees executives
    critics opponents allies powers bakers butchers tailors weavers potters hunters cleaners dealers brokers
    liberals conservatives republicans democrats communists socialists royalists nationalists parents
    adults natives lords lenders models builders couriers attackers gunmen robbers hackers smugglers traffickers police
    prosecution defense defence jury opposition
    """
)

# After a name, these say what it is the name of: "the X movement", "X magazine".
CALLED = words(
    """
    group movement militia party alliance coalition organization organisation company firm newspaper
    magazine network channel agency gang cartel faction sect cult tribe clan band brand chain charity union
    website app software system program programme platform device phone console game browser service player computer
    laptop tablet smartphone aircraft jet plane car ship missile
    """
)

# Titles cut short, as the nouns by which somebody is spoken of again.
TITLES_IN_FULL = {
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "prof": "professor",
    "dr": "doctor",
    "adm": "admiral",
    "rev": "pastor",
}

# What names nobody without more words, though "it" and "they" may have led to one.
TOO_BARE = words(
    """
    side sides group groups people person persons man men woman women others one ones team unit
    units member members party parties company companies firm firms business country countries
    nation state city area region crowd pair couple body office department family families child
    children friend friends user users customer customers
    """
)

# Groups of people as often as parts of things: a lane only where it is told whose they are.
OF_THINGS_TOO = words("wing wings cell cells unit units chain chains network networks fund funds")

# Beside a noun, these tell that another one is meant than the one named last.
OTHERS = words(
    "other another new second third same rival similar previous next first combined merged enlarged"
)

# Of a group or of what it does, as what follows tells: "the resistance", "resistance to the plan".
DEEDS = words(
    "resistance opposition rebellion insurgency command leadership guard service unit party"
)

# In the plural with "the" alone, these mean those that were just named: "the companies".
ALL_NAMED = words(
    """
    company firm bank airline club carmaker automaker manufacturer retailer maker country nation
    government sibling brother sister twin
    """
)

# Several actors at once, as a number or a pair: "both leaders", "the two companies", "the couple".
PAIRS = words("couple pair duo")


def _kinds() -> Mapping[str, frozenset[ActorKind]]:
    found: dict[str, set[ActorKind]] = {}
    for nouns, kinds in (
        (PEOPLE, (ActorKind.PERSON,)),
        (FIGHTERS, (ActorKind.GROUP, ActorKind.MILITARY)),
        (GROUPS, (ActorKind.GROUP, ActorKind.ORGANIZATION)),
        (ORGANIZATIONS, (ActorKind.ORGANIZATION,)),
        (GOVERNMENTS, (ActorKind.GOVERNMENT,)),
        (MILITARIES, (ActorKind.MILITARY,)),
        (MEDIA, (ActorKind.MEDIA,)),
        (PLACES, (ActorKind.PLACE,)),
        (THINGS, (ActorKind.OTHER,)),
    ):
        for word in nouns:
            found.setdefault(word, set()).update(kinds)
    for word in ("country", "nation", "state", "republic", "kingdom"):
        found[word] |= {ActorKind.GOVERNMENT, ActorKind.PLACE}
    return {word: frozenset(kinds) for word, kinds in found.items()}


KINDS_OF = _kinds()

# Nouns that stand for whoever of their kind was named last, with no need that the text said so before.
STAND_INS: Mapping[str, frozenset[ActorKind]] = {
    **dict.fromkeys(
        words("group movement militia organization organisation"),
        frozenset((ActorKind.GROUP, ActorKind.ORGANIZATION)),
    ),
    **dict.fromkeys(
        words(
            """
            company firm corporation manufacturer maker retailer conglomerate business multinational
            carmaker automaker chipmaker planemaker drugmaker toymaker shipbuilder airline bank lender
            insurer brewer university school club charity union bloc agency institution foundation
            publisher startup start-up giant regulator watchdog body producer operator supplier developer
            """
        ),
        frozenset((ActorKind.ORGANIZATION,)),
    ),
    **dict.fromkeys(
        words("newspaper magazine channel broadcaster tabloid outlet paper"),
        frozenset((ActorKind.MEDIA,)),
    ),
    **dict.fromkeys(words("country nation"), frozenset((ActorKind.PLACE, ActorKind.GOVERNMENT))),
    **dict.fromkeys(
        words("city town village province valley district region island"),
        frozenset((ActorKind.PLACE,)),
    ),
    **dict.fromkeys(
        words(
            """
            device phone smartphone handset product machine computer laptop tablet software system
            application app service website site store browser game console film movie book novel
            album song drug vaccine vehicle car aircraft plane ship vessel ferry rocket satellite
            spacecraft submarine tanker trawler freighter frigate yacht helicopter jet airliner jetliner airplane aeroplane train
            truck model
            """
        ),
        frozenset((ActorKind.OTHER,)),
    ),
    **dict.fromkeys(FIGHTERS, frozenset((ActorKind.GROUP,))),
    **dict.fromkeys(
        words(
            """
            man woman boy girl teenager suspect defendant accused politician businessman singer actor
            actress author writer artist musician billionaire entrepreneur lawyer cleric diplomat
            statesman tycoon magnate mogul millionaire player gunman attacker student teacher
            """
        ),
        frozenset((ActorKind.PERSON,)),
    ),
}

# What only an armed or political group is called, no company.
CALLED_GROUPS = FIGHTERS | words(
    "group movement militia rebel insurgent militant guerrilla faction"
)

_BELOW = words("vice deputy assistant associate")
_AS_ONE = PORTFOLIOS | words("prime chief first")

# Before these, a noun only tells the trade: "the aircraft maker".
OF_TRADE = words(
    "maker manufacturer producer retailer giant operator supplier developer publisher lender insurer"
)
# What a public body is called, no company.
PUBLIC = words(
    """
    agency regulator watchdog body authority commission council board union federation association
    institution foundation charity bloc
    """
)


def roles_of(phrase: Sequence[str]) -> tuple[str, ...]:
    """The roles that the words of a phrase, in lower case and a noun last, name; a vice president is no president."""
    noun = phrase[-1]
    before = phrase[-2] if len(phrase) > 1 else ""
    if before in _BELOW:
        return (f"{before} {noun}",)
    if before in _AS_ONE:
        return (f"{before} {noun}", noun)
    return (noun,)


def gender_of(noun: str) -> str:
    return "m" if noun in MEN else "f" if noun in WOMEN else ""
