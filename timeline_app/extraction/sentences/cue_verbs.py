"""Verbs that attribute, by how their content hangs on them and by what they make of it.

General English: Levin's classes of saying, judging, desiring and learning (1993: 29, 30, 32, 33, 37,
62) and the reporting verbs of Recasens et al. (2013). Nouns, adjectives and adverbs are ``cue_nouns``'s;
how all of them are looked for is told in ``attribution``.
"""

from collections.abc import Mapping

from timeline_app.extraction.sentences.attributed import AttributionKind
from timeline_app.extraction.texts.word_list import words

Kinds = Mapping[str, AttributionKind]

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


def table(*rows: tuple[AttributionKind, str]) -> Kinds:
    """Kinds by word; verbs with a particle are written "point_out". A later row wins."""
    return {word.replace("_", " "): kind for kind, words in rows for word in words.split()}


# "say that…"
CLAUSE = table(
    (
        _KNOWLEDGE,
        """know realize realise recognize recognise understand learn discover notice see hear remember forget
        regret resent find determine establish ascertain show reveal prove demonstrate document illustrate
        detect gather appreciate grasp rejoice celebrate deplore like love hate mind care expose
        figure_out find_out work_out mourn""",
    ),
    (
        _BELIEF,
        """believe think feel reckon suppose guess assume presume suspect imagine consider judge deem fancy
        figure speculate hypothesize hypothesise conjecture estimate trust perceive doubt fear worry dread
        hold conceive fret infer deduce accept sense pretend""",
    ),
    (
        _SPEECH,
        """say state declare announce report mention note remark observe comment add reply respond answer
        explain claim assert affirm attest aver avow argue contend maintain insist stress emphasize
        emphasise underline underscore highlight reiterate reaffirm repeat recount relate recall tell inform notify
        brief assure reassure remind confirm reconfirm acknowledge admit concede confess allege charge
        disclose divulge indicate signal suggest hint imply intimate insinuate joke quip jest boast brag
        complain grumble lament bemoan moan protest object counter retort rejoin interject exclaim shout
        yell scream cry whisper rumour rumor mutter mumble murmur write tweet retweet post blog email cable telegraph
        text testify swear pronounce proclaim profess preach teach submit point_out make_clear let_know
        put_forward conclude summarize summarise surmise quote cite communicate convey relay clarify
        elaborate certify verify warrant guarantee plead posit postulate theorize theorise rule decree
        narrate opine reason caution warn advise persuade convince stipulate specify advertise publicize
        publicise rant rave gripe marvel muse volunteer venture gush gloat enthuse crow continue go_on
        interrupt chime_in""",
    ),
    (_DENIAL, "deny dispute disprove refute rebut disclaim disbelieve disavow repudiate"),
    (_QUESTION, "ask wonder inquire enquire question query ponder debate contemplate"),
    (
        _PREDICTION,
        "predict forecast foresee foretell prophesy anticipate expect project envisage envision calculate",
    ),
    (_PLAN, "promise vow pledge threaten decide resolve agree intend"),
    (
        _WISH,
        """want wish hope desire demand request urge propose recommend pray prefer yearn advocate implore
        order command""",
    ),
)

# "plan to…": the content is what the source itself is to do.
INFINITIVE = table(
    (
        _PLAN,
        """plan intend aim mean propose vow pledge promise swear threaten resolve decide choose opt elect
        agree undertake offer volunteer commit determine consent arrange plot scheme conspire seek vote
        consider""",
    ),
    (
        _WISH,
        """want wish hope desire long yearn crave prefer love like hate dream pray aspire demand ask beg
        request plead loathe dread fear""",
    ),
    (_PREDICTION, "expect anticipate"),
    (_SPEECH, "claim profess purport"),
)

# "urge the army to…": the content is what another one is to do, or, for beliefs, does.
OBJECT_INFINITIVE = table(
    (
        _WISH,
        """want wish ask beg beseech implore entreat petition urge exhort press encourage advise caution warn
        remind tell order command instruct direct require request challenge call_on call_upon appeal plead
        counsel summon lobby dare invite prefer desire like love hate recommend enjoin adjure bid""",
    ),
    (_PREDICTION, "expect predict anticipate forecast project"),
    (_BELIEF, "believe consider think judge deem presume assume hold feel fear suspect reckon"),
    (_KNOWLEDGE, "find know show prove"),
    (
        _SPEECH,
        "report declare pronounce allege claim say rumor rumour acknowledge repute certify proclaim",
    ),
)

# "deny having…"
GERUND = table(
    (
        _SPEECH,
        """report admit acknowledge describe mention recount confess recall discuss concede justify defend
        oppose protest""",
    ),
    (_DENIAL, "deny"),
    (_PLAN, "consider contemplate envisage mull"),
    (_PREDICTION, "anticipate foresee"),
    (_WISH, "suggest recommend advocate urge propose support endorse favor favour"),
    (_KNOWLEDGE, "remember regret see hear like love hate enjoy dislike resent"),
    (_BELIEF, "imagine fear dread"),
)

