//! `tellings config`: the effective configuration; and how a config file becomes choices.

use super::{Exit, complain, print};
use crate::app::action::{ACTIONS, Action};
use crate::app::config::{Background, Config, Depth};
use crate::file::config::{self, ConfigFile};
use crate::text::clean::Signs;
use crate::text::width::Ambiguous;
use std::env;
use std::fmt::Write as _;

/// Prints the effective configuration as a file to start from.
pub(super) fn run() -> Exit {
    match read() {
        Ok((file, config)) => print(&written(&file, &config)),
        Err(why) => {
            complain(&why);
            Exit::Unreadable
        }
    }
}

/// The reader's choices with what was not chosen filled in from the environment.
///
/// # Errors
/// When the config file cannot be used; says where and why.
pub(super) fn load() -> Result<Config, String> {
    read().map(|(_, config)| config)
}

fn read() -> Result<(ConfigFile, Config), String> {
    let read = config::read();
    let (file, mut wrong) = read.map_err(|bad| format!("{}: {}", bad.path.display(), bad.why))?;
    let config = chosen(&file, &mut wrong);
    if wrong.is_empty() {
        return Ok((file, config));
    }
    let at = config::path().map_or_else(String::new, |path| path.display().to_string());
    Err(format!("{at}: {}", wrong.join("; ")))
}

/// The choices of a config file; what is none goes to `wrong`, and is as if it were not there.
fn chosen(file: &ConfigFile, wrong: &mut Vec<String>) -> Config {
    let mut config = Config {
        width: file.width,
        author: file.author.clone(),
        signs: one_of(
            "signs",
            file.signs.as_deref(),
            &[
                ("auto", signs()),
                ("unicode", Signs::Unicode),
                ("ascii", Signs::Ascii),
            ],
            wrong,
        ),
        ambiguous: one_of(
            "ambiguous-width",
            file.ambiguous_width.as_deref(),
            &[("narrow", Ambiguous::Narrow), ("wide", Ambiguous::Wide)],
            wrong,
        ),
        mouse: one_of(
            "mouse",
            file.mouse.as_deref(),
            &[("on", true), ("off", false)],
            wrong,
        ),
        recent: one_of(
            "recent",
            file.recent.as_deref(),
            &[("on", true), ("off", false)],
            wrong,
        ),
        ..Config::default()
    };
    let depths = [
        ("auto", depth()),
        ("none", Depth::None),
        ("16", Depth::Sixteen),
        ("256", Depth::TwoHundredFiftySix),
        ("true", Depth::True),
    ];
    config.look.depth = one_of("colour", file.colour.as_deref(), &depths, wrong);
    let grounds = [
        ("auto", None),
        ("terminal", Some(Background::Unknown)),
        ("light", Some(Background::Light)),
        ("dark", Some(Background::Dark)),
    ];
    let ground = one_of("theme", file.theme.as_deref(), &grounds, wrong).or_else(told_ground);
    config.background_chosen = ground.is_some();
    config.look.background = ground.unwrap_or(Background::Unknown);
    for (name, keys) in &file.keys {
        let Some(action) = Action::named(name) else {
            wrong.push(unknown_command(name));
            continue;
        };
        if let Err(why) = config.bindings.rebind(action, keys) {
            wrong.push(format!("keys.{name}: {why}"));
        }
    }
    config
}

fn unknown_command(name: &str) -> String {
    let near = crate::text::nearest::nearest(name, ACTIONS.iter().map(|entry| entry.name));
    let hint = near
        .map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default();
    format!("keys.{name}: there is no such command{hint}")
}

/// The choice with this name; the first without one.
fn one_of<T: Copy, const N: usize>(
    key: &str,
    name: Option<&str>,
    all: &[(&str, T); N],
    wrong: &mut Vec<String>,
) -> T {
    const { assert!(N > 0) }
    let found = name.and_then(|name| all.iter().find(|(it, _)| *it == name));
    if let (Some(name), None) = (name, found) {
        let names = all.map(|(it, _)| it);
        wrong.push(format!("{key}: `{name}` is none of {}", names.join(", ")));
    }
    found.map_or(all[0].1, |(_, choice)| *choice)
}

/// Unicode unless the locale says that the terminal has none.
fn signs() -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let plain = locale.is_some_and(|it| {
        let it = it.to_lowercase();
        !it.contains("utf-8") && !it.contains("utf8")
    });
    if plain || env::var("TERM").is_ok_and(|it| it == "linux" || it == "dumb") {
        Signs::Ascii
    } else {
        Signs::Unicode
    }
}

/// The colours the environment speaks of (no-color.org; COLORTERM; terminfo's names).
fn depth() -> Depth {
    let set = |name| env::var(name).unwrap_or_default();
    if !set("NO_COLOR").is_empty() || set("TERM") == "dumb" {
        Depth::None
    } else if matches!(set("COLORTERM").as_str(), "truecolor" | "24bit") {
        Depth::True
    } else if set("TERM").contains("256") {
        Depth::TwoHundredFiftySix
    } else {
        Depth::Sixteen
    }
}

