-- The made world as functions of numbers, so that any part of it can be written without the rest.
-- A work is a number from 0, an author is a number from 0, an institution is a place in the list `institutions`.
-- Set before: seed, works (of the first edition), communities, widest, edition, and the lists of words.

CREATE MACRO drawn(a, salt) AS hash(a, salt, getvariable('seed'));
CREATE MACRO share(a, salt) AS (drawn(a, salt) % 1000003)::DOUBLE / 1000003;
CREATE MACRO pick(items, a, salt) AS items[(1 + drawn(a, salt) % len(items))::BIGINT];

-- Ids are sparse and follow no order, as the real ones.
CREATE MACRO work_id(i) AS 'https://openalex.org/W' || (2000000000 + (i * 2654435761) % 4999999999)::BIGINT;
CREATE MACRO author_id(a) AS 'https://openalex.org/A' || (5000000000 + (a * 26544357) % 99999989)::BIGINT;

-- ORCIDs: a prolific author of a community is likelier to hold one, some 12 % in all; some serve two profiles.
CREATE MACRO holder(a) AS a - (a % 400 = 7)::BIGINT;
CREATE MACRO holds_orcid(a) AS
  a % 400 IN (6, 7) OR share(a, 'orcid') < CASE WHEN a % 50 < 5 THEN 0.6 WHEN a % 50 < 15 THEN 0.18 ELSE 0.04 END;
CREATE MACRO orcid_digit(s, nth) AS substr(s, nth, 1)::BIGINT;
CREATE MACRO orcid_check(s) AS (
  -- ISO 7064 11-2 over 00000002 and seven digits; what stands before them adds 512.
  12 - (512 + 128 * orcid_digit(s, 1) + 64 * orcid_digit(s, 2) + 32 * orcid_digit(s, 3) + 16 * orcid_digit(s, 4)
    + 8 * orcid_digit(s, 5) + 4 * orcid_digit(s, 6) + 2 * orcid_digit(s, 7)) % 11) % 11;
CREATE MACRO orcid_of_digits(s) AS
  'https://orcid.org/0000-0002-' || substr(s, 1, 4) || '-' || substr(s, 5, 3)
  || CASE orcid_check(s) WHEN 10 THEN 'X' ELSE orcid_check(s)::VARCHAR END;
CREATE MACRO orcid_of(a) AS
  CASE WHEN holds_orcid(a) THEN orcid_of_digits(lpad(((holder(a) * 7368787 + 1234567) % 10000000)::VARCHAR, 7, '0')) END;

-- Names: four groups of them (Latin letters, diacritics, Han, Cyrillic); the native form may be printed in a byline.
CREATE MACRO group_of(a) AS (drawn(a, 'group') % 4)::BIGINT;
CREATE MACRO given_of(a) AS getvariable('given')[1 + group_of(a) * 24 + (drawn(a, 'given') % 24)::BIGINT];
CREATE MACRO family_of(a) AS getvariable('family')[1 + group_of(a) * 24 + (drawn(a, 'family') % 24)::BIGINT];
CREATE MACRO initial_of(a) AS chr((65 + drawn(a, 'initial') % 26)::INTEGER);
CREATE MACRO name_of(a) AS given_of(a).latin || ' ' || initial_of(a) || '. ' || family_of(a).latin;
CREATE MACRO printed_name(a, how) AS CASE
  WHEN how < 55 THEN name_of(a)
  WHEN how < 70 THEN given_of(a).latin[1] || '. ' || initial_of(a) || '. ' || family_of(a).latin
  WHEN how < 80 THEN family_of(a).latin || ', ' || given_of(a).latin
  WHEN how < 88 THEN given_of(a).latin || ' ' || upper(family_of(a).latin)
  WHEN how < 98 AND group_of(a) = 2 THEN family_of(a).native || given_of(a).native
  WHEN how < 98 THEN given_of(a).native || ' ' || family_of(a).native
  ELSE given_of(a).latin || ' ' || family_of(a).latin END;

