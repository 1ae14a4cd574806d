"""Words that the made world is built of: names in several scripts, departments, topics, sources, abstracts.

None of them is a person, a place or an institution on any list.
"""

import random
from itertools import product
from typing import Any

from tests.made_snapshot.institutions import ror_of

Json = dict[str, Any]

_GIVEN_LATIN = (
    "Ada Bruno Carla Derek Edith Frank Greta Hugo Irene Jonas Karla Leon Marta Niels Olga Peter Ruth Simon Tessa Ulric "
    "Vera Walter Yvonne Zeno"
).split()
_FAMILY_LATIN = (
    "Ashdown Brookes Carverly Dunmore Eastlake Farrowby Gatesby Holloway Inglewood Jarrow Kettering Lambourn Marchmont "
    "Netherby Oakshott Penrose Quenby Ravensworth Stanhope Thornbury Underhill Vickerage Westerham Yardley"
).split()
_GIVEN_MARKED = (
    "André Bérénice Česlav Đorđe Élodie François Gölnur Håkon Íris Jürgen Kateřina Łukasz Márta Ñico Øyvind Přemysl "
    "Renée Søren Théo Ülkü Véra Wacław Yağmur Žofie"
).split()
_FAMILY_MARKED = (
    "Ångquist Břízová Çelikoğlu Dvořáček Éluarde Fröhlichner Gąsiorek Hřebíček İnanöz Jørgensby Křižanová Löwenherd "
    "Müllerski Nørregard Õunapuul Pěnkavová Rütimeier Şahinöz Šťastnýk Tóthfalvi Üzümoğlu Večeřová Władkowski Žďárskál"
).split()
_GIVEN_HAN = (
    "Wei伟 Fang芳 Na娜 Min敏 Jing静 Lei磊 Yan艳 Yong勇 Jie杰 Juan娟 Tao涛 Ming明 Chao超 Xia霞 Ping平 Gang刚 Hua华 "
    "Lin琳 Bo波 Xin鑫 Yu宇 Qing青 Rui瑞 Kun坤"
).split()
_FAMILY_HAN = (
    "Li李 Wang王 Zhang张 Liu刘 Chen陈 Yang杨 Zhao赵 Huang黄 Zhou周 Wu吴 Xu徐 Sun孙 Hu胡 Zhu朱 Gao高 Lin林 "
    "He何 Guo郭 Ma马 Luo罗 Liang梁 Song宋 Zheng郑 Xie谢"
).split()
_GIVEN_CYRILLIC = (
    "Anna=Анна Boris=Борис Vera=Вера Gleb=Глеб Daria=Дарья Egor=Егор Zhanna=Жанна Zinaida=Зинаида Ivan=Иван "
    "Kirill=Кирилл Lidia=Лидия Maxim=Максим Nina=Нина Oleg=Олег Pavel=Павел Roman=Роман Sofia=София Taras=Тарас "
    "Uliana=Ульяна Fedor=Фёдор Yuri=Юрий Yana=Яна Timur=Тимур Arina=Арина"
).split()
_FAMILY_CYRILLIC = (
    "Abrosov=Абросов Berezin=Березин Vetrov=Ветров Gorin=Горин Dubrov=Дубров Ershov=Ершов Zhurin=Журин Zimin=Зимин "
    "Ilyin=Ильин Klyuev=Клюев Larin=Ларин Mirov=Миров Nilin=Нилин Ozerov=Озеров Polev=Полев Rodin=Родин Sedov=Седов "
    "Tropin=Тропин Usov=Усов Filin=Филин Khromov=Хромов Chernov=Чернов Shilov=Шилов Yashin=Яшин"
).split()


_GIVERS = "Foundation, Fund, Research Council, Endowment, Trust, Science Board, Bursary, Academy Grants".split(", ")


def given() -> list[Json]:
    """Return given names, 24 for each of four groups, in Latin and in native letters."""
    return _named(_GIVEN_LATIN, _GIVEN_MARKED, _GIVEN_HAN, _GIVEN_CYRILLIC)


def family() -> list[Json]:
    """Return family names in the order of `given`."""
    return _named(_FAMILY_LATIN, _FAMILY_MARKED, _FAMILY_HAN, _FAMILY_CYRILLIC)


def _named(latin: list[str], marked: list[str], han: list[str], cyrillic: list[str]) -> list[Json]:
    rows = [(name, name) for name in (*latin, *marked)]
    rows += [(name[:-1], name[-1]) for name in han]
    rows += [(name.partition("=")[0], name.partition("=")[2]) for name in cyrillic]
    return [{"latin": one, "native": native} for one, native in rows]


