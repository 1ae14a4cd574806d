-- Author profiles in the columns of the export: the authors of the table `counts` from one number to another.
WITH
profiles AS (
  SELECT *, list_distinct([home_of(a), place_in(a, last_year)]) AS places
  FROM counts
  WHERE a >= $low AND a < $high
)
SELECT
  author_id(a) AS id,
  name_of(a) AS display_name,
  list_distinct([name_of(a), printed_name(a, 60), printed_name(a, 75), printed_name(a, 90)])
    AS display_name_alternatives,
  orcid_of(a) AS orcid,
  works_count,
  (works_count * 3) AS cited_by_count,
  {'2yr_mean_citedness': 1.5::DOUBLE, 'h_index': floor(sqrt(works_count))::BIGINT, 'i10_index': works_count // 4}
    AS summary_stats,
  map_from_entries(list_filter([{'k': 'openalex', 'v': author_id(a)}, {'k': 'orcid', 'v': orcid_of(a)}],
    lambda e: e.v IS NOT NULL)) AS ids,
  list_transform(places, lambda p, nth: {
    'institution': getvariable('institutions')[p].short,
    'years': CASE WHEN nth = 2 THEN range(last_year, greatest(moved_in(a), first_year) - 1, -1)
      ELSE range(least(last_year, moved_in(a) - 1), least(first_year, moved_in(a) - 1) - 1, -1) END}) AS affiliations,
  [getvariable('institutions')[places[-1]].short] AS last_known_institutions,
  [struct_insert(getvariable('topics')[(1 + a % len(getvariable('topics')))::BIGINT], "count" := works_count)] AS topics,
  [struct_insert(getvariable('topics')[(1 + a % len(getvariable('topics')))::BIGINT], "value" := 0.0001::DOUBLE)]
    AS topic_share,
  []::STRUCT(id VARCHAR, wikidata VARCHAR, display_name VARCHAR, "level" BIGINT, score DOUBLE, "count" BIGINT)[]
    AS x_concepts,
  []::STRUCT(id VARCHAR, display_name VARCHAR, "type" VARCHAR)[] AS sources,
  list_transform(list_distinct([last_year, first_year]), lambda y: {'year': y,
    'works_count': greatest(works_count // 2, 1), 'oa_works_count': 0, 'cited_by_count': works_count})
    AS counts_by_year,
  'https://api.openalex.org/works?filter=author.id:' || author_id(a)[22:] AS works_api_url,
  $folder::DATE + to_seconds((drawn(a, 'stamp') % 86400)::BIGINT) AS updated_date,
  make_timestamp(2016, 6, 24, 0, 0, 0.0) AS created_date
FROM profiles
ORDER BY a
