//! What the words of a text are taken for.

use proptest::prelude::*;

use super::*;

/// Each token as `words/kind:stem`, punctuation left out.
fn read(text: &str, language: Option<&str>) -> String {
    let shown = |token: &Token| {
        let kind = match token.kind {
            TokenKind::Number(_) => "number",
            TokenKind::Ordinal(_) => "ordinal",
            TokenKind::Time => "time",
            TokenKind::Name => "name",
            TokenKind::Negative => "not",
            TokenKind::Speech => "speech",
            TokenKind::Auxiliary => "aux",
            TokenKind::Function => "f",
            TokenKind::Content => "c",
            TokenKind::Punctuation => "p",
        };
        format!(
            "{}/{kind}:{}",
            text.get(token.range.clone()).unwrap(),
            token.stem
        )
    };
    let found = tokens(text, language);
    let words = found
        .iter()
        .filter(|token| token.kind != TokenKind::Punctuation);
    words.map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn numbers_in_words_and_digits_have_one_stem() {
    for (text, stem) in [
        ("7", "7"),
        ("seven", "7"),
        ("Twenty-three", "23"),
        ("twenty three", "23"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("a hundred", "100"),
        ("two hundred and five", "205"),
        ("three thousand four hundred and twelve", "3412"),
        ("two hundred thousand", "200000"),
        ("1,500", "1500"),
        ("3.5", "3.5"),
        ("2 million", "2000000"),
        ("1.5m", "1500000"),
    ] {
        let found = tokens(text, None);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(
            (found[0].stem.as_str(), &found[0].range),
            (stem, &(0..text.len())),
            "{text}"
        );
        assert!(matches!(found[0].kind, TokenKind::Number(_)));
    }
    assert_eq!(
        read("seven or eight", None),
        "seven/number:7 or/f:or eight/number:8"
    );
    assert_eq!(read("one two", None), "one/number:1 two/number:2");
    assert_eq!(
        read("the third, the 21st", None),
        "the/f:the third/ordinal:#3 the/f:the 21st/ordinal:#21"
    );
}

#[test]
fn clock_times_days_and_months() {
    for (text, stem) in [
        ("4am", "04:00"),
        ("4 am", "04:00"),
        ("4 a.m.", "04:00"),
        ("4.30pm", "16:30"),
        ("4:30 pm", "16:30"),
        ("16:30", "16:30"),
        ("four o'clock", "04:00"),
        ("four o’clock", "04:00"),
        ("12am", "00:00"),
        ("half past nine", "09:30"),
        ("quarter to ten", "09:45"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
    ] {
        let found = tokens(text, None);
        let first = &found[0];
        assert_eq!(
            (first.kind, first.stem.as_str()),
            (TokenKind::Time, stem),
            "{text}: {found:?}"
        );
        assert_eq!(
            text.get(first.range.clone()).unwrap().trim_end_matches('.'),
            text.trim_end_matches('.')
        );
    }
    assert_eq!(
        read("around four o'clock on Sunday, 3 May", None),
        "around/f:around four o'clock/time:04:00 on/f:on Sunday/time:sunday 3/number:3 May/time:may"
    );
    assert_eq!(
        read("They may march.", None),
        "They/f:they may/aux:may march/c:march"
    );
    assert_eq!(
        read("a 3:2 win", None),
        "a/f:a 3/number:3 2/number:2 win/c:win"
    );
}

#[test]
fn negatives_come_out_of_contractions() {
    assert_eq!(
        read("They didn’t go and couldn't, won't, can't.", None),
        "They/f:they did/aux:do n’t/not:not go/c:go and/f:and could/aux:could n't/not:not wo/aux:will n't/not:not ca/aux:can n't/not:not"
    );
    assert_eq!(
        read("No one went without it", None),
        "No one/not:nobody went/c:go without/not:without it/f:it"
    );
}

#[test]
fn names_are_capitals_that_open_no_sentence() {
    assert_eq!(
        read(
            "Yesterday Mr Hale met Osei's boat. Osei smiled. Boats sank.",
            None
        ),
        "Yesterday/time:yesterday Mr/f:mr Hale/name:hale met/c:meet Osei/name:osei 's/f:'s boat/c:boat Osei/name:osei smiled/c:smile Boats/c:boat sank/c:sink"
    );
    assert_eq!(
        read("“Boats sank,” he said.", None),
        "Boats/c:boat sank/c:sink he/f:he said/speech:say"
    );
    assert_eq!(
        read("IT staff told the WHO.", None),
        "IT/name:it staff/c:staff told/speech:tell the/f:the WHO/name:who"
    );
}

#[test]
fn verbs_of_speech_in_their_forms() {
    for (form, base) in [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("alleged", "allege"),
        ("admitted", "admit"),
        ("agreed", "agree"),
        ("agreeing", "agree"),
        ("insisting", "insist"),
        ("wrote", "write"),
        ("claims", "claim"),
    ] {
        assert_eq!(read(form, None), format!("{form}/speech:{base}"));
    }
    assert_eq!(read("notary", None), "notary/c:notari");
}

/// Each once looked for its clause's ends through all the others.
#[test]
fn a_text_of_nothing_but_negatives_is_no_trap() {
    let tokens = tokens(&"not ".repeat(100_000), None);
    let found = negatives(&tokens);
    assert_eq!(found.len(), tokens.len());
    let all = |it: &Negative| it.clause == 0 && it.scope == (it.at + 1..tokens.len());
    assert!(found.iter().all(all));
}

#[test]
fn each_negative_has_the_clause_it_stands_in() {
    let found = tokens("not a b, not c but not d not e; f nobody", None);
    let scopes: Vec<_> = negatives(&found)
        .iter()
        .map(|it| (it.clause, it.at, it.scope.end))
        .collect();
    let clauses = [(0, 0, 3), (4, 4, 6), (7, 7, 11), (7, 9, 11), (12, 13, 14)];
    assert_eq!(scopes, clauses);
}

#[test]
fn other_languages_have_their_stems_and_negatives() {
    assert_eq!(
        read("Il n'a pas parlé", Some("fr-CA"))
            .split(' ')
            .next_back(),
        Some("parlé/c:parl")
    );
    assert!(read("sie haben nicht gesehen", Some("de")).contains("nicht/not:nicht"));
    assert!(
        read("Er sah die Boote", Some("de")).contains("Boote/c:boot"),
        "a capital is no name in German"
    );
    assert_eq!(
        read("警察は断った", Some("ja")),
        "警/c:警 察/c:察 は/c:は 断/c:断 っ/c:っ た/c:た"
    );
}

proptest! {
    #[test]
    fn tokens_are_in_order_and_only_white_space_lies_between(
        text in prop_oneof![any::<String>(), "[A-Ca-c0-9 .,:'’“”\n-]{0,60}", "(a |one |hundred |and |- |twenty |4|:|pm|dozen |n't|İ|ẞ){0,20}"],
        language in prop::sample::select(vec![
            None, Some("de"), Some("fr"), Some("es"), Some("it"), Some("pt"), Some("nl"), Some("ru"), Some("tr"), Some("fi"),
            Some("hu"), Some("ro"), Some("sv"), Some("da"), Some("no"), Some("ar"), Some("el"), Some("ta"), Some("ja"),
        ]),
    ) {
        let mut end = 0;
        for token in tokens(&text, language) {
            prop_assert!(token.range.start >= end && !token.range.is_empty());
            prop_assert_eq!(text.get(end..token.range.start).unwrap().trim(), "");
            end = token.range.end;
        }
        prop_assert_eq!(text.get(end..).unwrap().trim(), "");
    }

    #[test]
    fn no_word_breaks_a_stemmer(word in "[a-zäöüßéèçñşıа-яα-ωء-يஅ-ஹ]{1,20}", language in prop::sample::select(vec![
        "ar", "da", "nl", "en", "fi", "fr", "de", "el", "hu", "it", "no", "pt", "ro", "ru", "es", "sv", "ta", "tr",
    ])) {
        prop_assert!(Stems::new(Some(language)).stem(&word).len() <= 2 * word.len());
    }
}

#[test]
fn quantities_are_ranges_with_what_they_count() {
    let read = |text: &str| {
        let found = quantities(&tokens(text, None));
        let shown = found
            .iter()
            .map(|it| format!("{}..{} {}", it.low, it.high, it.units.join("+")));
        shown.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(read("seven or eight men"), "7..8 man");
    assert_eq!(read("at least five lamps"), "5..inf lamp");
    assert_eq!(read("about ten metres"), "8..12 metr");
    assert_eq!(read("an hour and a half"), "5400..5400 hour");
    assert_eq!(read("half an hour"), "1800..1800 hour");
    assert_eq!(read("between 3 and 5 boats"), "3..5 boat");
    assert_eq!(read("Gate 4"), "4..4 gate");
    assert_eq!(
        read("four per cent, 4 percent, 4%"),
        "4..4 per cent, 4..4 per cent, 4..4 per cent"
    );
    assert_eq!(
        read("a dozen eggs, two of them broken"),
        "12..12 egg, 2..2 "
    );
}

#[test]
fn a_negative_says_what_it_takes_back() {
    let kinds = |text: &str| {
        negatives(&tokens(text, None))
            .iter()
            .map(|it| it.kind)
            .collect::<Vec<_>>()
    };
    for (text, kind) in [
        ("They did not follow us.", Negation::Event),
        ("No one was seen following.", Negation::Perception),
        ("We saw nobody.", Negation::Perception),
        ("No injuries were reported.", Negation::Record),
        ("I do not recall it.", Negation::Memory),
        ("They were unable to leave.", Negation::Authority),
        ("They could not leave.", Negation::Authority),
    ] {
        assert_eq!(kinds(text), [kind], "{text}");
    }
    assert_eq!(kinds("He not only rang but shouted."), []);
}

proptest! {
    #[test]
    fn what_is_read_of_a_text_lies_within_it(text in ".{0,80}|(no |not |at least |about |seven |or |4pm |half |an |hour |twice |- |, ){0,16}") {
        let found = tokens(&text, None);
        let within = |at: usize| at < found.len();
        prop_assert!(quantities(&found).iter().all(|it| within(it.at) && it.low <= it.high));
        prop_assert!(moments(&text, &found).iter().all(|it| within(it.at)));
        prop_assert!(negatives(&found).iter().all(|it| within(it.at) && it.scope.end <= found.len() && it.clause <= it.at));
    }

    #[test]
    fn a_time_is_never_apart_from_itself(text in "(about |at |before |after )?[0-9]{1,2}(:[0-5][0-9])?(am|pm| o'clock)?( in the (morning|afternoon))?") {
        let found = tokens(&text, None);
        for moment in moments(&text, &found) {
            prop_assert!(moment.apart(&moment) != Some(true), "{:?}", moment);
        }
    }
}
