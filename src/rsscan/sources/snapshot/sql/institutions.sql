-- A part of institutions: what is read of each, and its lineage, as JSON.
SELECT id, updated, to_json(record)::VARCHAR AS record
FROM (
  SELECT
    number_of(id, 'I') AS id,
    try_cast(updated_date AS TIMESTAMP) AS updated,
    struct_pack(id := id, ror := ror, display_name := display_name, country_code := country_code, lineage := lineage,
      homepage_url := homepage_url, display_name_acronyms := display_name_acronyms,
      display_name_alternatives := display_name_alternatives, works_count := works_count,
      geo := struct_pack(city := geo.city, country_code := geo.country_code),
      international := struct_pack(display_name := international.display_name)) AS record
  FROM $rows
)
WHERE id IS NOT NULL
