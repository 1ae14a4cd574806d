"""How often a word occurs in names of research bodies: a rare word says more than a common one.

Counted over 49,997 records of ROR (https://ror.org, CC0), every label and alias, words folded; words in fewer than
three records are left out and count as rare. A count from the watchlist itself would call "technology" rare.
"""

import math

RECORDS = 49_997

_COUNTS = """
12966: of
9666: university
7543: de
7343: and
7280: institute
4898: center
4759: for
4725: research
3822: science
2983: technology
2844: the
2781: japan
2701: national
2503: college
2488: hospital
2445: united
2420: foundation
2128: et
2072: medicine
1996: states
1846: laboratory
1627: health
1600: association
1556: state
1500: ltd
1463: society
1187: la
1163: des
1162: co
1100: academy
1092: e
1066: international
980: in
954: fur
926: education
907: inc
796: s
769: school
755: umr
723: engineering
721: a
692: development
678: en
646: corporation
645: department
632: u
604: du
598: y
596: i
545: agriculture
540: portugal
505: cancer
501: management
499: und
498: ministry
493: studies
483: energy
476: do
443: systems
442: applied china
441: new
425: del
415: saint
412: council
402: kingdom
399: general group
393: य
391: polytechnic
385: federal
381: american
379: office
378: information
373: da v
366: european
362: جامعة
361: университет
352: social south
351: pour
350: community public
347: di
344: key
340: innovation
339: regional
328: arts trust
321: ecole
314: city environmental
313: chemistry
311: on
306: agency technical
304: central र
301: network
297: canada
296: द
292: институт
289: france
287: sur न
285: daigaku
283: service
282: व
280: स
277: advanced business environment
275: higher
264: physics services
263: limited
262: germany
259: museum
258: क
257: korea
252: fund
251: les
248: at fundacion
247: industrial
245: government system
243: ea
232: finnish
228: organization prefectural
227: administration
225: para
224: sante water
223: и
222: materials resources
221: biology
220: economics superior
219: paris
218: marine
215: investigacao
213: investigacion north
212: care
211: royal
210: industry
209: em ur государственныи
205: spain
202: le য
201: श
200: natural
198: nuclear
197: children प
195: der
194: gmbh hochschule
193: food
190: history लय
188: commission
185: library training
182: australia ব
181: space
180: bio
178: global
177: clinical دانشگاه
176: design
175: superieure
172: দ
170: federation municipal
169: portuguesa
168: stiftung
167: al company
166: suomen
165: dr
163: campus women
162: geological sociedade
161: fondation
160: law life survey
159: russian san therapeutics
158: canadian थ
157: australian india republic শ
156: german ustav
155: finland
154: mathematics
152: safety
151: netherlands za
150: data detudes memorial recherches societe वव
149: pharmaceutical
148: fisheries indian systemes ज ट
147: economic
146: conservation daxue family pharmaceuticals
145: molecular க
144: educational
143: czech diseases pharma w
142: ल
141: ग
140: கல
139: ukraine інститут র
138: normal
137: m r
136: o york наук
135: digital
134: clinic defense saude имени украіни म
133: electronic park
132: bureau humanities italy
131: protection region
130: switzerland লয
129: biotechnology west
128: consortium el per tinggi unite கழகம
127: art developpement security
126: alliance japanese sekolah seura
125: california people
124: estudos hoc indonesia lisboa
123: biologie excellence gesellschaft high
122: healthcare human l promotion
121: control east
120: communication western ष
119: llc senta sociedad університет त ন
118: authority british naval policy
117: c g zealand
116: animal army biomedical p த
115: autonomous ক センター
114: africa associacao culture islamic universiteti
113: estudios
112: d shanghai
111: centrum mexico open plant বব
110: affairs after forestry junior named unit центр ল
109: board french
108: air electric hopital pacific
107: chinese construction investigaciones islam
106: america chimie stichting
105: world
104: catholic instytut southern union
103: division verejna
102: african fundacao industries noaa power study
101: computer dai பல
100: graduate station
99: beijing भ জ
98: uk исследовательскии স
97: dan infrastructure
96: atmospheric climate county music oncology physical tokyo
95: fraunhofer northern salud ve タイカク
94: austria brain escuela negeri physique
93: biological droit environnement forest heart ireland nhs ocean
92: asociacion desenvolvimento district nature observatory rehabilitation swedish
91: b dental planning veterinary
90: earth nutrition sustainable tanki truong ல
89: cell fisica swiss
88: private sa научно
87: corp hospitalier initiative military ট
86: academic branch max ப
85: bank escola eye fondazione الجامعة ர
84: cultural sociales to wildlife академия
83: eastern nursing studi
82: analysis politeknik sas singapore slovak sweden ম
81: architecture desarrollo detat deutsche diabetes educacao im علوم
80: command disease korean sea ত
79: bangladesh force genetics k och rural रत
78: communications ecology estado europe materiaux mental porto sport transport vocational کلیة
77: integrated manufacturing oceanic ந
76: commerce groupe タンキ
75: experimental національнии
74: espanola london ய
73: charitable cr imaging norwegian santa superieur ध
72: all computing ecological finance first intelligence j john lenvironnement malaysia metrology northwestern province
    solutions texas umrs urban
71: ilmu metropolitan provincial spanish sri unidade ड
70: learning ministerio norway osaka red tropical va voor национальныи
69: catolica francaise internationale quebec ட
68: autonoma civil mathematiques n na program theological в ড
67: christian das directorate los t us імені و
66: applications deutsches maritime planck surgery usgs van ब ச
65: av cardiovascular facility faculty prevention products professional project vied প
64: building engineers media og support پزشکی
63: degli educacion knowledge sallskapet sao sav transportation академіі россиискои учреждение
62: agama cas dynamics f gestion sports им національноі مرکز
61: heritage kyoto local mechanics seminary
60: ag dos estatal language las neuroscience oil pedagogical software virginia vyzkumna வ
59: ai asia ja leibniz mc parc police quantum ry suny
58: internacional joint mining moleculaire quality standards tecnm teknologi للعلوم
57: biodiversity cooperative foreningen gijutsu h land lyon modelisation nihr te telecommunication vien welfare
    федеральное ञ ம
56: advancement barcelona carolina clinique della grant grupo israel kogyo maladies mary universiti государственное య
    ทยาล
55: asian faculdade holdings inovacao interdisciplinaire kenkyujo long nord petroleum pharmacy slovenska stiftelsen
    trade державнии
54: ambiente an canadienne comprehensive drug florida innovacion instituce ontario production і
53: azienda biosciences cross genomics pro rio бюджетное ভ มหาว
52: austrian berlin chuo clinica danish genetique interactions king processing ricerca szkola teaching valley
51: area child complex conseil cooperation hastanesi informatique interdisciplinary publishing radiation with ह
50: artificial chi denmark fachhochschule guangdong historical institutul mines prifysgol resource taiwan technische
    toulouse wales медицинскии キシュツ
49: action aerospace brasileira dhistoire etudes experiment institucia ministere sanitaria vyskumna та
48: agencia agrarian atlantic chu fonds great innovative montpellier publica si techniques washington wyzsza академія
    за ழ
47: associates aviation belgium czechia foreign psychology skola teachers tecnologias von yhdistys യ ケンキュウショ
46: alberta aux brazilian change din economy finlands hong incorporated infectious instituti kabushiki klinikum
    mecanique oriental paul pesquisa polish teacher translational академии ക
45: brazil byoin cnrs computational fine fundacio inter islands italian nepal paulo prefecture societes statistics
    stiftelse tourism м কল శ
44: blood chile consulting emergency enterprise evaluation future geology green kong medecine meteorological nippon
    norte ന
43: agence cha colombia es informatics nauk political regionale relations sogo steel ಯ
42: affiliated artes bay colegio cultures dinformatique egyetem experimentale gas histoire indiana island justice
    maria nigeria sanitas theoretical uar vienna ziekenhuis науково техническии अन
41: coastal coimbra cultura detude economia historia joseph legal nova performance philosophy procedes saatio shikenjo
    special sud vision یونیورسٹی ద వ シケンショウ
40: analyse arastirma azad botanical centers committee consultants dutch electrical energia forum gestao linformation
    livestock merck minnesota neurosciences nucleare observatoire ospedale psychologie rare shenzhen upr а
    университеті ன
39: atomic columbia donnees forskning grande jean ludwig neuro occupational pakistan poland publique real scientifique
    suisse theology therapy turkiye vietnam
38: agro appliquees colorado ensino evolution francais grenoble guangzhou house indonesian italiana luniversite
    mechanical mediterranean nanjing quimica works एव റ ソウコウ
37: ab biologia biotech cientifica direction engenharia gaisha haute hogeschool ii integrative louis magyar mar moscow
    muhammadiyah nihon portuguese press renewable socio stem zhejiang ও
36: angewandte au catalunya colleges consejo economie francisco genie infn innovations institutions insurance istanbul
    jose kenkyu modeling museo museu nano prague reference ressources russia اسلامی المدرسة المعهد تحقیقات च ইউন
35: archives as grand ingenierie kankyo kesehatan krankenhaus microbiology msd politiques puerto reserve river
    victoria науки ற ヒョウイン
34: aeronautics arc bordeaux camara cellulaire club daigakubu davlat empresa equipe equipment financial free gakuen
    garden genetic georgia hokkaido independent light lille lung machinery numerique physiopathologie post radio soil
    sul sustainability territoires turkish ukrainian vysoka william державна فی ण ষ ದ カンキョウ タイカクフ
33: akademi archaeological baptist biomedica coast cognition cognitive deconomie delegation europeen gandhi greater
    housing immunology intelligent intezet kenya michigan musica nas physiology pty railway recerca rico robotics
    second southwest term traditional wisconsin ازاد والتکنولوجیا मह ర ಕ ട
32: aids antonio appliquee assessment calcul chongqing geophysics ho illinois image lisbon massachusetts micro
    montreal ottawa partnership pasteur physiologie process recursos robert scottish secretaria securite sharp
    simulation sistemas uc wuhan нан تهران গ யல వవ ರ ವ
31: accelerator akademija archaeology argentina astrophysics biblioteca breast corporacion dans ecologie energie fish
    fond forces formacao formation inspection kagaku madrid maison mountain organic orthopaedic pan pediatric reseau
    risk schools suisan tashkent urp work z универзитет العالی క スイサン
30: automation dernegi dottawa ghana hungarian imagerie languages lanka machine manufacturers mfg nederlandse ng
    optics pendidikan pentru petersburg physicians saclay sensing sezione shandong structures technique testing
    wirtschaft youth по হ இந స
29: amsterdam analytical badan boltzmann catalan cluster collaboration dappui dezvoltare diagnostics die dingenieurs
    dresden epidemiology george hellenic home improvement interior its jiangsu kazakhstan laser metal mineral mission
    no privada sociaux societa surgical tec treatment usa wien yliopisto πανεπιστημιο ім العلیا المرکز الوطنیة वर ঞ শন
    న ಶ ത സ 公益財団法人
28: alzheimer archive azerbaijan biochemistry cambridge capital cercetare collaborative delta disaster disorders dohme
    eco espana europeenne field geo geral greece hunan juan labor lenergie leon lter modeles modern munchen muzeum nam
    nanotechnology narodni nations nigerian non one pennsylvania precision problems programme pte servicio surface
    surgeons systeme textile toxicology universitatsklinikum রয ല
27: aging arab astronomical charles cientifico cong croatian cyprus delle dingenierie dynamique england est gene
    helmholtz hope hungary ile industria internationales it kenritsu kutatokozpont langues marketing matiere methodes
    minh munich nebraska networks nurses oceanographic oceanography ohio operations politique pontifical population
    queen queensland scotland southeast strategic structural thanh tianjin tu umwelt ut x ya جامعہ وزارة ठ ਟ ల ನ ಸ
26: agenzia aichi akademii alpes arizona centar cic cm coal colombiana exchange federale geosciences humaines inserm
    kikuu labour leducation louisiana measurement mit moleculaires mount nantes parks parque philippines polymer shri
    smith solar source sr superiores svenska thailand thomas tudomanyos wasserstrassen yokohama zoo zur атындағы
    государственная н технологии واحد इ ਨ లయ ശ ද
25: administracion akita algorithms astronomy californie catalonia ceske chemicals complexes conception costa direito
    discovery ecosystems energies functional genome genomique gesundheit ha iain iran kidney lakes latin linstitut
    marseille matematica matter medicines metals ministerium nagano okinawa pho pontificia programs remote republica
    rights seoul servicios sociale spa supercomputing travail turkey weather досліднии образования с федеральныи कल ਯ
    ਵਰਸ பக ಲಯ ഓഫ ケンキュウ
24: agricultura alaska aplicada arctic arte bc canadien cardiology carlos casa childhood conservatory cure earthquake
    ekonomi estados finska fire fonden guangxi hospitalar instruments joshi luxembourg maryland material middle
    milenium minho monitoring niigata nit normale norsk nz observatorio oxford padagogische peace pierre portugues
    prof psl respiratory risques saglik serbia so societas srl statistical structure teknik uin unidos veleuciliste
    waste xueyuan международныи научныи федерации کالج ව
23: agri ambiental anhui application azərbaycan basic benh chicago cientificas dairy darchitecture delhi egitim
    forensic gulf internal ion iowa irish james kansas kobe lake lhomme literature loire medizin minerals missouri
    nagoya neurological nsf pharmacology plantes psychiatric republiky road shiritsu sir sistema slovenia slovenskej
    societies solid suzhou sydney synthesis tecnica tehran telecom theorique therapeutiques toshkent traitement valle
    vie viet warfare zurich педагогическии у установа धन ట
22: access adaptation aircraft alto am anti associazione avanzada berkeley bioscience biotechnologies blue boston brgm
    bv charity connecticut conservatoire consumer contre crops documentation doe economiques ecuador efficiency
    empresas ern exploration film forening gakuin hautes hebei hyogo il immunologie interdisciplinar investment
    kokuritsu libraries living lutheran mahavidyalaya microscopy montana mrc mta municipality narodowy nasional
    nederland nghe normandie northeast optimisation pharmacologie polskiej pradesh protezione psychiatry pvt qatar rdc
    regione rennes ricerche rome schweizerische sorbonne sp sveuciliste technik test therapies vyzkumny yunnan zagreb
    zoological всероссиискии московскии наан проблем санкт العلوم الوطنی ऑफ ইন ය ශ
21: armed basque bavarian be biotecnologia bretagne carbon catholique cellular centrale comparative dalian
    dinvestigation dynamiques economique ecosystem fonctionnelle frontier fruit fukui fundamental hamburg henan hub
    humaine informacao instrumentation jakarta kementerian khan khoa klinik kolej kyushu litteratures luis manchester
    militar mobility models nsw particle pathology peru platform port primary rede sangyo saudi smart spatial theatre
    trials tutkimuksen uganda ums vale wood xian г п اف موسسه तर સ ண ವವ
20: academician adventist affaires against andalucia arkansas australasian banco based behavioral biodiversite bristol
    cape chikusan coalition competence conservatorio coordination cordoba crop denseignement dentistry devices direcao
    empresarial foods francis friends fusion generale govt grid groupement hiroshima hoken hubei ibaraki impact
    inflammation integration integre kyiv landscape leadership league linnovation martin mathematique mer metabolic
    methods modelling mongolia nagasaki nederlands net numeriques onlus oregon parkinson philosophie pla pusat
    regenerative saitama sant santo scale sierra synchrotron territoriale therapeutic universe vaccine vascular
    virtual warsaw wide wissenschaft національна петербургскии россиискии الطبیة عالی ख উট খ ય ഇന ഇൻസ വ ක ර
19: administracao administrative aid albert algorithmes aquitaine aveiro baden bucuresti budgetary bundesministerium
    caribbean cataluna cegep ceska chengdu church clinics commonwealth controle creation dart deconcentres diego
    endowment entrepreneurship epidemiologie fluid forschungsinstitut from fujian futures geschichte ingenieria jersey
    kumamoto large logistics lukasiewicz lunivers mercy metallurgy mixte musee museums nancy neurology noi ospedaliera
    osterreichische paper par partners philippine plants plc regulation rhone romania sacred salut santiago satellite
    se servicos siec sobre spinal stai stockholm strasbourg strategies stress sultan surabaya tanzania teicneolaiochta
    theory therapeutique tohoku transplantation turismo universitari univerza uzbekistan veterans workers wsa
    yogyakarta yunifasiti институты к ран қазақстан التقنیة پوهنتون ইনস ટ அற ஜ மற チクサン
18: allied americana anthropology asst avancees badawcza bildung biomedicine biopharma biotechnologie bisnis cea chiba
    core cyber david devlet diagnostic dinnovation employment endocrinology europea facilities farm gastroenterology
    geofisica geophysical gifu glass guru heavy holding horticulture hotel humanidades hun ict interfaces jewish jilin
    keji kochi kultur landwirtschaft lawrence linguistique liver maine medio methodist microelectronics mondes motor
    msh naturales navy nrl okayama optical ospedaliero overseas pain peter photonics practice prince processes
    psicologia psychological publishers ras ren roma romanian scientists sdar shenyang shifan sociologie strategy ta
    tecnicas tennessee towarzystwo universitetas utah valencia verein wurttemberg zimbabwe аграрних министерства
    технологическии універсітэт экономики اموزش معهد অ থ মহ ન ங డ మ മ ര უნივერსიტეტი ケンリツ シリツ
17: americas associations athens biologiques bird bone botanic breeding can cancers cerveau ciudad conservancy
    consorzio contemporary cooperativa cote critical cruz dakota drustvo eisei enfermedades enstitusu ethiopian euro
    ex fh football forschungszentrum fukuoka gujarat hanoi hawaii hes hill hopkins horticultural icar iii iit ika
    injury interuniversitaire ip iwate jesus joao kanagawa kentucky kharkiv kiko knihovna lda lenseignement liberation
    madeira materiales medicas melbourne metabolism meteorology metropolitana naas navarra nemocnice nogyo nordic
    nucleaire numerical observation observing oklahoma onderzoek ophthalmology pays plasma plateforme polar pole poly
    postgraduate praze processus produits pune quoc reproduction reproductive rwanda salle samfundet samsung
    sanatorium schifffahrtsamt section sichuan sl small sociais statistique svizzera team techno television textes
    third trinity tumor um un under wwf xavier yayasan zhongguo και высшего дзяржауны исследовании киівськии сургууль
    технічнии управления العلمی بیمارستان د রত ജ වව ノウキョウ
16: agraria aiims alcohol alexander allergy als ammattikorkeakoulu ankara antarctic aquaculture aquatic archeologie
    arthur assistance automotive bakanligi bandung banner bible bienestar bioinformatics biophysics black bolnica
    bundesamt cal carl castilla catalysis cellules centres cerebral chartered clermont cleveland commercial
    communities copenhagen court delectronique den developmental douro ecosystemes electronique environments
    environnements espaces europaische far fernando finnische flight forderung fort hangzhou harvard henry imam
    imperial infection institutu iranian kg kolkata kosei landesamt latinoamericana liaoning michael microbiologie
    milieux mind mudurlugu multi multiple nanoscience nasa nordisk novo optimization panstwowy pathologie patrimoine
    po politechnika preservation publications publico radiological radiology reabilitacao regions rheumatology sapporo
    scholarship schweiz semiconductor servico showa siberian specialized stikes student sun syndrome territorio
    translationnelle tree unibertsitatea up ville vincent walter westfalen zavod медичнии освіти отделения республики
    համալսարան العربیة الملک بن चन रब চ గ జ ತ ලය
15: age agricole aires alabama ali arthritis artificielle atlantique automobile ayuntamiento belgrade bibliotheque
    birmingham buenos bulgarian bundeswehr by caribe chemie comercio comision comunicacao crc cymru daegu deemed deep
    dermatology dong egypt english epilepsy estate ets evangelical extension fashion formacion franco gakkai gardens
    geneva governance gunma hall heidelberg hematology ibn informacion inland institiuid instituts interactive irccs
    iryo iscte italia johns kaisha krakow kristen kuwait lagos lagriculture langage lecole linguistics low maharashtra
    mahatma malaysian marie medicinal mediterranee mediterraneo medyczny mexican mississippi moldova multidisciplinary
    multimedia nouvelle nutricion oncologia oral ouest patient pgri physico recovery reseaux resistance response riset
    safe saga saskatchewan seguridad shanxi shiga shizuoka singh sound star su surveillance terra thai tissue
    traumatology universitaires uw vereniging vieillissement visual wakayama war warszawie zu здравоохранения их
    технологіи الاسلامیة التعلیم مستشفی इन অফ অব ধ রক વર மர త പ ളജ ホケン
14: acoustics addiction agronomique akademiyasi alta animale anna argentine automatique auvergne basel bourgogne
    brasil bridge cancerologie catala catalana cirugia clean colombian consejeria criminal dellambiente deutscher
    deutschland digitale distributed diversity dot dublin durable economico edward eesti elizabeth enterprises
    expertise fennica foiskola foundations fuel game gemeinnutzige generation geotechnical growth hiv holy
    humanitarian humanites hygiene idaho iiit institucion interaction internazionale intervencao iron italiano jana
    jiangxi johnson kanazawa kazakh kerala kommune koninklijke kraj krakowie kunst lahore lalimentation landes langue
    leau lespace manajemen mapping mecanica medisch met metabolisme metrologie microbial miguel millennium mongolian
    nara nephrology networking nevada nmfs np nws organisations organizations paediatric pamantasang pathologies
    plastic princess privatuniversitat prostate religious resilience rock salvador savoirs scholars secretariat
    sevilla shaanxi shin simon smithsonian stie stuttgart suid szpital terre theologische tochigi trabalho transports
    universidades use val verband vulcanologia we wellcome white xinjiang young zhengzhou академика державне және
    образовательное россии украінськии фонд الجامعی العامة यर ୟ ள ಜ ಟ
13: acores ageing algarve ambedkar approches areas arqueologia asociatia austin avanzados ave bangsa belarusian
    bioengineering botanique botany brunswick buddhist centra chronic cities clinicas comte cornell creek cz degree
    dexcellence diabete direccion don economica emerging ens epe equity estonian etats farmaceutica finlandaise fr
    freiburg fukushima fulbright fundacja gallery gender genomic geography geothermal gia governo grc hauts hospice
    houston hydro hydrology iceland identites infections informatica informatika infrastruktura investigation jiaotong
    jordan juridique juridiques kagoshima kansai karl kids lady lasers lietuvos litterature lower lutte mason mass
    materiais medium merkezi metiers mid milano minas miyazaki model monde musical neurobiologie nomidagi nordrhein
    novartis nusantara online orthopedics panama patil pau peruvian pg pharm philosophical plus potsdam practical
    pratiques prediction produtos profesional projects providence regiao rehabilitacion representations rice riken
    sains sendai ses shimin slovenian slovenije sociology sperimentale srbije stanford statens sustentabilidade tata
    temps toronto traffic transitions tri trung tutkimussaatio umeni unidad unis vermont victorian vila villa viva
worldwide yamaguchi zambia ιδρυμα д досліджень заклад харківськии ұлттық الخاصة ایران زانکۆی ফ ஸ ත ල ส ዩኒቨርሲቲ エイセイ
    コウキョウ
12: adult alfred allen analytics angeles ar architects architectural asahi assembly astrofisica bahia bangalore base
    bayerisches belgian bengaluru biochimie biomedicina book bremen brno broadcasting bucharest ca cardio chamber
    chung cliniques cloud colab combustion companhia conservacion contra corps creative cuba dagriculture danalyse
    davis dei dementia destudis det dynamic enfermagem erasmus ernst establishment etienne farmaceuticos filosofia
    fondamentale franche francois geochemistry geodesy geographic georgian geospatial gerais gruppo hampshire harbin
    hearing hee howard hypertension ice immune indigenous inner inria internet ishikawa iucn ivan janeiro joan junta
    kai kaohsiung kliniken kwalejin lans libyan linguistica lo lorraine loyola lviv mac magnetic main makassar malang
    manitoba medicos meta mie migration milan movement musik nan nouvelles oak obstetrics occidentale occitanie
    ollscoil operative ordem organisasi oriente osservatorio patel pedagogica pesquisas point polskie prive producers
    property provence provincia pt puebla ray raytheon reef regulatory researchers retina rf rhode roche rubber
    ryoyojo seattle secretary seisakusho semarang sen serbian sgps sigma soins spine standardization stroke studien
    technologists therapie time tottori toyama toyota transformation transition trauma turk upper utilization
    vereeniging versailles volcanology well yamanashi zone κεντρο νοσοκομειο академиясы медицины мемлекеттік на о
    підприємство ташкентскии экономическии қазақ الامریکیة التطبیقیة الدولیة درمانی محمد پژوهشگاه अ सर ਗ ਜ ਰ ఆఫ ఇన ಮ ಲ
    ഡ യൻ สถาบ 대한민국 コクリツ ショシ リョウヨウショ
11: abdul abu accounting adaptive advisory afrikaanse agropecuaria agua alternatives ambientale ambulance angola
    animals antropologia apoio apprentissage aquarium arbeit archaologisches arid assurance astra atlantico autism
    banking bau bengal bibliotecas bin biologics biologique bo books bosch botswana braga britain brooklyn cable
    cardiologia cells ceramics chilean chimique citizens collegium com combat conditions conicet cotton country
    dadministration daniel dazur defensa delaware dinvestigacio disability diversite dsi duke electricity endocrine
    entre eric erl espanol eta ethics europa europeennes extreme fair fakultni fertility fishery flanders flow forests
    forets fresenius friendship geographical geoscience gobierno good grants gynecology handicap helsinki hogskolan
    hopitaux iberoamericana iim images info ingv institutt iu jaipur jardin jefferson keguruan kinh kommission
    kompetenzzentrum komputer koninklijk kunste kurumu kyung laboratorium latina leiria leprosy letude libre literary
    lithuanian liverpool llundain lontario louest machines market meat mecanismes medicales mediterraneen metro
    metrologia mexicana midwest mindanao minneapolis mitsubishi miyagi molecules monash mumbai nation nationalities
    naturelles negara norges observations oncologie organismes os ou our panstwowa parana parliament pathophysiology
    patrimonio pedro peninsula performing pertanian phoenix populations presbyterian professor propulsion rajabhat
    rajiv renal resonance respublikasi rheinland rica ridge romana santander saxony scientifico scuola self sheikh
    sherbrooke shire sida sistemi sole soybean spatiale spring stiinte stkip stosowanych street structurale sup supply
    sviluppo teknoloji teologi theorie thermal tokai tools town transfer transfusion tribunal tunis ul ulisboa unesco
    vasco virgin vivant və wa welding westphalia yamagata национальная нии педагогічнии россииская украины
университети البحث اینڈ شهید طبی عبد आर तथ पर फ षण हर কন গব ণ বঙ মন রন ર ବ ஆர ఇ ദ ഴ വകല ർ ยราชภ 가톨릭대학교
    ស
10: abbott aceh activity afrl alimentaire alpha analyses anthropological ao aotearoa arabia aragon archiv associated
    asthma asturias autoridade badawczy barbara basin bayer bern big bina blind bologna botanico brasileiro bunka
    canarias cap cardiac cardiovasculaires cesky chain chez clinico colaiste collective comissao communaute companies
    comunicacion conference conselho construcao corporate cra culturelles cumhuriyeti cycle danthropologie decision
    democracy deutschen device dhaka dharma digestive dinformation douglas dubai early ecologia ecologica ed edinburgh
    egyptian enea evolutionary ewha experimentales factory farming fluides forestal foundry freshwater further gate
    geographie glasgow gottingen gouvernement grain gran growing guadalajara guard guizhou gyeonggi heireann helen
    hogskola holland hrvatski humana hydraulic ilmiy immunotherapy indien indo infrastructures interdisciplinaires
    interdisciplinario interuniversitario ist izmir jan kagawa kavli kawasaki kh klinische ky landsting leeds lembaga
    lettres lile limage link livraria lmu lucknow lusofona macau maurice maximilians minzu mohamed molekulare motion
    mt musculoskeletal nadu nahdlatul namibia nanosciences nanotechnologies nationala navigation nghiep nguyen ningbo
    norin nottingham nucleo oceanografico oceans odessa operation ornithological orthopaedics orthopedic otto outcomes
    outils palliative palm participation pedagogika pembangunan penelitian pernambuco peruana philadelphia
    physiotherapy politicas poznan president preventive privee professions programming publisher pulmonary punjab
    qingdao qualite rahman ramon raum reactivite registry religion richard ringyo robotique rose seiko senckenberg
    senior simulations site skills skin sociologia sociological sol sols solution sophia souches southwestern
    specialist speech studii studija sumitomo surakarta synthese taipei tamil telescope terapia territorial territory
    th therapists thoracic thuat tokushima translation transplant ucast ue ulama universal universites ural uruguay
    usc usr valenciana value vegetable vereinigung vir virology wave web wellness weston widya womans working xalqaro
    yakka znanosti γενικο больница львівськии министерство музеи права сибирского המכללה الهییة ملی موسسة والعلوم
    پژوهشکده और यन शन লজ ষণ ৰ દ ର யம வனம బ హ ഗ ച ള സർവകല ทยาศาสตร န ទ យ カカク サンキョウ シミン ノウリン リンキョウ
9: acquisition active acupuncture advancing advogados aerea agentura agronomiques alba alimentos aliments amenagement
    andalusian anderson andhra andre anglophone ann appliances aps argentino asan astronomico auckland automatic
    avancada avec ayurveda baltic beam benemerita benz brest brewing brown budapest cabinet canterbury capabilities
    cardiovasculaire caroline castelo cellulaires ceramic certification ch chrysler ciencies civilisations cognitives
    cold coleg commerciales complejo comunidad comunitaria confederation consorcio corse create croatia crohn curie
    cuu daiichi dance daneshgah day decologie delevage departament dev devon dhabi didactique dijon dimagerie
    disabilities docente dom donald dovlət drama drugs echelle edge efficient einrichtung eireann emirates energias
    entomological especialidades estudio estudo eth ethnology evangelisches evidence evora families faune fight fleet
    fomento franciscan frankfurt friedrich fuji funds gabinete galicia gdansk gdr genesis geologia georg giovanni
    girls globe god gongye graphic hannover hcm head henri highway historische historisches hospitalario humboldt
    husada hydrogen hydrographic ibadan ibm id ieee ilimi ilu infantil informatik inorganic inrae institutua
    intellectual interest internasional interuniversity ir istrazivanja jackson jain jena jinan journalism jr juarez
    judicial kaiser kasei ken kent kft kiel kitakyushu klimaschutz kokusai kutatointezet kyoiku kyrgyz laboratoires
    laboratori lan lanalyse landesbibliothek latvia latvijas lbi letters leurope lindustrie linz lions litoral llp
    luke lusiada macedonia matematicas maternal mayor md mentale metallurgical microelectronique midlands milieu
    ministarstvo ministerie ministerstvo misericordia motors murcia musique mylan nemzeti next nexus ningxia novi
    nuevo nv onkologie ovarian pablo pamantasan parasitology pediatria pengembangan penn pessoa pfalz pham plata
    policia politics poltekkes popular poznaniu prairie privacy professionals profissional protein psychiatrie pulp
    purdue quantitative re recreation recycling reddy reduction renaissance republican republike restoration risks
    risparmio rotterdam rouen rs ruotsin sachsen sagaken sainte sanofi sarajevo schweizer seed seguranca sehir
    seismological sense seville shimane sicherheit siemens sint sofia southeastern spectrum stadt strukovnih superiore
    sys technologiques tecnico tecnologicas territoire texnologiya their thematique thong trabajo trans
    transformations unipessoal universitair universitarios universitetet urology vancouver vargas vegetal vegetales
    vida vidyapeeth virgen vyzkumu wheat wilhelm williams wonkwang wroclaw wroclawiu yat zeneca ερευνασ ινστιτουτο
    аграрныи беларускі економіки культуры медицинская напн т фгбу физики физико центральныи האקדמית الاکادیمیة الصحیة
والتقنیة आय तक ਲ କ ଦ ନ ଳୟ தம లజ ണ സർവ าน საქართველოს 이화여자대학교 한국 ល イリョウ カクエン サカケン
    有限公司
8: addictions adolescent afrika agrario agricola agus agustin aix ajuntament alice alpine amazon amazonia anaesthesia
    ancient andalusia andean anthony anthropologie antwerpen apprentissages approaches architectures armenia arpa arti
    astronautics atha auto az aziende bad bar batam battery baylor benefit benin bhd bhutto bilim biodiversidad
    bioingenierie biomedicale biomolecules biotherapeutics bochum body bosco brandenburg brasilia built bundesanstalt
    cairo canton caracterisation caritas carnegie cassa catarina catherine cercetari chandra chang charities charlotte
    chittagong cisss code coeur collection comite commande commissariat composites computacao computation concordia
    concrete conservacao consorci cooperacion cord corpus corrosion daccueil daigakuin daimler daix dansk darcheologie
    darmstadt delivery dienst dieu distribution distrito dominicana dongguk ear editorial educativa eidgenossische
    einstein electrique electro empleo endocrinologia environnementale erforschung esi estacion este estonia eu
    europaisches europeo europeu executive extremes exzellenzcluster fabrication familiar farmers felix ferrand fiber
    fibrosis finnland ford forschungsstelle fox freud fundo gambia gangwon gastrointestinal ge generalitat genetica
    genetiques geneve genomes geologie geometrie geriatric ggz guanajuato guilin guyane hamilton healthy heilongjiang
    heinrich her hm hogskolen hospitality hrvatsko huntington hyderabad ibarakiken ibero icelandic ieo ikerketa illes
    immunity imt inclusion ind indore infectieuses infectieux infrared innovacio insa integree intensive intercultural
    jammu jorge justica juvenile kaiyo katowice kemenkes khulna ki kibris klima klinika kungliga kunming labex
    laboratorios laction lamenagement landstinget langages leconomie legacy leicester leipzig lenfant leukaemia ligong
    lima lincoln linformatique literatura lithuania little locale lodz lumiere madison majesty maladie malawi man
    manipal mans manuel marche marcos markazi marrow marshall mater mauritius mayo measurements medan medias medien
    merit meteorologie mi milenio milli mine ministero montes moravian more mother muscular naes naisiunta namur
    nanotecnologia nationaal nationales nccr negocios neo neubauamt neuroimaging newcastle ngo nice nongye
    northeastern nos nossa nouveau nswc nu offshore orient ornithology osteopathic paint palestine palsy pancreatic
    particules pathogens patients patna paulista pesca pfizer physiopathology pisa pittsburgh plasmas poitiers
    politica pollution polska polyclinic portland portugueses posts praha pre preparedness presidency prime
    proprietorship protestant publicas pyrenees q quebecois raya razvoj reactor readaptation reformed reliability
    republik responsible rhine roads rochester rocky sai salzburg sanidad sanitary santos sarawak sarcoma sasa
    sclerosis seiki semi seminar senhora senmonshoku senter sfax shaheed shahid shell shinko shore sight sigmund
    signal silesian silva sinai sleep soc soft solides somali spatiales species staatliche staatsministerium staff
    stmik stockholms stt tai takeda target taylor tekniska temperature terrestrial thermique ti tic tierra timur toho
    tokushukai toledo torres toxicologie toyo tropicales tropics tuberculosis tutkimusseura ucl ulm umetnosti uttar
    vegetale vehicle venezia veterinaire via vih virus viseu vishwavidyalaya vnu way weber webster wenzhou whare
    wireless wise wyoming zagrebu zoology εθνικο ελληνικο белорусскии вищоі господарства ду з казахстан математики
    медичних міжнароднии наукова розвитку училище ф физическои филиал школа الاهلیة التربیة الجامعیة بین خدمات طب
    للتکنولوجیا للدراسات میڈیکل والبحث یونیورسٽی अभ रक रज शनल सम এন চট টগ বর রণ ਦ கர வக ప ಞ ಥ ಷ න ප จ ยเทคโนโลย ว ကသ
    တက လ 원광대학교 ត センモンショク
7: abteilung activite ad adelaide administracji advocacy aero agronomic aguascalientes airport ajou akademisi albany
    alentejo alexandra alimentaires altos ambientales amity ana andes anesthesia anglo anne antilles aplicaciones
    aplicacoes arquivo asl associados assumption astrophysique ateneo august augustine avancados balears bali banda
    banks banque bases baskanligi bayan bayerische beach beaumont beaux behaviour belgique ben benazir beni beograd
    bhopal bihar bilimler biodiversidade bioinformatique biomaterials biomechanics biopharmaceuticals biosphere bishop
    bolivar borneo bratislava brighton brittany brussels bukhara bulgaria bundesinstitut buxoro bydgoszcz caen
    calcutta cambio campo cardiologie career case catalyse cellule celular century changchun chest chhatrapati
    chimiques chubu chukyo cincinnati cinema ciusss claude cliath colitis collections cologne colombiano comercial
    comportement composite con conde congo congress connaissance connaissances conocimiento conselleria consiglio
    consultancy consultoria continental continuing continuous coral corewell cosmology counseling criminology crystal
    culturas customs cybersecurity danmark death demographic denver depidemiologie deporte desporto detection devcom
    diagnosis dienstleistungszentrum dinvestigacions diseno distance distancia dlr dnipro doctors documentacao domingo
    dominican droits dusseldorf dx edition educativo effects egi elmi embarques embassy embl emory end enforcement
    entwicklung environnementales environnementaux epidemiological equine ernahrung espacial espi etablissement
    etablissements ethnic eugenio evangelische exeter experimentalnej fce federative fellowship fes florence form
    formal formes fourth franklin fujita gaia gdansku geodetic geografia georges gerontology getulio gifuken gill
    glaxo goethe gomez gordon granada graz ground growers guoli habitat haematology hainan hakodate hallym hanyang
    headquarters hefei herz hf hi himalayan historiques hitachi holstein homoeopathic honor horizon humano hunter
    husbandry idees imienia immunotherapie ims industrielle infirmieres initiatives inje integratives integrierte
    inteligencia intelligente interregional investigadores iris irrigation isla islas jagannath jane javno jawaharlal
    jodhpur johannes kaihatsu kanker kano katholische katolik kinder kingston kline klinicki koln kommunikation
    korkeakoulu koto kousei kozpont krishna laguna lampung landlicher lantiquite lanzhou latino latinoamericano
    lausanne laval leonardo leurs lhistoire lhopital liberal liga lillinois lilly limburg limnology linguas
    linguistiques littoral ltda ma macao mainz maior malaria mandal mannheim mara marches margaret marin marina
    marines mark mata maulana medi medievales mediterraneenne medycyny membrane memoire memory merito metaboliques
    mexicano miami michel milliy mills min ming mobile mohammed mondiale mont ms msu muhammad munster musicology
    mutations muzej my myanmar nacionales naples napoli naturelle nauka ncar near nehru neurobiology neurociencias
    neuron newport nghien nile nins nizhny node noord noroeste novosibirsk nueva nyu odisha oftalmologia ollscoile
    oman onco oncologico opca operational optica oran organique organizacion orientale orleans oslo osteoporosis osu
    ouverte oy oʻzbekiston pa pacifique papua patent pathogenes paysage paz perkumpulan personalized peshawar ph
    philanthropies photon photonique physiological piaget piedmont plasticite plymouth policlinico princeton printing
    programa provincal psychopathologie psychosocial publics pure rai rail rajasthan ram reanimation records reform
    reims related respiratoires reunion ri ruhr sad sage saiseikai salt sam samoa sanitarie sankara sardar sbu
    scientifica sdn secure seine seni severe sfu shared sheffield ship shipbuilding shipping siecle signalisation
    silicon sina sino sintef skopje societat somalia sostenible sources spitalul srpske standort statni sti stone
    subtropical sudanese supercomputer surveying sveriges svizzero synergy taasisi tajikistan tasmanian tea technicka
    techniczny technologien technologii tehnologije teknillinen teologia tesi textiles theater theologie thermo three
    tibbiyot timisoara tirol tobacco tomsk tool tp transmission traumatologia travaux tribal tribhuvan tropicale
    tropicaux tsukuba tumeurs tumori turun two tx tyrol uluslararasi unam underground unies universitatsmedizin user
    utara utas vakfi veracruz verbraucherschutz verlag veteran veterinaria victor vieira vinci virales virologie
    visoka viticulture vitoria vyzkum wakayamaken wayne wesleyan wing wna wsb xiamen xxi yale ymca zarzadzania
    академија биотехнологии ветеринарнои внутренних во информационных искусств казахстанскии клиническая л медико
    медицини метрологии мистецтв науковии научное политехническии правових прикладнои растении республикасы сану
    сибирскии систем спорта србије технологічнии улсын хозяиства я імя պետական בית המרכז מרכז الشرق الصحة المصریة
    الکویت بصفاقس خان ساینسز صنعتی لاہور للاساتذة للبحوث مجتمع مدینة های ٹیکنالوجی پاکستان ई उत ए टल पत मर रद रस षद सन
উন গবন ঠ তর লন ਬ ਸ ક લ વ இலங கள மத மல కళ ಬ കൽ ഫ രള ජ งชาต นย ศ က 경기도의료원 동국대학교 의료원
    인제대학교
    주 주식회사 កលវ イハラキケン イー キフケン キョウイク トウキョウ ワカヤマケン
6: aachen aarhus abdullah abo ac accountants accreditation acteurs actividades ada additive aeronautica aerosol
    agricoles agroalimentaire agroecologie agroecology agronomie aims airbus alberto alcatel alex alicante
    alimentation almada almeida ambientais amparo anstalt antarabangsa antenne antique aquatiques archeologiques
    argonne armees aromatic array artistica asosiasi associado astellas atlas atmosphere atomique autochtones
    ayurvedic baba baltimore bangabandhu bard behavioural beirut belarus belediyesi belle bergen bernard bethel bgi
    bialystok bibliothek bilimleri biochemie bioenergy biologica biologicas biomecanique biomedicas biopharmaceutical
    boehringer bogor bois bookshop braganca branco brc brookhaven buddha busan calibration calidad cambodia campaign
    cantabria cao car carnot catarinense ceara cement centras certified chemists chennai chihuahua chilena
    chiropractic chirurgie chonnam cibles cirebon cite clark climat cluj cochin coe collegato collins colon commun
    compare complexite complexity concord condensee conhecimento constantine contemporanea contractors convergence
    conversion cooper cor crane crown csiro csu cu culturelle cuny curriculum cystic dallas dame dana dangers danmarks
    danske darwin dastrophysique dathenes davao denki departemental desert dhb dhematologie dhi diamond
    differenciation dintelligence dinteret director discours dnipropetrovsk documentacion doi doran dorleans dorsay
    dow dramatic duc duoc dy dystrophy ecoles edf editora editors educators eidgenossisches ekiti elementary eli
    elisabeth embedded emd employees emprego empresariais ems endoscopy energetique energetiques energi enfants
    engagement engine ensa ente equality era erbil espirito etude eulji eurasian euskal experience experimentelle
    expert expressway extremadura fakultat falls familie fanlar farma farmacie fatima fe feed ferrous fiat films
    financas fiscal fisher fizycznego focus folklore forca forecasting forestieres foret forschungsanstalt forward fre
    freie frontera fuels fukushimaken fundazioa fyziky gabriel gama gangnam gates gateway geologico geophysique
    geriatrics gil goa goias gouvernance governmental graphics grassland groep groningen grosso guam guayaquil
    gulbenkian gumi gwangju hai hamamatsu hang harris harry has hat heat helse herbarium hessian hessische hessisches
    het hidalgo historiallinen historian historic historico historiska hogskole homoeopathy host hs hughes
    hydrocarbons hydrometeorological hydrosystemes ia idea ideas identity iiser immuno incubadora indianapolis indira
    industriales industrielles industriels infant infirmary inflammatoires ingelheim ingenieurs innovantes innovate
    inp integrity intensif interface intervention interventional intezete intra investigations iraq isc isfahan
    istrazivanje iv ivf jacobs jacques jember jenderal jerusalem jigawa jogakuin jsc karaganda karlsruhe kassel
    katowicach kazan kenkyusho kenkyuu kenkyuujo keskussairaala kobenhavns kogi koka kolegija kongelige konya korhaz
    kota krebsforschung ku kurdistan laborator landesmuseum larchitecture lart lassociation lazio lead legale lest
    letat leukemia lewis li libera libya ligue liitto lingua litteraires ljubljana lodzi lorrain luc lucas lucent
    luther maastricht macromolecular madura maggiore magnetique maharaj maintenance malaga malta manual maranhao mare
    marins mario maritim markets mat materiel mato mbh mechanisms mechanization mediations medicament medicamentos
    medicaments medieval mediterraneennes medtronic meiji meio meslek mesto meteorologia microbienne microsoft midi
    midwives mikrobiologie militaire milk missile mitsui miyazakiken mo monaco move multan multimodale muslim mycology
    naganoken nagpur nanak nang nasu native natur natureza naturkunde naturwissenschaften nauke navarre nb ne nelson
    neurodegenerative neutron ni niigataken nl noida nonprofit normalizacion normandy notre novgorod nurnberg
    nutritional ny obesity occidente ochrony oeste officers okinawaken okologische oldenburg olomouc om op or
    ortopedia osasto ospideal osterreich oyo packaging paik palembang paleontology panamericana partner pascal
    pedagogy peking penal pengetahuan peoples permanente personnel perth peruano pharmacological phenomenes phong
    photonic photovoltaics physikalische physiques pioneer plantas plastics plataforma pluridisciplinaire policies
    poliklinika polymeres polymers pork portsmouth poultry powder practitioners prasad preserve product productivity
    professionnelle promocion promoting publ pulse pusan qualitat quantiques quarantine queretaro radioactive
    radiotherapy rares reed relief reparation reponse researches reserves resistances reumatologia review richmond
    risque rivers rockies rockwell rosario rouge sagar saints salamanca sallskap samara samarinda samaritan sang
    sanitaire savings schleswig scientifiques scotia scripps seismology serono sexual shinrin shonan sidney signaux
    sinh sinica sisters skill sky slovakia snow sociologiques soonchunhyang sosial sous southampton soziales
    specialisee specialists spolka spraw springer srm ss standard startup statistiques storage studio submarine
    substances sugar surfaces sv swami swine systematic szegedi tadqiqot taizhou tam tama tampere tarsasag tax tb
    tbilisi tc tcm technischen tecnicos tecnologicos tecnologie tehnologiju telethon tennova teresa territories
    texnika thales thames theories through tirana top torino transferencia transfert transformative translationale
    transportes tras treasury trial triangle troubles trusts tudomanyegyetem turtle twente tədqiqat uas uczelnia
    ufficio uh ulusal umc umi unc uniao unibersidad unibertsitate universitatsbibliothek uong uru usp utrecht uzbek
    valorizacao vedecka venezuela venture ventures verde verification verkehr versi verwaltung visoko vista wacana
    wallenberg wananga watch wiener wikimedia wild wilson wine wojskowy woman wright wychowania xuzhou yangon yangtze
    ye yonsei yuan yuksekokulu zaken zanzibar zhuhai zona αθηνων τεχνολογικο τησ аграрнии академик архитектурно
    атындагы безпеки българска государственного гуманитарныи дп друштво е економічнии здоровя зерттеу казахскии
    киевскии клиническии кыргыз механики минздрава монгол навчальнии намн нді новосибирскии одеськии організація
    орталығы педагогічних політехніка практическии при развития республиканскии св северо струковних студија томскии
    тоҷикистон транспорта туризма уральскии центра ю ғылыми מכון ש اباد ابن الاوسط الزراعیة السعودیة السلام العربی
    اکادیمیة برایے بهداشتی بھٹو غدد فیصل قطر अख अर चल जक डकर दर पन पश यम वन ইঞ রহম শল সপ সরক ਕ ਪ ਵ ત ଶ அண அம ఆర ధ యన
లయమ ಆಫ ಡ ಧನ ಹ സയൻസ ආයතනය ස ย და 순천향대학교 연세대학교 ዩኒቨርስቲ រ エス エム オキナワケン シャハン
    シャハン株式会社 シンコウ シンリン ナカノケン
    ニイカタケン フクシマケン ミヤサキケン 深圳
5: 3d aba abc aberdeen aberta abroad abuse academisch accident accountancy activites activities acustica adaptations
    adaptative adler administratives administrators advance adventista advertising aesthetic afrique aga agencies
    agents agroforestry agronomy agrosystemes ahmed aip aisyiyah akademije akademiya akitaken aktiengesellschaft alan
    alexandria alimentacion allegheny alma aluminium ambassade amelioration americano analisis anciens andaluz
    andaluza andijan andijon andina andres andrew andrews anesthesiologists anglophones anhalt antalya antoine anton
    antwerp aomori apparel arabe arabian architektur arithmetic ark armada armenian arnold arquitectura asahikawa
    assam assistant assistencia associees ataturk atherosclerosis atlantica atma atmo audio audit avancee avila azhar
    ba babel baile baki baku bale balneology bamberg band bankowa barts bas basis bath bati batiment batumi bavaria
    bayern beef behring beira belas bell bello bengkulu beogradu berhad bernardino berufsbildung besancon best between
    bg bhaile bhakti bi bialymstoku bibliotheques bilbao bill binh biochemical bioimaging biologiai biologii
    biologists biomateriaux biomolecular biosecurity biotec biotherapy blindness bonn border borders bosnia
    bournemouth bozen breakthrough bridges brigham brisbane brne brook brothers bruxelles bruyere budget buildings
    bursa bydgoszczy byouin cabo caixa cameroon canal canon cantonal capacity cardiaque cardinal carlo casting cat
    catalyst ce centraal centros ceramica cerebro cergy ceu chad chan changement changsha channel chapter chemische
    chester chibaken chief christ chroniques chugoku cidade circuits cirurgia classical cmc cnr coahuila coffee
    colaborativo collegiate colmar colombo combined common communicable comparees competences competencias
    computationnelles computers comue concepts condensed conditioning constitutional contemporain cook coordenacao
    copernicus corazon cork coruna costarricense countries covenant cracow crafts cree crime croix cruk csic csl ct
    cuenca cura daejeon daini dankook dao daquitaine dartmouth darul darussalam dauphine dautomatique daya dayton dc
    deaf debra debre defesa demonstration dessais deu deutsch devi didactics diet diffusion dimmunologie direccao
    direct disorder distrital divinity djibouti doctor doencas donders dongshin door driven drzavni ec echelles echo
    edicoes editions edu egas egyesulet ehime ejercito eko electoral electrochemical electromagnetic electrotechnique
    elimu engineer engines enjeux entertainment entomology entreprises epigenetics epigenetique episcopal epsrc
    ergonomics erlangen ernest erosion espace espacio espaco estrategia ethique etrangeres eva evangelica evening
    evropske experiments experts exploitation face faculdades failure faisalabad faith fatec fauna federico female
    femmes fermi filho filiali finlande finlandiae finmeccanica finsk fir fishing fisicas fitness flacso flinders
    floride foie fonctionnement fondo forenses forestales forestiere formazione forming fossil francaises francophone
    fred fribourg friuli fu fukushi fundatia fylkeskommune gachon gambling ganaderia gec geijutsu gemeinschaft genero
    genomica genshiryoku geociencias geographique geometric geometry germaniques gestaltung gi giessen gl glaucoma
    golden golf gongcheng gongsi goods google grace grandes guadeloupe guatemala guiana guinea gung gunmaken gyeongbuk
    gyeongju haerbin hakubutsukan hameen hans harapan harbor harima harold hassan havre hazards hcmc he hec heinz help
    hematologie hemophilia hemostase hepatitis hepatology herzegovina hidricos hilfe hills hindu hist hittudomanyi hoa
    hojin hospitalo hpc hradec hrvatska huadong humanitas hybrid hydrologie hydropower iasi idf ignacio iis ikip ilsan
    imo incheon industrias industrie infectiologie inference inflammatory informatiques infraestrutura injuries
    innovacios insamlingsstiftelsen insect insectes insects insight integracion integral intelligenz interculturais
    interdisciplinares interprofessionnel invest io iqtisodiyot iraqi isae isotope israeli janssen jaya jeju jimenez
    jobs jones journals jozef jugend julio justo jyothi kagawaken kagoshimaken kaju karnataka kashmir ke kebangsaan
    keck kenko kennedy keskus kgaa kherson kikou kind kinki kinshasa knight koch konrad krajska kralove kuala kuningan
    kunsten kutatasi kutato kyokai kyungpook lair laitos landliche lands lasie leading lee lengua lens lentreprise
    leone lernen lethbridge leuven lg liaison liberec liberia lighting limerick lingenierie live livros location logan
    love lublin lucerne lucha macromoleculaire madurai maharaja maize make mammal manado mancha marathwada marcus
    maribor marino masaryk materia materialien materialu mathematik matrix matsuyama maxillofacial me mech
    mechatronics medecins medicinsk medicinska mediterraneens medyczne melanoma mendoza mercedes mesures metropolitano
    mgm mia microbiologia microstructure microstructures microsystems mikroelektronik mila miljo ministrstvo mise mito
    mobilitat mobilites mokslu molekularnej moniz montagne montenegro montgomery monuments mouvement moyen mujibur
    multimodal muroran musashino mutual mərkəzi nadar nagaoka nagasakiken naisuimen namangan nanomaterials napoca
    naturais naturschutz naukowe navale nazionali neck necker nefrologia nestle networked netzwerk neu neurociencia
    neurologie neurosurgical newton nhan niagara niedersachsisches nobel nordeste norton norwich nucleaires nurse
    odesa offentliche official oficial ogun olivia olympic omics omni oncogenesis onderwijs ondes ondo onkologii
    ophthalmic orale order ordnance orebro organ organisatie organisms ormond orszagos ortho orthodox osrodek osteo
    osterreichischen osterreichisches ostrava otsuka oulu oulun ozbekiston paca pacifico packard pak palma paracelsus
    paraiba pariwisata parker parma parole particles patagonia path paula peak pensee pension perception percy
    persatuan persons pescas pest pet pharmakologie pharmazeutische phase phenotypage phi phillips physik picardie
    pilipinas plains plan plasticity plasticos plateau pneumologia poliklinik polimeros politik polo poltava polten
    pont pontificio potato povoa prava praxis pressure preto prevencion prima primate prison prize problem problemes
    producao produccion productos professionnel progreso progress progressive proof propagation prospective proteccion
    protected proteines provincie psg psicologicas psiquiatria psy psychanalyse psycho psychotherapy publik pueblo
    purwokerto putra qinghai qualidade quantique quito ra racing radiobiologie rafael raipur raja rajamangala rajkiya
    ramakrishna ran range rao raumfahrt raymond rayonnement reality reclamation recognition referencia reformatus
    relacoes remodelage renouvelables reponses republique reserva revolution rhein rheumatism rhodes riau riddle rioja
    rios rita robotica robots rohstoffe roinn rostov royale rozwoju rugby rumah ruminants rv rzeszow sakit salem
    salmon samarkand samarqand sanitation sans santarem saskatoon save sc scene schizophrenia schmidt scholarly
    schweizerisches scienza screen seafood search securities seguro seguros seirei seisaku seiyaku sensor sensors
    separation seven seventh severance shigaken shivaji sho shree sia siber sick simons sindicato singapura sixth sk
    slainte slovensko slu sms soares societatea somerset son sonora sosyal sousa soziale spec specialties spital
    square stanley statiunea stewart storia strong students sudan suffolk sumatera sumber suomalainen super
    supercomputacion surete surrey susan sussex sustainment sygehus syst systematics szczecin szczecinie tajik
    takamatsu tal tamega tampereen tangerang tank tarbiyah tartu tas tasmania tau tay teatro tehnica tei teikyo
    telecomunicaciones telephone teorica termeszettudomanyi theoretische tho thought toa tochigiken toray toscana
    toulon tours toyohashi trades traitements tribology trichy trieste tubingen tumour tunas turku tutela tuv ub uhn
    ui ultrasound uma umass umjetnosti unani undersea une unita unity universitate universitates universitatsverlag
    uppsala urad urbaine urbana urologia urological usaf usda using usl uttarakhand vaccines valladolid vallee varna
    varzim vasca vasculaires vedy veer veneto veritas vermelha versuchsanstalt vet vi viana vidya vigne village
    violence vita vodafone volgograd vorarlberg vyskumu vzw waikato wake walker waterways waves wellington welsh
    wesley wind wolf woods wound wurzburg wyss xibei xixe yamagataken yamanashiken yerevan yike yiyuan yucatan yukon
    zaidan zaragoza zastitu zdrowia zero zhong zhuang znanost zooprofilattico για εκπαιδευτικο κυπρου σχολη
    авиационныи агентство београд библиотека биологии білім висше вищии громадська гуманитарно дел дніпровськии дээд
    информатики истраживања культур культури мамлекеттик международная метрологіі механіки наука национална общество
    одеська техникалық тов травматологии узбекистана украінська ухааны федерального х хирургии шинжлэх інституту
    қарағанды үндэснии ազգային անվան חולים ע الامام التکنولوجیة الجمعیة العالمیة الله المجلس المللی الکلیة امام ساینس
    شہید فناوری للبحث للهندسة مصر نیشنل وادی والتعلیم وزارت پوهنځی ہسپتال अध आण ईन एम कर गप जस झ नव मत ययन रप रम रल ঙ
ঢ দপ নন ফর সম ৱ ਇ ਡ જ ડ ମହ அன எஸ கண பப மன வமன అ ష ಇನ ಕರ ബ ഷൻ ම င တ ပည မ სახელმწიფო 강원도 고려대학교
    병원
한림대학교 ምርምር የኢትዮጵያ アキタケン オオサカ カイハツ カイヨウ カカワケン カクイン カコシマケン カシュ
    クンマケン ケンコウ コクサイ シカケン チハケン トチキケン ナイスイメン ナカサキケン
    ヤマカタケン ヤマナシケン 北京 株式会社アイ
4: 21st abb abdulaziz abierta aboriginal abs abuja academiei accelerators acoustic acoustical across actris acute adam
    adams adige advances aeronautiques af afghan afghanistan agencija agentur agentzia agrarias agrartudomanyi
    agrifood aguas agustus ahmedabad aisbl akademin aker alagoas alapitvany albanian alentejano algae algebra
    alimentaria allergology alte alternative amal amaliy amazonas amazonica ames amgen anadolu anaesthetists analise
    analysts analytique analytiques andino ang angers anh animaux annai anthropises antigua antimicrobial antiques
    antiquities aperfeicoamento aplicadas apollo app applicata aqua arabes arastirmalari arbeitsgemeinschaft arbor
    arch archeologicky archeology arhiv ariake armadas armament armstrong arqueologico arquitetura articulaire
    arzneimittel asa ascension asiatiques asie asociace asset associate associee astrobiology astronomia astronomie
    astronomique astrophysik asuntos athenaeum atlantis atmospherique auburn augstskola augusta aurora autonome
    autonomie autonomo autorite avaliacao avancadas aware ayurved azul baby bacha bacterienne bahasa baleares ball
    ballet baltijas bani banja banjarmasin banka bankim banyuwangi bari barley barmherzige barmherzigen bautista
    baycrest bayreuth bear behavior being bel belge belgische bellas bengbu benghazi bergamo bergbau berkshire berne
    berufsakademie besar bethlehem better bharati bhubaneswar bhutan bielefeld bien bioethics biogen biomarker
    biomarqueurs biomass bioquimica biosafety biotechnologii biotherapies birds birla bit bizkaia blanca bodensee
    bogota bohemia bohemian bolivia bolnicki bolzano bombay bond borough bose brands bratislave braunschweig brigade
    britannique broad bruder bruno brussel btk bu buana budi buffalo bundang burgundy cabral cadiz caisse caja cajal
    calabria caldas cameroun campinas canaria canceropole cancro cantonale canyon carbone cardiff carmen cartography
    casablanca castle catania catedra cattle caucasus cavado cci cen centrul cerebrale cesar ceylon chalmers
    changements changwon changzhou charge charite charleston chemii chemisches cheongju cheshire chinh chorob
    christchurch christi chru chungnam cientificos cilacap cima circle circulation citizenship civico clara clima
    climatico cmh cochrane cohesion coimbatore colorectal communautaire comparee compensation competition
    competitividad competitividade compilation complejos comportamento composants compounds computacional comunidades
    confederacion conflict congenital connective constitucional constructions consultores consumers contemporaine
    contemporaines contemporains content continentaux copper corning corona cosmos counselling cox craig credit cri
    crianca criminelles criminologie cristiana crl cruelty cryptography csir cti cuf cuidados culturali cuore current
    custom cvua dacoustique dafrique dam damenagement danca dang dantananarivo danube daosta dar darlington darts
    davignon dayanand dba deaconess decisions deducacio deleguee dello deloitte delphi denergetique denis dentreprise
    departmental deposit derecho dermatological desastres destructive dethnologie detroit deus deux developing
    dexpertise dialogue diaz dickinson digitalisierung dios display disposal disposition divine dna dnv doc dogu
    dokuritsu domaine dona donetsk dongbei dongguan dongsan doping doptique doutor dra drainage dst duale dubrovnik
    duhok durango durham dyn dynamical eating eau ecologique economice economicos ecophysiologie edmonton educativas
    eit ekonomiczna ekonomiczny elbe electrochemistry electronica ellison embry emergence emergentes emerson emilio
    empreendedorismo empresariales endometriosis enfermeria enrique entreprise enugu eotvos epi erkrankungen ernesto
    esa esc escolas escp espanoles especialidad especializado essen estruturas estuarine ethel etica eucaryotes eui
    europai europeia eusko evaluacion evolutive evolving excelencia exercise exercito exterior external
    extracellulaire fab factors fafe fakultet fakulteta farabi farmaceuticas farmacia fasa father fats fc federacao
    ferrara ferreira fertilizer fetal fiables fifth filiala financieros finlandska firenze fischer fit five fizica
    fizikai flemish flora flour flows fluids flying fora forestiers forschungs forschungsgemeinschaft forskningsrad
    forskningsradet foster foz framework frances franz fraser frederic frederick frontieres frontiers fruits fuer
    fukuiken funcional function functioning funding fungal futebol fyziologie gafsa gakko galapagos gallen galway
    gangdong gaoxiong garcia gastroenterologia gaza gc gem genel generalidad genes genetiky genre geografico
    geographers geologic geologique geomatique georgetown geostationary gezondheidsdienst gida gifted gig gilles
    giuseppe glowna go golfo gombe gorakhpur gosudarstvennyy goteborgs grade graduacao grape greenhouse greenland
    greifswald griffith gronlands grove grunenthal gruppe gsi guidance gyosei haaglanden haany habana hacienda hague
    hainaut haiyang halsa hame hand hardware hartford harvey haryana haskolinn hastaliklari haven heidelberger heisei
    heliophysics helios helsingin herbert hernandez herzzentrum hierarchical higiene hispanoamericana historians
    historique hochschulinstitut hoffmann hogskulen hohere hoi hokuriku hole homes honda horizons hu hua hualien
    hudson hui humanos humans hussein hustru hutchinson hwa hydraulics hydrological hyundai iai ib iba ibrahim icon ie
    ies immanuel impaired implantology implementation inct indus industriel infinis informacni informationszentrum
    infra ing inno innovatie innsbruck institutas instituutti instrumentacao integrata integrees inteligentes
    intellect intercommunal intergovernmental internacionais internacionales interventions into invention investments
    ioniques ipinle ips iqvia irt is isa isabel ishikawaken isi islamia ismail iut iwaki jaamacadda jabatan jaen jam
    jamiar jamshedpur janos jardim jaypee jdsu jeddah jeonbuk jerome jerzego jesuit jfe jhu jidosha joe joliot jorhat
    josef journal jss ju jubilee jude juif julich julius kaisei kalam kalimantan kalinga kameda kampus kanpur
    kansainvalisen kantonsspital kaplan karelian kathmandu katholieke kazimierza kbc kebbi keimyung keizai kek kemi
    kendra kenkyuusho keuangan khmelnytskyi khwaja khyber kigali kijowski kimmel kindai kirin kita kitasato kluwer km
    ko kocaeli kochiken kokand kommun konan konsortium kopernika koritsu koryo kraje krems krupp kuban kultury kumiai
    kuninkaallinen kunstliche kwa kyosai lac ladies lafrique lam lambda lanalisi lancashire lancaster landesregierung
    lane languedoc laredo latvian lea leather lebanese legislation leiden lenin leningrad leo letras levaluation level
    librarians liechtenstein lien lifelong lifesciences limmunite limoges linda lingenieur linguistic lippe list
    literaturas liv lock lockheed logiciel logiciels lombardia lopes loss lottery louvre lp lu luigi luka lumieres
    lund lungsod luxemburg luz luzern lwl lyceum lymphoma maa machado mackay macula madan madiun madras mag magazine
    magdeburg magellan magnetics maharshi mai maia mais major mali malla manatu mandiri manila marburg marcelina
    marconi mariano marietta marinas marion maritima marne marriott marsden masyarakat mataram maternity mba measuring
    mecaniques mechnikov medellin mediciny meerut memoires men menarini mere metabolicas meteorologico methodologies
    metodos metrics metropole microanalysis microbiome microenvironment micron microorganisms microwave mieken mien
    milwaukee minami mineria minguo minister ministerstwa ministerstwo ministerul ministre minna mitochondrial mitra
    miyagiken mnd mobilite modelisations moderne modernes moldovei molecolare molekularbiologie molise monica
    monteregie monterey moore morgan moroccan morocco motricite moxibustion mpi mr mrs muenster muhandislik mulher
    multicultural multidisciplinar mundipharma munitions mures murray muscle myers myriad nachhaltige nachhaltigkeit
    nafarroako nakamura nals nams nanchang nanociencia nantong nanyang narodny narodowe nasjonalt natal naturale
    natuur nauki naukowa navarro navoiy nayarit nc ncep nci nemocnica neue neumann neumologia neural neuroendocrine
    neurologia neurophysiologie neurophysiology neuropsychologie neuroradiology newfoundland newman nga nhk nho
    nicolas niger nih nijmegen nimes nis noguchi nondestructive nonferrous nonproliferation norge norjan norske
    northampton northamptonshire nose novel nucleares nunavut nur nuremberg nus nusa oakland oaxaca ob objets
    obstetricians occidental oceanografia oceanology ochrany odpowiedzialnoscia officer oficina ograniczona oi oita
    okanagan okologisk old olga olive oncologica ongaku operating optometry oracle organica organizace organizational
    organizzazione orphan osasun osh osijek ospedali ost otago other otorhinolaryngology ovest owens padova pais
    palace palangka paleontologie palermo palopo panepistimio pantheon papa paraguay parcs parents parques pathogenese
    patrick pattern pavia pawla pediatrique pereira perhimpunan perinatal personal perubatan petra petrochemical
    petroleo petronas pflege pharmacists phat phenomena phenomics philanthropy philippe philips physician picture
    pieknych piemonte pin pinto planet planetarium plateformes platforms plzen pohang pohjois poincare poltek
    pomeranian pontianak pontificale poole portalegre potosi prace prairies pratt precise prehistoire premier
    presidencia prevencao prevenzione principado principe prise prispevkova professors projectos properties prostredi
    protecao provinciale proyecto przyrodniczy psychiatrische psychoanalysis psychopathology publication publicos
    puglia pulsed qilu qualitatssicherung quentin quimicas quran rabat radar radboud radioastronomie radiobiology
    radiologia radium raffaele railroad railways rainforest raman ranchi rathinam rawalpindi rch reading reasoning rec
    reconnaissance reconstruction referral refugee regina regionalis registration rehab reliable religions renmin
    renovables repair replacement repository rescue restorative restore retirement rheumatic ricardo riga rika rishi
    ritsumeikan riyadh ro roberts robotic rocha rochelle rockefeller roman romane romanes romano rondonia rosai
    rostock roussillon rutgers rx sagrado saila sakai salam salerno sales salford salman samfund samuel sanaa
    sanctuary sands sankyo sanno sanskrit sanu sarajevu sardegna sari sarmiento sasebo satellites saud saxon sayansi
    scope scott seas secondary seeds seiryo seismic sekisui selskab selva semantic semences senai senegal sergipe
    servier setubal seva sfr sgs shah shan shape shijiazhuang shika shikoku shikshan shinshu siddhartha sigurnosti
    sikkim silesia sim simmons sinaloa sinopec sjukhus skane skryabin slac smes snu socialnej sokoto solaire solids
    sony soochow sostenibile sostenibilidad sozial sozialforschung sozialwissenschaften sozo spatio specialty
    specijalna specjalistyczny spectrometrie spectrometry spectroscopy spf spj split spolecnost sprakbanken sree srh
    srpska stability staffordshire stan stanislaw stanislawa start stat statale statistik stefan stellantis stephen
    stikom stit stochastiques stock stream structurales studier studije studios summit supelec superieures supreme
    sutter sverige sw swat sykehuset sylhet symbiosis syndicat synthetic systematique systemic sztuk taiyuan tallinn
    tallinna tamaulipas tampa tan taraz targu tarim tarimsal taxonomy techniki tecnologic tegen tejo tek teknolojia
    teledetection telematica telematics telemedicine temple templeton tenaris tennis teoria termez terres
    territoriales tertiary texte textil therapien thin thompson thrace thrombose thrombosis thuringer thuy thyroid
    ticaret tide til tiruchirappalli tissulaire tlaxcala tomas tong tongji toritsu toshiba tottoriken tox toxikologie
    trainers transaction transdisciplinares transferts transit transporte traumatologie trento triangulo trien trier
    tsinghua tudomanyi tula tumoral tumors tunisia turin tutkimuslaitos type uab ualg ube ucb ucla udine udl udruzenje
    ufa ugc uit uls ulsan ulss ultra umea umum understanding unfallversicherung ung unilabs unisa universitares
    universitarias universitatsklinik universitets universitetssjukhuset unmanned unsw unu upon utc utilities valais
    valutazione valve vanguard varanasi vega vegetaux venereology verbund verona vers vest veterinaruntersuchungsamt
    vic victims view vigo vilniaus vilnius vinh vinnytsia virginie virtuelle visualisation visually vivekananda
    vivienda vlaamse volksgezondheid vouga vu vulnerabilites walton waters weimar wellbeing werner westschweiz
    wetenschappelijk wewnetrznych who wings winnipeg wirtschaftsforschung wissenschaftliche wissenschaftlichen wolters
    womens worcester wsu wuxi xinan xx yakult yang yao yaroslavl yasuda yemen yeungnam yi youxian yr yu yunus zadar
    zaklad zaporizhzhia zawodowa zdravlje zdravstvo zhonghua zhongshan zhongyang zivotniho zoologia zoos zorggroep
    zuckerberg zurcher εταιρεια μακεδονιασ τεχνολογιασ υγειασ агентства аграрно азербаиджана азиатскии академіка
    акадэмія асоціація ассоциация болница будівництва варна внутрішніх волгоградскии восточно городская
    дальневосточного державного донецькии донишгоҳи запорізькии казанскии казахская костанаискии кубанскии
    курортологии медицински медицинскои медична мечникова микробиологии михаила музыки нау науките научного национален
    нефти ннц областнои онкологическии оптики охорони педагогикалық полтавськии політехнічнии предпринимательства
    приватнии прикладных промышленности проф р ростовскии сад самаркандскии сельского сертифікаціі скрябина служба
    социально справ строительныи сільського технического тэхнічны төв узбекистан університету фізичноі харьковскии
    химии хіміі хүрээлэн центар экспертизы энергетическии інстытут өңірлік երեւանի ինստիտուտ հայաստանի אוניברסיטת
    לחינוך מ מכללת רפואי ابوظبی احمد الاجتماعیة الاردنیة الامارات الامیر البحوث الجزایر الحدیثة الدولی الدین الزیتونة
    الشیخ الصحی اللیبیة المرکزی المفتوحة النیل الیمن اموزشی انسٹی بتونس ة تحصیلات تونس خواتین دار دانشکده دبی سازمان
    سعود سلامت سینا ع عمان فلسطین فهد لابحاث لجامعة لعلوم للابحاث للمهندسین لوړو لیبیا مکتبة هنر والتقنی ٹیوٹ پشاور
    کلیات گورنمنٹ ہیلتھ आ आन ऊर ऋष गठन गल घ जन जम धर नन परम पस बई बह मद यवस रय रव रश लक আর উত কম কলক নয নর পর পশ বন
    মবঙ রব ਚ ਦਰ ਧ ગ મ શ ଗ ଜ ତ ପ ସ அப ஆய சக சர யப வர ఆ కర చ జవహర థ ధన పర భ ళ వర ಇ ಎಸ ಗ ಗಳ ಟಕ ಪ ಭ ಮತ ಮಹ ರತ ಷಣ ആന ആൻഡ ങ ധ
സയൻസസ സർച ഹ ග හ น นว ม ရ ეროვნული 계명대학교 단국대학교 대구한의대학교
    서울대학교병원 아주대학교
충청남도 ኢንስቲትዩት ន ព ម イシカワケン エム株式会社 オキナワ オンカク ケイシュツ ケンシリョク コウチケン シー
    チュウオウ テクノロシー株式会社 トットリケン フクイケン ミエケン ミヤキケン
    广州 集团
"""


def _counts() -> dict[str, int]:
    table: dict[str, int] = {}
    count = 0
    for line in _COUNTS.splitlines():
        head, colon, rest = line.partition(":")
        if colon:
            count = int(head)
        table.update(dict.fromkeys((rest if colon else line).split(), count))
    return table


COUNTS = _counts()
"""Word → in how many records it occurs."""


def weight(word: str) -> float:
    """How much a word tells, in nats: the negative logarithm of its share of records (inverse document frequency)."""
    return math.log(RECORDS / (COUNTS.get(word, 0) + 1))
