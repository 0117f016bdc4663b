//! What a draft says of short texts of our own: claims, chains, certainty, what they deny.

use proptest::prelude::*;

use super::*;
use crate::suggest::attribute::tests::hostile;

fn read(text: &str, author: Option<&str>, language: Option<&str>) -> Drafted {
    let document = Id::new("text").unwrap();
    draft(&[Text {
        document: &document,
        text,
        points: &CodePoints::new(text),
        sha256: [7; 32],
        language,
        author,
    }])
}

fn report(text: &str) -> Drafted {
    read(text, None, Some("en"))
}

/// Each claim as `source < who passed it on: words`.
fn lines(drafted: &Drafted) -> Vec<String> {
    let name = |id: &Id| {
        drafted
            .sources
            .iter()
            .find(|it| it.id == *id)
            .unwrap()
            .name
            .to_string()
    };
    let line = |claim: &Claim| {
        let chain: Vec<String> = claim
            .chain
            .iter()
            .rev()
            .map(|step| format!(" < {}", name(&step.source)))
            .collect();
        let chain = chain.concat();
        format!(
            "{}{chain}: {}",
            name(&claim.source),
            claim.quote.as_deref().unwrap()
        )
    };
    drafted.claims.iter().map(line).collect()
}

#[test]
fn a_report_is_cut_into_claims_of_its_speakers() {
    let text = "The gate stood by the quay. “It was shut that night, and nobody had a key,” Ms Hale said. “It was dark.”";
    assert_eq!(
        lines(&report(text)),
        [
            "Narrator: The gate stood by the quay.",
            "Hale: It was shut that night, and nobody had a key",
            "Hale: It was dark."
        ]
    );
    let text =
        "Ms Hale said the gate was shut that night, but the guard was there; nobody else was seen.";
    assert_eq!(
        lines(&report(text)),
        [
            "Hale: the gate was shut that night",
            "Hale: the guard was there",
            "Hale: nobody else was seen"
        ]
    );
}

