-- Which author carries which ORCID iD, by profile or by a byline; what has not the form of one is none.
SELECT DISTINCT author, bare_orcid(orcid) AS orcid
FROM (
  SELECT author, orcid FROM $holders
  UNION ALL
  SELECT id AS author, orcid FROM $profiles WHERE "row" NOT IN (SELECT "row" FROM $losers)
)
WHERE bare_orcid(orcid) IS NOT NULL
ORDER BY author, orcid
