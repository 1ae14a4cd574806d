-- A part of works as it is kept; arrays are made one by one, since DuckDB 1 writes a row without names as an object;
-- "row", lines, authors, holders and bodies serve the build alone.
SELECT
  $base + row_number() OVER () - 1 AS "row",
  id, doi, title, published, year, type, updated,
  coalesce(len(lines) >= $most OR (len(lines) = $listed AND last = 'middle'), false) AS cut,
  array_of(list_transform(list_filter(topics, lambda pair: pair[1] IS NOT NULL),
    lambda pair: json_array(pair[1], pair[2])::VARCHAR)) AS topics,
  array_of(list_transform(lines, lambda line:
    json_array(line[1], line[2], line[3], line[4], line[5], line[6])::VARCHAR)) AS byline,
  funding,
  len(lines) AS lines,
  list_distinct(list_transform(lines, lambda line: line[2])) AS authors,
  list_transform(list_filter(lines, lambda line: line[2] IS NOT NULL AND line[3] IS NOT NULL),
    lambda line: {'author': line[2], 'orcid': line[3]}) AS holders,
  list_transform(flatten(list_transform(lines, lambda line: line[5])), lambda body: $number) AS bodies
FROM (
  SELECT
    number_of(id, 'W') AS id,
    doi,
    CASE WHEN is_blank(title) THEN display_name ELSE title END AS title,
    day_of(publication_date) AS published,
    CASE WHEN day_of(publication_date) IS NULL THEN try_cast(publication_year AS SMALLINT) END AS year,
    type,
    try_cast(updated_date AS TIMESTAMP) AS updated,
    paid_by(funders, awards) AS funding,
    authorships[-1].author_position AS last,
    list_transform(topics, lambda topic: row(number_of(topic.id, 'T'), topic.score)) AS topics,
    list_transform(authorships, lambda line: row(
      name_of(line),
      author_of(line.author.id),
      orcid_of(line.author.orcid),
      orcid_of(line.raw_orcid),
      list_transform(line.institutions, lambda body: $body(body)),
      texts_of(line))) AS lines
  FROM $rows
  WHERE $wanted
)
WHERE id IS NOT NULL
