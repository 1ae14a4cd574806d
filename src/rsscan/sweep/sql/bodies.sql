-- Every body on a byline, in an acknowledgement or in a profile that was not met with these lists before, once.
(
  SELECT body FROM resolved WHERE body IS NOT NULL
  UNION
  SELECT body FROM acknowledged WHERE body IS NOT NULL
  UNION
  SELECT body FROM carried WHERE body IS NOT NULL
)
EXCEPT
SELECT body FROM read_body
