-- A part of works as it is kept; arrays are made one by one, since DuckDB 1 writes a row without names as an object;
-- "row", lines, authors, holders and bodies serve the build alone. What two of these need is a list of its own: what
-- stands twice in a lambda is worked out twice, and lists within a CASE cost as much as without.
SELECT
  $base + row_number() OVER () - 1 AS "row",
  id, doi, title, published, year, type, updated,
  coalesce(len(lines) >= $most OR (len(lines) = $listed AND lines[-1].author_position = 'middle'), false) AS cut,
  array_of(list_filter(
    list_transform(topics, lambda topic, nth:
      CASE WHEN themes[nth] IS NOT NULL THEN json_array(themes[nth], topic.score)::VARCHAR END),
    lambda pair: pair IS NOT NULL)) AS topics,
  array_of(list_transform(lines, lambda line, nth: json_array(
    name_of(line), numbers[nth], orcids[nth], printed[nth], held[nth], texts[nth])::VARCHAR)) AS byline,
  CASE WHEN len(funders) > 0 OR len(awards) > 0 THEN
    '[' || array_of(list_concat(funders, each_once(others))) || ',' || array_of(awards) || ']' END AS funding,
  len(lines) AS lines,
  list_distinct(list_concat(numbers, list_transform(strays, lambda stray: stray.author))) AS authors,
  list_concat(
    list_transform(list_filter(list_zip(numbers, orcids), lambda pair: pair[1] IS NOT NULL AND pair[2] IS NOT NULL),
      lambda pair: {'author': pair[1], 'orcid': pair[2]}),
    strays) AS holders,
  list_transform(flatten(held), lambda body: $number) AS bodies
FROM (
  SELECT *, strays_of(numbers, orcids, printed) AS strays FROM (SELECT
    number_of(id, 'W') AS id,
    doi,
    CASE WHEN is_blank(title) THEN display_name ELSE title END AS title,
    day_of(publication_date) AS published,
    CASE WHEN day_of(publication_date) IS NULL THEN try_cast(publication_year AS SMALLINT) END AS year,
    type,
    try_cast(updated_date AS TIMESTAMP) AS updated,
    topics,
    list_transform(topics, lambda topic: number_of(topic.id, 'T')) AS themes,
    coalesce(list_transform(funders, lambda each: funder_of(each.id, each.display_name, each.ror)), []) AS funders,
    list_transform(awards, lambda award: award_of(award)) AS awards,
    funders_of_awards(awards, funders) AS others,
    authorships AS lines,
    list_transform(list_transform(authorships, lambda line: number_of(line.author.id, 'A')), lambda number:
      known_author(number)) AS numbers,
    list_transform(authorships, lambda line: orcid_of(line.author.orcid)) AS orcids,
    list_transform(authorships, lambda line: orcid_of(line.raw_orcid)) AS printed,
    list_transform(authorships, lambda line: list_transform(line.institutions, lambda body: $body(body))) AS held,
    list_transform(list_transform(authorships, lambda line: texts_of(line)), lambda texts:
      CASE WHEN is_clean(texts) THEN texts ELSE clean(texts) END) AS texts
  FROM $rows
  WHERE $wanted)
)
WHERE id IS NOT NULL
