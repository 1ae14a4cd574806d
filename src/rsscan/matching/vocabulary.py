"""The words of the field: spellings that mean the same, and words that name a kind of body or a field of work.

Plain data. A line of `_SPELLINGS` is the usual form and what is read as it: abbreviations as journals print them,
other languages' words for the same kind of body, and common misprints. A distinctive word (a place, a person) stands
here only where two spellings of one place are both usual.
"""

_SPELLINGS = """
academy: acad academia academie academies accademia akademi akademia akademie akademii akademija akademije akademiya
    академии академия академія
aeronautics: aeron aeronaut aeronautical
agricultural: agr agraria agrarian agri agric agricola agricultura agriculture agronomica
agronomic: agronomy
antwerp: antwerpen
applied: appl
astronautics: astronaut astronautic
athens: athina
beijing: peking
belgrade: beograd beogradu
bern: berne
biology: biol biologia biological biologie
biomedical: biomed
biotechnology: biotechnol
brussels: brussel bruxelles
bucharest: bucuresti
california: calif
catholic: catholique catolica cattolica katholieke katolicki
center: centar centers centre centres centri centro centrum ctr zentrum zentrums
central: cent
chemistry: chem chemical chemie chimie quimica
clinic: clinica clinicas clinics clinique klinik
college: colegio coll colleges collegio
cologne: koeln koln
communication: commun communications
computational: computat
connecticut: conn
copenhagen: kobenhavn kobenhavns
corporation: corp
council: consejo conselho
defense: def defence
department: dep departamento departement departments dept deptartment dipartimento
development: dev
economics: econ
education: edu educ
electrical: elec elect electr
electronic: electronics
engineering: eng engenharia engg engin engineer engineerin engineers enginering engn engrg ingegneria ingenieria
    ingenierie
environmental: environ environm
faculty: fac facolta faculdade facultad faculte fak fakultaet fakultat دانشکده
federal: fed federale
florence: firenze
force: forces
foundation: fdn fondation fondazione fundacao fundacion
fourth: 4th
free: freie libera libre vrije
general: gen
geneva: geneve
geography: geog
geology: geol geological
geophysics: geophys
ghent: gand gent
havana: habana
health: hlth salud sante saude
hospital: hopital hopitaux hosp hospitalar hospitalario hospitalier hospitals klinikum krankenhaus ospedale
    ospedaliera ospedaliero spital szpital ziekenhuis بیمارستان
hossein: hosain hosayn hosein hossain husain husein hussain hussein
hygiene: hyg
illinois: ill
imam: emam
immunology: immunol
information: informat
institute: insitute inst instit institue institut instituta institutes institutet instituti institution
    institutional institutions instituto institutul instituut instytut instytutu intitute istituto институт
    института інститут مؤسسه موسسه پژوهشکده پژوهشگاه
international: int internacional internationale intl
isfahan: esfahan اصفهان
kyiv: kiev
laboratory: lab labor laboratoire laboratories laboratorio labs
lisbon: lisboa
management: mgmt
mashhad: مشهد
massachusetts: mass
mathematics: matematica math mathematical mathematik maths
mechanical: mech
medical: med medic medica medicale medico medisch medizinische medyczna medyczny پزشکی
medicine: medecine medicin medicina medizin
metallurgy: metallurgical
michigan: mich
microbiology: microbiol
milan: milano
military: mil
minnesota: minn
moscow: moskow moskva московский московского
mount: mt
munich: muenchen munchen
nanjing: nanking
naples: napoli
national: nacional nacionalni nat nationaal nationale nationl natl natn natsionalnyi natsionalnyy nazionale
    национального национальный
naval: nav navy
normal: normale
nuclear: nucl
oceanography: oceanog oceanographic
ontario: ont
pathology: pathol
pedagogical: pedagogy
pennsylvania: penn
petroleum: petr
pharmaceutical: pharmaceut
pharmacology: pharmacol
physics: fisica phys physical physik physique
polytechnic: politechnika politecnica politecnico politehnica polytech polytechnical polytechnics polytechnique
posts: post
prague: praha
psychology: psychol
railway: railroad railways
republic: rep
research: forschung forschungs investigacion investigaciones issledovatelskii issledovatelskiy pesquisa pesquisas
    recherche recherches res ricerca ricerche исследовательский исследовательского
rome: roma
royal: koninklijke real
russian: rossiiskaya rossijskaja rossiyskaya российская российский российской
saint: sankt sao sint st ste
school: ecole escola escuela sch schools schule scuola
science: ciencas ciencia ciencias ciencies nauk sc sci sciences scient scientific scienze scis wetenschappen
    wissenschaft wissenschaften наук علوم
second: 2nd
sergeant: sergeants
seville: sevilla
shiraz: شیراز
state: estado estadual estatal gosudarstvennaya gosudarstvenniy gosudarstvennogo gosudarstvenny gosudarstvennyi
    gosudarstvennyj gosudarstvennyy staatliche государственная государственного государственный державний
tabriz: تبریز
technical: technicka technicky techniczna techniczny technika techniki technique technische technischen tecnica
    tecnico tehnicheskij tekhn tekhnicheskii tekhnicheskiy teknik tekniska tekniske технический технического
technological: techn technologique tecnologica tecnologico
technology: tec tech techno technol technolgy technologie technologies technologii techology tecnologia tecnologias
    tecnologie teknologi teknoloji
tehran: teheran تهران
telecommunications: telecom telecommun telecommunication
tennessee: tenn
texas: tex
theoretical: theoret
third: 3rd
transportation: transportat
turin: torino
university: egyetem rijksuniversiteit uni univ univer univeristy univers universidad universidade universita
    universitaet universitair universitaire universitari universitaria universitario universitas universitat
    universitatea universitato universite universiteit universitesi universitesinin universitet universitetas
    universitetet universiteti universiteto universiti universities universitv universityof universtiy univerza
    univerzita univerzitet univerzity univesity uniwersytet uniwersytetu unversity yliopisto университет
    университета університет دانشگاه
veterinary: vet
vienna: wien
warsaw: warszawa warszawski
washington: wash
xian: xi
zoology: zool
zurich: zuerich
"""


