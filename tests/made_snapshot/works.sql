-- Works in the columns of the export. Each step adds what the next needs.
WITH
lines AS (
  SELECT
    *,
    planted OR changed OR share(i, 'printed') < CASE WHEN expansion THEN 0.12 ELSE 0.62 END AS printed,
    list_transform(authors, lambda a, nth: {
      'nth': nth,
      'a': a,
      'profile': planted OR NOT nameless(i, a),
      'chance': (drawn((i, a), 'line') % 1000)::BIGINT,
      'how': (drawn((i, a), 'how') % 100)::BIGINT,
      'spelt': (drawn((a, i % 3), 'spelt') % 100)::BIGINT,
      'place': getvariable('institutions')[place_in(a, year)],
      'second': getvariable('institutions')[place_of((i, a), 'guest')],
    }) AS lines
  FROM bylines($low, $high, $which)
),
printed AS (
  SELECT
    * REPLACE (list_transform(lines, lambda x: struct_insert(x,
      texts := CASE
        WHEN NOT printed OR x.chance < 100 THEN []
        WHEN x.chance < 103 THEN ['']
        WHEN x.chance < 220 THEN [printed_place(x.a, x.place, x.spelt), printed_place(x.a, x.second, x.spelt + 1)]
        ELSE [printed_place(x.a, x.place, x.spelt)] END,
      places := CASE
        WHEN NOT printed OR x.chance < 100 THEN CASE WHEN x.chance = 50 THEN [x.place.short] ELSE [] END
        WHEN x.chance < 103 OR x.chance >= 930 THEN []
        WHEN x.chance < 195 THEN [x.place.short, x.second.short]
        ELSE [x.place.short] END)) AS lines)
  FROM lines
),
planted AS (
  SELECT
    * REPLACE (CASE WHEN place IS NULL THEN lines ELSE list_transform(lines, lambda x, nth: CASE
      WHEN nth = place THEN struct_update(x, texts := CASE WHEN text IS NULL THEN [] ELSE [text] END,
        places := CASE WHEN institution IS NULL THEN [] ELSE [institution] END)
      ELSE x END) END AS lines)
  FROM printed
),
signed AS (
  SELECT
    *,
    list_transform(lines, lambda x: {
      'author': {
        'id': CASE WHEN x.profile THEN author_id(x.a) END,
        'display_name': name_of(x.a),
        'orcid': CASE WHEN x.profile THEN orcid_of(x.a) END,
      },
      'author_position': CASE WHEN x.nth = 1 THEN 'first' WHEN x.nth = authors_count THEN 'last' ELSE 'middle' END,
      'affiliations': list_transform(x.texts, lambda t, nth: {
        'raw_affiliation_string': t,
        'institution_ids': CASE WHEN nth <= len(x.places) THEN [x.places[nth].id] ELSE []::VARCHAR[] END}),
      'countries': list_sort(list_distinct(list_transform(x.places, lambda p: p.country_code))),
      'raw_author_name': CASE WHEN x.chance <> 777 THEN printed_name(x.a, x.how) END,
      'raw_orcid': CASE WHEN x.chance % 5 = 0 THEN orcid_of(x.a) END,
      'is_corresponding': x.nth = authors_count,
      'raw_affiliation_strings': x.texts,
      'institutions': x.places,
    }) AS authorships
  FROM planted
),
dated AS (
  SELECT
    *,
    CASE
      WHEN i % 250 = 46 THEN NULL
      WHEN share(i, 'undated') < 0.12 THEN make_date(year, 1, 1)
      ELSE make_date(year, (1 + drawn(i, 'month') % CASE WHEN year = 2026 THEN 5 ELSE 12 END)::BIGINT, (1 + drawn(i, 'day') % 28)::BIGINT) END AS published,
    CASE
      WHEN i % 400 = 49 THEN 'https://doi.org/10.55555/made.' || (i - 1)
      WHEN i % 400 = 48 OR planted OR share(i, 'doi') < CASE WHEN expansion THEN 0.5 ELSE 0.85 END
        THEN 'https://doi.org/10.55555/made.' || i END AS doi,
    CASE WHEN share(i, 'untitled') > 0.003 THEN array_to_string(list_transform(range(5 + (drawn(i, 'long') % 8)::BIGINT),
      lambda k: pick(getvariable('words'), (i, k), 'title')), ' ') END AS title,
    CASE WHEN share(i, 'abstract') < CASE WHEN expansion THEN 0.45 ELSE 0.65 END THEN list_transform(
      range(6 + (drawn(i, 'fragments') % 11)::BIGINT),
      lambda k: 1 + (drawn((i, k), 'fragment') % 200)::BIGINT + 200 * k) END AS fragments,
    list_transform(range((drawn(i, 'topics') % 4)::BIGINT), lambda k: struct_insert(
      getvariable('topics')[(1 + (community * 7 + k * 5 + drawn(i, 'topic') % 3) % len(getvariable('topics')))::BIGINT],
      score := round(1 / (k + 1.01 + share((i, k), 'score') / 4), 4))) AS topic_rows,
    list_transform(range((drawn(i, 'concepts') % 12)::BIGINT), lambda k: struct_insert(
      pick(getvariable('concepts'), (i, k), 'concept'), score := round(share((i, k), 'concept score'), 7))) AS concepts,
    pick(getvariable('sources'), community * 3 + (drawn(i, 'source') % 7)::BIGINT, 'of') AS source,
    list_transform(range(CASE WHEN i % 12 = 1 THEN 1 + (drawn(i, 'givers') % 3)::BIGINT ELSE 0 END), lambda k:
      getvariable('funders')[1 + floor(len(getvariable('funders')) * pow(share((i, k), 'giver'), 3))::BIGINT]) AS givers,
    (drawn(i, 'open') % 5)::BIGINT AS open,
    floor(pow(30, share(i, 'cited') * 1.6) - 1)::BIGINT + changed::BIGINT AS cited
  FROM signed
),
located AS (
  SELECT
    *,
    list_transform(topic_rows, lambda t: {'id': t.id, 'display_name': t.display_name, 'score': t.score,
      'subfield': t.subfield, 'field': t.field, 'domain': t.domain}) AS topics,
    list_transform(range(CASE WHEN doi IS NULL THEN 1 ELSE 1 + (drawn(i, 'locations') % 5 = 0)::BIGINT END), lambda k: {
      'id': CASE WHEN k = 0 AND doi IS NOT NULL THEN doi[17:] ELSE 'oai:made.example:' || (i * 31 + k) END,
      'source': source,
      'is_oa': open = 0,
      'is_published': k = 0,
      'landing_page_url': CASE WHEN k = 0 AND doi IS NOT NULL THEN doi ELSE 'https://made.example/' || (i * 31 + k) END,
      'pdf_url': CASE WHEN open = 0 THEN 'https://made.example/' || (i * 31 + k) || '.pdf' END,
      'raw_source_name': source.display_name,
      'raw_type': CASE WHEN k = 0 THEN 'journal-article' ELSE 'text' END,
      'provenance': CASE WHEN k > 0 OR doi IS NULL THEN 'repo' WHEN expansion THEN 'datacite' ELSE 'crossref' END,
      'license': CASE WHEN open = 0 THEN 'cc-by' END,
      'license_id': CASE WHEN open = 0 THEN 'https://openalex.org/licenses/cc-by' END,
      'version': CASE WHEN k = 0 THEN 'publishedVersion' ELSE 'submittedVersion' END,
      'is_accepted': k = 0}) AS locations,
    flatten(list_transform(authorships, lambda x: x.institutions)) AS places,
    -- Two in five of those who give are named with an award.
    list_transform(list_filter(list_concat(givers, givers), lambda g, nth: drawn((i, nth), 'awarded') % 5 = 0), lambda g, nth: {
      'id': 'https://openalex.org/G' || (1000000000 + drawn((i, nth), 'award') % 8999999999),
      'display_name': CASE WHEN drawn((i, nth), 'project') % 8 = 0 THEN title END,
      'funder_award_id': 'MA-' || (drawn((i, nth), 'number') % 1000000),
      'funder_id': g.id,
      'funder_display_name': g.display_name}) AS awards,
    CASE WHEN expansion THEN 0 ELSE (drawn(i, 'references') % 56)::BIGINT END AS references_count
  FROM dated
)
SELECT
  work_id(i) AS id,
  doi,
  title,
  title AS display_name,
  map_from_entries(list_filter([
    {'k': 'openalex', 'v': work_id(i)},
    {'k': 'doi', 'v': doi},
    {'k': 'pmid', 'v': CASE WHEN i % 5 = 0 THEN 'https://pubmed.ncbi.nlm.nih.gov/' || (10000000 + i) END}],
    lambda e: e.v IS NOT NULL)) AS ids,
  list_distinct(list_transform(locations, lambda x: x.provenance)) AS indexed_in,
  published AS publication_date,
  year(published) AS publication_year,
  CASE WHEN i % 17 = 0 THEN NULL WHEN i % 11 = 0 THEN 'ja' ELSE 'en' END AS "language",
  CASE
    WHEN i % 89 = 3 THEN 'paratext'
    WHEN expansion THEN CASE WHEN i % 3 = 0 THEN 'dataset' ELSE 'other' END
    WHEN i % 9 = 4 THEN 'book-chapter'
    WHEN i % 13 = 5 THEN 'preprint'
    ELSE 'article' END AS type,
  authorships,
  authors_count,
  list_filter(list_transform(authorships[-1:], lambda x: x.author.id), lambda x: x IS NOT NULL)
    AS corresponding_author_ids,
  list_distinct(flatten(list_transform(authorships[-1:], lambda x: list_transform(x.institutions, lambda p: p.id))))
    AS corresponding_institution_ids,
  topics[1] AS primary_topic,
  topics,
  list_transform(concepts[:6], lambda c: {'id': 'https://openalex.org/keywords/' || lower(c.display_name),
    'display_name': c.display_name, 'score': c.score}) AS keywords,
  list_transform(concepts, lambda c: {'id': c.id, 'wikidata': c.wikidata, 'display_name': c.display_name,
    'level': c.level, 'score': c.score}) AS concepts,
  locations,
  len(locations) AS locations_count,
  locations[1] AS primary_location,
  CASE WHEN open = 0 THEN locations[1] END AS best_oa_location,
  CASE WHEN i % 6 = 1 THEN [{'id': 'https://metadata.un.org/sdg/' || (1 + i % 17), 'display_name': 'A made goal',
    'score': round(share(i, 'goal'), 2)}] ELSE [] END AS sustainable_development_goals,
  list_concat(awards, CASE WHEN kind = 'award' THEN [{'id': 'https://openalex.org/G' || (3000000000 + i),
    'display_name': 'A made project', 'funder_award_id': NULL::VARCHAR, 'funder_id': funder.id,
    'funder_display_name': funder.display_name}] ELSE [] END) AS awards,
  list_concat(givers, CASE WHEN kind = 'funder' THEN [funder] ELSE [] END) AS funders,
  []::VARCHAR[] AS institutions,
  len(list_distinct(list_transform(places, lambda p: p.country_code))) AS countries_distinct_count,
  len(list_distinct(list_transform(places, lambda p: p.id))) AS institutions_distinct_count,
  {'is_oa': open = 0, 'oa_status': ['gold', 'closed', 'closed', 'closed', 'bronze'][open + 1],
    'any_repository_has_fulltext': false,
    'oa_url': CASE WHEN open = 0 THEN locations[1].pdf_url END} AS open_access,
  i % 89 = 3 AS is_paratext,
  i % 997 = 8 AS is_retracted,
  expansion AS is_xpac,
  {'volume': CASE WHEN i % 3 > 0 THEN (i % 120)::VARCHAR END, 'issue': CASE WHEN i % 3 > 1 THEN (i % 12)::VARCHAR END,
    'first_page': CASE WHEN i % 3 > 0 THEN (i % 997)::VARCHAR END,
    'last_page': CASE WHEN i % 3 > 0 THEN (i % 997 + 9)::VARCHAR END} AS biblio,
  NULL::VARCHAR AS abstract,
  list_transform(range(references_count), lambda k: work_id((drawn((i, k), 'reference') % getvariable('works'))::BIGINT))
    AS referenced_works,
  references_count AS referenced_works_count,
  []::VARCHAR[] AS related_works,
  CASE WHEN fragments IS NOT NULL THEN
    '{' || array_to_string(list_transform(fragments, lambda f: getvariable('fragments')[f]), ',') || '}' END
    AS abstract_inverted_index,
  cited AS cited_by_count,
  list_transform(range(least(cited, 10)), lambda k: {'year': 2026 - k, 'cited_by_count': 1 + cited // (k + 2)})
    AS counts_by_year,
  CASE WHEN open = 0 THEN {'value': 1395, 'currency': 'USD', 'value_usd': 1395} END AS apc_list,
  NULL::STRUCT("value" BIGINT, currency VARCHAR, value_usd BIGINT) AS apc_paid,
  round(4 * share(i, 'fwci'), 4) AS fwci,
  {'value': round(share(i, 'percentile'), 6), 'is_in_top_1_percent': share(i, 'percentile') > 0.99,
    'is_in_top_10_percent': share(i, 'percentile') > 0.9} AS citation_normalized_percentile,
  {'min': (drawn(i, 'percent') % 90)::BIGINT, 'max': (drawn(i, 'percent') % 90 + 7)::BIGINT} AS cited_by_percentile_year,
  CASE WHEN i % 20 = 0 THEN list_transform(range(8), lambda k: {
    'descriptor_ui': 'D' || (100000 + drawn((i, k), 'mesh') % 900),
    'descriptor_name': pick(getvariable('concepts'), drawn((i, k), 'mesh') % 900, 'descriptor').display_name,
    'qualifier_ui': '', 'qualifier_name': NULL::VARCHAR, 'is_major_topic': k = 0}) ELSE [] END AS mesh,
  fragments IS NOT NULL AS has_abstract,
  {'pdf': false, 'grobid_xml': false} AS has_content,
  false AS has_fulltext,
  make_timestamp(2025, 10, 10, 0, 0, 0.0) AS created_date,
  $folder::DATE + to_milliseconds((drawn(i, 'stamp') % 86400000)::BIGINT) AS updated_date
FROM located
