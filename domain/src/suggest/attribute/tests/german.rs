//! The same rules with German lists, and what German has besides: prepositions, postpositions and tags that name who says it,
//! and verb forms that say another said it.

use super::read;

#[test]
fn german_is_the_same_rules_with_other_lists() {
    for (text, expected) in [
        (
            "„Das Tor war zu“, sagte Frau Hale.",
            "quote-verb: Frau Hale, sagte > „Das Tor war zu“",
        ),
        (
            "Das Tor sei zu gewesen, sagte Frau Hale.",
            "content-verb: Frau Hale, sagte > Das Tor sei zu gewesen",
        ),
        (
            "Frau Hale bestritt, dass das Tor zu war.",
            "verb-content: Frau Hale, bestritt > das Tor zu war",
        ),
        (
            "Der Wirt behauptete, er habe nichts gehört.",
            "verb-content: Der Wirt, behauptete > er habe nichts gehört",
        ),
        (
            "Laut der Polizei wurde niemand verletzt.",
            "according: der Polizei, Laut > wurde niemand verletzt",
        ),
    ] {
        assert_eq!(read(text, "de"), [expected], "{text}");
    }
}

#[test]
fn who_is_told_may_stand_behind_who_says_it_and_have_a_name_in_quotation_marks() {
    for (told, name) in [
        ("sie dem Boten", "sie"),
        ("sie dem „Lundener Boten“", "sie"),
        ("Frau Hale dem „Boten“ am Montag", "Frau Hale"),
    ] {
        let text = format!("„Das Tor war zu“, sagte {told}.");
        let expected = format!("quote-verb: {name}, sagte > „Das Tor war zu“");
        assert_eq!(read(&text, "de"), [expected], "{text}");
    }
}

#[test]
fn who_says_it_may_be_named_without_a_verb() {
    for (text, expected) in [
        (
            "Laut Feuerwehr brach das Feuer im Dach aus.",
            "according: Feuerwehr, Laut > brach das Feuer im Dach aus",
        ),
        (
            "Nach Angaben der Polizei wurde niemand verletzt.",
            "according: der Polizei, Nach Angaben > wurde niemand verletzt",
        ),
        (
            "Nach Aussage von Zeugen stand das Tor offen.",
            "according: Zeugen, Nach Aussage von > stand das Tor offen",
        ),
        (
            "Am Montag wurde nach Angaben der Polizei niemand verletzt.",
            "according: der Polizei, nach Angaben > Am Montag wurde nach Angaben der Polizei niemand verletzt",
        ),
        (
            "Niemand wurde verletzt, laut Polizei.",
            "according: Polizei, laut > Niemand wurde verletzt",
        ),
        (
            "Dem Sprecher der Stadt zufolge war das Tor zu.",
            "according: Dem Sprecher der Stadt, zufolge > war das Tor zu",
        ),
        (
            "Das Tor sei zu gewesen, so die Sprecherin der Polizei.",
            "according: die Sprecherin der Polizei, so > Das Tor sei zu gewesen",
        ),
        (
            "„Das Tor war zu“, so Bürgermeisterin Ada Hale.",
            "according: Bürgermeisterin Ada Hale, so > „Das Tor war zu“",
        ),
        (
            "Wie der Zeuge sagte, war das Tor zu.",
            "as-said: der Zeuge, sagte > war das Tor zu",
        ),
        (
            "Das Tor war zu, wie die Stadt mitteilte.",
            "as-said: die Stadt, mitteilte > Das Tor war zu",
        ),
        (
            "Der Betreiber der Halle gab an, er habe nichts gehört.",
            "verb-content: Der Betreiber der Halle, gab > er habe nichts gehört",
        ),
    ] {
        assert_eq!(read(text, "de"), [expected], "{text}");
    }
    assert_eq!(
        read(
            "Laut Polizei war das Tor zu, laut Frau Hale stand es offen.",
            "de"
        ),
        [
            "according: Polizei, Laut > war das Tor zu",
            "according: Frau Hale, laut > stand es offen",
        ]
    );
    assert_eq!(
        read(
            "Am Montag wurde nach Polizeiangaben niemand verletzt.",
            "de"
        ),
        ["according: Polizeiangaben, nach > Am Montag wurde nach Polizeiangaben niemand verletzt"]
    );
    for none in [
        "Den Angaben zufolge war das Tor zu.",
        "Es war laut gewesen.",
        "Das Tor war zu, so dass niemand hineinkam.",
        "Nach dem Brand war es still.",
    ] {
        assert!(read(none, "de").is_empty(), "{none}");
    }
}

#[test]
fn a_clause_without_dass_stands_behind_who_is_told_and_behind_what_belongs_to_the_verb() {
    for (text, expected) in [
        (
            "Der Wirt sagte der Zeitung, die Männer seien laut gewesen.",
            "verb-content: Der Wirt, sagte > die Männer seien laut gewesen",
        ),
        (
            "Die Stadt teilte mit, niemand sei verletzt worden.",
            "verb-content: Die Stadt, teilte > niemand sei verletzt worden",
        ),
        (
            "Der Wirt behauptet, am Abend sei das Tor zu gewesen.",
            "verb-content: Der Wirt, behauptet > am Abend sei das Tor zu gewesen",
        ),
        (
            "Es gebe keine Spur, teilte die Stadt mit.",
            "content-verb: die Stadt, teilte > Es gebe keine Spur",
        ),
        (
            "Der Wirt, ein Mann aus Hove, bestreitet die Tat.",
            "verb-content: Der Wirt, bestreitet > die Tat",
        ),
        (
            "Ihr Sohn, der am Tor stand, berichtete von drei Männern.",
            "verb-content: Ihr Sohn, berichtete > von drei Männern",
        ),
        (
            "Eine Zeugin, die anonym bleiben will, berichtete von drei Männern.",
            "verb-content: Eine Zeugin, berichtete > von drei Männern",
        ),
    ] {
        assert_eq!(read(text, "de"), [expected], "{text}");
    }
}

#[test]
fn a_verb_in_the_reporting_mood_goes_on_with_the_last_speaker() {
    assert_eq!(
        read(
            "Der Zeuge sagte, es sei dunkel gewesen. Er habe nichts gehört.",
            "de"
        ),
        ["verb-content: Der Zeuge, sagte > es sei dunkel gewesen | Er habe nichts gehört."]
    );
    assert_eq!(
        read(
            "Der Zeuge sagte, es sei dunkel gewesen. Er hat nichts gehört.",
            "de"
        ),
        ["verb-content: Der Zeuge, sagte > es sei dunkel gewesen"]
    );
}

#[test]
fn another_speaker_ends_what_the_first_one_said() {
    assert_eq!(
        read(
            "Der Wirt sagte, das Tor sei zu gewesen, aber der Zeuge bestritt, dass es zu war.",
            "de"
        ),
        [
            "verb-content: Der Wirt, sagte > das Tor sei zu gewesen",
            "verb-content: der Zeuge, bestritt > es zu war",
        ]
    );
}
