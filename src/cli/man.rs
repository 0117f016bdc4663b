//! `tellings man`: the manual pages, that of the program with its keys and one of each command.

use super::{Exit, print};
use crate::app::action::ACTIONS;
use clap::Command;
use clap_mangen::Man;
use std::io;

/// Prints all pages one behind the other, as `man` reads them.
pub(super) fn run(command: Command) -> Exit {
    match pages(command) {
        Ok(text) => print(&text),
        Err(_) => Exit::Disk,
    }
}

fn pages(mut command: Command) -> io::Result<String> {
    command.build();
    let mut text = page(&command, &keys())?;
    for sub in command.get_subcommands() {
        if sub.get_name() != "help" {
            let name = format!("{}-{}", command.get_name(), sub.get_name());
            // The name of the page is also how the others speak of it.
            text.push_str(&page(&sub.clone().display_name(name), "")?);
        }
    }
    Ok(text)
}

/// The page of one command, with more sections behind its own.
fn page(command: &Command, more: &str) -> io::Result<String> {
    let man = Man::new(command.clone());
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    if command.get_subcommands().next().is_some() {
        man.render_subcommands_section(&mut text)?;
    }
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if let Some(help) = command.get_after_help() {
        // Set as it stands: examples are lines.
        text.push_str(".SH EXTRA\n.nf\n");
        for line in help.to_string().lines() {
            text.push_str(&escaped(line));
            text.push('\n');
        }
        text.push_str(".fi\n");
    }
    text.push_str(more);
    Ok(text)
}

/// What every key does.
fn keys() -> String {
    let mut text = String::from(".SH KEYS\n");
    for entry in ACTIONS {
        let name = format!(":{}", entry.name);
        let keys = entry.keys.iter().copied().chain([&*name]);
        let keys: Vec<&str> = keys.collect();
        let place = escaped(entry.place.name());
        text.push_str(&format!(
            ".TP\n{}\n{}: {}\n",
            escaped(&keys.join("  ")),
            place,
            escaped(entry.help)
        ));
    }
    text
}

/// A line of text as roff takes it.
fn escaped(line: &str) -> String {
    let text = line.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) {
        format!("\\&{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn every_command_has_its_page_and_every_action_its_keys() {
        let text = pages(crate::cli::Cli::command()).unwrap();
        for name in ["show", "merge", "agree"] {
            assert!(text.contains(&format!(".TH tellings-{name} ")), "{name}");
        }
        assert!(text.contains("20 to 1000"), "an option of a command");
        assert!(text.contains("j  Down  :next\\-row"));
        // Nothing of a key or an example is taken for a request of roff.
        let known = [
            "TH", "SH", "TP", "IP", "ie", "el", "nf", "fi", "RS", "RE", "br", "PP", "SS",
        ];
        for line in text.lines().filter(|it| it.starts_with('.')) {
            let request = line.trim_start_matches('.').split([' ', '\\']).next();
            assert!(known.contains(&request.unwrap_or_default()), "{line}");
        }
        assert!(text.contains("\n  tellings "), "examples are lines");
    }
}