# "announce the signing of…": the content is a noun.
OBJECT = table(
    (_KNOWLEDGE, "realize realise recognize recognise remember notice"),
    (
        _BELIEF,
        """believe doubt fear suspect trust distrust mistrust dread admire respect despise detest loathe hate
        love like dislike resent value cherish appreciate mourn regret estimate assume presume""",
    ),
    (
        _SPEECH,
        """announce declare report claim confirm acknowledge admit concede confess allege assert proclaim
        disclose reveal describe mention cite discuss stress emphasize emphasise underline underscore
        highlight explain recount relate reiterate reaffirm repeat note denounce condemn criticize criticise decry
        deplore lament bemoan praise applaud hail commend laud slam blast lambaste deride mock ridicule
        rebuke chide chastise castigate censure defend justify endorse oppose protest tout advocate
        champion welcome salute outline detail point_out pronounce voice express signal suggest
        disparage vilify publicize publicise tweet retweet air vent suggest affirm
        recall thank blame""",
    ),
    (
        _DENIAL,
        """deny reject dismiss dispute refute rebut repudiate contradict disavow disclaim contest rule_out
        brush_off brush_aside play_down shoot_down""",
    ),
    (_QUESTION, "question query ponder debate"),
    (_PREDICTION, "predict forecast foresee foretell anticipate expect envisage envision"),
    (_PLAN, "promise pledge plan vow threaten intend plot consider mull contemplate"),
    (
        _WISH,
        """want demand request urge propose recommend seek desire favor favour prefer support crave
        advise order command""",
    ),
)

# "warn of…": by preposition.
PREPOSITION: Mapping[str, Kinds] = {
    "about": table(
        (
            _SPEECH,
            """talk speak complain boast brag joke tell warn write tweet testify comment inform rant rave lie
            elaborate grumble preach gossip""",
        ),
        (_KNOWLEDGE, "know learn hear"),
        (_BELIEF, "think worry fret care"),
        (_QUESTION, "ask wonder inquire enquire"),
    ),
    "of": table(
        (_SPEECH, "speak talk tell complain boast write approve disapprove"),
        (_PREDICTION, "warn"),
        (_KNOWLEDGE, "know learn hear"),
        (_BELIEF, "think"),
        (_WISH, "dream"),
    ),
    "on": table(
        (_SPEECH, "comment remark insist elaborate expound opine"), (_PLAN, "plan decide agree")
    ),
    "for": table(
        (
            _WISH,
            """call push argue press appeal ask plead beg hope wish long yearn lobby campaign pray clamor
            clamour advocate petition""",
        ),
        (_SPEECH, "apologise apologize"),
        (_BELIEF, "fear"),
        (_PLAN, "plan"),
    ),
    "against": table((_SPEECH, "argue speak warn advise caution rail inveigh")),
    "to": table((_SPEECH, "admit confess object allude attest testify"), (_PLAN, "agree consent")),
    "in": table((_BELIEF, "believe")),
    "at": table((_SPEECH, "hint")),
    "with": table((_BELIEF, "agree disagree concur")),
}

# "accuse him of…", "describe it as…": what is said of somebody, who is part of the content.
SAID_OF: Mapping[str, Kinds] = {
    "of": table(
        (_SPEECH, "accuse convict warn assure convince inform notify remind"), (_BELIEF, "suspect")
    ),
    "for": table(
        (
            _SPEECH,
            """blame criticize criticise praise thank condemn denounce fault commend applaud rebuke chide
            chastise castigate censure scold berate laud congratulate mock ridicule slam blast lambaste
            attack assail bash credit excuse""",
        )
    ),
    "on": table((_SPEECH, "blame congratulate advise brief"), (_QUESTION, "quiz press grill")),
    "about": table(
        (_SPEECH, "warn tell inform advise remind brief"), (_QUESTION, "ask question quiz")
    ),
    "with": table((_SPEECH, "credit charge")),
    "against": table((_SPEECH, "warn advise caution")),
    "at": table((_SPEECH, "put"), (_BELIEF, "estimate")),
    "as": table(
        (
            _SPEECH,
            """describe hail denounce condemn criticize criticise characterize characterise portray depict
            label brand cast paint praise define identify slam blast decry deride tout ridicule mock
            represent diagnose cite declare proclaim""",
        ),
        (_BELIEF, "see view regard consider perceive recognize recognise interpret think"),
        (_DENIAL, "dismiss reject"),
    ),
}

# "call it a gift", "deem it illegal"
NAMED = table(
    (_SPEECH, "call label dub term brand declare pronounce proclaim"),
    (_BELIEF, "consider deem think find believe judge rule feel reckon"),
    (_WISH, "want prefer"),
)

# With a noun as object these are said of things too, which mean nothing by it: "the update supports it".
OF_PEOPLE_ONLY = words(
    """support welcome show recall plan like love enjoy prefer value appreciate recognize recognise notice
    note highlight underline underscore reveal expect want favor favour hate suggest signal describe
    express explain threaten consider oppose accept suspect intend defend imply advise mourn detail
    outline repeat estimate assume contradict"""
)

# Besides all that take a clause, these may stand beside words in quotation marks.
QUOTING = frozenset(CLAUSE) | frozenset(
    """begin start finish end open close laugh smile sigh sob weep nod shrug scoff sneer snap growl
    roar bark bellow howl hiss groan grunt gasp chant sing drawl stammer stutter croak holler thunder
    bluster fume storm seethe rage read tell speak ask call urge praise recite chuckle giggle wail whine
    plead beg implore exhort appeal cheer coo croon deadpan scold admonish chide rebuke sum_up fire_back
    shoot_back hit_back lash_out cut_in break_in pipe_up blurt_out blurt chime put intone invite
    order command instruct encourage greet taunt tease jeer heckle lie vow promise pledge threaten
    demand persist proceed resume correct concur agree disagree insist gloat advise caution
    describe""".replace("_", " ").split()
)

# What an inanimate thing with words or pictures on it "says" is told by it, not known by it.
SHOWING = words(
    """show reveal prove demonstrate document illustrate find determine establish expose"""
)
