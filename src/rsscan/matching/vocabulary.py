"""The words of the field: spellings that mean the same, and words that name a kind of body or a field of work.

Plain data. A line of `_SPELLINGS` is the usual form and what is read as it: abbreviations as journals print them,
other languages' words for the same kind of body, and common misprints. A distinctive word (a place, a person) stands
here only where two spellings of one place are both usual.
"""

_SPELLINGS = """
academy: acad academia academie academies accademia akademi akademia akademie akademija
aeronautics: aeronaut aeronautical
agricultural: agr agraria agrarian agri agric agricola agriculture agronomica
agronomic: agronomy
antwerp: antwerpen
astronautics: astronaut astronautic
athens: athina
beijing: peking
belgrade: beograd beogradu
biology: biol biologia biological biologie
brussels: brussel bruxelles
bucharest: bucuresti
california: calif
catholic: catholique catolica cattolica katholieke katolicki
center: centar centers centre centres centri centro centrum ctr zentrum zentrums
central: cent
chemistry: chem chemical chemie chimie quimica
clinic: clinica clinics clinique klinik
college: colegio coll colleges collegio
cologne: koeln koln
communication: communications
connecticut: conn
copenhagen: kobenhavn kobenhavns
council: consejo conselho
defense: defence
department: dep departamento departement departments dept deptartment dipartimento
development: dev
education: edu educ
electrical: elec elect electr
electronic: electronics
engineering: eng engenharia engg engin engineer engineerin engineers enginering engn engrg ingegneria ingenieria
    ingenierie
environmental: environ environm
faculty: fac facolta faculdade facultad faculte fak fakultaet fakultat
federal: fed federale
florence: firenze
force: forces
foundation: fdn fondation fondazione fundacao fundacion
fourth: 4th
free: freie libera libre vrije
general: gen
geneva: geneve
geology: geological
ghent: gand gent
havana: habana
health: hlth salud sante saude
hospital: hopital hopitaux hosp hospitalar hospitalario hospitalier hospitals klinikum krankenhaus ospedale
    ospedaliera ospedaliero spital szpital ziekenhuis
illinois: ill
institute: insitute inst instit institue institut instituta institutes institutet instituti institution institutional
    institutions instituto institutul instituut instytut instytutu intitute istituto
international: int internacional internationale intl
kyiv: kiev
laboratory: lab labor laboratoire laboratories laboratorio labs
lisbon: lisboa
management: mgmt
massachusetts: mass
mathematics: matematica math mathematical mathematik maths
mechanical: mech
medical: med medic medica medicale medico medisch medizinische medyczna medyczny
medicine: medecine medicin medicina medizin
metallurgy: metallurgical
michigan: mich
milan: milano
minnesota: minn
moscow: moskow moskva
mount: mt
munich: muenchen munchen
nanjing: nanking
naples: napoli
national: nacional nacionalni nat nationaal nationale nationl natl natn nazionale
naval: nav navy
normal: normale
oceanography: oceanographic
ontario: ont
pedagogical: pedagogy
pennsylvania: penn
physics: fisica phys physik physique
polytechnic: politechnika politecnica politecnico politehnica polytech polytechnical polytechnics polytechnique
posts: post
prague: praha
railway: railroad railways
republic: rep
research: forschung forschungs investigacion investigaciones pesquisa pesquisas recherche recherches res ricerca
    ricerche
rome: roma
royal: koninklijke real
saint: sankt sao sint st ste
school: ecole escola escuela sch schools schule scuola
science: ciencas ciencia ciencias ciencies nauk sc sci sciences scient scientific scienze scis wetenschappen
    wissenschaft wissenschaften
second: 2nd
sergeant: sergeants
seville: sevilla
state: estado estadual estatal staatliche
technical: technicka technicky techniczna techniczny technika techniki technique technische technischen tecnica
    tecnico tekhn teknik tekniska tekniske
technological: techn technologique tecnologica tecnologico
technology: tec tech techno technol technolgy technologie technologies technologii techology tecnologia tecnologias
    tecnologie teknologi teknoloji
telecommunications: telecom telecommun telecommunication
tennessee: tenn
texas: tex
third: 3rd
turin: torino
university: egyetem rijksuniversiteit uni univ univer univeristy univers universidad universidade universita
    universitaet universitair universitaire universitari universitaria universitario universitas universitat
    universitatea universitato universite universiteit universitesi universitesinin universitet universitetas
    universitetet universiteti universiteto universiti universities universitv universityof universtiy univerza
    univerzita univerzitet univerzity univesity uniwersytet uniwersytetu unversity yliopisto
vienna: wien
warsaw: warszawa warszawski
washington: wash
xian: xi
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
    a about against am an and at da das de degli dei del dell della delle den der des di die do dos du e el en et
    for fuer fur het im in la le les los na och of og on the to und v van voor w with y zu zum zur
    """.split()
)
"""Words that join others and are passed over; what they were is remembered as the link."""

HEADS = frozenset(
    """
    academy agency center clinic college company corporation council department faculty foundation hospital
    institute laboratory ministry museum observatory polytechnic school society university
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

LEGAL_FORMS = frozenset("ag azienda co corp gmbh inc limited llc ltd plc sa spa srl system".split())
"""Words that a name may lose without becoming another."""

FIELDS = frozenset(
    """
    administration advanced advancement aeronautical aerospace affairs affiliated agriculture alliance analyse
    analysis animal applications archaeological architecture area artificial asian associates association
    astronautics atmospheric authority automation autonomous aviation bio biology biomedical biosciences
    biotechnology board branch building bureau cancer cardiovascular care cell change charitable chemical child
    children childrens civil climate clinical club coastal cognition command commerce commission committee
    communication communications complex comprehensive computational computer computing conservation consortium
    construction consulting control cooperative countries county cultural culture dance data defense delegation
    democratic design development digital direction diseases district division drug dynamics earth ecological
    ecology economic economy educational electric electrical electronic emergency energy enterprise environment
    environmental environnement equipment european evaluation excellence experiment experimental expt eye facility
    family federation finance financial fisheries force forest french fund future garden gas general genetic
    genomics geological geology global government graduate group health healthcare heritage higher historical
    history housing human humanities imaging independent indian industrial industries industry infectious
    information infrastructure initiative innovation innovative institut integrated integrative intelligence
    intelligent interdisciplinary islands joint junior justice knowledge korean land language learning legal
    library light limited livestock local lung machinery management manufacturing materials mathematics mechanical
    mechanics media memorial mental metallurgy metrology mines molecular municipal music natural nature network
    neuroscience nuclear nursing nutrition ocean oceanic officer oil oncology organization pacific park pasteur
    people peoples performance pharmaceuticals pharmacy planning plant police policy political posts power
    prefectural prefecture prevention private processing production products professional program project
    promotion protection province psychology public publishing quality radiation radio railroad railway railways
    rare region regional rehabilitation renewable republic research resources safety security seminary sergeant
    service services social software soil space special sport sports standards states station statistics steel
    stem studies superior support surgery survey sustainability sustainable system systems teacher teachers
    teaching techniques telecommunications theological theoretical tourism trade training translational transport
    transportation tropical trust union unit united urban vision vocational water welfare wildlife works
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
