"""Made forms: a workbook of collaborators, a profile, a CV, a PDF; each plants what must never be read."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook

ORCID = "0000-0002-1825-0097"
PLANTED = "PLANTEDVALUE"

HEADINGS = {
    16: ("1", "Your Name:", "Your Organizational Affiliation(s), last \n12 mo", "Last Active Date"),
    27: ("2", "Name", "Type of Relationship", "Optional  (email, Department)", "Last Active"),
    37: ("3", "Advisor/Advisee Name:", "Organizational Affiliation", "Optional  (email, Department)"),
    51: ("4", "Name:", "Organizational Affiliation", "Optional  (email, Department)", "Last Active"),
    77: ("5", "Name:", "Organizational Affiliation", "Journal/Collection", "Last Active"),
}
FILLED: Mapping[int, tuple[Any, ...]] = {
    17: (None, "Carberry, Josiah S.", "Kamome University"),
    28: ("R:", PLANTED, PLANTED, f"{PLANTED}@example.org", "1/1/2026"),
    38: ("G:", "Old, Prof", "Northern Harbour University", "Department of Ships"),
    52: ("A:", "Alphaman, Lin", "Sample University", None, "1/1/2020"),
    53: ("A:", "Kim, Chol", "Kim Il Sung University, Pyongyang", "kim@example.org", "3/5/2026"),
    78: ("B:", "Editor, Una", "Plain University", "Journal of Plains"),
}


def coa(rows: Mapping[int, Iterable[Any]] = FILLED, *, headings: bool = True) -> bytes:
    """Return a workbook of NSF's form with these rows; row numbers are those of the blank one."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "NSF COA Template"
    sheet.cell(1, 1, "List all collaborators as told. " * 20)
    for number, cells in {**(HEADINGS if headings else {}), **rows}.items():
        for column, value in enumerate(cells, 1):
            sheet.cell(number, column, value)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


SCIENCV = f"""<?xml version="1.0"?>
<profile xmlns="http://www.ncbi.nlm.nih.gov/sciencv" accession="SCV1">
 <identification><id idtype="orcid">{ORCID}</id>
  <name current="true"><givennames>Josiah</givennames><surname>Carberry</surname></name>
  <gender>{PLANTED}</gender><birthdate>{PLANTED}</birthdate></identification>
 <education><degree><organization><orgname>Old College</orgname></organization><year>1999</year></degree></education>
 <employment><position current="true"><organization><id idtype="ror">https://ror.org/05gq02987</id>
   <orgname>Kamome University</orgname><orgsection>Physics</orgsection><city>Ulm</city></organization>
  <startdate><year>2010</year><month>9</month></startdate><enddate><year>2012</year></enddate></position></employment>
 <funding><award><fundingsource><orgname>Made Fund</orgname></fundingsource></award><award/></funding>
 <contributions><citations>
  <citation><title>One</title><externalids><externalid type="DOI">10.5555/RSSCAN.example.6</externalid></externalids>
   <contributors><contributor type="author"><name><surname>Kim</surname></name></contributor>
    <contributor type="editor"><name><surname>Una</surname></name></contributor></contributors></citation>
  <citation><title>Two</title></citation></citations></contributions>
 <associates><associate associatetype="graduate advisor"><name><surname>Old</surname></name>
  <organization><orgname>Northern Harbour University</orgname></organization></associate>
  <associate associatetype="co-author"><organization/></associate></associates>
</profile>""".encode()

OTHER_SUPPORT = f"""<profile><identification><name><firstname>Josiah</firstname><middlename>S</middlename>
 <lastname>Carberry</lastname></name><id idtype="ORCID">0000-0002-1825-0098</id>
 <gender>{PLANTED}</gender></identification>
<employment><position><organization><orgname>Kamome University</orgname></organization></position>
 <position><organization/></position></employment>
<funding><support><supportsource>Made Fund</supportsource><startdate>2024-01</startdate>
 <enddate>2025</enddate></support>
 <support><supportsource/></support></funding></profile>""".encode()