def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    usual = ""
    for line in _SPELLINGS.splitlines():
        if ":" in line:
            usual, _, line = line.partition(":")  # noqa: PLW2901 - what follows the usual form
        table.update(dict.fromkeys(line.split(), usual))
    return table


SPELLINGS = _spellings()
"""A word as it may be printed → its usual form."""

EITHER = {
    "elect": ("electronic",),
    "ind": ("industrial", "industry", "industries"),
    "mat": ("materials",),
    "mech": ("mechanics",),
    "met": ("metallurgy", "meteorology"),
    "min": ("mining", "ministry"),
    "nat": ("natural",),
}
"""An abbreviation → what it may be short for beside its usual form, if it has one: who prints it means one of them."""

PARTS = {
    "mc": ("medical", "center"),
    "chu": ("center", "hospital", "university"),
    "chru": ("center", "hospital", "university"),
    "umc": ("university", "medical", "center"),
    "aou": ("azienda", "hospital", "university"),
}
"""Abbreviations that stand for several words."""

JOINING = frozenset(
    """
    a about against am an and at da das de degli dei del dell della delle den der des di die do dos du e el en
    et for fuer fur het im imeni in la le les los na och of og on the to und v van voor w with y zu zum zur им
    имени
    """.split()
)
"""Words that join others and are passed over; what they were is remembered as the link."""

OF = frozenset("of de di for del da do".split())
"""Joining words that say whose a body is."""

AND = frozenset("and et y e und".split())
"""Joining words that put another beside it."""

HEADS = frozenset(
    """
    academy agency center clinic college company corporation council department faculty foundation hospital
    institute laboratory ministry museum observatory polytechnic school society trust university
    """.split()
)
"""Words that name a kind of body."""

