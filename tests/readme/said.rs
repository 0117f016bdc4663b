//! The README's example case, its configuration and its exit codes are tried, and it keeps its promises of form.

use super::page::{blocks, part, readme};
use clap::CommandFactory;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own for a test, empty, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("tellings-readme-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("tellings")).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs the program with no configuration but what the folder holds.
fn run(folder: &Folder, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tellings"));
    for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
        command.env(name, &folder.0);
    }
    command
        .env("LC_ALL", "C.UTF-8")
        .current_dir(&folder.0)
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_example_case_is_a_case_without_problems() {
    let page = readme();
    let folder = Folder::new("case");
    let case = blocks(&page, "The case file", "toml");
    let letter = blocks(&page, "The case file", "text");
    fs::write(folder.0.join("case.toml"), case.first().unwrap()).unwrap();
    fs::write(folder.0.join("letter.txt"), letter.first().unwrap()).unwrap();
    let checked = run(&folder, &["check", "case.toml"]);
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
    let shown = String::from_utf8(run(&folder, &["show", "case.toml"]).stdout).unwrap();
    assert!(shown.contains("≠ contradict"), "{shown}");
}

#[test]
fn the_configuration_is_taken_and_names_every_key() {
    let folder = Folder::new("config");
    let block = blocks(&readme(), "Configuration", "toml").remove(0);
    fs::write(folder.0.join("tellings/config.toml"), &block).unwrap();
    let printed = run(&folder, &["config"]);
    assert!(
        printed.status.success(),
        "{}",
        String::from_utf8_lossy(&printed.stderr)
    );
    let printed = String::from_utf8(printed.stdout).unwrap();
    let keys = |text: &str| -> BTreeSet<String> {
        let top: toml::Table = toml::from_str(text).unwrap();
        top.keys().cloned().collect()
    };
    assert_eq!(keys(&block), keys(&printed));
}

#[test]
fn the_exit_codes_are_those_of_the_help() {
    let help = tellings::cli::Cli::command()
        .get_after_help()
        .unwrap()
        .to_string();
    let codes = help
        .lines()
        .find(|line| line.starts_with("Exit codes: "))
        .unwrap();
    assert!(readme().contains(codes), "{codes}");
}

#[test]
fn the_page_is_short_and_its_files_are_there() {
    let page = readme();
    // The table of keys is there to be searched, all else to be read.
    let keys = part(&page, "keys").lines().count();
    let read = page.lines().count() - keys;
    assert!(read <= 350, "{read} lines besides the keys");
    let targets = page
        .split("](")
        .skip(1)
        .filter_map(|it| it.split(')').next());
    let files = targets.filter(|it| !it.contains("://") && !it.starts_with('#'));
    for file in files {
        assert!(
            super::page::root().join(file).exists(),
            "there is no {file}"
        );
    }
}
