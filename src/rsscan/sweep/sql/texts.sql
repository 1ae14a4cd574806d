-- Every printed affiliation that was not met with these lists before, once: read_text (text) are those that were.
SELECT text FROM printed
EXCEPT
SELECT text FROM read_text