DEPARTMENTS = [
    f"{unit} of {field}"
    for unit, field in product(
        ("Department", "Faculty", "School", "Division", "Chair"),
        (
            "Physics, Mathematics, Chemistry, Biology, Medicine, Surgery, History, Economics, Law, Linguistics, "
            "Civil Engineering, Materials Science, Computer Science, Agronomy, Nursing, Geology"
        ).split(", "),
    )
]


def funders() -> list[Json]:
    """Return funders as works show them; every third is no body of ROR."""
    return [
        {
            "id": f"https://openalex.org/F{4320300000 + at * 13}",
            "display_name": f"{name} {kind}",
            "ror": ror_of(900_000_000 + at * 7919) if at % 3 else None,
        }
        for at, (name, kind) in enumerate(product(_FAMILY_LATIN, _GIVERS))
    ]


def made_words(random_of: random.Random, count: int) -> list[str]:
    """Return made words, each once, of two to four syllables."""
    syllables = [
        a + b for a, b in product("b d f g k l m n p r s t v z ch st pr".split(), "a e i o u ai ou en or".split())
    ]
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(random_of.choices(syllables, k=random_of.randint(2, 4)))] = None
    return list(found)


def fragments(random_of: random.Random) -> list[str]:
    """Return pieces of abstract indexes: 200 for each stretch of eleven places, so that any row of them is an index."""
    rows: list[str] = []
    words = made_words(random_of, 17 * 90)
    for stretch in range(17):
        known = words[stretch * 90 : stretch * 90 + 90]
        for _ in range(200):
            chosen = random_of.sample(known, 11)
            rows.append(",".join(f'"{word}":[{stretch * 11 + at}]' for at, word in enumerate(chosen)))
    return rows


_TOPICS = (
    (10102, "Scientometrics and bibliometrics research", 1804, 18, 2),
    (10020, "Quantum Information and Cryptography", 3107, 31, 3),
    (10022, "Semiconductor Quantum Structures and Devices", 3107, 31, 3),
    (10036, "Advanced Neural Network Applications", 1707, 17, 3),
    (10028, "Topic Modeling", 1702, 17, 3),
    (10083, "Graphene research and applications", 2505, 25, 3),
    (11020, "Immune Cell Function and Interaction", 2403, 24, 1),
    (10261, "Genetic Associations and Epidemiology", 1311, 13, 1),
    (10049, "Nanoparticles: synthesis and applications", 2505, 25, 3),
    (12378, "Medieval Literature and History", 1202, 12, 2),
    (10044, "Particle physics theoretical and experimental studies", 3106, 31, 3),
    (10451, "Poverty, Education, and Child Welfare", 3312, 33, 2),
)


def topics() -> list[Json]:
    """Return topics with the subfields, fields and domains above them."""
    return [
        {
            "id": f"https://openalex.org/T{topic}",
            "display_name": name,
            "subfield": {"id": f"https://openalex.org/subfields/{subfield}", "display_name": f"Subfield {subfield}"},
            "field": {"id": f"https://openalex.org/fields/{field}", "display_name": f"Field {field}"},
            "domain": {"id": f"https://openalex.org/domains/{domain}", "display_name": f"Domain {domain}"},
        }
        for topic, name, subfield, field, domain in _TOPICS
    ]


def concepts(words: list[str]) -> list[Json]:
    """Return concepts of the old tree."""
    return [
        {
            "id": f"https://openalex.org/C{2000000000 + at * 7919}",
            "wikidata": f"https://www.wikidata.org/wiki/Q{100000 + at * 37}",
            "display_name": word.capitalize(),
            "level": at % 5,
        }
        for at, word in enumerate(words[:400])
    ]


def sources(words: list[str]) -> list[Json]:
    """Return journals."""
    return [
        {
            "id": f"https://openalex.org/S{4000000000 + at * 7919}",
            "display_name": f"{['Journal', 'Annals', 'Letters', 'Archives'][at % 4]} of {word.capitalize()}",
            "issn_l": f"{1000 + at:04d}-{at * 7 % 10000:04d}",
            "issn": [f"{1000 + at:04d}-{at * 7 % 10000:04d}"],
            "is_oa": at % 3 == 0,
            "is_in_doaj": at % 6 == 0,
            "is_core": at % 4 > 0,
            "host_organization": f"https://openalex.org/P{4310000000 + at % 40}",
            "host_organization_name": f"{words[at % 40].capitalize()} Press",
            "host_organization_lineage": [f"https://openalex.org/P{4310000000 + at % 40}"],
            "host_organization_lineage_names": [f"{words[at % 40].capitalize()} Press"],
            "type": "journal",
        }
        for at, word in enumerate(words[400:1000])
    ]
