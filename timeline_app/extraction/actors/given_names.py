"""Given names that mostly one sex bears, to tell "he" from "she" where a text gives no title.

The commonest of the US census of 1990 (public domain), and common ones of other languages. Names that
both sexes bear are left out.
"""

from timeline_app.extraction.texts.word_list import words

MALE = words(
    """
    aaron abdoulaye abdul abdullah abiy abraham abu adam adel adolfo adrian ahmad ahmed ahmet aiden
    akbar alain alan alassane alastair albert alberto aleksandar alessandro alex alexei alexis
    alfred alfredo ali alistair allan allen alonso alvin amit anders andre andrei andrew andrzej
    andrés andy angel angus anil anthony antonio antonis antónio anwar aníbal arjun armando arnold
    arthur arvind ashok ashraf asif atal bambang barack barry bart bashar ben benigno benjamin
    benoît bernard bertrand bilal bilawal bill billy bjorn björn blaise bob bobby bojan boris boyko
    brad bradley brandon brent brett brian bruce bryan bulent byron caleb callum calvin carl carlos
    cecil cesare chad charles charlie chen chidi christian christopher clarence claude claudio
    clayton clement clifford clifton clinton clive clyde cody colin connor corey cormac cory craig
    curtis cyril daisuke dale dan daniel danny dario darrell darren darryl daryl dave david dean
    declan deepak deng dennis derek derrick devlet diego dieter dimitar dimitris dirk dmitri dominic
    dominique don donald douglas dragan dustin dwayne dwight earl ed eddie edgar eduardo edward
    edwin elijah elmer elon emeka emil emilio emmanuel emmerson emre enrique enzo eoin eric erik
    ernest ernesto ethan eugene evan everett evo fabio fabrice faisal felipe felix ferenc fergus
    fernando fidel florian florin floyd fouad francis francisco frank françois fred freddie
    frederick friedrich fumio félix gabriel gamal gary gavin geert gene george georgi gerald gerhard
    getúlio ghulam gianni gilbert giles giorgos giovanni giulio giuseppe glen glenn gonzalo goodluck
    goran gordon graham greg gregory grover guillermo gul gustav gustavo guy gábor gérard göran
    günter haakon hafez haider haile hamid hamish hamza hani hans hao harald harold harry harvey
    hashim hassan hector heinrich helmut henry herbert herman hervé hiroshi holger horst hosni
    hossein howard hu hugh hugo hussein ian ibrahim ibrahima ichiro idriss ignacio igor imran
    inzamam inácio ion isaac isaiah isaias ismail istván ivan ivo jack jacob jacques jae-in jaime
    jair jamal james jan jared jari jason javad javier jawaharlal jay jean jeff jeffery jeffrey jens
    jeremy jeroen jerome jerry jerzy jesse jianguo jim jimmy jintao jiří joaquín joe john johnny
    joko jomo jon jonas jonathan jong-un joost jorge jose josef joseph joshua josé joão juan juha
    julian julio julius jun junichiro justin jörg jürgen kai karel karim karl keir keith kemal ken
    kenji kenneth kent kenta keqiang kevin khalid kirk klaus knut koen kofi konrad kostas krzysztof
    kurt kwame kwesi kyle lance larry lars laurent lawrence lech lei leo leon leonard leopoldo leroy
    lester lewis liam lloyd logan lonnie louis luc ludwig luigi luis luiz lukas lyndon lászló magnus
    mahmoud majid mamadou manfred manmohan manuel marc marco marcus marek mario mark markus martin
    marvin marwan mason mathew matteo matthew matthias matti matías maurice max mehdi mehmet meles
    melvin michael micheal michel miguel mihai mikael mike mikhail mikko milan miloš milton min-ho
    ming mitch mitchell mitt mohamed mohammad mohammed moqtada morgan moussa muhammad muhammadu
    murat mustafa mwai mário nabil nana narendra nasir nathan nathaniel nawaz neil nelson neville
    newt niall nicanor nicholas nicolae nicolas nicolás nigel nikola nikolai nikos nils noah norman
    nouri obinna olaf ole oleg oliver olivier olusegun omar oscar osman otto ousmane pablo padraig
    paolo pascal patrick paul pavel pedro pekka pervez peter petr philip philippe phillip pierre
    piers pieter piotr péter qassem radovan rafael rahim rahul raila rainer rajesh rajiv rakesh
    ralph ramesh rami ramon ramón randall randy rashid ratko raul ravi ray raymond raúl recep
    reginald rene rené reza riad ricardo richard rick ricky rishi robert roberto rodney rodrigo
    roger roland romano ron ronald ronnie rory roy ruben ruhollah rupert russell rutger rutherford
    ryan saddam saeed salman salvador sam sami samir samuel sanjay santiago satya sauli scott seamus
    sean sebastián selim sergei sergey sergio seth shahid shane shawn shinzo sidney silvio simón
    slobodan stanisław stanley stefan stefano stephen steve steven stig stoyan suharto sundar sunil
    suresh sven süleyman takeshi tao tareq tariq taro tayyip ted terrance terrence terry thabo
    theodore thierry thomas tim timo timothy toby todd tom tomas tomasz tommy tomás tony torsten
    traian travis trevor tristan troy tyler tyrone uhuru ulysses umberto uwe vernon vicente victor
    vijay vikram viktor vincent virgil vladimir vuk václav wade walid wallace walter warren wasim
    wayne wei wesley wilhelm willem william willie willy wim winston wojciech wolfgang woodrow xi
    yang yannis yasir yasser yasuhiro yoshihide youssef yoweri yuri yusuf yves zachary zalmay
    zbigniew zdeněk zedong zia ziad zoltán zoran álex álvaro édouard étienne
    """
)