def _field(field: str, inner: str) -> str:
    return f'<field id="{field}" label="x">{inner}</field>'


def _value(text: str) -> str:
    return f'<value type="String">{text}</value>'


CCV = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<generic-cv:generic-cv xmlns:generic-cv="http://www.cihr-irsc.gc.ca/generic-cv/1.0.0" lang="fr">\n'
    '<section id="2687e70e5d45487c93a8a02626543f64" label="Identification">'
    + _field("5c6f17e8a67241e19667815a9e95d9d0", _value("Carberry"))
    + _field("98ad36fee26a4d6b8953ea764f4fed04", _value("Josiah"))
    + "".join(
        _field(field, _value(PLANTED))
        for field in (
            "41ed5ea3ae974428b3fcb592161b6423", "3d258d8ceb174d3eb2ae1258a780d91b", "d51292265505483b9424e0e3dc9878a0",
            "3432b76fe25844b4a9cb993256c6b61b",
        )
    )
    + '<section id="5e7109632d874dc285c0f562d6c2e7d6">' + _field("any", _value(PLANTED)) + "</section>"
    + '<section id="c1f614961342429c86397e81cd6f50f5">' + _field("any", _value(PLANTED)) + "</section></section>\n"
    '<section id="b857f61b33484cb093068bd2da764f99">'
    + _field(
        "5dd34f14c1ea47c09e8ddcd202653814",
        '<refTable label="Organization"><linkedWith value="Kamome University" label="Organization"/></refTable>',
    )
    + _field("cd6e5e97994e42f893bd5c9e7212c94b", _value("Physics"))
    + _field("c7e85d10d10249c68b28c71fc80ec570", _value("2010/9")) + "</section>\n"
    '<section id="848ac4ef704e4c59950408045ac637cf">' + _field("d9606d07427841d1b0e1d5c861292f24", _value("Made Ltd"))
    + '</section>\n<section id="f612675840ef4ae0965c815ac1574623"/>'
    '<section id="376b8991609f46059a3d66028f005360">'
    + _field("67e083b070954e91bcbb1cc70131145a", "<lov>Made Fund</lov>") + "</section>\n"
    '<section id="9a34d6b273914f18b2273e8de7c48fd6">'
    + _field("478545acac5340c0a73b7e0d2a4bee06", _value("https://doi.org/10.5555%2Frsscan.example.6"))
    + _field("bc3b428d99384b04bb749311bb804e1d", _value("Kim C; Carberry J"))
    + _field("6fafe258e19e49a7884428cb49d75424", _value("2017")) + "</section>"
    '<section id="4b9f909503cd4c8aa8d826c87d6d874d">'
    + _field("2f5d211c5adf4400809eff1e8ab60376", _value(PLANTED))
    + _field("bb322e0195b540779bf4bdb4f1a04210", _value(PLANTED)) + "</section></generic-cv:generic-cv>"
).encode()  # fmt: skip

SKETCH = (
    "BIOGRAPHICAL SKETCH",
    "*NAME: Josiah Carberry   Position: Professor",
    f"ORCID: {ORCID}",
    f"Date of birth: {PLANTED}",
    f"Citizenship: {PLANTED}",
    "*ORGANIZATION AND LOCATION: Kamome University, Ulm",
    "Appointments and Positions",
    "2010 - present Professor, Kamome University",
    "09/2001 - 08/2009 Lecturer, Northern Harbour University",
    "Products",
    "Kim et al. Paper. doi:10.5555/rsscan.example.6.",
    "Broken at its line end: https://doi.org/10.5555/",
    "rsscan.example.8 and on",
)


def pdf(*pages: Iterable[str]) -> bytes:
    """Return a PDF with a page for each group of lines."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 40 780 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = b"%PDF-1.4\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{inner}\nendobj\n".encode("latin-1")
    start = len(body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return body + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def locked(body: bytes) -> bytes:
    """Return a PDF with a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(body)))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
