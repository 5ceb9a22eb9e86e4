"""Nouns for a person by trade, deed, rank or kin, as WordNet has them under *person*, the common ones.

Whose part somebody is, and nouns of groups and bodies, are told in ``role_nouns``.
"""

from timeline_app.extraction.texts.word_list import words

PERSONS = words(
    """
    man woman boy girl person teenager child baby infant student pupil teacher doctor nurse surgeon
    buyer seller owner partner competitor supplier physician patient victim suspect defendant
    plaintiff accused witness judge magistrate juror author writer novelist poet artist painter
    singer musician composer actor actress filmmaker producer presenter host comedian athlete boxer
    runner driver pilot passenger farmer trader merchant banker economist businessman businesswoman
    entrepreneur billionaire millionaire tycoon magnate inventor designer architect developer
    programmer expert specialist historian scholar philosopher theologian politician diplomat
    statesman dictator autocrat monarch ruler heir successor predecessor incumbent rival opponent
    challenger critic dissident exile refugee migrant immigrant prisoner inmate detainee hostage
    captive convict fugitive gunman attacker assailant bomber shooter killer murderer assassin thief
    robber burglar fraudster hacker terrorist extremist hero heroine villain star celebrity legend
    pioneer explorer astronaut sailor captain admiral marshal brigadier corporal private son
    daughter father mother brother sister husband wife widow widower uncle aunt cousin nephew niece
    grandson granddaughter grandfather grandmother friend counterpart colleague neighbor neighbour resident
    citizen customer client user tenant landlord translator interpreter photographer blogger
    whistleblower informant spy guard bodyguard cook chef mechanic electrician carpenter miner
    fisherman shepherd warrior crusader nobleman duke duchess earl count countess baron baroness
    knight pope cardinal archbishop rabbi ayatollah sheikh caliph pharaoh consul tribune pensioner
    retiree veteran volunteer paramedic firefighter lecturer youngster toddler bystander motorist
    cyclist pedestrian barrister solicitor clerk accountant auditor administrator consultant
    contractor supplier secretary tourist visitor traveller traveler commuter shopper consumer voter
    taxpayer homeowner landowner householder villager townsman islander peasant serf slave
    worshipper worshiper pilgrim marcher protester protestor demonstrator rioter looter picketer
    striker campaigner suffragette abolitionist reformer lobbyist donor sponsor benefactor
    philanthropist patron collector hijacker kidnapper abductor sniper gangster mobster bandit
    outlaw poacher smuggler trafficker counterfeiter forger swindler blackmailer stalker rapist
    abuser offender perpetrator culprit accomplice conspirator plotter intruder vandal arsonist
    saboteur defector deserter traitor collaborator infiltrator onlooker spectator viewer listener
    reader subscriber follower survivor evacuee casualty complainant claimant petitioner litigant
    appellant respondent applicant beneficiary creditor debtor borrower bidder financier nominee
    appointee contestant finalist semifinalist medallist medalist champion winner loser runner-up
    swimmer skier skater golfer rower sprinter wrestler gymnast jockey climber mountaineer
    midfielder winger batsman batter bowler pitcher quarterback referee umpire skipper trainer
    physicist chemist biologist geologist astronomer mathematician archaeologist anthropologist
    sociologist botanist zoologist ecologist epidemiologist virologist statistician climatologist
    meteorologist oceanographer seismologist naturalist conservationist psychologist psychiatrist
    therapist pharmacist dentist midwife veterinarian pathologist coroner anesthetist radiologist
    cardiologist neurologist oncologist curator archivist librarian playwright dramatist essayist
    biographer sculptor illustrator cartoonist animator dancer choreographer pianist violinist
    guitarist drummer soprano tenor rapper screenwriter cinematographer bricklayer plumber
    blacksmith docker dockworker labourer laborer welder trucker postman waiter waitress bartender
    janitor gardener maid servant nanny caretaker housekeeper shopkeeper grocer salesman hairdresser
    barber lifeguard rescuer policeman detective cop trooper warden jailer executioner steward
    stewardess navigator mariner crewman seaman cosmonaut aviator diver missionary preacher nun
    abbot friar prophet disciple guru vicar deacon chaplain orphan newborn adolescent bride groom
    fiance fiancee spouse sibling grandchild grandparent ancestor descendant kinsman heiress
    godfather viceroy vizier chancellor senator aristocrat courtier peacekeeper mediator arbitrator
    go-between whistle-blower settler colonist nomad herder trapper hostage-taker hitman squatter
    vagrant beggar runaway recluse hermit mason stonemason dragoon mp mep msp
    """
)
