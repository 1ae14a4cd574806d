"""Which countries a printed affiliation names: the evidence that tells namesakes apart.

The table holds the usual English names (and a few native ones) of countries and, for those that share names with a
listed body, some cities. It decides nothing alone: it supports or contradicts a match.
"""

from rsscan.matching.normalize import Word, fold, words

_COUNTRIES = """
AE: united arab emirates; uae | AF: afghanistan | AL: albania | AM: armenia | AR: argentina | AT: austria; osterreich
AU: australia | AZ: azerbaijan | BA: bosnia and herzegovina | BD: bangladesh | BE: belgium; belgique | BG: bulgaria
BO: bolivia | BR: brazil; brasil | BY: belarus | CA: canada | CH: switzerland; schweiz; suisse | CL: chile
CN: china; peoples republic of china; p r china; pr china; prc; beijing; shanghai; harbin; nanjing; xian
CN: wuhan; changsha; chengdu; tianjin; guangzhou; shenyang; dalian; yanji; yanbian; 中国; 中國
CO: colombia | CR: costa rica | CU: cuba | CY: cyprus | CZ: czech republic; czechia | DE: germany; deutschland
DK: denmark | DZ: algeria; algerie; peoples democratic republic of algeria | EC: ecuador | EE: estonia | EG: egypt
ES: spain; espana | ET: ethiopia | FI: finland | FR: france; paris | GB: united kingdom; uk; england; scotland; wales
GB: northern ireland; great britain | GH: ghana | GR: greece | HK: hong kong | HR: croatia | HU: hungary
ID: indonesia | IE: ireland | IL: israel | IN: india | IQ: iraq | IR: iran; islamic republic of iran; tehran; ایران
IS: iceland | IT: italy; italia | JO: jordan | JP: japan; tokyo; nagoya; kyoto; osaka; 日本 | KE: kenya
KP: north korea; dpr korea; dprk; dpr of korea; democratic peoples republic of korea; korea dpr; korea north; n korea
KP: korea democratic peoples republic of
KP: pyongyang; phyongyang; 北朝鮮
KP: 朝鮮民主主義人民共和国; 朝鲜民主主义人民共和国; 조선민주주의인민공화국; 평양; 平壌; 平壤
KR: south korea; republic of korea; korea republic of; korea south; rok; s korea
KR: seoul; busan; daegu; incheon; gwangju; daejeon; suwon
KR: chuncheon; ulsan; pohang; 한국; 대한민국; 서울; 韓国
KW: kuwait | KZ: kazakhstan | LA: lao pdr; lao peoples democratic republic; laos | LB: lebanon | LK: sri lanka
LT: lithuania | LU: luxembourg | LV: latvia | MA: morocco | MN: mongolia
MO: macau; macao | MX: mexico | MY: malaysia | NG: nigeria
NL: netherlands; nederland | NO: norway; norge | NP: nepal | NZ: new zealand | OM: oman | PE: peru | PH: philippines
PK: pakistan | PL: poland; polska | PT: portugal | QA: qatar | RO: romania | RS: serbia
RU: russia; russian federation; moscow; россия; москва | SA: saudi arabia | SE: sweden; sverige | SG: singapore
SI: slovenia | SK: slovakia | SY: syria; syrian arab republic | TH: thailand | TN: tunisia | TR: turkey; turkiye
TW: taiwan; taipei; kaohsiung; 台灣; 台湾 | UA: ukraine | UG: uganda | UY: uruguay | UZ: uzbekistan | VE: venezuela
US: united states; united states of america; usa; u s a; washington dc; boston; new york; california; massachusetts
VN: vietnam; viet nam; socialist republic of vietnam | YE: yemen
ZA: south africa | CD: democratic republic of the congo
"""


def _table() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for part in _COUNTRIES.replace("\n", "|").split("|"):
        code, _, names = part.strip().partition(": ")
        for name in names.split(";"):
            if key := tuple(word.form for word in words(fold(name.strip()))):
                table[key] = code
    return table


_BY_WORDS = _table()
_LONGEST = max(map(len, _BY_WORDS))
_SCRIPTS = {name[0]: code for name, code in _BY_WORDS.items() if not name[0].isascii()}


def countries_in(found: list[Word]) -> frozenset[str]:
    """Return the ISO codes of the countries that the words of one segment name, the longest reading first.

    "Democratic People's Republic of Korea" is KP and not also "Republic of Korea"; a country in the middle of a
    name ("China University of …", "University of China Lake") is not taken as the place.
    """
    codes: set[str] = set()
    at = 0
    while at < len(found):
        for length in range(min(_LONGEST, len(found) - at), 0, -1):
            code = _BY_WORDS.get(tuple(word.form for word in found[at : at + length]))
            if code and _stands_as_place(found, at + length):
                codes.add(code)
            if code:
                at += length
                break
        else:
            codes |= {code for name, code in _SCRIPTS.items() if name in found[at].form}
            at += 1
    return frozenset(codes)


def is_place(found: list[Word]) -> bool:
    """Whether the words are nothing but the name of a country or of a city in the table."""
    return tuple(word.form for word in found) in _BY_WORDS


def _stands_as_place(found: list[Word], end: int) -> bool:
    """Whether nothing but a boundary, a number or another place follows: the way an address ends."""
    return end == len(found) or found[end].boundary or found[end].form.isdigit() or (found[end].form,) in _BY_WORDS
