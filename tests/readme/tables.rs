//! The README's tables are written from the program's own: keys, words, commands, keys of a case file.

use super::page::{hold, readme, with_parts};
use clap::CommandFactory;
use std::fmt::Write as _;
use tellings::app::action::{ACTIONS, Entry, Place};
use tellings::case::{
    Alignment, Basis, Certainty, Facet, Kind, Mode, Reason, Relation, STEP, Scope, Spec, State,
    Vocabulary, Word,
};
use tellings::cli::Cli;

#[test]
fn every_table_says_what_the_program_says() {
    let page = readme();
    let parts = [
        ("relations", relations()),
        ("facets", words_of(Facet::VOCABULARY)),
        ("scopes", words_of(Scope::VOCABULARY)),
        ("silences", words_of(Reason::VOCABULARY)),
        ("other-words", other_words()),
        ("case-keys", case_keys()),
        ("keys", keys()),
        ("commands", commands()),
    ];
    hold("README.md", &with_parts(&page, &parts));
}

fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut table = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len()));
    for row in rows {
        assert!(row.iter().all(|cell| !cell.contains('|')), "{row:?}");
        let _ = writeln!(table, "| {} |", row.join(" | "));
    }
    table
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

fn relations() -> String {
    let row = |it: &Relation| {
        let ascii = code(&it.ascii().to_string());
        vec![
            code(it.spelling()),
            code(it.sign()),
            ascii,
            it.help().into(),
        ]
    };
    let rows: Vec<_> = Relation::ALL.iter().map(row).collect();
    table(&["relation", "sign", "ASCII", "when"], &rows)
}

fn words_of(list: &Vocabulary) -> String {
    let words = list
        .words
        .iter()
        .map(|(word, help)| format!("`{word}` {help}"));
    words.collect::<Vec<_>>().join(" · ") + "\n"
}

fn other_words() -> String {
    let lists = [
        Certainty::VOCABULARY,
        Basis::VOCABULARY,
        Mode::VOCABULARY,
        Alignment::VOCABULARY,
        State::VOCABULARY,
    ];
    let row = |list: &&Vocabulary| vec![list.name.to_owned(), words_of(list).trim_end().to_owned()];
    table(
        &["list", "words"],
        &lists.iter().map(row).collect::<Vec<_>>(),
    )
}

fn case_keys() -> String {
    let names = |fields: &[Spec], required| {
        let some = fields.iter().filter(|spec| spec.required == required);
        some.map(|spec| code(spec.field.spelling()))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let row = |name: String, fields| vec![name, names(fields, true), names(fields, false)];
    let mut rows = vec![row("(top of the file)".into(), Kind::Case.fields())];
    for kind in Kind::TABLES {
        rows.push(row(format!("`[[{kind}]]`"), kind.fields()));
        if *kind == Kind::Claim {
            rows.push(row("a step of a `chain`".into(), STEP));
        }
    }
    table(&["table", "must have", "may have"], &rows)
}

fn keys() -> String {
    let places = [
        Place::Everywhere,
        Place::Compare,
        Place::Read,
        Place::Selecting,
        Place::Claim,
        Place::Card,
        Place::Chain,
        Place::Review,
        Place::Versions,
    ];
    places.map(keys_of).concat() + &keyless()
}

fn keys_of(place: Place) -> String {
    let row = |entry: &Entry| {
        let keys: Vec<_> = entry.keys.iter().map(|key| code(key)).collect();
        vec![keys.join(" "), code(entry.name), entry.help.to_owned()]
    };
    let here = |entry: &&Entry| entry.place == place && !entry.keys.is_empty();
    let rows: Vec<_> = ACTIONS.iter().filter(here).map(row).collect();
    let name = match place {
        Place::Everywhere => "everywhere",
        Place::Compare => "in Compare",
        Place::Read => "in Read",
        Place::Selecting => "in Read, while words are selected",
        Place::Claim => "on a claim, in Compare and in Read",
        Place::Card => "in a record's card",
        Place::Chain => "on the chain of a claim",
        Place::Review => "in Review",
        Place::Versions => "on the quotes of a new version",
    };
    table(&[name, "command", "what it does"], &rows) + "\n"
}

/// The commands that only the palette reaches.
fn keyless() -> String {
    let keyless = ACTIONS.iter().filter(|entry| entry.keys.is_empty());
    let words = keyless.map(|entry| format!("`{}` {}", entry.name, entry.help));
    format!(
        "Through `:` only: {}\n",
        words.collect::<Vec<_>>().join(" · ")
    )
}

fn commands() -> String {
    let mut command = Cli::command();
    command.build();
    let row = |it: &clap::Command| {
        let about = it.get_about().unwrap().to_string();
        let usage = it.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").replace('|', ", ");
        vec![code(&usage), about]
    };
    let subcommands = command
        .get_subcommands()
        .filter(|it| it.get_name() != "help");
    table(
        &["command", "what it does"],
        &subcommands.map(row).collect::<Vec<_>>(),
    )
}
