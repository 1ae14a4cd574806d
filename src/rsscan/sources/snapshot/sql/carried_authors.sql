-- Author profiles of a file of the store as they were staged when it was built.
SELECT
  $base + row_number() OVER () - 1 AS "row",
  id,
  orcid_of(json_extract_string(profile, '$$.orcid')) AS orcid,
  NULL::TIMESTAMP AS updated,
  profile,
  list_filter(
    list_transform(
      list_concat(
        json_extract(profile, '$$.affiliations[*].institution'), json_extract(profile, '$$.last_known_institutions[*]')),
      lambda body: try_cast(body AS BIGINT)),
    lambda body: body IS NOT NULL) AS bodies
FROM $rows
WHERE id IN (SELECT number FROM $kept WHERE number BETWEEN $low AND $high)
