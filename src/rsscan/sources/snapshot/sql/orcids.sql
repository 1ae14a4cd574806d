-- The digits of an ORCID iD with their dashes, of the forms that `identifiers.orcid` reads; NULL for what has none.
CREATE OR REPLACE MACRO bare_orcid(told) AS
  CASE WHEN regexp_full_match(upper(told), '(?:.*[/:])?\s*(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\s*')
  THEN regexp_replace(upper(told), '(?:.*[/:])?\s*(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\s*', '\1-\2-\3-\4') END;

-- The number of whoever has an ORCID iD, given its digits with their dashes: `person_with` makes the same of it.
CREATE OR REPLACE MACRO person_with(orcid) AS
  -(replace(orcid[:18], '-', '')::BIGINT * 11 + CASE orcid[19] WHEN 'X' THEN 10 ELSE orcid[19]::BIGINT END);

-- The ORCID iDs in a byline that no author of it leads to: those of lines without an author, and what is printed beside
-- an author who carries another or none. The person who has one is its author too, under the number of the iD.
CREATE OR REPLACE MACRO strays_of(numbers, orcids, printed) AS
  list_transform(
    list_filter(
      list_transform(
        list_filter(
          list_concat(
            list_transform(printed, lambda told, nth: CASE WHEN told IS DISTINCT FROM orcids[nth] THEN told END),
            list_transform(orcids, lambda told, nth: CASE WHEN numbers[nth] IS NULL THEN told END)),
          lambda told: told IS NOT NULL),
        lambda told: bare_orcid(told)),
      lambda orcid: orcid IS NOT NULL),
    lambda orcid: {'author': person_with(orcid), 'orcid': orcid});
