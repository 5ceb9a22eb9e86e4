"""Kinds of verb that decide which word of a clause names its event, and who takes part in it.

After VerbNet's and TimeML's classes (aspectual, perception, intention) and the grammar of control.
What type of event a verb names is in ``verb_types``.
"""

from timeline_app.extraction.texts.word_list import words

# They tell of another event's phase, of its success or of how it seems; that other event is the one
# that a timeline has: "managed to leave", "continued to fight", "appears to have fallen".
PHASE = words(
    "begin start commence continue keep resume cease stop quit finish complete end proceed go remain stay"
)
TRIAL = words(
    """
    try attempt fail manage succeed struggle seek endeavour endeavor strive neglect omit refrain bother
    hasten rush venture dare happen come get help serve proceed
    """
)
SEEMING = words("seem appear tend happen turn prove look be have need use ought threaten promise")
INTENT = words(
    """
    want wish hope plan intend mean aim prepare decide choose prefer like love hate long expect desire
    wait consider contemplate resolve opt elect agree refuse decline vow pledge promise offer hesitate
    undertake swear threaten ask demand propose determine commit schedule slate poise set due pretend
    afford deserve claim learn volunteer need
    """
)
CAUSING = words(
    """
    allow let permit enable make cause lead prompt force compel oblige help get have require prevent
    stop keep bar forbid prohibit discourage encourage inspire drive trigger spur induce persuade
    convince urge order tell ask
    """
)
# Their object, not their subject, does what the infinitive below them says: "urged them to leave".
OBJECT_CONTROL = words(
    """
    ask tell order urge persuade convince force compel oblige allow permit enable encourage help let
    make have get want need expect require request beg implore invite instruct direct command forbid
    advise warn remind teach train recruit hire appoint elect choose select authorize authorise cause
    lead prompt press pressure challenge call sentence believe consider report say know see hear watch
    find prevent stop keep bar prohibit accuse suspect convict acquit thank blame praise criticize
    criticise charge clear exonerate absolve discourage deter dissuade send bring dispatch deploy assign nominate motivate
    inspire induce spur trust entitle block ban exclude save protect exempt
    """
)
# Whose passive carries its subject on: "is said to have left", "is expected to resign".
RAISING_PASSIVE = words(
    """
    say report believe think know expect understand rumour rumor allege suppose claim consider find see
    require schedule slate set allow force permit ask order urge tell deem estimate presume assume fear
    predict mean intend plan design
    """
)
# In the passive they only say that something is held to be so: "is thought to have sunk", "it is alleged that".
HELD_TO_BE = words(
    """
    say report believe think understand rumour rumor allege suppose claim estimate presume assume fear
    suspect reckon know whisper
    """
)
MIND = words(
    """
    think believe know feel understand realize realise suppose assume guess doubt wonder remember
    forget imagine consider suspect expect hope fear want wish like love hate prefer need intend mean
    plan regret trust care worry dream desire envy admire enjoy miss anticipate agree disagree mind
    dislike appreciate appear seem adore reason deem
    """
)
SENSES = words(
    "see hear watch feel notice observe witness spot view look listen show find sense overhear glimpse"
)
STATIVE = words(
    """
    be have own belong contain consist comprise cost weigh measure reside remain exist resemble differ
    depend inhabit possess lack deserve equal stay include feature represent constitute mean suffice
    live lie stand base locate situate relate matter need fit suit cover span border entail imply range
    wear sound smell taste last overlook outnumber
    """
)
# As participles after a noun they only tell its name: "a town called Aldby".
NAMING = words("call dub name entitle title know label nickname style term")
# These deny what was said, but refuse what is offered, asked or decided.
REFUSAL = words("reject dismiss")
DENIAL = words("deny reject dispute refute rebut disavow disclaim dismiss")
# What was asked, offered or said of which they tell was so by others: "rejects calls", "bowed to demands".
ANSWERING = (
    REFUSAL
    | DENIAL
    | words(
        """
        refuse decline ignore resist rebuff spurn defy oppose turn_down veto disregard withstand
        shrug brush fend answer heed meet consider hear face receive get accept grant welcome approve
        respond reply react bow yield listen submit agree accede
        """
    )
)
# Verbs whose subject undergoes what they tell (VerbNet's unaccusatives, and "sustain", "undergo").
UNDERGOING = words(
    """
    die perish drown starve collapse fall crash sink explode erupt burn suffer sustain undergo endure
    disappear vanish faint sicken drop decline rise increase decrease grow shrink plunge soar slump
    slide tumble capsize derail incur occur happen emerge burst rot wither survive melt freeze bleed
    lose receive inherit get obtain break
    """
)
# Of these, what is done to an object when they have one: "burned the barn", "sank the ferry".
DONE_TO_OBJECT = words(
    """
    burn sink break drop increase decrease grow shrink collapse explode melt freeze slide crash burst
    decline capsize derail tumble
    """
)
# Aspectual verbs: what they are said of went on until then (Pustejovsky et al. 2003, TimeML's terminations).
ENDING = words(
    "stop halt suspend end cease abandon quit discontinue terminate break_off interrupt pause"
)
# With them a noun is the event, and they add little but who and when: "held talks", "took a stand".
LIGHT = words(
    """
    hold take make give have conduct do carry_out launch stage mount wage deliver issue reach strike
    sign engage_in enter_into enter pay lay suffer sustain undergo receive commit perform undertake
    impose file lodge initiate lead experience face express voice lend throw cast exert inflict level
    participate_in put_up hold_off set_off offer provide extend
    """
)
# Of these, those that say nothing of their own: "made a statement", but "filed a lawsuit".
EMPTY = words("make take give have do get pay put lend commit perform undertake cast throw")
# As light as those, but they tell how far the event has come: it is begun, ended or called off.
LIGHT_PHASE = words(
    """
    begin start commence continue resume end halt stop complete finish conclude suspend cancel postpone
    break_off call_off interrupt abandon open close host attend arrange organize organise convene mark
    announce cause trigger spark witness see order lift escalate
    """
)
# Light verbs whose subject undergoes the event: "sustained losses", "faced criticism".
LIGHT_UNDERGOING = words("suffer sustain undergo receive experience face incur endure")
# "The talks took place": the noun is the event, the verb says that it was.
OCCURRING = words(
    """
    occur happen begin start commence continue end resume erupt ensue follow unfold last break_out
    take_place go_on come cease stop escalate intensify rage subside conclude loom
    """
)
# Participles that have become prepositions, and others that no event hides in.
PREPOSITIONAL = words(
    """
    include accord follow regard concern involve base give consider relate barring owe pend provide
    pertain compare respect excepting notwithstand title entitle call dub name date know age
    """
)
