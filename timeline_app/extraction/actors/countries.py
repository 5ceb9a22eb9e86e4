"""Countries with their adjectives and peoples, so that "American" is known to be of the United States.

Short names and demonyms in common English use, after the UN's list of member states with a few
historic states and unions.
"""

# name; other names | adjectives and peoples
_TABLE = """
Afghanistan; | Afghan Afghans Afghani
Albania; | Albanian
Algeria; | Algerian
Angola; | Angolan
Argentina; | Argentine Argentinian Argentinean
Armenia; | Armenian
Australia; | Australian Aussie
Austria; | Austrian
Azerbaijan; | Azerbaijani Azeri
Bahrain; | Bahraini
Bangladesh; | Bangladeshi
Belarus; | Belarusian Belarussian
Belgium; | Belgian
Benin; | Beninese
Bhutan; | Bhutanese
Bolivia; | Bolivian
Bosnia and Herzegovina; Bosnia | Bosnian
Botswana; | Botswanan
Brazil; | Brazilian
Bulgaria; | Bulgarian
Burkina Faso; | Burkinabe
Burundi; | Burundian
Cambodia; | Cambodian
Cameroon; | Cameroonian
Canada; | Canadian
Chad; | Chadian
Chile; | Chilean
China; People's Republic of China, PRC | Chinese
Colombia; | Colombian
Congo; Democratic Republic of the Congo, DRC, DR Congo, Democratic Republic of Congo | Congolese
Costa Rica; | Costa_Rican
Croatia; | Croatian Croat Croats
Cuba; | Cuban
Cyprus; | Cypriot
Czech Republic; Czechia | Czech Czechs
Czechoslovakia; | Czechoslovak Czechoslovakian
Denmark; | Danish Dane Danes
Dominican Republic; | Dominican
Ecuador; | Ecuadorian Ecuadorean
Egypt; | Egyptian
El Salvador; | Salvadoran
England; | English Englishman Englishmen
Eritrea; | Eritrean
Estonia; | Estonian
Ethiopia; | Ethiopian
European Union; EU |
Fiji; | Fijian
Finland; | Finnish Finn Finns
France; | French Frenchman Frenchmen
Gabon; | Gabonese
Gambia; The Gambia | Gambian
Georgia; | Georgian
Germany; Federal Republic of Germany | German
East Germany; GDR | East_German
West Germany; | West_German
Ghana; | Ghanaian
Greece; | Greek
Guatemala; | Guatemalan
Guinea; | Guinean
Guyana; | Guyanese
Haiti; | Haitian
Honduras; | Honduran
Hungary; | Hungarian
Iceland; | Icelandic Icelander
India; | Indian
Indonesia; | Indonesian
Iran; Islamic Republic of Iran | Iranian
Iraq; | Iraqi
Ireland; Republic of Ireland | Irish Irishman Irishmen
Israel; | Israeli
Italy; | Italian
Ivory Coast; Côte d'Ivoire | Ivorian
Jamaica; | Jamaican
Japan; | Japanese
Jordan; | Jordanian
Kazakhstan; | Kazakh Kazakhstani
Kenya; | Kenyan
Kosovo; | Kosovar Kosovan
Kuwait; | Kuwaiti
Kyrgyzstan; | Kyrgyz
Laos; | Laotian Lao
Latvia; | Latvian
Lebanon; | Lebanese
Liberia; | Liberian
Libya; | Libyan
Lithuania; | Lithuanian
Luxembourg; |
Madagascar; | Malagasy
Malawi; | Malawian
Malaysia; | Malaysian
Maldives; | Maldivian
Mali; | Malian
Malta; | Maltese
Mauritania; | Mauritanian
Mauritius; | Mauritian
Mexico; | Mexican
Moldova; | Moldovan
Mongolia; | Mongolian Mongol
Montenegro; | Montenegrin
Morocco; | Moroccan
Mozambique; | Mozambican
Myanmar; Burma | Burmese
Namibia; | Namibian
Nepal; | Nepali Nepalese
Netherlands; Holland | Dutch Dutchman Dutchmen
New Zealand; | New_Zealander
Nicaragua; | Nicaraguan
Niger; | Nigerien
Nigeria; | Nigerian
North Korea; DPRK | North_Korean
North Macedonia; Macedonia | Macedonian
Norway; | Norwegian
Oman; | Omani
Ottoman Empire; | Ottoman
Pakistan; | Pakistani
Palestine; | Palestinian
Panama; | Panamanian
Papua New Guinea; | Papuan
Paraguay; | Paraguayan
Peru; | Peruvian
Philippines; | Philippine Filipino Filipina
Poland; | Polish Pole Poles
Portugal; | Portuguese
Prussia; | Prussian
Qatar; | Qatari
Romania; | Romanian
Russia; Russian Federation | Russian
Rwanda; | Rwandan
Saudi Arabia; | Saudi Saudi_Arabian
Scotland; | Scottish Scot Scots Scotsman
Senegal; | Senegalese
Serbia; | Serbian Serb
Sierra Leone; | Sierra_Leonean
Singapore; | Singaporean
Slovakia; | Slovak Slovakian
Slovenia; | Slovenian Slovene
Somalia; | Somali Somalian
South Africa; | South_African
South Korea; | South_Korean
South Sudan; | South_Sudanese
South Vietnam; | South_Vietnamese
North Vietnam; | North_Vietnamese
Soviet Union; USSR, U.S.S.R. | Soviet
Spain; | Spanish Spaniard
Sri Lanka; | Sri_Lankan
Sudan; | Sudanese
Sweden; | Swedish Swede
Switzerland; | Swiss
Syria; | Syrian
Taiwan; | Taiwanese
Tajikistan; | Tajikistani
Tanzania; | Tanzanian
Thailand; | Thai
Togo; | Togolese
Trinidad and Tobago; | Trinidadian
Tunisia; | Tunisian
Turkey; Türkiye | Turkish Turk
Turkmenistan; | Turkmen
Uganda; | Ugandan
Ukraine; | Ukrainian
United Arab Emirates; UAE, U.A.E., Emirates | Emirati
United Kingdom; UK, U.K., Britain, Great Britain | British Briton
United Nations; UN, U.N. |
United States; US, U.S., USA, U.S.A., United States of America, America | American
Uruguay; | Uruguayan
Uzbekistan; | Uzbek
Venezuela; | Venezuelan
Vietnam; Viet Nam | Vietnamese
Wales; | Welsh Welshman
Yemen; | Yemeni
Yugoslavia; | Yugoslav Yugoslavian
Zambia; | Zambian
Zimbabwe; | Zimbabwean
"""


def _read() -> tuple[dict[str, str], dict[str, str]]:
    names, peoples = {}, {}
    for line in _TABLE.strip().splitlines():
        called, _, adjectives = line.partition("|")
        name, _, others = called.partition(";")
        for each in (name, *others.split(",")):
            if each.strip():
                names[each.strip().casefold()] = name.strip()
        for adjective in adjectives.split():
            word = adjective.replace("_", " ").casefold()
            peoples[word] = name.strip()
            if not word.endswith(("s", "ese", "ish", "men")):
                peoples[f"{word}s"] = name.strip()
    return names, peoples


# In lower case: a country's names, and the adjectives and peoples that are of it, to its usual name.
COUNTRY_OF_NAME, COUNTRY_OF_PEOPLE = _read()
STATES = frozenset(map(str.casefold, COUNTRY_OF_NAME.values()))  # their usual names
