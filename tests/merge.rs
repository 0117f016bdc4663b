//! Two people change one case: what `tellings merge` makes of it, what stays, what is a conflict, and that git can call it.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail")]

#[path = "merge/git.rs"]
mod git;
#[allow(dead_code, reason = "shared with tests that need more of it")]
#[path = "support/home.rs"]
mod home;
#[path = "merge/laws.rs"]
mod laws;

use home::Home;
use std::fs;
use std::process::{Command, Output};

/// A case with comments of its own, in no usual formatting.
const BASE: &str = "\
# The lamp on the pier
tellings = 1
title = 'The lamp'   # short

[[source]]
id = \"keeper\"
name = \"The keeper\"
[[source]]
id = \"office\"
name = \"The office\"

# it all begins here
[[event]]
id = \"lamp\"
title = \"The lamp goes out\"

[[event]]
id = \"bell\"
title = \"The bell\"

[[claim]]
id = \"a\"
source = \"keeper\"
event = \"lamp\"
text = \"\"\"It went out
at ten\"\"\"

[[claim]]
id = \"b\"
source = 'office'
event = \"lamp\"
text = \"It burned\"     # they say

[[finding]]
claims = [\"a\", \"b\"]
relation = \"tension\"
";

/// What a run came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
    ours: String,
}

fn run(home: &Home, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tellings"))
        .envs(home.variables())
        .current_dir(home.path())
        .args(arguments)
        .output()
        .unwrap()
}

/// Merges three texts as git would, with a name for the messages.
fn merge(base: &str, ours: &str, theirs: &str) -> Ran {
    let home = Home::new();
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        home.write(name, text);
    }
    let done = run(&home, &["merge", "base", "ours", "theirs", "case.toml"]);
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().collect();
    let litter = left.iter().filter(|it| {
        let name = it.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".tmp")
    });
    assert_eq!(litter.count(), 0, "a temporary file is left");
    Ran {
        code: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
        ours: fs::read_to_string(home.path().join("ours")).unwrap(),
    }
}

#[test]
fn edits_that_do_not_touch_merge_and_the_rest_stays_byte_for_byte() {
    let ours = BASE.replace("It burned\"     # they say", "It burned all night\" # !!");
    let theirs = BASE
        .replace("relation = \"tension\"", "relation = \"contradict\"")
        .replace("id = \"b\"", "id = \"b\"\n# theirs")
        .replace(
            "event = \"lamp\"\ntext = \"It",
            "event = \"lamp\"\nnegates = \"event\"\ntext = \"It",
        );
    let merged = merge(BASE, &ours, &theirs);
    let wanted = ours
        .replace("relation = \"tension\"", "relation = \"contradict\"")
        .replace(
            "all night\" # !!\n",
            "all night\" # !!\nnegates = \"event\"\n",
        );
    assert_eq!(merged.ours, wanted);
    assert_eq!(
        (merged.code, merged.out.as_str(), merged.err.as_str()),
        (0, "", "")
    );
}

#[test]
fn a_table_that_theirs_added_comes_with_its_comments_in_its_own_words() {
    let added = "# I asked him again\n[[claim]]\nid='c'   # mine\nsource = 'keeper'\nevent=\"bell\"\ntext = '''It\nrang'''\n";
    let theirs = BASE.replace("[[finding]]", &format!("{added}\n[[finding]]"));
    let ours = BASE.replace("title = \"The bell\"", "title = \"The bell rings\"");
    let merged = merge(BASE, &ours, &theirs);
    assert_eq!(merged.code, 0, "{}{}", merged.out, merged.err);
    assert_eq!(
        merged.ours,
        ours.replace("[[finding]]", &format!("{added}\n[[finding]]"))
    );
}

#[test]
fn a_file_with_other_line_ends_and_a_byte_order_mark_keeps_them() {
    let crlf = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let added = "# new\n[[claim]]\nid = 'c'\nsource = 'keeper'\ntext = 'x'\n\n";
    let named = |text: &str| text.replace("# short", "# as she calls it");
    let theirs = BASE
        .replace("[[finding]]", &format!("{added}[[finding]]"))
        .replace("The bell", "The bell rings");
    let merged = merge(BASE, &crlf(&named(BASE)), &theirs);
    assert_eq!(merged.code, 0, "{}{}", merged.out, merged.err);
    assert_eq!(merged.ours, crlf(&named(&theirs)));
    // And the other way round.
    let merged = merge(&crlf(BASE), BASE, &crlf(&theirs));
    assert_eq!((merged.code, merged.ours), (0, theirs));
}

