-- A part of author profiles as it is kept; "row", orcid, updated and bodies serve the build alone.
SELECT
  $base + row_number() OVER () - 1 AS "row",
  id, orcid, updated, profile,
  list_transform(bodies, lambda body: $number) AS bodies
FROM (
  SELECT
    author_of(id) AS id,
    orcid_of(orcid) AS orcid,
    try_cast(updated_date AS TIMESTAMP) AS updated,
    list_concat(list_transform(affiliations, lambda held: $body(held.institution)),
      list_transform(last_known_institutions, lambda body: $body(body))) AS bodies,
    to_json(struct_pack(
      id := id,
      orcid := orcid,
      display_name := display_name,
      display_name_alternatives := display_name_alternatives,
      works_count := works_count,
      counts_by_year := list_transform(counts_by_year, lambda held:
        struct_pack("year" := held."year", works_count := held.works_count)),
      affiliations := list_transform(affiliations, lambda held:
        struct_pack(institution := $body(held.institution), years := held.years)),
      last_known_institutions := list_transform(last_known_institutions, lambda body: $body(body))))::VARCHAR
      AS profile
  FROM $rows
)
WHERE id IS NOT NULL