/// The ground as some terminals put it into the environment (COLORFGBG, from rxvt).
fn told_ground() -> Option<Background> {
    let value = env::var("COLORFGBG").ok()?;
    let ground: u8 = value.rsplit(';').next()?.parse().ok()?;
    Some(if ground == 7 || ground == 15 {
        Background::Light
    } else {
        Background::Dark
    })
}

/// The configuration as a config file, every key with its help. What is left to the program is written as `auto`, so
/// that the file means the same in another terminal; what that comes to here stands beside it.
fn written(file: &ConfigFile, config: &Config) -> String {
    let path = config::path().map_or_else(
        || "(no home folder)".to_owned(),
        |it| it.display().to_string(),
    );
    let mut text = format!("# {path}\n");
    let colour = match config.look.depth {
        Depth::None => "none",
        Depth::Sixteen => "16",
        Depth::TwoHundredFiftySix => "256",
        Depth::True => "true",
    };
    let signs = match config.signs {
        Signs::Ascii => "ascii",
        Signs::Unicode => "unicode",
    };
    let wide = config.ambiguous == Ambiguous::Wide;
    let mut line = |key: &str, value: &str, help: &str| {
        let set = format!("{key} = \"{value}\"");
        let _ = writeln!(text, "{set:<27} # {help}");
    };
    let auto = |chosen: &Option<String>| chosen.clone().unwrap_or_else(|| "auto".to_owned());
    line("theme", &auto(&file.theme), "auto, terminal, light, dark");
    let help = format!("auto, none, 16, 256, true; here {colour}");
    line("colour", &auto(&file.colour), &help);
    let help = format!("auto, unicode, ascii; here {signs}");
    line("signs", &auto(&file.signs), &help);
    line(
        "ambiguous-width",
        if wide { "wide" } else { "narrow" },
        "narrow, wide",
    );
    let on = |it: bool| if it { "on" } else { "off" };
    line("mouse", on(config.mouse), "on, off");
    line(
        "recent",
        on(config.recent),
        "on, off: remember the cases opened",
    );
    match config.width {
        Some(width) => {
            let _ = writeln!(text, "width = {width}");
        }
        None => {
            text.push_str("# width = 80                # the widest the text of Read may run\n");
        }
    }
    match &config.author {
        Some(author) => {
            let _ = writeln!(text, "author = {}", quoted(author));
        }
        None => text.push_str(
            "# author = \"A. Reader\"      # who decides, in what is written to a case\n",
        ),
    }
    text.push_str("\n[keys]                      # a command's keys; these are in force\n");
    for entry in ACTIONS {
        let keys: Vec<String> = config
            .bindings
            .keys(entry.action)
            .iter()
            .map(|it| quoted(it))
            .collect();
        let _ = writeln!(text, "{} = [{}]", entry.name, keys.join(", "));
    }
    text
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(file: &ConfigFile) -> Config {
        let mut wrong = Vec::new();
        let config = chosen(file, &mut wrong);
        assert_eq!(wrong, [""; 0]);
        config
    }

    fn wrong(file: &ConfigFile) -> Vec<String> {
        let mut wrong = Vec::new();
        let _ = chosen(file, &mut wrong);
        wrong
    }

    #[test]
    fn what_is_printed_can_be_read_again() {
        let file = ConfigFile::default();
        let text = written(&file, &sound(&file));
        let (file, wrong) = ConfigFile::parse(&text);
        assert_eq!(wrong, [""; 0]);
        assert_eq!(written(&file, &sound(&file)), text);
    }

    #[test]
    fn what_is_left_to_the_program_stays_so_in_what_is_printed() {
        let file = ConfigFile {
            signs: Some("ascii".into()),
            ..ConfigFile::default()
        };
        let text = written(&file, &sound(&file));
        assert!(text.contains("colour = \"auto\""), "{text}");
        assert!(text.contains("signs = \"ascii\""), "{text}");
    }

    #[test]
    fn an_unknown_choice_names_those_there_are() {
        let file = ConfigFile {
            theme: Some("drak".into()),
            ..ConfigFile::default()
        };
        assert_eq!(
            wrong(&file),
            ["theme: `drak` is none of auto, terminal, light, dark"]
        );
    }

    #[test]
    fn an_unknown_command_is_told_with_the_nearest() {
        let keys = [("next-roww".to_owned(), vec!["e".to_owned()])].into();
        let file = ConfigFile {
            keys,
            ..ConfigFile::default()
        };
        assert_eq!(
            wrong(&file),
            ["keys.next-roww: there is no such command; did you mean `next-row`?"]
        );
    }

    #[test]
    fn keys_nobody_has_and_a_program_nobody_can_leave_are_told() {
        let keys = |name: &str, keys: &[&str]| {
            let keys = keys.iter().map(|key| (*key).to_owned()).collect();
            let keys = [(name.to_owned(), keys)].into();
            wrong(&ConfigFile {
                keys,
                ..ConfigFile::default()
            })
            .concat()
        };
        assert!(keys("panes", &["Hyper-x"]).starts_with("keys.panes: `Hyper-x` is no key"));
        assert!(keys("quit", &[]).contains("needs a key"));
        assert_eq!(keys("panes", &[]), "");
        assert_eq!(keys("panes", &["Alt-x", "gzx"]), "");
    }
}
