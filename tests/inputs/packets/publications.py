"""A made file of each kind that names publications, with the same two works in each and no person that lives."""

import io
import json
from typing import Any

from docx import Document

FIRST = "https://doi.org/10.5555/tidal.2019(3)a"
SECOND = "https://doi.org/10.5555/lantern-7"
ORCID = "https://orcid.org/0000-0002-1825-0097"
PLANTED = "10.5555/planted"
"""A DOI that stands in protected fields: none of them may be read, not even for it."""


def _value(text: str | None) -> dict[str, str] | None:
    return None if text is None else {"value": text}


def _given(doi: str, relation: str | None = "self") -> dict[str, Any]:
    return {"external-id-type": "doi", "external-id-value": doi, "external-id-relationship": relation}


def orcid_json() -> dict[str, Any]:
    """Return a record with nulls wherever ORCID gives them."""
    home = {
        "put-code": 105555,
        "department-name": "Engines",
        "organization": {
            "name": "Quillback Shipbuilding University",
            "address": {"city": "Quillback", "region": None, "country": "NO"},
            "disambiguated-organization": {
                "disambiguated-organization-identifier": "https://ror.org/05dxps055",
                "disambiguation-source": "ROR",
            },
        },
        "start-date": {"year": _value("2015"), "month": _value("04"), "day": None},
        "end-date": None,
    }
    once = {
        "department-name": None,
        "organization": {"name": "Saltmarsh University", "address": None, "disambiguated-organization": None},
        "start-date": None,
        "end-date": {"year": _value("2014"), "month": None, "day": None},
    }
    honour = {"organization": {"name": "Academy of Tidal Engines"}}
    title = {"title": _value("Tides"), "subtitle": None}
    when = {"year": _value("2019"), "month": None, "day": None}
    return {
        "orcid-identifier": {"uri": ORCID, "path": "0000-0002-1825-0097", "host": "orcid.org"},
        "person": {
            "name": {"given-names": _value("Ada"), "family-name": _value("Marsh"), "credit-name": None},
            "other-names": None,
            "addresses": {"address": [{"country": _value(PLANTED)}]},
            "emails": {"email": [{"email": PLANTED}]},
        },
        "activities-summary": {
            "employments": {"affiliation-group": [{"summaries": [{"employment-summary": home}]}]},
            "educations": {"affiliation-group": [{"summaries": [{"education-summary": once}]}]},
            "distinctions": {"affiliation-group": [{"summaries": [{"distinction-summary": honour}]}]},
            "memberships": None,
            "works": {
                "group": [
                    {
                        "external-ids": {
                            "external-id": [_given("10.5555/TIDAL.2019(3)a"), _given("10.5555/v", "part-of")]
                        },
                        "work-summary": [{"put-code": 1, "title": title, "publication-date": when}],
                    },
                    {
                        "external-ids": None,
                        "work-summary": [
                            {"title": None, "publication-date": None},
                            {"title": None, "external-ids": {"external-id": [_given("10.5555/lantern-7", None)]}},
                        ],
                    },
                    {"external-ids": None, "work-summary": None},
                ]
            },
        },
    }


ORCID_XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<record:record path="/0000-0002-1825-0097" xmlns:record="http://www.orcid.org/ns/record"
  xmlns:common="http://www.orcid.org/ns/common" xmlns:person="http://www.orcid.org/ns/person"
  xmlns:details="http://www.orcid.org/ns/personal-details" xmlns:address="http://www.orcid.org/ns/address"
  xmlns:activities="http://www.orcid.org/ns/activities" xmlns:employment="http://www.orcid.org/ns/employment"
  xmlns:work="http://www.orcid.org/ns/work">
 <common:orcid-identifier><common:path>0000-0002-1825-0097</common:path></common:orcid-identifier>
 <person:person>
  <person:name><details:given-names>Ada</details:given-names><details:family-name>Marsh</details:family-name></person:name>
  <address:addresses><address:address><address:country>{PLANTED}</address:country></address:address></address:addresses>
 </person:person>
 <activities:activities-summary>
  <activities:employments><activities:affiliation-group><employment:employment-summary put-code="3">
   <common:department-name>Engines</common:department-name>
   <common:start-date><common:year>2015</common:year><common:month>04</common:month></common:start-date>
   <common:organization><common:name>Quillback Shipbuilding University</common:name>
    <common:address><common:city>Quillback</common:city><common:country>NO</common:country></common:address>
    <common:disambiguated-organization>
     <common:disambiguated-organization-identifier>https://ror.org/05dxps055</common:disambiguated-organization-identifier>
     <common:disambiguation-source>ROR</common:disambiguation-source>
    </common:disambiguated-organization></common:organization>
  </employment:employment-summary></activities:affiliation-group></activities:employments>
  <activities:works>
   <activities:group>
    <common:external-ids><common:external-id><common:external-id-type>doi</common:external-id-type>
     <common:external-id-value>10.5555/tidal.2019(3)a</common:external-id-value>
     <common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>
    <work:work-summary put-code="1"><work:title><common:title>Tides</common:title></work:title>
     <common:publication-date><common:year>2019</common:year></common:publication-date></work:work-summary>
   </activities:group>
   <activities:group>
    <common:external-ids><common:external-id><common:external-id-type>doi</common:external-id-type>
     <common:external-id-value>https://doi.org/10.5555/lantern-7</common:external-id-value>
     <common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>
   </activities:group>
  </activities:works>
 </activities:activities-summary>
