"""The ISO codes of countries that lists print: "Iran (Islamic Republic of)", "イラン", "Corée du Nord", "CN"."""

from collections import Counter
from collections.abc import Iterable

from rsscan.matching.normalize import fold, forms, words
from rsscan.matching.places import is_whole_place, places

_USUAL = {"UK": "GB", "EL": "GR", "XX": None, "ZZ": None, "EU": None}
"""Two letters that are no ISO code → the country that is usually meant by them, None for none."""

_COUNTRIES = """
AE アラブ首長国連邦; AF アフガニスタン; AG antigua and barbuda; AI anguilla; AS american samoa; AW aruba; BM bermuda
BN brunei darussalam; BO bolivia plurinational state of; BS the bahamas; CC cocos islands
CD congo democratic republic of the,congo democratic republic; CF central african republic
CG congo republic of the,republic of the congo; CI cote d ivoire; CK cook islands
CN china mainland,republique populaire de chine; CV cabo verde; CW curacao,netherlands antilles; DJ djibouti
DM dominica; EG エジプト; ER eritrea; FM micronesia federated states of,micronesia; FO faroe islands; GD grenada
GB united kingdom of great britain and northern ireland; GE georgia; GG guernsey; GI gibraltar; GM the gambia
GN guinea; GQ equatorial guinea; GW guinea bissau
HK hong kong sar,china hong kong special administrative region,hong kong china,香港; IL イスラエル
IM man isle of,isle of man; IN インド; IR イラン; JE jersey; KG kyrgyz republic; KI kiribati; KM comoros,the comoros
KN saint kitts and nevis,st kitts and nevis
KP korea democratic peoples republic of,coree du nord,republique populaire democratique de coree
KR korea republic of; KY cayman islands; LB レバノン; LC saint lucia,st lucia; LR liberia; LS lesotho
MH marshall islands; MK north macedonia the republic of,former yugoslav republic of macedonia; MM burma
MO china macao special administrative region; MR mauritania; MV maldives; NR nauru; NU niue; PK パキスタン
PS palestinian,west bank,state of palestine,palestinian territory,occupied palestinian territories,gaza; PW palau
RU ロシア,federation de russie; SB solomon islands; SC seychelles; SL sierra leone; SM san marino; SR suriname
SS south sudan; ST sao tome and principe; SV el salvador; SY シリア; SZ eswatini,swaziland
TC turks and caicos islands; TL timor leste,east timor; TO tonga; TV tuvalu; TW taiwan province of china
VA holy see,vatican city; VC saint vincent and the grenadines; VE venezuela bolivarian republic of
VG virgin islands british,british virgin islands; VI virgin islands us,us virgin islands; VU vanuatu; WS samoa
XK kosovo; YE イエメン
"""
"""What lists call countries where an affiliation does not, or means another place by it; English, French, Japanese."""

_CODES = {
    forms(name): line.split()[0]
    for line in _COUNTRIES.strip().replace("\n", ";").split(";")
    for name in line.split(maxsplit=1)[1].split(",")
}
_FORMAL = frozenset(
    forms("arab cooperative democratic federal islamic kingdom peoples republic socialist state united")
)
"""Words that the full name of a state adds to the usual one: "Arab Republic of Egypt"."""


def country(text: str) -> str | None:
    """Return the ISO 3166-1 code of a country; None for a region, several, one that is open ("Korea"), or nothing."""
    name = " ".join(text.split())
    if len(name) == len("XX") and name.isascii() and name.isalpha():
        return _USUAL.get(name.upper(), name.upper())
    if code := _CODES.get(forms(name)):
        return code
    met = places(words(fold(name)))
    if len(met) == 1 and len(met[0].countries) == 1:
        key, place = forms(name), slice(met[0].start, met[0].end)
        beside = key[: place.start] + key[place.stop :]
        if is_whole_place(key[place]) and _FORMAL.issuperset(beside):  # 平壌支社 names a place and is none
            return next(iter(met[0].countries))
    return country(name[: name.rindex("(")]) if name.endswith(")") and "(" in name else None


def settled(codes: Iterable[str | None], home: str | None = None) -> str | None:
    """Return the one country of a body with several addresses: that of its regime if it is there, else the commonest.

    A regime against a country itself (DPRK, Iran) tells the country of a body without any address.
    """
    counted = Counter(code for code in codes if code)
    if not counted or home in counted:
        return home
    return counted.most_common(1)[0][0]