FEMALE = words(
    """
    abena abigail achieng adaeze adriana agnes agnieszka aino aisha akiko akinyi alejandra alice
    alicia allison alma ama amaka amanda amara amber amina amy amélie ana anastasia andrea angela
    anita anja anjali anjum ann anna anne anneke annette annie annika aoife april arlene ashley
    astrid audrey ava ayesha ayumi ayşe barbara beatrice beatrix benazir benedetta bernice bertha
    bessie beth betty beverly birgit blessing bonnie brenda brianna brigitte brittany bronwen camila
    camille carla carmen carol carolina caroline carolyn carrie catherine cathy catriona charlene
    charlotte cheryl chiara chioma chloe chloé christina christine cindy claire clara claudia
    colleen connie constance cordelia courtney crystal cynthia céline dana daniela danielle daphne
    darlene dawn debbie deborah debra deepika delores denise despina destiny diana diane dina
    dolores donna dora doris dorothea dorothy dragana edith edna eileen eilidh ekaterina elaine
    eleanor elena eleni elif elisabetta elizabeth ella ellen ellie eloise elsa elsie emily emine
    emma erica erin esi esther ethel eva evelyn ewa fang farah fatima fatma federica femke fiona
    flora florence frances francesca françoise freja freya gabriela gail galina gemma geneviève
    georgia geraldine gertrude gina giorgia gisela giulia gladys glenda gloria grace greet greta
    gwen hafsa halyna hanna hannah harper harriet haruka hazel heather heidi heike helen helga helmi
    hillary hind holly huda hui hélène ida ilse imogen indira ines ingrid ioanna irene irina iris
    iryna isabel isabelle isla ivana ivy jacinda jackie jacqueline jadwiga jamie jane janet janice
    jasmine jeanette jeanne jelena jennifer jessica jessie jill joan joann joanna joanne josephine
    joy joyce juanita judith judy julia julie juliette kamala karen karin katarzyna katerina
    kateryna katherine kathleen kathryn kathy katie katja katrien kavita kayla keiko kelly khadija
    kim kimberly kirsten kristen kristin lakshmi laura lauren laurie layla leah leila lena leslie
    li-na liesbeth lillian lillie lily lina linda lindiwe ling linnea lisa lois loretta lori
    lorraine louise lucia lucille lucy lucía ludmila ludovica lydia lynn mabel madison magdalena
    mahsa maisie maja malala mamata manon marcia margaret margarita margaux maria mariam marian
    mariana marie marieke marija marilyn marion marjorie marlene marta martha martina mary maryam
    matilda maureen małgorzata meera megan mehreen mei melanie melinda melissa mette mia michele
    michelle michiko mildred milena minnie miriam molly mona monica monika morag nadezhda nadia
    nancy naoko naomi nasrin natalia natalie natasha neha nellie ngozi niamh nicole nina nirmala
    nomvula noor norma nour nusrat oksana olena olga olivia pamela paola parisa patricia patrizia
    paula pauline pearl peggy penelope petra philippa phoebe phyllis pilar pooja poppy precious
    priya päivi rachel radha raffaella ragnhild rana rania rebecca regina renate renee rhiannon
    rhonda rita roberta rosa rose rosemary ruby ruth sabine saga sakura sally salma samira sana
    sandra sanna sara sarah saskia savannah shannon sharon sheikha sheila sherry shirin shirley
    signe sigrid silvia simone sinead siobhan sita sofia sofía sonia sophie soraya stacey stacy
    stella stephanie sue sunita susan sushma suzanne svetlana sylvia tamara tammy tanya tara tatiana
    tatjana teresa terri thandi thelma theresa tiffany tina tonya tracy tuulikki ursula ute
    valentina valerie vanessa vera veronica vesna vicki vickie victoria viola virginia vivian wanda
    wanjiru wendy wilma winifred xiu yan yara yasmin yelena yoko yolanda yuki yulia yvonne zahra
    zainab zanele zeynep zoe zofia zorica élodie
    """
)

GIVEN = MALE | FEMALE
