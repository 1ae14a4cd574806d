-- Works of a file of the store as they were staged when it was built; what served the build alone stands in the byline.
SELECT
  $base + row_number() OVER () - 1 AS "row",
  id, doi, title, published, year, type, updated::TIMESTAMP AS updated, cut, topics, byline, funding, lines,
  list_distinct(list_concat(authors, list_transform(strays, lambda stray: stray.author))) AS authors,
  list_concat(list_transform(list_filter(list_zip(authors, orcids), lambda pair: pair[1] IS NOT NULL AND pair[2] IS NOT NULL),
    lambda pair: {'author': pair[1], 'orcid': pair[2]}), strays) AS holders,
  list_filter(list_transform(bodies, lambda body: try_cast(body AS BIGINT)), lambda body: body IS NOT NULL) AS bodies
FROM (
  SELECT
    * EXCLUDE (authors),
    -- An ORCID iD must not come to stand beside another's author.
    CASE WHEN len(authors) = lines AND len(orcids) = lines AND len(printed) = lines THEN authors
      ELSE error('a byline in the store is not as it was written') END AS authors,
    strays_of(authors, orcids, printed) AS strays
  FROM (
    SELECT
      *,
      json_array_length(byline)::BIGINT AS lines,
      json_extract(byline, '$$[*][1]')::BIGINT[] AS authors,
      json_extract_string(byline, '$$[*][2]') AS orcids,
      json_extract_string(byline, '$$[*][3]') AS printed,
      json_extract(byline, '$$[*][4][*]') AS bodies
    FROM $rows
    WHERE place IN (SELECT number FROM $kept WHERE number BETWEEN $low AND $high)
  )
)
