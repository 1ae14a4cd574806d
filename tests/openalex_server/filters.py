"""The filter grammar: commas for AND, bars for OR, and the values that vanish without a word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from tests.openalex_server.answers import ParamsError
from tests.openalex_server.fields import Field, text_matches
from tests.openalex_server.ids import OPENALEX, Json, short_openalex_id

Test: TypeAlias = Callable[[Json], bool]

MAX_VALUES = 100
_NULL_AUTHOR = "A9999999999"
_AUTHOR_KEYS = {"author.id", "authorships.author.id"}


def split_filter(text: str) -> list[str]:
    """Split a filter at its commas, except within double quotes."""
    parts, current, quoted = [], "", False
    for char in text:
        quoted ^= char == '"'
        if char == "," and not quoted:
            parts.append(current)
            current = ""
        else:
            current += char
    return [part for part in [*parts, current] if part]


def compile_filter(text: str, fields: dict[str, Field]) -> list[Test]:
    """Return the tests that a record must pass, all of them."""
    tests = []
    for part in split_filter(text):
        key, colon, value = part.partition(":")
        if not colon:
            raise ParamsError(f"Invalid query parameter in {part}.")
        test = _clause(key.replace("-", "_"), value, fields)
        if test is not None:
            tests.append(test)
    return tests


def _clause(key: str, value: str, fields: dict[str, Field]) -> Test | None:
    """Return the test of one key and value, or None when nothing remains to test."""
    if not value or value.lower() in {"none", "undefined"}:
        raise ParamsError(
            f"Invalid filter value for '{key}': value cannot be empty or '{value}'. "
            f"Use a valid value like filter={key}:your_value"
        )
    field = _field(key, fields)
    quoted = value.startswith('"') and value.endswith('"') and field.kind != "search"
    plain = value[1:-1] if quoted else value
    values = _without_null_author(key, plain.split("|"))
    if not values:
        return None
    if len(values) > 1:
        return _any_of(key, field, values, fields)
    if " " in plain and not quoted and field.kind in {"id", "term"}:
        return _all_pass([_single(key, field, one) for one in plain.split(" ") if one])
    return _single(key, field, values[0])


def _field(key: str, fields: dict[str, Field]) -> Field:
    """Return the field of a key, or refuse the key with the list of those there are."""
    if key not in fields:
        raise ParamsError(
            f"{key} is not a valid field. Valid fields are underscore or hyphenated versions of: "
            f"{', '.join(sorted(fields))}"
        )
    return fields[key]


def _without_null_author(key: str, values: list[str]) -> list[str]:
    """Drop the placeholder of unknown authors, which the real server does in OR lists.

    Doing it for a lone value too makes the stand-in the stricter of the two: a client must never send it.
    """
    if key not in _AUTHOR_KEYS:
        return values
    return [one for one in values if one.upper().removeprefix(OPENALEX.upper()) != _NULL_AUTHOR]


def _any_of(key: str, field: Field, values: list[str], fields: dict[str, Field]) -> Test:
    """Return the test of an OR list."""
    if len(values) > MAX_VALUES:
        raise ParamsError(
            f"Maximum number of values exceeded for {key}. Decrease values to {MAX_VALUES} or below, or "
            "consider downloading the full dataset at https://developers.openalex.org/download/snapshot-format"
        )
    if any(f"{name}:" in one for one in values for name in fields):
        raise ParamsError(
            "It looks like you're trying to do an OR query between filters and it's not supported. \n"
            f"Problem value: {'|'.join(values)}"
        )
    if values[0].startswith("!"):
        return _none_pass([_single(key, field, one.replace("!", "")) for one in values])
    if any(one.startswith("!") for one in values):
        raise ParamsError("The ! operator can only be used at the beginning of an OR query.")
    if field.kind in {"id", "term"} and "null" not in values:
        return _holds(field, {_stored(field, one) for one in values})
    return _any_pass([_single(key, field, one) for one in values])


def _single(key: str, field: Field, value: str) -> Test:
    """Return the test of one value."""
    if value == "null":
        return _none_pass([partial(_has_value, field)])
    if value.startswith("!"):
        return _none_pass([_single(key, field, value[1:])])
    if field.kind in {"date", "from", "to"}:
        return _dated(key, field, value)
    if field.kind == "range":
        return _range(key, field, value)
    return _worded(field, value)


def _worded(field: Field, value: str) -> Test:
    """Test a text, a flag or an exact value."""
    if field.kind == "search":
        return lambda record: any(text_matches(value, text) for text in field.read(record))
    if field.kind == "bool":
        return _holds(field, {value.lower() == "true"})
    return _holds(field, {_stored(field, value)})


def _stored(field: Field, value: str) -> str | None:
    """Return a value as the index holds it."""
    if field.kind != "id":
        return field.stored(value)
    short = short_openalex_id(value)
    if short is None:
        raise ParamsError(f"'{value.removeprefix(OPENALEX)}' is not a valid OpenAlex ID.")
    return f"{OPENALEX}{short}"


@dataclass(frozen=True)
class Holds:
    """The test that a record has one of the wanted values, which can be looked up instead of tried."""

    field: Field
    wanted: frozenset[object]

    def __call__(self, record: Json) -> bool:
        """Try a record."""
        return any(one in self.wanted for one in self.field.read(record))


def _holds(field: Field, wanted: Iterable[object]) -> Test:
    return Holds(field, frozenset(wanted))


def _has_value(field: Field, record: Json) -> bool:
    """Test that a record has any value at all."""
    return any(one is not None for one in field.read(record))


def _all_pass(tests: list[Test]) -> Test:
    """Join tests with AND."""
    return lambda record: all(test(record) for test in tests)


def _any_pass(tests: list[Test]) -> Test:
    """Join tests with OR."""
    return lambda record: any(test(record) for test in tests)


def _none_pass(tests: list[Test]) -> Test:
    """Join tests with NOR."""
    return lambda record: not any(test(record) for test in tests)


def _range(key: str, field: Field, value: str) -> Test:
    """Test a number: 5, >5, <5, 5-, -5 or 5-7."""
    low, high = float("-inf"), float("inf")
    if value.startswith("<"):
        limit = _number(key, value[1:])
        return lambda record: any(isinstance(n, int | float) and n < limit for n in field.read(record))
    if value.startswith(">"):
        limit = _number(key, value[1:])
        return lambda record: any(isinstance(n, int | float) and n > limit for n in field.read(record))
    left, dash, right = value.partition("-")
    if left:
        low = _number(key, left)
    if right or not dash:
        high = _number(key, right or left)
    return lambda record: any(isinstance(n, int | float) and low <= n <= high for n in field.read(record))


def _number(key: str, text: str) -> float:
    """Return a number or refuse the value."""
    try:
        return float(text)
    except ValueError:
        raise ParamsError(f"Value for param {key} must be a number.") from None


def _dated(key: str, field: Field, value: str) -> Test:
    """Test a day against one, from one or to one, both ends included; > and < leave the day out."""
    sign = value[0] if value[0] in "<>" else ""
    try:
        day = date.fromisoformat(value.removeprefix(sign)).isoformat()
    except ValueError:
        raise ParamsError(
            f"Value for param {key} is an invalid date. Format is yyyy-mm-dd (e.g. 2020-05-17)."
        ) from None
    compare = sign or field.kind

    def passes(record: Json) -> bool:
        """Compare days as text, which ISO dates allow."""
        days = [one for one in field.read(record) if isinstance(one, str)]
        tests = {
            "<": lambda one: one < day,
            ">": lambda one: one > day,
            "from": lambda one: one >= day,
            "to": lambda one: one <= day,
            "date": lambda one: one == day,
        }
        return any(tests[compare](one) for one in days)

    return passes