-- Where an author works: most at the institution of the community; a fifth have moved in some year.
CREATE MACRO place_of(key, salt) AS
  1 + floor(len(getvariable('institutions')) * pow(share(key, salt), 2))::BIGINT;
CREATE MACRO home_of(a) AS CASE WHEN share(a, 'away') < 0.4 THEN place_of(a, 'home') ELSE place_of(a // 50, 'seat') END;
CREATE MACRO moved_in(a) AS CASE WHEN share(a, 'mover') < 0.2 THEN 2004 + (drawn(a, 'moved') % 20)::BIGINT ELSE 9999 END;
CREATE MACRO place_in(a, year) AS CASE WHEN year >= moved_in(a) THEN place_of(a, 'second') ELSE home_of(a) END;

-- An affiliation as printed: an author keeps to one department, a journal to its own spelling of the institution.
CREATE MACRO printed_place(a, place, how) AS
  pick(getvariable('departments'), (a, place), 'department') || ', '
  || place.spellings[(1 + how % len(place.spellings))::BIGINT] || ', '
  || CASE WHEN how % 7 < 3 THEN place.street || ', ' ELSE '' END
  || place.city || ', ' || place.countries[(1 + (how // 8) % len(place.countries))::BIGINT];

-- What happens to a work between editions. Even folders stay as they are.
CREATE MACRO changes(i) AS drawn(i, 'edition') % 10 = 0;
CREATE MACRO vanishes(i) AS drawn(i, 'edition') % 50 = 1;
CREATE MACRO stays(i, which) AS CASE which
  WHEN 'kept' THEN NOT changes(i) AND NOT vanishes(i)
  WHEN 'changed' THEN changes(i)
  ELSE true END;

CREATE MACRO byline_length(i) AS least(getvariable('widest'), CASE
  WHEN i % 50000 = 40 THEN 5000
  WHEN i % 50000 = 41 THEN 3000
  WHEN i % 5000 = 42 THEN 101
  WHEN i % 5000 = 43 THEN 100
  WHEN i % 5000 = 44 THEN 5 + (60 / (0.02 + share(i, 'crowd')))::BIGINT
  WHEN i % 400 = 45 THEN 0
  ELSE 1 + floor(1.2 * pow(-ln(1 - share(i, 'authors')), 1.5))::BIGINT END);

-- The works from one number to another, with what the rest of a record follows from.
CREATE MACRO outlines(low, high, which) AS TABLE
  SELECT
    i, p.place, p.text, p.institution, p.kind, p.entry, p.funder,
    coalesce(p.expansion, share(i, 'expansion') < 0.37) AS expansion,
    greatest(byline_length(i), coalesce(p.authors, 0)) AS authors_count,
    floor(getvariable('communities') * pow(share(i, 'community'), 2))::BIGINT AS community,
    (2026 - floor(32 * pow(share(i, 'year'), 2)))::BIGINT AS year,
    p.i IS NOT NULL AS planted,
    which = 'changed' AS changed
  FROM range(low, high) AS numbers(i) LEFT JOIN plants AS p USING (i)
  WHERE stays(i, which);

-- Authors are drawn one from each stretch of the community, the most prolific stand last; a long byline reaches into
-- the communities that follow.
CREATE MACRO bylines(low, high, which) AS TABLE
  SELECT
    *,
    list_transform(range(authors_count), lambda k:
      community * 50 + authors_count - 1 - k
      + floor(50 * pow((authors_count - 1 - k + share((i, k), 'rank')) / authors_count, 2))::BIGINT) AS authors
  FROM outlines(low, high, which);

-- Lines of a byline that no profile stands behind; in works that hold a plant every line has one.
CREATE MACRO nameless(i, a) AS drawn((i, a), 'nameless') % 33 = 5;
