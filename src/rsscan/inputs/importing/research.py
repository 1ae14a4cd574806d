"""Whether a listed body may publish research, going by its names.

In doubt it may: a tie to a research body that is taken for a shop is missed. It may not where a name has a word of
trade, or the form of a small company, and none of its names has a word of research, technology or the arms industry.
Measured on hand-kept lists.
"""

import re
from collections.abc import Iterable

from rsscan.matching.normalize import forms
from rsscan.watchlist import Name

_RESEARCH = tuple(
    "academ akadem college conservator daneshg faculty hospital clinic institut issledovat laborator museum nauchn "
    "observator pazhoh pezhoh pezhuh polytechnic research scien universi "
    "design engineer konstrukt techn tekhn "
    "atom centrifug energ enrich nuclear radiat reactor uranium "
    "aero aircraft astro avia copter flight geo helicopt missile rocket satellit space unmanned "
    "automat computer cyber electr elektr informat laser micro nano network optic opto photon quantum radar radio "
    "robot semicond software telecom communic "
    "ammunit armament defens munition ordnance weapon militar "
    "bio chem diagnos drug genet genom khim medic omics pharm "
    "alumin batter composit diesel engine instrument machin mashin material metallurg moto precision shipbuild "
    "shipyard steel tool "
    "concern gas group kontsern mining oil petro drilling exploration".split()
)
"""How words begin of which one stands in the names of bodies that do research, or have parts that do."""

_BUREAUS = frozenset("kb nii nikhsm niikhsm npk npo npp okb".split())
"""Short forms of such words in Russian names."""

_LARGE = tuple(
    "building bureau center china complex develop factory industr manufactur mobile national plant production "
    "railway school system zavod".split()
)
"""How words begin that a bank or a shipping company bears as well as a large house that does research."""

_TRADE = frozenset(
    forms(
        "airline airlines bank bankers banking bunkering cargo commerce commercial credit exchange export finance "
        "financial fisheries fishery freight hotel impex import insurance investment line lines logistics "
        "maritime restaurant shipping tanker tankers tejarat trade trader traders trading vessel"
    )
)
_SMALL_COMPANY = frozenset(
    "bhd bv corp corporation fz fzc fzco fze gmbh jv limited llc ltd nv pte pty pvt sarl sdn srl".split()
)
"""Forms of companies, but for those that makers of arms and of medicines bear as often: "Company", "JSC", "Inc."."""

_RESEARCH_IN_SCRIPTS = re.compile(
    r"大学|大學|学院|學院|研究|科学|科學|科技|技术|技術|学校|病院|医院|学会|學會|电子|電子|光电|航空|航天|宇宙|核|原子|兵器|"
    r"国防|船舶|造船|通信|工业|工業|化学|医药|石油|汽[车車]|药|生物|半导体|"
    r"대학|연구|과학|기술|병원|원자력|우주|항공|"
    r"университет|институт|академи|научно|бюро|завод|машин|конструк|ракет|прибор|концерн|авиа|верф|технол|пром|электр|"
    r"دانشگاه|پژوهش|تحقیق|صنایع|هسته|انرژی|فناوری",
    re.IGNORECASE,
)
_TRADE_IN_SCRIPTS = re.compile(
    r"銀行|银行|은행|貿易|贸易|무역|海運|海运|船務|船务|해운|保険|保险|보험|банк|بانک|کشتیرانی|بیمه", re.IGNORECASE
)


def is_research(names: Iterable[Name]) -> bool:
    """Whether a body may publish research; a bank or a trading company does not."""
    printed = [name.value for name in names]
    said = {form for text in printed for form in forms(text)}
    if any(map(says_research, printed)):
        return True
    if said & _TRADE or any(map(_TRADE_IN_SCRIPTS.search, printed)):
        return False
    return any(form.startswith(_LARGE) for form in said) or not said & _SMALL_COMPANY


def says_research(text: str) -> bool:
    """Whether a name has a word of research, technology or the arms industry."""
    said = forms(text)
    return (
        any(form.startswith(_RESEARCH) or form in _BUREAUS for form in said)
        or _RESEARCH_IN_SCRIPTS.search(text) is not None
    )
