SELECT place, id, doi, title, published, year, type, updated::DATE AS updated, cut, topics, byline, funding
FROM $rows ORDER BY place