#[test]
fn a_text_of_several_lines_is_no_other_text_with_other_line_ends() {
    let crlf = BASE.replace('\n', "\r\n");
    let theirs = BASE.replace("at ten", "at ten sharp");
    let merged = merge(BASE, &crlf, &theirs);
    assert_eq!(merged.code, 0, "{}", merged.out);
    assert!(merged.ours.contains("at ten sharp"), "{}", merged.ours);
    // What is added in lines keeps its own, whatever the file has.
    let lines = "[[claim]]\nid = 'c'\nsource = 'keeper'\ntext = '''one\ntwo'''\n\n";
    let theirs = BASE.replace("[[finding]]", &format!("{lines}[[finding]]"));
    let merged = merge(BASE, &crlf, &theirs);
    assert!(
        merged.ours.contains("text = \"one\\ntwo\"\r\n"),
        "{}",
        merged.ours
    );
}

#[test]
fn a_field_both_changed_stays_as_ours_and_is_a_conflict_that_check_reports() {
    let ours = BASE
        .replace("\"tension\"", "\"deny\"")
        .replace("'The lamp'", "'A lamp'");
    let theirs = BASE
        .replace("\"tension\"", "\"contradict\"")
        .replace("'The lamp'", "'Lamp'");
    let merged = merge(BASE, &ours, &theirs);
    let tables = "\n[[conflict]]\nkind = \"case\"\nid = \"\"\nkey = \"title\"\nbase = \"The lamp\"\nours = \"A lamp\"\ntheirs = \"Lamp\"\n\n\
        [[conflict]]\nkind = \"finding\"\nid = \"a, b\"\nkey = \"relation\"\nbase = \"tension\"\nours = \"deny\"\ntheirs = \"contradict\"\n";
    assert_eq!(merged.ours, format!("{ours}{tables}"));
    assert_eq!(merged.code, 1);
    assert_eq!(
        merged.err,
        "tellings: case.toml: merged, with 2 conflicts; `tellings check` shows all\n"
    );
    let told: Vec<&str> = merged.out.lines().collect();
    assert_eq!(
        told,
        [
            "case.toml:38:1: `title` of the case was changed by two people; open the case: `:conflicts` decides it; or set `title` to what it is to be and delete this table",
            "case.toml:46:1: `relation` of finding `a, b` was changed by two people; open the case: `:conflicts` decides it; or set `relation` to what it is to be and delete this table",
        ]
    );
}

#[test]
fn lists_and_chains_stand_in_a_conflict_as_the_file_spells_them() {
    let with = |line: &str| BASE.replace("id = \"a\"\n", &format!("id = \"a\"\n{line}\n"));
    let (ours, theirs) = (with("tags = ['x']"), with("tags = ['y, z']"));
    let merged = merge(BASE, &ours, &theirs);
    let end = "key = \"tags\"\nours = \"[\\\"x\\\"]\"\ntheirs = \"[\\\"y, z\\\"]\"\n";
    assert!(merged.ours.ends_with(end), "{}", merged.ours);
}

#[test]
fn what_one_deleted_and_the_other_changed_stays_and_is_a_conflict_either_way() {
    let claim_b =
        &BASE[BASE.find("[[claim]]\nid = \"b\"").unwrap()..BASE.find("[[finding]]").unwrap()];
    let finding = &BASE[BASE.find("[[finding]]").unwrap()..];
    let without = BASE.replace(claim_b, "").replace(finding, "");
    let changed = BASE.replace("It burned", "It burned all night");
    for (ours, theirs, side) in [(&changed, &without, "ours"), (&without, &changed, "theirs")] {
        let merged = merge(BASE, ours, theirs);
        assert_eq!(merged.code, 1);
        let table = format!(
            "[[conflict]]\nkind = \"claim\"\nid = \"b\"\nkey = \"presence\"\nbase = \"b\"\n{side} = \"b\"\n"
        );
        assert!(merged.ours.ends_with(&table), "{}", merged.ours);
        assert!(
            merged
                .ours
                .contains("text = \"It burned all night\"     # they say")
        );
        assert!(merged.out.contains("claim `b` was deleted by one and changed or spoken of by the other; delete it or leave it, then"));
    }
}

#[test]
fn what_the_other_came_to_speak_of_is_not_deleted_under_it() {
    let bell = "[[event]]\nid = \"bell\"\ntitle = \"The bell\"\n\n";
    let without = BASE.replace(bell, "");
    let claim =
        "[[claim]]\nid = \"c\"\nsource = \"keeper\"\nevent = \"bell\"\ntext = \"It rang\"\n\n";
    let with = BASE.replace("[[finding]]", &format!("{claim}[[finding]]"));
    for (ours, theirs) in [(&without, &with), (&with, &without)] {
        let merged = merge(BASE, ours, theirs);
        assert_eq!(
            (merged.code, merged.out.lines().count()),
            (1, 1),
            "{}",
            merged.out
        );
        assert!(
            merged.ours.contains(bell) && merged.ours.contains(claim),
            "{}",
            merged.ours
        );
    }
}

