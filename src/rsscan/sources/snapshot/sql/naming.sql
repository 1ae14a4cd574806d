-- Text with the case of its letters folded as Python does it, as far as names have them; a dot above is that of "İ".
CREATE OR REPLACE TEMP MACRO folded(text) AS
  replace(replace(replace(lower(text), 'ß', 'ss'), 'ς', 'σ'), chr(775), '');

-- The words of names, each as a number of twenty bits, which other words may have too; a Latin letter alone is none. All
-- spaces are made the usual one, at which a text is split in half the time; the spellings of a name share most words.
CREATE OR REPLACE TEMP MACRO words_in(names) AS
  list_distinct(list_transform(
    list_filter(
      list_transform(
        list_distinct(string_split(regexp_replace(folded(names),
          '[\t\n\f\r\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]', ' ', 'g'), ' ')),
        lambda word: trim(word, '.,;:()"''-')),
      lambda word: length(word) > 1 OR unicode(word) > 127),
    lambda word: ('0x' || md5(word)[:5])::BIGINT));
