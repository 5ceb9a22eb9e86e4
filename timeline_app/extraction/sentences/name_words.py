"""Words that stand in and around names: titles, generations, kin, signs of what kind a name is.

They are those of English and of names written in it, not of any text; role nouns are in ``role_nouns``.
"""

from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

# In lower case and without a full stop, as they stand before a person's name.
MALE_TITLES = words(
    """
    mr sir lord king prince emperor sultan father brother monsieur herr senor señor don signor
    congressman duke baron count
    """
)
FEMALE_TITLES = words(
    """
    mrs ms miss madam madame mme mlle dame lady queen princess empress sister frau senora señora
    doña signora congresswoman duchess baroness countess mademoiselle
    """
)
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | words(
        """
    mx dr doctor prof professor rev reverend hon honorable honourable president vice prime minister
    chancellor governor gov senator sen representative rep ambassador general gen colonel col major
    maj captain capt lieutenant lt sergeant sgt corporal cpl private pvt commander cmdr admiral adm
    dci supt insp wpc marshal brigadier brig judge justice magistrate saint st mullah maulana mawlawi sheikh shaykh
    sheik imam ayatollah hajji haji hojatoleslam rabbi pope cardinal bishop archbishop pastor
    secretary attorney inspector detective constable superintendent sheriff mayor councillor
    councilor comrade premier first field air chief deputy acting interim archduke tsar czar kaiser
    shah emir caliph pharaoh sultan agent officer commissioner speaker chairman chairwoman
    chairperson coach engineer undersecretary cllr ald alderman alderwoman substitute
    """
    )
)

# What a minister or secretary is of, before that title.
PORTFOLIOS = words(
    """
    interior foreign defense defence finance home health education justice trade energy labor labour
    agriculture transport transportation environment treasury commerce culture information police intelligence security
    """
)

# Who of a family: people whose names differ in these are never one person.
GENERATIONS = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "ii": "II",
    "iii": "III",
    "iv": "IV",
    **{
        numeral.lower(): numeral
        for numeral in ["V", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI"]
    },
}

SHIPS = words(
    """
    ship vessel ferry boat lifeboat steamer steamship tanker trawler freighter frigate destroyer
    cruiser battleship submarine corvette schooner brig yacht liner tug tugboat barge
    """
)
# Before the name of a ship, of merchant and state fleets, as they are written.
SHIP_PREFIXES = words(
    """
    MS MV MT SS RMS RV FV M/S M/V M/T F/V HMS HMAS HMCS HMNZS USS USNS USCGC INS PNS BNS ROKS KRI KM
    KMP KD RSS HDMS HNoMS HSwMS TCG BRP
    """
)

# After a person's name.
POSTNOMINALS = words("qc kc mp mep md phd obe cbe mbe esq rn usn ret")
# Before a name or a role that somebody has no more.
PAST = words("former ex late then one-time previous onetime erstwhile formerly")

KIN = words(
    """
    son daughter father mother brother sister nephew niece uncle aunt cousin grandson granddaughter
    grandfather grandmother wife husband widow widower heir namesake twin stepson stepdaughter
    stepfather stepmother half-brother half-sister
    """
)

# Small words inside names; acronyms leave them out.
SMALL = words(
    "the of and for in on to at by de la le les du des der die das und von van el los las y del do "
    "da dos al e a an & di della"
)
# Those that join two parts of one name.
JOINING = words("of for and the de la le du des der von van del da do dos al bin ibn el & di ben e")

# A company's form, which may be left out: "Acme Inc" is "Acme".
COMPANY_FORMS = words(
    """
    inc incorporated corp corporation co company companies ltd limited plc llc llp lp ag gmbh sa nv
    bv spa oy ab asa kk pty bhd tbk se as srl sarl sas ltda kft doo jsc pjsc ooo group holding holdings
    international
    """
)
# Those that nothing but companies have.
SURE_FORMS = words(
    "inc incorporated corp corporation ltd limited plc llc llp gmbh sa spa srl sarl ltda jsc pjsc "
    "bhd tbk holdings company"
)
# What a company does, which short names leave out: "Acme Motors" may be "Acme".
COMPANY_TRADES = words(
    """
    airlines airways motors motor computer computers electronics electric industries technologies
    technology systems software pharmaceuticals energy oil petroleum foods entertainment pictures
    communications telecom telecommunications bank banking insurance steel chemicals semiconductor
    semiconductors laboratories labs networks records brothers & sons partners enterprises
    aerospace aviation automotive brewing mining gas power railways shipping securities capital
    financial minerals metals resources lines carriers freight logistics robotics automation
    analytics dynamics instruments appliances materials plastics textiles garments cement
    construction builders farms mills fisheries plantations healthcare therapeutics diagnostics
    biotech games
    """
)