#[test]
fn two_new_tables_of_one_id_and_different_content_are_a_conflict_and_equal_ones_are_not() {
    let added = |title: &str| {
        BASE.replace(
            "[[claim]]\nid = \"a\"",
            &format!("[[event]]\nid = \"gate\"\ntitle = \"{title}\"\n\n[[claim]]\nid = \"a\""),
        )
    };
    let merged = merge(BASE, &added("The gate"), &added("The gate"));
    assert_eq!((merged.code, merged.ours), (0, added("The gate")));
    let merged = merge(BASE, &added("The gate"), &added("The north gate"));
    assert_eq!(merged.code, 1);
    let table = "[[conflict]]\nkind = \"event\"\nid = \"gate\"\nkey = \"title\"\nours = \"The gate\"\ntheirs = \"The north gate\"\n";
    assert!(merged.ours.ends_with(table), "{}", merged.ours);
}

#[test]
fn a_quote_never_gets_the_place_of_another_quote() {
    let with = |words: &str| {
        let named = format!("source = 'office'\ndocument = 'log'\n{words}");
        let text = BASE.replace("source = 'office'\n", &named);
        text.replace(
            "\n# it all",
            "\n[[document]]\nid = 'log'\nfile = 'log.txt'\n\n# it all",
        )
    };
    let base = with("quote = 'it burned that night'\nstart = 40\n");
    let ours = with("quote = 'burned that night'\nstart = 43\n");
    let theirs = with("quote = 'it burned that night'\nstart = 41\n");
    let merged = merge(&base, &ours, &theirs);
    assert!(merged.ours.contains("'burned that night'\nstart = 43"));
    assert!(
        merged
            .ours
            .contains("key = \"start\"\nbase = \"40\"\nours = \"43\"\ntheirs = \"41\""),
        "{}",
        merged.ours
    );
    // A place that the program noted beside an unchanged quote is no change of it.
    let base = with("quote = 'it burned that night'\n");
    let noted = with("quote = 'it burned that night'\nstart = 40\nprefix = 'x'\n");
    for (one, other) in [(&ours, &noted), (&noted, &ours)] {
        let merged = merge(&base, one, other);
        assert_eq!(merged.code, 0, "{}", merged.out);
        assert!(
            merged.ours.contains("burned that night'\nstart = 43\n")
                && !merged.ours.contains("prefix")
        );
    }
}

#[test]
fn the_later_signature_stays_where_both_changed_one_table_without_a_clash() {
    let sign = |line: &str, by: &str, at: &str| {
        BASE.replace(
            "\"tension\"\n",
            &format!("\"tension\"\n{line}\nby = \"{by}\"\nat = {at}\n"),
        )
    };
    // The later moment, whatever the spelling says: ten at Greenwich is before nine in New York.
    let ann = sign("facets = ['time']", "Ann", "2026-03-01T10:00:00Z");
    let ben = sign("note = 'see log'", "Ben", "2026-03-01T09:00:00-05:00");
    for (ours, theirs) in [(&ann, &ben), (&ben, &ann)] {
        let merged = merge(BASE, ours, theirs);
        assert_eq!(merged.code, 0, "{}", merged.out);
        assert!(merged.ours.contains("by = \"Ben\""), "{}", merged.ours);
        assert!(merged.ours.contains("facets") && merged.ours.contains("note"));
    }
    let clashing = ann.replace("\"tension\"", "\"deny\"");
    let other = ben.replace("\"tension\"", "\"agree\"");
    let merged = merge(BASE, &clashing, &other);
    assert!(
        merged.ours.contains("\"deny\"\nfacets = ['time']\n"),
        "{}",
        merged.ours
    );
    // Who decided, and when, follows what stays: it is no conflict of its own.
    assert!(merged.ours.contains("by = \"Ann\""));
    assert_eq!(merged.ours.matches("[[conflict]]").count(), 1);
}

#[test]
fn the_order_of_events_follows_whoever_changed_it() {
    let (first, second) = (
        "# it all begins here\n[[event]]\nid = \"lamp\"\ntitle = \"The lamp goes out\"\n\n",
        "[[event]]\nid = \"bell\"\ntitle = \"The bell\"\n\n",
    );
    let swapped = BASE
        .replace(second, "")
        .replace(first, &format!("{second}{first}"));
    let renamed = BASE.replace("The bell", "The bell rings");
    let wanted = swapped.replace("The bell", "The bell rings");
    assert_eq!(merge(BASE, &swapped, &renamed).ours, wanted);
    assert_eq!(merge(BASE, &renamed, &swapped).ours, wanted);
}

