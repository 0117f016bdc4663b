//! What a merge left: listed with both sides' words, decided by Enter, each decision one step.

use super::*;
use tellings::file::merge::{Version, merge_files};

const BASE: &str = r#"tellings = 1
title = "The quay"
[[source]]
id = "ann"
name = "Ann"
[[source]]
id = "bo"
name = "Bo"
[[event]]
id = "lamp"
title = "The lamp"
[[event]]
id = "bell"
title = "The bell"
[[event]]
id = "boat"
title = "The boat"
[[claim]]
id = "a1"
source = "ann"
event = "lamp"
text = "It was out"
tags = ["dark"]
[[claim]]
id = "b1"
source = "bo"
event = "lamp"
text = "It burned"
[[claim]]
id = "b2"
source = "bo"
event = "bell"
text = "It rang"
[[finding]]
claims = ["a1", "b1"]
relation = "tension"
facets = ["time"]
"#;

/// The case that a merge of two people's changes makes, as the program writes it.
fn merged(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Session {
    let changed = |pairs: &[(&str, &str)]| {
        pairs.iter().fold(BASE.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
    };
    let (ours, theirs) = (changed(ours), changed(theirs));
    let version = |name, text: &'static str| Version {
        name,
        bytes: text.as_bytes(),
    };
    let leaked = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let merged = merge_files(
        version("base", BASE),
        version("ours", leaked(ours)),
        version("theirs", leaked(theirs)),
    );
    let merged = merged.unwrap();
    assert!(!merged.clashes.is_empty());
    Session::with(&String::from_utf8(merged.bytes).unwrap(), &[])
}

fn conflicts(session: &Session) -> usize {
    session.tables().conflicts.len()
}

#[test]
fn a_field_is_decided_between_base_ours_and_theirs() {
    let title = |to| ("title = \"The lamp\"", to);
    let open = || {
        merged(
            &[title("title = \"The lantern\"")],
            &[title("title = \"The light\"")],
        )
    };
    let list = open().keys(":conflicts<Enter>");
    assert!(
        list.line("title: “The lantern”")
            .contains("theirs: The light"),
        "{}",
        list.screen()
    );
    let ways = list.keys("<Enter>");
    assert!(
        ways.line(" ours").contains("The lantern"),
        "{}",
        ways.screen()
    );
    assert!(ways.line(" theirs").contains("The light"));
    assert!(ways.line(" base").contains("The lamp"));
    recorded("conflict-ways", &ways.screen());
    for (keys, becomes) in [
        ("theirs", "The light"),
        ("ours", "The lantern"),
        ("base", "The lamp"),
        ("as it is", "The lantern"),
    ] {
        let done = open()
            .keys(":conflicts<Enter><Enter>")
            .keys(keys)
            .keys("<Enter>");
        assert_eq!(&*done.tables().events[0].title, becomes);
        assert_eq!(conflicts(&done), 0);
        let back = done.keys("u");
        assert_eq!(
            (conflicts(&back), &*back.tables().events[0].title),
            (1, "The lantern")
        );
    }
    let none = quay_without().keys(":conflicts<Enter>");
    assert!(
        none.last().contains("there is no conflict"),
        "{}",
        none.last()
    );
}

fn quay_without() -> Session {
    Session::with(BASE, &[])
}

#[test]
fn lists_are_read_as_the_merge_spelled_them() {
    let facets = |to| ("facets = [\"time\"]", to);
    let tags = |to| ("tags = [\"dark\"]", to);
    let open = merged(
        &[
            facets("facets = [\"time\", \"place\"]"),
            tags("tags = [\"night\"]"),
        ],
        &[
            facets("facets = [\"actor\"]"),
            tags("tags = [\"black, very\", \"x\"]"),
        ],
    );
    assert_eq!(conflicts(&open), 2);
    let tagged = open.keys(":conflicts<Enter>tags<Enter>theirs<Enter>");
    let now = tagged.tables().claims[0].tags.get().unwrap();
    assert_eq!(
        now.iter().map(|it| &**it).collect::<Vec<_>>(),
        ["black, very", "x"]
    );
    assert!(
        tagged.last().contains("more are left: :conflicts"),
        "{}",
        tagged.last()
    );
    let done = tagged.keys(":conflicts<Enter><Enter>theirs<Enter>");
    assert_eq!(
        done.tables().findings[0].facets,
        [tellings::case::Facet::Actor]
    );
    assert_eq!(conflicts(&done), 0);
}

#[test]
fn a_claim_that_two_moved_takes_its_findings_along() {
    let event = |to| ("event = \"lamp\"\ntext = \"It was out\"", to);
    let open = merged(
        &[
            event("event = \"bell\"\ntext = \"It was out\""),
            (
                "[[finding]]\nclaims = [\"a1\", \"b1\"]\nrelation = \"tension\"\nfacets = [\"time\"]\n",
                "",
            ),
        ],
        &[
            event("event = \"boat\"\ntext = \"It was out\""),
            (
                "[[finding]]\nclaims = [\"a1\", \"b1\"]\nrelation = \"tension\"\nfacets = [\"time\"]\n",
                "",
            ),
        ],
    );
    let ways = open.keys(":conflicts<Enter><Enter>");
    assert!(
        ways.line(" theirs").contains("The boat"),
        "by its title: {}",
        ways.screen()
    );
    let done = ways.keys("theirs<Enter>");
    assert_eq!(
        done.tables().claims[0].event.as_ref().unwrap().as_str(),
        "boat"
    );
    assert_eq!(conflicts(&done), 0);
}

#[test]
fn a_record_that_one_deleted_is_kept_or_deleted() {
    let gone = [(
        "[[claim]]\nid = \"b2\"\nsource = \"bo\"\nevent = \"bell\"\ntext = \"It rang\"\n",
        "",
    )];
    let changed = [("It rang", "It rang twice")];
    let list = merged(&gone, &changed).keys(":conflicts<Enter>");
    assert!(
        list.shows("one deleted it, one needs it"),
        "{}",
        list.screen()
    );
    let kept = list.keys("<Enter><Enter>");
    assert_eq!((conflicts(&kept), kept.tables().claims.len()), (0, 3));
    let deleted = merged(&gone, &changed).keys(":conflicts<Enter><Enter>delete<Enter>");
    assert_eq!((conflicts(&deleted), deleted.tables().claims.len()), (0, 2));
    let back = deleted.keys("u");
    assert_eq!((conflicts(&back), back.tables().claims.len()), (1, 3));
}

#[test]
fn what_is_no_more_and_what_cannot_be_held_is_said() {
    let conflict = |kind: &str, id: &str, key: &str, theirs: &str| {
        let case = format!(
            "{BASE}[[conflict]]\nkind = \"{kind}\"\nid = \"{id}\"\nkey = \"{key}\"\ntheirs = \"{}\"\n",
            theirs.replace('"', "\\\"")
        );
        Session::with(&case, &[]).keys(":conflicts<Enter><Enter>")
    };
    let gone = conflict("claim", "zz", "text", "x");
    assert!(
        gone.line("leave it").contains("the record is no more"),
        "{}",
        gone.screen()
    );
    assert_eq!(conflicts(&gone.keys("<Enter>")), 0);
    for (kind, id, key, theirs, why) in [
        (
            "finding",
            "a1, b1",
            "facets",
            "[\"no facet\"]",
            "cannot hold",
        ),
        (
            "claim",
            "a1",
            "event",
            "nowhere",
            "there is no event nowhere any more",
        ),
        ("claim", "a1", "when", "yesterday", "`when`: "),
        ("event", "lamp", "title", "\\u001b[2J\\u202e", "is decided"),
    ] {
        let said = conflict(kind, id, key, theirs).keys("theirs<Enter>");
        assert!(said.last().contains(why), "{key}: {}", said.last());
        assert_eq!(conflicts(&said), usize::from(why != "is decided"));
        let harmless = |c: char| !c.is_control() && c != '\u{202e}';
        assert!(said.grid().iter().all(|line| line.chars().all(harmless)));
    }
}