# The last word (or, before "of", the first) of a name that tells its kind. Seats of power that news
# names instead of who sits there, and words that end clubs' names, are among them: no others tell.
HEAD_KINDS: dict[str, ActorKind] = {
    **dict.fromkeys(
        words(
            """
            army navy force forces brigade battalion regiment division corps legion guard guards infantry
            command fleet squadron marines military troops militia gendarmerie artillery
            """
        ),
        ActorKind.MILITARY,
    ),
    **dict.fromkeys(
        words(
            """
            ministry department government parliament senate congress cabinet assembly treasury
            administration embassy consulate police kremlin pentagon knesset bundestag duma
            municipality directorate secretariat chancellery
            """
        ),
        ActorKind.GOVERNMENT,
    ),
    **dict.fromkeys(
        words(
            """
            times post herald tribune gazette telegraph guardian journal news tv television radio
            broadcasting magazine daily newspaper chronicle observer press wire review today weekly
            mail mirror courier dispatch sentinel examiner inquirer bulletin gazeta
            """
        ),
        ActorKind.MEDIA,
    ),
    **dict.fromkeys(
        COMPANY_FORMS
        | COMPANY_TRADES
        | words(
            """
            party union organization organisation association federation foundation institute
            university college school academy council committee commission agency authority bureau
            office court tribunal club league society church trust fund federation confederation
            hospital center centre board service services network studios museum library
            institution consortium secretariat exchange rovers wanderers rangers athletic albion fc afc
            united
            """
        ),
        ActorKind.ORGANIZATION,
    ),
    **dict.fromkeys(
        words("front movement alliance brotherhood resistance coalition brigades tribe clan"),
        ActorKind.GROUP,
    ),
    **dict.fromkeys(
        words(
            """
            valley province district city county river lake mountain mountains sea ocean island
            islands peninsula desert street avenue road square bridge airport region state states
            republic kingdom emirates bay gulf strait cape park village town beach hill hills base
            prison palace castle fortress port harbor harbour coast east west north south forest canal
            """
        ),
        ActorKind.PLACE,
    ),
}
# The last word of a name that is nobody's who could act: of a law, treaty, prize or contest.
NO_ACTORS = words(
    """
    act code law bill regulation regulations constitution statute treaty agreement accord accords
    convention conventions protocol pact resolution directive prize award awards medal trophy cup
    championship championships olympics war festival
    """
)
# With a number, these name a part of something: "Gate 3", "Article 50", "Ward 7".
NUMBERED = words(
    """
    gate terminal pier platform runway room ward hall block floor route highway article section chapter
    clause paragraph rule schedule exhibit count annex appendix protocol resolution phase stage tier
    level lane line pit shaft reactor table figure page volume item lot junction exit track bay berth
    cell class grade form proposition amendment
    """
)
# What may follow or precede a place's name and be left out: "the valley of X", "X Province".
PLACE_FORMS = words("valley province district city county region state republic island prefecture")

MONTHS_AND_DAYS = words(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday
    mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan am pm gmt utc est pst edt
    pdt cet bst ad bc bce ce
    """
)

# Verbs that only people and organized groups are the subject of.
SPEAKING = words(
    """
    say tell announce declare claim state argue insist add warn deny confirm report ask reply
    respond explain admit acknowledge allege accuse promise pledge vow urge demand call believe
    think want hope refuse agree decide decline suggest note stress describe write tweet comment
    condemn criticize criticise praise welcome reject accept threaten
    """
)

# Verbs of going somewhere.
MOVING = words(
    """
    flee go come travel move return arrive depart march sail fly drive retreat advance head escape
    withdraw deport extradite evacuate migrate emigrate relocate commute
    """
)

# Verbs whose object is mostly a place.
TAKING = words(
    """
    enter seize capture recapture retake reach visit leave occupy besiege shell bomb bombard liberate
    overrun invade storm encircle surround evacuate annex cross
    """
)