QUALIFIERS = frozenset(
    """
    aeronautics agricultural air american applied army art arts british business catholic central chemistry
    chinese christian city dental east eastern economics education engineering federal first foreign forestry
    fourth free german imperial international islamic law lower marine maritime medical medicine metropolitan
    military mining national naval navy new normal north northeastern northern northwestern open pedagogical
    petroleum pharmaceutical physics polytechnic polytechnical protestant royal russian science second south
    southeastern southern southwestern state technical technological technology third traditional upper veterinary
    west western women womens
    """.split()
)
"""Words that make another body of a name they are put into: Nanjing Medical University is not Nanjing University."""

ADJECTIVES = QUALIFIERS - frozenset(
    """
    aeronautics air army arts business chemistry economics education engineering forestry law maritime medicine
    military mining physics polytechnic science technology
    """.split()
)
"""Qualifiers that cannot end the name of a department: "… of Physics University of …" but not "… Free University"."""

MILITARY = frozenset("army naval navy air force military defense pla artillery rocket ordnance armored".split())
"""Words that say that a body is an armed force's."""

LEGAL_FORMS = frozenset("ag azienda co corp gmbh inc limited llc ltd plc sa spa srl system".split())
"""Words that a name may lose without becoming another."""

FIELDS = frozenset(
    """
    academic administration advanced advancement aeronautical aerospace affairs affiliated agriculture allergy
    alliance analyse analysis anesthesiology animal applications archaeological architecture area artificial
    asian associates association astronautics astronomy astrophysics atmospheric authority automation autonomous
    aviation bacteriology bio biochemistry biology biomedical biophysics biosciences biotechnology board
    botanical botany brain branch building bureau cancer cardiology cardiovascular care catalysis cell change
    charitable chemical child children childrens civil climate clinical club coastal cognition command commerce
    commission committee communication communications complex comprehensive computational computer computing
    conservation consortium construction consulting control cooperative countries county crystallography
    cultural culture dance data defense delegation democratic dentistry dermatology design development digital
    direction diseases district division drug dynamics earth ecological ecology economic economy educational
    electric electrical electronic emergency endocrinology energy enterprise entomology environment
    environmental environnement epidemiology equipment european evaluation excellence experiment experimental
    expt eye facility family federation finance financial fisheries force forest french fund future garden gas
    gastroenterology general genetic genetics genome genomics geochemistry geodesy geography geological geology
    geophysics global government graduate group gynecology health healthcare heart hematology heritage higher
    historical history housing human humanities hydrology hygiene imaging immunology independent indian
    industrial industries industry infectious informatics information infrastructure initiative innovation
    innovative institut integrated integrative intelligence intelligent interdisciplinary islands joint junior
    justice knowledge korean land language learning legal library light limited linguistics literature livestock
    local logistics lung machinery management manufacturing materials mathematics mechanical mechanics
    mechatronics media memorial mental metallurgy meteorology metrology microbiology mineralogy mines molecular
    municipal music nanoscience nanotechnology nationalities natural nature network neurology neuroscience
    neurosciences nhs nihr nuclear nursing nutrition obstetrics ocean oceanic officer oil oncology ophthalmology
    optical optics organization orthopedics pacific parasitology park pasteur pathology pediatrics people
    peoples performance pharmaceuticals pharmacology pharmacy philosophy photonics physiology planning plant
    plasma police policy political polymer polymers posts power prefectural prefecture prevention private
    problems processing production products professional program project promotion protection province
    psychiatry psychology public publishing quality radiation radio radiology railroad railway railways rare
    region regional rehabilitation renewable republic research resources robotics safety security seismology
    semiconductor semiconductors seminary sergeant service services social sociology software soil space special
    sport sports standards states station statistics steel stem studies superior support surgery survey
    sustainability sustainable system systems tcm teacher teachers teaching techniques telecommunications
    theological theoretical tourism toxicology trade training translational transport transportation tropical
    trust union unit united urban urology virology vision vocational water welfare wildlife works zoological
    zoology
    """.split()
)
"""Further words that many bodies share and that tell none apart."""

ROMAN = frozenset(
    """
    i ii iii iv ix v vi vii viii x xi xii
    """.split()
)
"""Numbers written as letters."""

COMMON = HEADS | QUALIFIERS | FIELDS
"""Every word that tells nobody apart."""
