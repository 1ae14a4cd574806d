-- The number in an OpenAlex id, of the forms that `identifiers.openalex` reads. The usual form is cut, and must be
-- nothing but digits there: a cast takes '-1' and '1e5' for numbers too. It is looked at once, since what stands twice in
-- a lambda is worked out twice. Any other form is looked through.
CREATE OR REPLACE TEMP MACRO number_of(id, kind) AS
  CASE WHEN regexp_matches(id, '^https://openalex\.org/' || kind || '[0-9]{1,12}$$') THEN CAST(id[23:] AS BIGINT)
  WHEN id IS NOT NULL THEN
    try_cast(nullif(regexp_extract(id,
      '(?i)^\s*(?:https?://(?:www\.|api\.)?openalex\.org/(?:authors/|works/|institutions/|funders/|topics/|awards/)?|openalex:)?'
        || kind || '([0-9]{1,12})/?\s*$$', 1), '') AS BIGINT) END;

-- The number of an author; "no author" and "deleted author" are none.
CREATE OR REPLACE TEMP MACRO known_author(number) AS CASE WHEN number NOT IN (9999999999, 5317838346) THEN number END;
CREATE OR REPLACE TEMP MACRO author_of(id) AS known_author(number_of(id, 'A'));

CREATE OR REPLACE TEMP MACRO orcid_of(orcid) AS
  CASE WHEN starts_with(orcid, 'https://orcid.org/') THEN orcid[19:] ELSE orcid END;

-- A DOI as it is asked for: `identifiers.doi` reads percent signs, and a sentence's end is none of the DOI's. The usual
-- form is only cut.
CREATE OR REPLACE TEMP MACRO doi_of(doi) AS
  CASE WHEN regexp_matches(doi, '^https://doi\.org/10\.[a-z0-9./()_-]*[a-z0-9]$$') THEN doi[17:] ELSE regexp_replace(
  regexp_replace(lower(trim(CASE WHEN contains(doi, '%') THEN coalesce(try(url_decode(doi)), doi) ELSE doi END)),
    '^(https?://(dx\.|www\.)?doi\.org/|doi:)\s*', ''), '[.,;:!?''’]+$$', '') END;

-- A day that the parser can read; DuckDB knows such before Christ, after 9999, and the infinite.
CREATE OR REPLACE TEMP MACRO day_of(told) AS
  CASE WHEN try_cast(told AS DATE) BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN try_cast(told AS DATE) END;

-- Whether the parser finds nothing in a text: Python strips more than a space.
CREATE OR REPLACE TEMP MACRO is_blank(text) AS
  text IS NULL OR regexp_full_match(text, '[\s\pZ\x{0b}\x{1c}-\x{1f}\x{85}]*');

-- What is printed as a name, or the name of the profile where nothing but blanks is.
CREATE OR REPLACE TEMP MACRO name_of(line) AS
  CASE WHEN is_blank(line.raw_author_name) THEN line.author.display_name ELSE line.raw_author_name END;

-- Each once, in order.
CREATE OR REPLACE TEMP MACRO each_once(texts) AS
  list_filter(texts, lambda text, nth: list_position(texts, text) = nth);

-- Trimmed, each once, in order, without blanks.
CREATE OR REPLACE TEMP MACRO clean(texts) AS
  list_filter(list_transform(texts, lambda text: trim(text)),
    lambda text, nth: text <> '' AND list_position(list_transform(texts, lambda each: trim(each)), text) = nth);

-- Whether that would change nothing; it costs a third.
CREATE OR REPLACE TEMP MACRO is_clean(texts) AS
  len(list_filter(texts, lambda text, nth: text <> '' AND NOT starts_with(text, ' ') AND NOT ends_with(text, ' ')
    AND list_position(texts, text) = nth)) = len(texts);

-- The printed affiliations of a line, not yet clean: those of the list, then those of `affiliations`, if these differ;
-- then trimmed, since `trim` takes more than the spaces that `is_clean` looks for.
CREATE OR REPLACE TEMP MACRO texts_of(line) AS
  CASE
    WHEN line.raw_affiliation_strings = list_transform(line.affiliations, lambda each: each.raw_affiliation_string)
    THEN line.raw_affiliation_strings
    ELSE list_transform(list_concat(coalesce(line.raw_affiliation_strings, []),
      list_transform(coalesce(line.affiliations, []), lambda each: each.raw_affiliation_string)), lambda text: trim(text))
  END;

CREATE OR REPLACE TEMP MACRO number_in(body) AS number_of(body.id, 'I');

-- An institution as JSON: its number, or what is known of one that has none.
CREATE OR REPLACE TEMP MACRO body_of(body) AS
  CASE WHEN number_of(body.id, 'I') IS NOT NULL THEN to_json(number_of(body.id, 'I'))
    WHEN body IS NOT NULL THEN to_json(struct_pack(display_name := body.display_name, ror := body.ror,
      country_code := body.country_code, lineage := body.lineage)) END;

-- An array of JSON of values that are JSON already, which to_json would read anew.
CREATE OR REPLACE TEMP MACRO array_of(texts) AS coalesce('[' || array_to_string(texts, ',') || ']', '[]');

-- A funder as JSON.
CREATE OR REPLACE TEMP MACRO funder_of(id, name, ror) AS json_array(number_of(id, 'F'), name, ror)::VARCHAR;

-- The funders of which the awards of a work alone tell; one whose id is written in two ways stands there twice.
CREATE OR REPLACE TEMP MACRO funders_of_awards(awards, funders) AS list_transform(
  list_filter(coalesce(awards, []), lambda award:
    NOT coalesce(list_contains(list_transform(funders, lambda each: each.id), award.funder_id), false)),
  lambda award: funder_of(award.funder_id, award.funder_display_name, NULL));

-- An award as JSON: the number of its funder, or the name of one that has none, and what is known of itself.
CREATE OR REPLACE TEMP MACRO award_of(award) AS json_array(
  coalesce(to_json(number_of(award.funder_id, 'F')), to_json(award.funder_display_name)),
  award.funder_award_id, number_of(award.id, 'G'), award.display_name)::VARCHAR;