</record:record>
"""

_PAPER = {
    "@type": "published_papers",
    "rm:id": "1",
    "paper_title": {"ja": "潮汐", "en": "Tides"},
    "authors": {"ja": [{"name": "沼田 灯"}], "en": [{"name": "Ada Marsh"}, {"name": None}]},
    "publication_date": "2019-05",
    "identifiers": {"doi": ["10.5555/tidal.2019(3)a"]},
}
_OTHER_PAPER = {
    "@type": "misc",
    "paper_title": {"ja": "灯", "en": None},
    "authors": None,
    "identifiers": None,
    "see_also": [{"label": "doi", "@id": "https://doi.org/10.5555/lantern-7"}],
}
_POST = {
    "@type": "research_experience",
    "affiliation": {"ja": "塩沼大学", "en": "Saltmarsh University"},
    "section": {"ja": "機関学科", "en": "Engines"},
    "from_date": "2015-04",
    "to_date": "9999",
}


def researchmap_json() -> dict[str, Any]:
    """Return a profile with its sections."""
    return {
        "@type": "researchers",
        "rm:user_id": "R000",
        "family_name": {"ja": "沼田", "en": "Marsh"},
        "given_name": {"ja": "灯", "en": "Ada"},
        "gender": PLANTED,
        "birth_date": PLANTED,
        "identifiers": {"orcid_id": ["0000-0002-1825-0097"]},
        "affiliations": [{"affiliation": {"ja": "北港大学", "en": None}, "section": None}],
        "@graph": [
            {"@type": "published_papers", "items": [_PAPER]},
            {"@type": "misc", "items": [_OTHER_PAPER]},
            {"@type": "research_experience", "items": [_POST]},
            {"@type": "awards", "items": None},
        ],
    }


def researchmap_lines() -> str:
    """Return the same papers as lines to be inserted."""
    rows: list[dict[str, Any]] = [
        {"insert": {"type": "published_papers", "user_id": "R000"}, "similar_merge": _without_type(_PAPER)},
        {"insert": {"type": "misc"}, "force": _without_type(_OTHER_PAPER)},
        {"insert": {"type": "research_experience"}, "merge": _without_type(_POST)},
        {"delete": {"type": "misc", "id": "3"}, "doc": {"identifiers": {"doi": [PLANTED]}}},
    ]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n"


def _without_type(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if not key.startswith(("@", "rm:"))}


BIBTEX = r"""% Encoding: UTF-8
@string{press = "Harbour Press"}
@article{marsh2019,
  title = {{Tides} of {M}{\o}re},
  author = {Marsh, Ada and M{\"u}ller, J{\'o}zef and others},
  year = 2019, nationality = {10.5555/planted},
  publisher = press,
  doi = {10.5555/Tidal.2019(3)a},
}
@misc(lantern,
  howpublished = "\url{https://doi.org/10.5555/lantern-7}"
)
"""

RIS = """TY  - JOUR
AU  - Marsh, Ada
AU  - Müller, Józef
TI  - Tides
PY  - 2019///
DO  - 10.5555/tidal.2019(3)a
N1  - Nationality: 10.5555/planted
ER  -

TY  - GEN
UR  - https://doi.org/10.5555/lantern-7
ER  -
"""

CSL = [
    {
        "type": "article-journal",
        "title": "Tides",
        "DOI": "10.5555/tidal.2019(3)a",
        "author": [{"family": "Marsh", "given": "Ada"}, {"literal": "The Tide Group"}, None],
        "issued": {"date-parts": [[2019, 5]]},
        "nationality": PLANTED,
    },
    {"type": "book", "URL": "https://doi.org/10.5555/lantern-7", "author": None, "issued": None},
]

DOIS = """# made by hand
https://doi.org/10.5555%2Ftidal.2019(3)a.
2. Marsh, A. On lanterns. doi:10.5555/lantern-7).
Nationality: 10.5555/planted
"""

TABLE = """published_papers,,,
論文タイトル(日本語),DOI,著者,出版年月,国籍
潮汐,10.5555/tidal.2019(3)a,沼田 灯; 港 北,2019-05,10.5555/planted
灯,https://doi.org/10.5555/lantern-7,,,
"""


def document() -> bytes:
    """Return a Word document with DOIs in text, in a table and behind a link, and with protected fields."""
    made = Document()
    made.add_heading("Date of birth", level=2)
    made.add_paragraph(f"1 January 1970 {PLANTED}")
    made.add_heading("Publications", level=2)
    split = made.add_paragraph("Tides, doi:10.5555/ti")
    split.add_run("dal.2019(3)a.").bold = True
    made.add_paragraph(f"ORCID: {ORCID}, not 0000-0002-1825-0098")
    made.add_paragraph(f"Nationality: {PLANTED}")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Citizenship", PLANTED
    table.cell(1, 0).text, table.cell(1, 1).text = "Lanterns", "https://www.example.org/10.5555/lantern-7/full"
    made.part.relate_to("https://doi.org/10.5555/lantern-7", "http://example.org/hyperlink", is_external=True)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def every() -> dict[str, tuple[str, bytes]]:
    """Return the kind and the bytes of a file of each kind, by the name it usually has."""
    profile = json.dumps(researchmap_json(), ensure_ascii=False)
    return {
        "record.json": ("orcid", json.dumps(orcid_json()).encode()),
        "record.xml": ("orcid", ORCID_XML.encode()),
        "rm.json": ("researchmap", profile.encode()),
        "rm.jsonl": ("researchmap", researchmap_lines().encode()),
        "library.bib": ("bibtex", BIBTEX.encode()),
        "library.ris": ("ris", RIS.encode()),
        "library.csljson": ("csl_json", json.dumps(CSL).encode()),
        "dois.txt": ("doi_list", DOIS.encode()),
        "papers.csv": ("csv", TABLE.encode("utf-8-sig")),
        "cv.docx": ("docx", document()),
    }
