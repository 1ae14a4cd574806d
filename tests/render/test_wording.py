"""Phrases, links and names as they stand in a page."""

import pytest
from markupsafe import Markup

from rsscan.render.html.wording import Wording
from rsscan.render.language import ENGLISH, language
from rsscan.render.told import Told

WORDS = Wording(ENGLISH)


def test_a_field_that_is_markup_stays_so_and_all_else_is_text() -> None:
    """Also in one phrase."""
    said = WORDS.say("<{one}> {other}", one=Markup("<b>x</b>"), other="<i>{one}</i>")
    assert said == "&lt;<b>x</b>&gt; &lt;i&gt;{one}&lt;/i&gt;"


@pytest.mark.parametrize("address", [
    "https://doi.org/10.1016/S0140-6736(20)30183-5", "https://openalex.org/W1", "https://example.org",
    "https://www.gov.uk/a-b/c.d?e=f&g=h#i", "https://science.gc.ca/x_y/~z%20/",
])  # fmt: skip
def test_an_address_is_a_link_that_shows_itself(address: str) -> None:
    """What is seen is where it leads."""
    shown = str(Markup("{}").format(address))
    assert WORDS.link(address) == f'<a href="{shown}" rel="noreferrer noopener">{shown}</a>'


@pytest.mark.parametrize("text", [
    "http://example.org", "javascript:alert(1)", "https://user@example.org/", "https://example.org:8080/",
    "https://example.org/ x", 'https://example.org/"x', "https://example.org/<b>", "//example.org", "https://",
    "https://exämple.org/", "https://example.org\\x", "data:text/html,x", "see https://example.org", "",
])  # fmt: skip
def test_anything_else_is_text(text: str) -> None:
    """Another scheme, a user, a port, a blank, a sign that no address has."""
    assert WORDS.link(text) == str(Markup("{}").format(text))


def test_a_name_is_marked_with_its_language_where_that_is_another() -> None:
    """For fonts and for voices; a tag that is none marks nothing."""
    names = [{"lang": tag, "value": name} for tag, name in (("ja", "大学"), ("en", "University"), ('"x', "Y"))]
    told = Told({"names": names})
    assert WORDS.titled(told, "names", "大学") == '<span lang="ja">大学</span>'
    assert [WORDS.titled(told, "names", name) for name in ("University", "Y", "Z")] == ["University", "Y", "Z"]
    assert Wording(language("ja")).titled(told, "names", "University") == "大学"
