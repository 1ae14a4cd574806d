-- Which author carries which ORCID iD, by profile or by a byline; what has not the form of one is none.
SELECT DISTINCT author, regexp_replace(upper(orcid), '(?:.*[/:])?\s*(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\s*', '\1-\2-\3-\4') AS orcid
FROM (
  SELECT author, orcid FROM $holders
  UNION ALL
  SELECT id AS author, orcid FROM $profiles WHERE "row" NOT IN (SELECT "row" FROM $losers)
)
WHERE regexp_full_match(upper(orcid), '(?:.*[/:])?\s*(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\s*')
ORDER BY author, orcid
