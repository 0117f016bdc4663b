//! Whose statement short texts of our own are, and what of them only says so.

use super::*;

/// The author of a statement with these lines above it and what is left of it; a bar stands for a blank line.
fn english(head: &str) -> Option<String> {
    let text = format!("{head}|I live above the shop. There were two men at the door.");
    author(&text.replace('|', "\n\n"), Some("en"))
}

#[test]
fn a_heading_names_whose_statement_it_is() {
    for (head, name) in [
        ("Statement of Anna Berg, given on 3 May", "Anna Berg"),
        ("STATEMENT OF ANNA BERG|Date: 3 May 2031", "Anna Berg"),
        (
            "WITNESS STATEMENT OF ANNA O'BERG, 3 MAY 2031",
            "Anna O'Berg",
        ),
        ("Witness statement: Anna Berg", "Anna Berg"),
        ("Statement 3: Anna Berg, shopkeeper", "Anna Berg"),
        ("Witness: Anna Berg", "Anna Berg"),
        ("Statement of Mr Berg", "Berg"),
        ("Statement by Police Sergeant Ben Orr", "Ben Orr"),
        ("Statement of Dr. A. J. Berg", "A. J. Berg"),
    ] {
        assert_eq!(english(head).as_deref(), Some(name), "{head}");
    }
    let german = "ZEUGENAUSSAGE\n\nZeugin: Anna von Berg\nDatum: 3. Mai\n\nIch habe an dem Abend nichts gesehen.";
    assert_eq!(author(german, Some("de")).as_deref(), Some("Anna von Berg"));
}

#[test]
fn what_is_not_sure_names_nobody() {
    for head in [
        "Statement of the Harbour Office",
        "Statement of Facts",
        "Statement of Anna Berg and Tom Brand",
        "Account of Friday Night",
        "Statement by Harbour Police",
        "Anna Berg",
    ] {
        assert_eq!(english(head), None, "{head}");
    }
    for text in [
        "Statement of Anna Berg\n\nThe shop was closed. “I saw two men,” she said.",
        "I am French Canadian. There were two men at the door.",
        "My name is no matter. There were two men at the door.",
        "“My name is Anna Berg,” she said. I wrote it down.",
        "Statement of Anna Berg\n\nQ: Were you there?\n\nA: I was there.\n\nQ: And the men?\n\nA: I saw none.",
    ] {
        assert_eq!(author(text, Some("en")), None, "{text}");
    }
}

/// The author of a text, and what is left of its first sentences where they say more than who speaks.
fn read(text: &str, language: &str) -> (Option<String>, String) {
    let mut rest = text.to_owned();
    for range in introductions(text, Lexicon::of(language)).into_iter().rev() {
        rest.replace_range(range, "");
    }
    (author(text, Some(language)), rest.trim().to_owned())
}

#[test]
fn a_first_sentence_that_only_says_who_speaks_is_no_part_of_what_is_told() {
    for (first, language, name) in [
        ("My name is Anna Berg.", "en", "Anna Berg"),
        (
            "Anna Berg gave this account to the inspector on 4 May.",
            "en",
            "Anna Berg",
        ),
        (
            "This statement was given by Anna Berg on 4 May.",
            "en",
            "Anna Berg",
        ),
        (
            "I, Anna Berg, of 3 Quay Lane, say as follows:",
            "en",
            "Anna Berg",
        ),
        (
            "I, Anna Berg, make this statement of my own free will.",
            "en",
            "Anna Berg",
        ),
        ("Mein Name ist Anna Berg.", "de", "Anna Berg"),
        ("Ich heiße Anna Berg.", "de", "Anna Berg"),
        ("Ich, Anna Berg, sage aus:", "de", "Anna Berg"),
    ] {
        let told = match language {
            "de" => "Ich sah an dem Abend zwei Männer vor der Tür.",
            _ => "I saw two men at the door that night.",
        };
        let found = read(&format!("{first} {told}"), language);
        assert_eq!(found, (Some(name.to_owned()), told.to_owned()), "{first}");
    }
    for (whole, name) in [
        (
            "My name is Anna Berg and I live above the shop.",
            "Anna Berg",
        ),
        ("I am Anna Berg, the landlady of the inn.", "Anna Berg"),
        ("I, Anna Berg, state that I saw two men.", "Anna Berg"),
    ] {
        assert_eq!(read(whole, "en"), (Some(name.to_owned()), whole.to_owned()));
    }
}

#[test]
fn a_letter_is_whose_name_stands_below_it() {
    let letter =
        "Dear Sir,\n\nI saw two men at the door.\n\nYours faithfully,\nAnna Berg\n3 Quay Lane";
    assert_eq!(author(letter, Some("en")).as_deref(), Some("Anna Berg"));
    let unsigned = "Dear Sir,\n\nI saw two men at the door.\n\nYours faithfully,\nA neighbour";
    assert_eq!(author(unsigned, Some("en")), None);
}
