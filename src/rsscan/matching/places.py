"""Which countries a printed affiliation names: the evidence that tells namesakes apart.

It decides nothing alone: it supports or contradicts a match. A name of a country counts only where an address has one:
at the end of a part, before a number or another place; and never inside the name of the body that is being judged.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rsscan.matching.normalize import HANGUL, Word, fold, words
from rsscan.matching.vocabulary import JOINING

_COUNTRIES = """
AF afghanistan; AL albania; DZ algeria,algerie; AD andorra; AO angola; AR argentina; AM armenia
AU australia,new south wales,queensland; AT austria,osterreich,autriche; AZ azerbaijan; BS bahamas; BH bahrain
BD bangladesh; BB barbados; BY belarus,byelorussia; BE belgium,belgique,belgie; BZ belize; BJ benin; BT bhutan
BO bolivia; BA bosnia and herzegovina,bosnia; BW botswana; BR brazil,brasil,bresil; BN brunei; BG bulgaria
BF burkina faso; BI burundi; KH cambodia; CM cameroon,cameroun
CA canada,ontario,quebec,british columbia,alberta,manitoba,nova scotia; CV cape verde; TD chad; CL chile
CN pla,peoples liberation army,chinese peoples liberation army
CN china,peoples republic of china,p r china,pr china,prc,p r c,chine; CO colombia; CG congo
CD democratic republic of the congo,dr congo; CR costa rica; CI cote divoire,ivory coast; HR croatia,hrvatska
CU cuba; CY cyprus; CZ czech republic,czechia,czechoslovakia; DK denmark,danmark; DO dominican republic; EC ecuador
EG egypt; EE estonia; ET ethiopia; FJ fiji; FI finland,suomi; FR france,frankreich,francia; GA gabon
GM gambia; GE georgia; DE germany,deutschland,allemagne,frg,gdr; GH ghana; GR greece; GT guatemala; GN guinea
GY guyana; HT haiti; HN honduras; HK hong kong,hongkong; HU hungary; IS iceland; IN india; ID indonesia
IR iran,islamic republic of iran; IQ iraq; IE ireland,eire; IL israel; IT italy,italia,italie; JM jamaica
JP japan,japon; JO jordan; KZ kazakhstan; KE kenya
KP dem peoples rep korea,dem peoples republic of korea,democratic republic of korea,peoples r korea,nordkorea
KP кндр,пхеньян,north korea,dpr korea,dprk,d p r korea,dpr of korea,democratic peoples republic of korea
KP korea dpr,korea democratic peoples republic,korea north,n korea,corea del norte,rpd de coree,pyongyang
KR south korea,republic of korea,korea,korea republic,korea south,rok,s korea,r korea; KW kuwait; KG kyrgyzstan
LA laos,lao pdr,lao peoples democratic republic; LV latvia; LB lebanon,liban; LY libya; LI liechtenstein
LT lithuania; LU luxembourg,luxemburg; MO macau,macao; MK macedonia,north macedonia; MG madagascar; MW malawi
MY malaysia; ML mali; MT malta; MU mauritius; MX mexico; MD moldova; MC monaco; MN mongolia; ME montenegro
MA morocco,maroc; MZ mozambique; MM myanmar; NA namibia; NP nepal; NL netherlands,the netherlands,nederland,holland
NZ new zealand; NI nicaragua; NE niger; NG nigeria; NO norway,norge; OM oman; PK pakistan; PS palestine; PA panama
PG papua new guinea; PY paraguay; PE peru; PH philippines; PL poland,polska,pologne; PT portugal; PR puerto rico
QA qatar; RO romania; RU russia,russian federation,ussr,soviet union,u s s r,russie; RW rwanda
SA saudi arabia,kingdom of saudi arabia,ksa; SN senegal; RS serbia,yugoslavia; SG singapore
SK slovakia,slovak republic; SI slovenia; SO somalia; ZA south africa,republic of south africa,rsa
ES spain,espana,espagne,spanien; LK sri lanka; SD sudan; SE sweden,sverige; CH switzerland,schweiz,suisse,svizzera
SY syria,syrian arab republic; TW taiwan,taiwan roc,r o c; TJ tajikistan; TZ tanzania; TH thailand; TG togo
TT trinidad and tobago; TN tunisia,tunisie; TR turkey,turkiye; TM turkmenistan; UG uganda; UA ukraine
AE united arab emirates,uae,u a e,abu dhabi,dubai
GB united kingdom,uk,u k,england,scotland,wales,northern ireland,great britain,gb,royaume uni
US united states,united states of america,usa,u s a,us,u s,etats unis; UY uruguay; UZ uzbekistan; VE venezuela
VN vietnam,viet nam; YE yemen; ZM zambia; ZW zimbabwe
"""

_CITIES = """
CN beijing,shanghai,tianjin,chongqing,harbin,nanjing,wuhan
CN changsha,chengdu,guangzhou,shenzhen,shenyang,dalian,hefei,xian
CN hangzhou,jinan,qingdao,lanzhou,changchun,zhengzhou,taiyuan,kunming,yanji,yanbian,dandong
KR seoul,busan,daegu,incheon,gwangju,daejeon,suwon,chuncheon,ulsan,pohang; KP pyongyang,phyongyang,pyong yang
JP tokyo,osaka,kyoto,nagoya,sapporo,fukuoka,sendai,tsukuba,yokohama,hiroshima,kobe
IR tehran,isfahan,shiraz,tabriz,mashhad,ahvaz,yazd,qom,karaj; RU moscow,saint petersburg,novosibirsk,kazan,tomsk
VN hanoi,ho chi minh city,ho chi minh; TW taipei,kaohsiung,hsinchu,taichung,tainan
IN new delhi,mumbai,chennai,kolkata; PK islamabad,karachi,lahore,rawalpindi; SG singapore; TH bangkok
MY kuala lumpur; ID jakarta; PH manila
US washington dc,boston,chicago,houston,los angeles,san francisco,philadelphia; FR paris,lyon,marseille,toulouse
DE berlin,munich,hamburg; IT milan,turin,naples; ES madrid,barcelona; PL warsaw,krakow; UA kyiv; TR istanbul,ankara
EG cairo; NG lagos; BR sao paulo,rio de janeiro; AR buenos aires; CL santiago de chile; IL tel aviv,jerusalem,haifa
"""

_SCRIPTS = """
CN 中国,中國; KP 北朝鮮,朝鮮民主主義人民共和国,朝鲜民主主义人民共和国,조선민주주의인민공화국,평양,平壌,平壤; JP 日本
RU россия,москва; KR 한국,대한민국,서울,韓国; TW 台灣,台湾; IR ایران
"""

_TOWNS_IN_SCRIPTS = """
CN 北京,上海,天津,重庆,重慶,哈尔滨,哈爾濱,ハルビン,南京,武汉,武漢,西安,成都,广州,廣州,広州
CN 沈阳,瀋陽,大连,大連,长沙,長沙,合肥,베이징,북경,상하이; RU モスクワ,莫斯科,모스크바,サンクトペテルブルク
RU ロシア,俄罗斯,俄羅斯,러시아
IR テヘラン,德黑兰,德黑蘭,테헤란,イスファハン,イラン,伊朗,이란; JP 東京,东京,大阪,도쿄; KR ソウル,首尔,首爾
KP ピョンヤン; PK パキスタン,巴基斯坦,イスラマバード
"""
"""Towns and countries whose names also begin those of bodies and of fields (北京大学, ロシア語)."""

_STATES_OF_US = """
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois,
indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi,
missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina, north dakota,
ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont,
virginia, washington, west virginia, wisconsin, wyoming
"""

_AMBIGUOUS: dict[tuple[str, ...], frozenset[str]] = {
    ("georgia",): frozenset({"GE", "US"}),
    ("jersey",): frozenset({"GB", "US"}),
    ("guinea",): frozenset({"GN", "GQ", "GW"}),
    ("congo",): frozenset({"CG", "CD"}),
    # Printed by people of both; taken for the South, but it contradicts no entry of the North.
    ("korea",): frozenset({"KR", "(KP)"}),
    ("macedonia",): frozenset({"MK", "GR"}),
}

SAME_PLACE = frozenset({("HK", "CN"), ("MO", "CN"), ("CN", "HK"), ("CN", "MO"), ("PR", "US"), ("TW", "CN")})
"""(country of the entry, country printed) that do not contradict each other, because both are printed of one place."""


class Place(NamedTuple):
    """Words from `start` to before `end` name one of these `countries` (ISO 3166-1 alpha-2)."""

    start: int
    end: int
    countries: frozenset[str]


def _table() -> tuple[dict[tuple[str, ...], frozenset[str]], frozenset[tuple[str, ...]]]:
    table: dict[tuple[str, ...], frozenset[str]] = {}
    for line in f"{_CITIES.strip()}\n{_COUNTRIES.strip()}".splitlines():
        for part in line.split(";"):
            code, names = part.split(maxsplit=1)
            for name in names.split(","):
                if JOINING.isdisjoint(name.split()) or len(_key(name)) > 1:  # "u a e" would be any "U."
                    table[_key(name)] = frozenset({code})
    states = frozenset(_key(name) for name in _STATES_OF_US.replace("\n", ",").split(",") if name.strip())
    for state in states:
        table.setdefault(state, frozenset({"US"}))
    table |= _AMBIGUOUS
    return table, states


def _key(name: str) -> tuple[str, ...]:
    return tuple(word.form for word in words(fold(name)))


_BY_FORMS, STATES = _table()
_CITIES_OF: dict[str, list[tuple[str, ...]]] = {}
for _part in _CITIES.replace("\n", ";").split(";"):
    if _part.strip():
        _code, _names = _part.split(maxsplit=1)
        _CITIES_OF.setdefault(_code, []).extend(_key(name) for name in _names.split(","))


def _in_scripts(table: str) -> dict[str, str]:
    return {
        fold(name): part.split()[0]
        for part in table.replace("\n", ";").split(";")
        if part.strip()
        for name in part.split(maxsplit=1)[1].split(",")
    }


_IN_SCRIPTS, _TOWNS = _in_scripts(_SCRIPTS), _in_scripts(_TOWNS_IN_SCRIPTS)
_ADDRESS_GOES_ON = "市省州県縣府都시"
"""What may follow on a town in an address in its script."""

_LAST = frozenset(name[-1] for name in _BY_FORMS)
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _name in sorted(_BY_FORMS, key=len, reverse=True):
    _BY_FIRST.setdefault(_name[0], []).append(_name)


def is_place(form: str) -> bool:
    """Whether the word alone is, or begins, the name of a country or of a state of the US."""
    return form in _BY_FIRST


def is_whole_place(key: tuple[str, ...]) -> bool:
    """Whether the forms of words are the name of a country or state, or of a well-known city, and nothing else."""
    return key in _BY_FORMS or (len(key) == 1 and key[0] in _IN_SCRIPTS)


def places(found: Sequence[Word], start: int = 0, end: int | None = None) -> list[Place]:
    """Return the countries that the words from `start` to before `end` name, the longest reading first.

    "Democratic People's Republic of Korea" is KP and not also "Republic of Korea".
    """
    met: list[Place] = []
    at, stop = start, len(found) if end is None else end
    while at < stop:
        form = found[at].form
        if form not in _BY_FIRST:
            inside = frozenset() if form.isascii() else codes_in(form)
            if inside:
                met.append(Place(at, at + 1, inside))
            at += 1
            continue
        for name in _BY_FIRST[form]:
            after = at + len(name)
            if after <= stop and all(found[at + n].form == part for n, part in enumerate(name)):
                if _stands_as_place(found, at, after, stop):
                    met.append(Place(at, after, _BY_FORMS[name]))
                at = after - 1
                break
        at += 1
    return [place._replace(countries=_settled(place.countries, met)) for place in met]


def _settled(countries: frozenset[str], met: Sequence[Place]) -> frozenset[str]:
    """Return which of several countries is meant, where another place says it: "Gwangju, Korea", "Georgia, USA"."""
    said = [place.countries for place in met if place.countries < countries]
    return frozenset().union(*said) if said else countries


def cities_of(country: str, found: Sequence[Word]) -> set[tuple[str, ...]]:
    """Return the well-known cities of a country that the words name anywhere."""
    formed = tuple(word.form for word in found)
    present = set(formed)
    return {
        name
        for name in _CITIES_OF.get(country, ())
        if present.issuperset(name) and any(formed[at : at + len(name)] == name for at in range(len(formed)))
    }


def codes_in(form: str) -> frozenset[str]:
    """Countries named inside a run of another script, whose words are not parted."""
    inside = {
        code
        for name, code in _IN_SCRIPTS.items()
        if form.startswith(name) or (name in form and not HANGUL.match(name))  # 태평양 is the Pacific, and not 평양
    }
    return frozenset(inside) | {
        code
        for name, code in _TOWNS.items()
        if form == name or (form.startswith(name) and form[len(name)] in _ADDRESS_GOES_ON)
    }


def _stands_as_place(found: Sequence[Word], start: int, end: int, stop: int) -> bool:
    first = found[start]
    listed = first.link == "and" and start > 0 and found[start - 1].form in _LAST  # "Japan and China"
    if not (first.boundary or first.link in {"", "of", "in"} or listed):
        return False
    if end == stop:
        return True
    after = found[end]
    return bool(
        after.boundary
        or (after.link == "and" and found[start].boundary)
        or after.form.isdigit()
        or after.form in _BY_FIRST
    )