#[test]
fn what_is_passed_on_carries_its_chain() {
    let found = lines(&report(
        "The clerk said the guard told him the skipper had reported a leak.",
    ));
    assert!(
        found.contains(&"Skipper < Guard < Clerk: a leak".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"Guard < Clerk: the skipper had reported a leak".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_statement_belongs_to_its_author() {
    let text = "I locked the gate at six. The guard said it was dark.";
    let found = lines(&read(text, Some("Ada Hale"), Some("en")));
    assert_eq!(
        found,
        [
            "Ada Hale: I locked the gate at six.",
            "Guard < Ada Hale: it was dark"
        ]
    );
}

#[test]
fn what_only_says_whose_statement_it_is_is_no_claim_of_it() {
    for first in [
        "My name is Ada Hale.",
        "Ada Hale gave this account to the inspector on 4 May.",
        "I, Ada Hale, stated as follows:",
        "Statement of Ada Hale, given at the harbour office\n",
    ] {
        let text = format!("{first} I locked the gate at six.");
        assert_eq!(
            lines(&read(&text, Some("Ada Hale"), Some("en"))),
            ["Ada Hale: I locked the gate at six."],
            "{first}"
        );
    }
}

#[test]
fn what_the_writer_tells_of_himself_is_the_writers() {
    for (text, claim) in [
        (
            "I told the clerk that the gate was shut.",
            "Ada Hale: I told the clerk that the gate was shut.",
        ),
        (
            "I told the clerk that the guard had said it was dark.",
            "Guard < Ada Hale: it was dark",
        ),
    ] {
        let found = lines(&read(text, Some("Ada Hale"), Some("en")));
        assert_eq!(found, [claim], "{text}");
    }
    assert_eq!(
        lines(&report("I told the clerk that the gate was shut.")),
        ["Narrator: the gate was shut"]
    );
}

#[test]
fn a_group_within_its_spokesmans_statement_is_passed_on_by_him() {
    let text = "Inspector Ben Orr said the quay was cleared.\n\nThe officers on duty said they stayed till midnight. Nobody was hurt, Mr Orr said.";
    let found = lines(&report(text));
    assert!(
        found.contains(&"Officers on duty < Ben Orr: they stayed till midnight".to_owned()),
        "{found:?}"
    );
}

#[test]
fn denials_and_negatives_say_what_they_deny() {
    use crate::case::Scope;
    for (text, scope) in [
        (
            "Ms Hale said they did not follow the boy.",
            Some(Scope::Event),
        ),
        (
            "Ms Hale said nobody was seen on the quay.",
            Some(Scope::Perception),
        ),
        (
            "Ms Hale said no injuries were reported.",
            Some(Scope::Record),
        ),
        (
            "Ms Hale said she could not leave the gate.",
            Some(Scope::Authority),
        ),
        (
            "Ms Hale said she did not recall a boy.",
            Some(Scope::Memory),
        ),
        (
            "Ms Hale denied that they followed the boy.",
            Some(Scope::Event),
        ),
        ("Ms Hale denied that she did not follow the boy.", None),
        ("Ms Hale said they followed the boy.", None),
    ] {
        let found: Vec<_> = report(text).claims.iter().map(|it| it.negates).collect();
        assert_eq!(found, [scope], "{text}");
    }
}

#[test]
fn what_is_alleged_is_not_committed_to() {
    use crate::case::Certainty;
    for (text, certainty) in [
        ("Ms Hale claimed the gate was shut.", Certainty::Uncommitted),
        (
            "The gate was allegedly shut that night.",
            Certainty::Uncommitted,
        ),
        ("Ms Hale said the gate was shut.", Certainty::Certain),
    ] {
        assert_eq!(report(text).claims[0].certainty, certainty, "{text}");
    }
}

#[test]
fn every_claim_is_a_suggestion_with_its_reason() {
    let found = report("Ben Orr said the gate was shut. He said it was dark.");
    let why: Vec<_> = found
        .claims
        .iter()
        .map(|it| it.why.get().unwrap().to_string())
        .collect();
    assert_eq!(
        why,
        [
            "verb-content: \"Ben Orr\", \"said\"",
            "verb-content: \"He\", \"said\"; \"He\" is Ben Orr"
        ]
    );
    for claim in &found.claims {
        assert!(claim.suggested && claim.p.get().is_some_and(|p| (0.0..=1.0).contains(p)));
        assert_eq!(claim.id.as_str().len(), 10);
    }
    assert!(found.sources.iter().all(|it| it.suggested));
}

#[test]
fn the_police_and_who_speaks_for_it_are_one_account() {
    let found = report(
        "Police said the quay was cleared. Inspector Ben Orr said the gate was shut. Ms Hale said it was open.",
    );
    let accounts: Vec<_> = found
        .sources
        .iter()
        .map(|it| (&*it.name, it.account.as_ref().map(Id::as_str)))
        .collect();
    assert_eq!(
        accounts,
        [
            ("Police", None),
            ("Ben Orr", Some("police")),
            ("Hale", None)
        ]
    );
}

#[test]
fn an_unknown_language_keeps_quotations_and_the_writer() {
    let found = read(
        "Laiva lähti aamulla kello kuusi. “Kukaan ei varoittanut meitä siitä”, hän kertoi.",
        None,
        None,
    );
    assert_eq!(found.languages, [None]);
    assert_eq!(
        lines(&found),
        [
            "Narrator: Laiva lähti aamulla kello kuusi.",
            "Unnamed speaker: Kukaan ei varoittanut meitä siitä"
        ]
    );
}

/// An unknown language, and one quotation that nobody closes: looked at once, not once a piece.
#[test]
fn a_quotation_without_end_is_read_piece_by_piece() {
    let text = format!("“{}", "laiva lähti. ".repeat(20_000));
    let found = read(&text, None, None);
    assert_eq!(found.sources.len(), 1);
    let claims: usize = found
        .claims
        .iter()
        .map(|it| it.quote.as_deref().map_or(0, str::len))
        .sum();
    assert!(claims <= text.len(), "no words are claimed twice");
}

mod own;
mod told;

proptest! {
    #[test]
    fn the_same_text_gives_the_same_draft_and_every_quote_stands_where_it_says(text in hostile()) {
        let one = report(&text);
        prop_assert_eq!(&one, &report(&text));
        let points = CodePoints::new(&text);
        let mut ids = std::collections::HashSet::new();
        for claim in &one.claims {
            let start = points.byte_of(&text, usize::try_from(claim.start.unwrap()).unwrap()).unwrap();
            prop_assert!(text.get(start..).unwrap().starts_with(claim.quote.as_deref().unwrap()));
            prop_assert!(ids.insert(claim.id.clone()));
        }
    }
}

#[test]
fn who_passes_it_on_may_be_named_behind_it() {
    let text = "The guards said they had walked past the gate twice, Mr Brink said.";
    let found = lines(&report(text));
    let passed_on = "Guards < Brink: they had walked past the gate twice".to_owned();
    assert!(found.contains(&passed_on), "{found:?}");
}
