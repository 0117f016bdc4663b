//! Where readers see sentences, clauses, quotations and paragraphs end.

use proptest::prelude::*;

use super::*;

fn cut(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> Vec<&str> {
    ranges
        .into_iter()
        .map(|range| text.get(range).unwrap())
        .collect()
}

/// Each line holds the sentences of one paragraph, a bar between them.
#[test]
fn sentences_end_where_readers_see_them_end() {
    for marked in [
        "It rained.|The ferry left.",
        "Mr. Hale met Dr. Osei and Sgt. Lund at St. Mary's.|Insp. Roy left.",
        "J. R. Hale and A.B. Osei spoke.|So did I.|Then it rained.",
        "She chose plan B.|He did not.",
        "No. 5 was empty.|Was it?|No.|Nobody knew.",
        "It cost 3.50 and weighed 1.2 kg.|See example.com for more.",
        "The U.S. Army came.|He lives in the U.S.|She does not.",
        "It began at 4 a.m. Sunday.|It ended at 5 p.m.|Everyone went home.",
        "Hale Inc. paid.|Boats, nets, etc. were lost.|Smith Jr. drove.",
        "He waited … and left.|He waited…|Nobody came.|Well... he left.",
        "“Why me?” she asked.|“Stop!” Mr Hale shouted.|“No!”|He ran.",
        "\"It was red.\"|Then it was blue.|'Was it?' he asked.",
        "“I saw it.|It was red,” he said.|“Nobody else did.”|They left.",
        "He said he would stay (she did not.)|It rained.",
        "Er sagte: „Nein.“|Dann ging er.",
        "« Non. »|Il est parti.",
        "警察は断った。|男性は「違う。」と言った。|理由は？|不明。",
        "1. The ferry left.|2. It sank.",
        "The ferry\nleft at noon, said\nMr.\nHale.|It sank.",
        "वह गया।|वह आया।",
        "Wait!!!|What?!|Really.",
        "On Jan. 5 it snowed.|It thawed in Jan.|He left.",
        "no stop at the end",
    ] {
        let text = marked.replace(
            '|',
            if marked.contains('。') || marked.contains('।') {
                ""
            } else {
                " "
            },
        );
        assert_eq!(
            cut(&text, sentences(&text)),
            marked.split('|').collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_blank_line_ends_a_sentence() {
    assert_eq!(
        cut("A title\n\nThe text", sentences("A title\n\nThe text")),
        ["A title", "The text"]
    );
}

#[test]
fn paragraphs_of_every_layout() {
    for (text, expected) in [
        (
            "One.\n\nTwo.\n \t\nThree.\n",
            vec!["One.", "Two.", "Three."],
        ),
        ("One\r\nmore.\r\n\r\nTwo.", vec!["One\r\nmore.", "Two."]),
        (
            "  One\nmore.\n  Two.\n  Three.",
            vec!["One\nmore.", "Two.\n  Three."],
        ),
        ("\n\n  \n", vec![]),
        (
            "Q: Where were you?\nA: I was there. I saw\nnobody at all.\nQ: And then?",
            vec![
                "Q: Where were you?",
                "A: I was there. I saw\nnobody at all.",
                "Q: And then?",
            ],
        ),
    ] {
        assert_eq!(cut(text, paragraphs(text)), expected, "{text:?}");
    }
    let first = "The ferry left the pier at noon and\nnobody saw it leave before the storm\nbegan. It sank.";
    let second = "The harbour master, who had seen the\nstorm, said nothing.";
    let wrapped = format!("{first}\n{second}");
    assert_eq!(cut(&wrapped, paragraphs(&wrapped)), [first, second]);
    let long = "The ferry left the pier. ".repeat(8);
    let lines = format!("{long}\n“It sank,” he said.\n{long}");
    assert_eq!(paragraphs(&lines).count(), 3, "one paragraph a line");
}

#[test]
fn quotations_are_told_from_apostrophes() {
    for (text, expected) in [
        ("He said “yes” and “no”.", vec!["yes", "no"]),
        (
            "\"It's red,\" she said, \"isn't it?\"",
            vec!["It's red,", "isn't it?"],
        ),
        ("The others’ boat wasn’t ‘lost’, he said.", vec!["lost"]),
        (
            "‘The others’ boat wasn’t lost,’ he said.",
            vec!["The others’ boat wasn’t lost,"],
        ),
        ("'Twas the boys' boat.", vec!["Twas the boys"]),
        ("He's 6' 2\" tall.", vec![]),
        (
            "“He said ‘no’ twice,” she said.",
            vec!["He said ‘no’ twice,"],
        ),
        (
            "« Oui », dit-il; „nein“, sagte er; »ja«, sagte sie.",
            vec![" Oui ", "nein", "ja"],
        ),
        (
            "彼は「彼女が『違う』と「言った」」と述べた。",
            vec!["彼女が『違う』と「言った」"],
        ),
        ("“It goes on and on. ", vec!["It goes on and on."]),
        (
            "''It's red,'' she said, ``or 'pink,''' he said.",
            vec!["It's red,", "or 'pink,"],
        ),
        ("An empty '' is none, ''this goes on", vec!["this goes on"]),
    ] {
        let inner = quotations(text)
            .into_iter()
            .map(|quotation| quotation.inner);
        assert_eq!(cut(text, inner), expected, "{text}");
    }
    assert!(!quotations("“It goes on.")[0].closed);
}

#[test]
fn clauses_are_cut_outside_quotations_only() {
    for marked in [
        "The ferry left,| and nobody saw it;| the storm came.",
        "He said “it left, and it sank”,| but she did not.",
        "Boats, nets and sails were lost –| all of them.",
        "It left at noon: late.",
    ] {
        let text = marked.replace('|', "");
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let expected = if marked.contains("noon") {
            vec!["It left at noon:", "late."]
        } else {
            expected
        };
        assert_eq!(cut(&text, clauses(&text)), expected);
    }
}

#[test]
fn a_dateline_is_no_sentence() {
    for (before, text) in [
        ("LUNDEN, Nov. 3 (AP) — ", "The ferry sank."),
        ("Date 2031-04-09 ", "The ferry sank."),
        ("Published: 2031-04-09 10:15 | ", "The ferry sank."),
        ("Hove (Reuters) – ", "The ferry sank."),
        ("", "The ferry — it was old — sank."),
        ("", "In 2031 the ferry sank."),
        ("", "2031-04-09 was a bad day for it."),
    ] {
        let whole = format!("{before}{text}");
        assert_eq!(dateline(&whole), before.len(), "{whole}");
    }
}

#[test]
fn words_keep_their_apostrophes() {
    let text = "They wouldn't – O’Hara’s boat, 警察!";
    assert_eq!(
        cut(text, words(text)),
        ["They", "wouldn't", "O’Hara’s", "boat", "警", "察"]
    );
}

#[test]
fn steps_from_sentence_to_sentence() {
    let text = "One. Two is\nlonger.\n\nThree! Four.\n\n";
    let mut at = sentence_at(text, 0).unwrap();
    let mut seen = vec![at.clone()];
    while let Some(next) = next_sentence(text, at.start) {
        at = next;
        seen.push(at.clone());
    }
    assert_eq!(
        cut(text, seen.clone()),
        ["One.", "Two is\nlonger.", "Three!", "Four."]
    );
    let mut back = vec![at.clone()];
    while let Some(previous) = previous_sentence(text, at.start) {
        at = previous;
        back.push(at.clone());
    }
    back.reverse();
    assert_eq!(back, seen);
    assert_eq!(sentence_at(text, 4), Some(5..19), "between two: the next");
    assert_eq!(
        sentence_at(text, 99),
        seen.last().cloned(),
        "behind the last: that one"
    );
    assert_eq!(sentence_at(" \n", 0), None);
}

#[test]
fn a_line_of_megabytes_is_looked_at_near_the_place_only() {
    let text = "The ferry left at noon and sank. ".repeat(300_000);
    let middle = text.len() / 2;
    let here = sentence_at(&text, middle).unwrap();
    assert_eq!(
        text.get(here.clone()),
        Some("The ferry left at noon and sank.")
    );
    assert_eq!(next_sentence(&text, middle).unwrap().start, here.end + 1);
    assert_eq!(
        previous_sentence(&text, middle).unwrap().end,
        here.start - 1
    );
    let endless = "word ".repeat(2_000_000);
    let here = sentence_at(&endless, middle).unwrap();
    assert!(here.contains(&middle) && here.len() < 140_000);
    assert!(next_sentence(&endless, middle).unwrap().start >= here.end);
}

#[test]
fn stops_spaces_and_marks_without_end_are_no_trap() {
    for unit in [
        " ", ". ", ".\"", "…", "'", "‘a ", "“", "\n", " \n", "Mr. ", "\u{301}", "「", ",and ", "a.",
    ] {
        let text = format!("He. {}", unit.repeat(100_000));
        assert!(sentences(&text).map(|range| range.len()).sum::<usize>() <= text.len());
        assert!(quotations(&text).len() + clauses(&text).len() + paragraphs(&text).count() > 0);
    }
}

fn prose() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[A-Ca-c.!?…,;“”‘’'\"() \n。「」1-3-]{0,60}"
    ]
}

proptest! {
    #[test]
    fn pieces_are_in_order_and_leave_only_white_space_out(text in prose()) {
        for pieces in [sentences(&text).collect::<Vec<_>>(), paragraphs(&text).collect(), clauses(&text)] {
            let mut end = 0;
            for piece in pieces {
                prop_assert!(piece.start >= end && !piece.is_empty());
                prop_assert_eq!(text.get(end..piece.start).unwrap().trim(), "");
                prop_assert_eq!(text.get(piece.clone()).unwrap().trim(), text.get(piece.clone()).unwrap());
                end = piece.end;
            }
            prop_assert_eq!(text.get(end..).unwrap().trim(), "");
        }
        for quotation in quotations(&text) {
            prop_assert!(text.get(quotation.range).unwrap().contains(text.get(quotation.inner).unwrap()));
        }
    }

    #[test]
    fn places_near_agree_with_the_whole(text in prose()) {
        let whole: Vec<Range<usize>> = paragraphs(&text)
            .flat_map(|paragraph| {
                let inside = text.get(paragraph.clone()).unwrap();
                sentences(inside).map(move |it| paragraph.start + it.start..paragraph.start + it.end).collect::<Vec<_>>()
            })
            .collect();
        for (index, sentence) in whole.iter().enumerate() {
            prop_assert_eq!(sentence_at(&text, sentence.start), Some(sentence.clone()));
            prop_assert_eq!(next_sentence(&text, sentence.start), whole.get(index + 1).cloned());
            let before = index.checked_sub(1).and_then(|index| whole.get(index)).cloned();
            prop_assert_eq!(previous_sentence(&text, sentence.start), before);
        }
    }
}
