//! What the lists say of some words, and that each of them is read whole.

use super::*;
use crate::case::Word as _;

#[test]
fn english_verbs_have_their_forms() {
    let english = Lexicon::of("en-NZ");
    for (form, tense) in [
        ("say", Tense::Base),
        ("says", Tense::Third),
        ("denies", Tense::Third),
        ("quipped", Tense::Past),
        ("quipping", Tense::Gerund),
        ("describing", Tense::Gerund),
        ("agreeing", Tense::Gerund),
        ("sworn", Tense::Participle),
        ("preaches", Tense::Third),
    ] {
        assert_eq!(english.verb(form).map(|it| it.tense), Some(tense), "{form}");
    }
    assert_eq!(english.verb("denied").map(|it| it.sense), Some(Sense::Deny));
    assert!(english.verb("walked").is_none());
}

#[test]
fn every_section_is_a_class_and_every_language_has_lists() {
    for list in [
        include_str!("en/words.txt"),
        include_str!("en/people.txt"),
        include_str!("de/words.txt"),
        include_str!("de/people.txt"),
    ] {
        assert!(list.starts_with("# "), "says how it was made");
        for (section, word) in sections(list) {
            assert!(Class::parse(section).is_some(), "[{section}] {word}");
        }
    }
    for language in LANGUAGES {
        assert!(!Lexicon::of(language).verbs.is_empty(), "{language}");
    }
    assert!(Lexicon::of("tlh").verbs.is_empty());
}
