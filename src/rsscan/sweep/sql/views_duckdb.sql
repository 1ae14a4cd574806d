-- What the other statements read, in the words of DuckDB: of the tables
--   work (place, byline, funding) the works that are read, their bylines and who paid for them as JSON
--   profile (author, profile)     the profiles that are read, as JSON
-- one row for each line of a byline, each text and body on it, each body that paid, and each that a profile carries.
-- A line has a further row for each ORCID iD that leads to nobody else on it, whose number is an author too (see
-- `strays_of`): lines are counted where they are `whole`.
-- A body is the number of an institution, or where it has none its record; one that paid is an array. What holds nothing but blanks, as Python knows
-- them, is not printed, and names nothing.
CREATE VIEW parsed AS
SELECT
  place,
  fields[2]::BIGINT AS author,
  fields[3] AS orcid,
  fields[4] AS shown,
  fields[5] AS bodies,
  fields[6] AS texts,
  coalesce(len(list_filter(
    from_json(fields[5], '["VARCHAR"]'),
    lambda body: body NOT LIKE '{%' OR regexp_matches(json_extract_string(body, '$.display_name'), '[^\s\v\pZ\x{1c}-\x{1f}\x{85}]') OR json_extract_string(body, '$.ror') <> ''
  )) > 0, false) AS resolved,
  coalesce(fields[6] <> '[]' AND len(list_filter(
    from_json(fields[6], '["VARCHAR"]'), lambda text: regexp_matches(text, '[^\s\v\pZ\x{1c}-\x{1f}\x{85}]')
  )) > 0, false) AS printed
FROM (SELECT place, unnest(from_json(byline, '[["VARCHAR"]]')) AS fields FROM work);

-- The lines of works that are parsed apart, a few at a time, and whose bylines are empty in `work`.
CREATE TABLE apart AS FROM parsed LIMIT 0;

CREATE VIEW told AS FROM parsed UNION ALL FROM apart;

CREATE VIEW line AS
SELECT
  place, unnest(authors) AS author, generate_subscripts(authors, 1) = 1 AS whole, bodies, resolved, printed
FROM (
  SELECT
    place, bodies, resolved, printed,
    CASE WHEN author IS NULL OR shown IS DISTINCT FROM orcid
      THEN list_concat([author], list_transform(strays_of([author], [orcid], [shown]), lambda stray: stray.author))
      ELSE [author] END AS authors
  FROM told
);

CREATE VIEW printed AS
SELECT place, unnest(from_json(texts, '["VARCHAR"]')) AS text FROM told WHERE texts <> '[]';

CREATE VIEW resolved AS
SELECT place, author, unnest(from_json(bodies, '["VARCHAR"]')) AS body FROM line WHERE bodies <> '[]';

CREATE VIEW acknowledged AS
SELECT place, unnest(from_json(funding, '[["VARCHAR"]]')[1]) AS body FROM work WHERE funding IS NOT NULL;

CREATE VIEW carried AS
SELECT author, unnest(list_concat(list_transform(parts.affiliations, lambda each: each.institution), parts.last_known_institutions)) AS body
FROM (
  SELECT author, from_json(profile, '{"affiliations": [{"institution": "VARCHAR"}], "last_known_institutions": ["VARCHAR"]}') AS parts
  FROM profile
);

-- Each profile, the ORCID iD that it shows in whatever form, and the number of the person whose it is: that ORCID iD
-- below nought (see `person_with`), which is one person's however many profiles show it, or else the author.
CREATE VIEW holder AS
SELECT
  author,
  regexp_replace(digits, '(.{4})(.{4})(.{4})(.{4})', '\1-\2-\3-\4') AS orcid,
  CASE WHEN digits = '' THEN author
    ELSE -(CAST(digits[:15] AS BIGINT) * 11 + CASE WHEN digits[16] = 'X' THEN 10 ELSE CAST(digits[16] AS BIGINT) END)
  END AS person
FROM (
  SELECT
    author,
    upper(replace(regexp_extract(profile,
      '(?i)"orcid": ?"\s*(?:https?://(?:www\.|sandbox\.)?orcid\.org/|orcid:)?\s*([0-9]{4}-?[0-9]{4}-?[0-9]{4}-?[0-9]{3}[0-9X])/?\s*"',
      1), '-', '')) AS digits
  FROM profile
);