#[test]
fn edits_that_do_not_touch_but_do_not_go_together_are_told() {
    let claim =
        "[[claim]]\nid = \"c\"\nsource = \"keeper\"\nevent = \"bell\"\ntext = \"It rang\"\n\n";
    let ours = BASE.replace("[[finding]]", &format!("{claim}[[finding]]"));
    let theirs = format!("{BASE}\n[[silence]]\nsource = \"keeper\"\nevent = \"bell\"\n");
    let merged = merge(BASE, &ours, &theirs);
    assert_eq!(merged.code, 1);
    assert!(
        merged
            .out
            .contains("`keeper` is not silent on `bell`: there is a claim"),
        "{}",
        merged.out
    );
    assert_eq!(
        merged.err,
        "tellings: case.toml: merged, with 1 other problem; `tellings check` shows all\n"
    );
    assert!(!merged.ours.contains("[[conflict]]"));
}

#[test]
fn an_empty_base_is_no_case_in_common() {
    let theirs = BASE.replace("\"tension\"", "\"deny\"");
    let merged = merge("", BASE, &theirs);
    let table = "\n[[conflict]]\nkind = \"finding\"\nid = \"a, b\"\nkey = \"relation\"\nours = \"tension\"\ntheirs = \"deny\"\n";
    assert_eq!((merged.code, merged.ours), (1, format!("{BASE}{table}")));
    assert_eq!(merge("", BASE, BASE).code, 0);
}

#[test]
fn what_is_no_sound_case_is_refused_and_nothing_is_written() {
    let broken = BASE.replace("[[finding]]", "[[finding]");
    let later = BASE.replace("tellings = 1", "tellings = 2");
    let unknown = BASE.replace("relation = ", "relaton = ");
    let twice = BASE.replace("id = \"b\"", "id = \"a\"");
    for (base, ours, theirs, said) in [
        (BASE, broken.as_str(), BASE, "case.toml:34:"),
        (BASE, BASE, broken.as_str(), "case.toml (theirs):34:"),
        (&broken, BASE, BASE, "case.toml (base):34:"),
        (BASE, BASE, &later, "case.toml (theirs):2:"),
        // Left out, it would be taken for deleted.
        (
            BASE,
            BASE,
            &unknown,
            "case.toml (theirs):36:1: `relaton` is no key of a finding",
        ),
        (BASE, &twice, BASE, "there is a claim `a` already"),
        (BASE, "", BASE, "case.toml"),
        (BASE, BASE, "", "case.toml (theirs)"),
    ] {
        let merged = merge(base, ours, theirs);
        assert_eq!(
            (merged.code, merged.out.as_str()),
            (3, ""),
            "{said}: {}",
            merged.err
        );
        assert!(merged.err.contains(said), "{said}: {}", merged.err);
        assert_eq!(merged.err.lines().count(), 1, "{}", merged.err);
        assert_eq!(merged.ours, ours);
    }
    let home = Home::new();
    home.write("ours", BASE);
    let missing = run(&home, &["merge", "none", "ours", "ours"]);
    assert_eq!(missing.status.code(), Some(3));
    assert!(
        String::from_utf8(missing.stderr)
            .unwrap()
            .starts_with("tellings: none: ")
    );
}

#[test]
fn hostile_text_moves_nothing_in_what_is_said_and_in_what_is_written() {
    let with = |words: &str| BASE.replace("'The lamp'", &format!("\"{words}\""));
    let ours = with("o \\u001b[2J\\u202e");
    let merged = merge(BASE, &ours, &with("t \\u009b\\u2028[[claim]]\\n"));
    assert_eq!(merged.code, 1);
    let kind = format!("{BASE}\n[[claim]]\nid = 'z\u{1b}[2J'\n").replace('\u{1b}', "\\u001b");
    let refused = merge(BASE, BASE, &kind.replace('\'', "\""));
    assert_eq!(refused.code, 3);
    for text in [&merged.ours, &merged.out, &merged.err, &refused.err] {
        let power = |c: char| {
            c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}'))
        };
        assert!(!text.contains(power), "{text:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_mode_stays() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let file = home.write("kept/ours", BASE);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, home.path().join("link")).unwrap();
    home.write("base", BASE);
    home.write("theirs", BASE.replace("tension", "deny"));
    assert_eq!(
        run(&home, &["merge", "base", "link", "theirs"])
            .status
            .code(),
        Some(0)
    );
    assert!(
        fs::symlink_metadata(home.path().join("link"))
            .unwrap()
            .is_symlink()
    );
    assert!(fs::read_to_string(&file).unwrap().contains("deny"));
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
}
