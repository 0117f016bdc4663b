//! `git merge` itself calls the built program, in a repository of the test's own.

use super::home::Home;
use super::{BASE, run};
use std::fs;
use std::process::{Command, Output};

/// A repository that knows nothing of the person's configuration.
struct Repository(Home);

impl Repository {
    /// With one commit, the case; none where there is no git.
    fn new() -> Option<Self> {
        let repository = Self(Home::new());
        if repository.try_git(&["--version"]).is_none() {
            println!("skipped: no git");
            return None;
        }
        // The lines of the README, with the built program.
        let program = format!("'\"{}\" merge", env!("CARGO_BIN_EXE_tellings"));
        repository.git(&["init", "--quiet", "--initial-branch=ann"]);
        let lines = readme_lines().replace("'tellings merge", &program);
        let done = repository.command("sh").args(["-ec", &lines]).output();
        assert!(done.unwrap().status.success(), "{lines}");
        repository.commit(BASE);
        repository.git(&["branch", "ben"]);
        Some(repository)
    }

    /// A program in the repository.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .envs(self.0.variables())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_TERMINAL_PROMPT", "0");
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "A tester")
                .env(format!("GIT_{who}_EMAIL"), "tester@example.org");
        }
        command.current_dir(self.0.path());
        command
    }

    fn try_git(&self, arguments: &[&str]) -> Option<Output> {
        self.command("git").args(arguments).output().ok()
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let done = self.try_git(arguments).unwrap();
        assert!(done.status.success(), "git {arguments:?}: {}", said(&done));
        done
    }

    fn commit(&self, case: &str) {
        self.0.write("case.toml", case);
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "--message=a change"]);
    }

    fn case(&self) -> String {
        fs::read_to_string(self.0.path().join("case.toml")).unwrap()
    }
}

/// What the README tells to type, once a repository.
fn readme_lines() -> &'static str {
    let page = include_str!("../../README.md");
    let start = page.find("git config merge.tellings.driver").unwrap();
    page[start..].split("```").next().unwrap()
}

#[test]
fn the_readme_keeps_journal_and_lock_out_of_git() {
    let Some(repository) = Repository::new() else {
        return;
    };
    for file in ["case.toml.journal", "case.toml.lock", "case.toml"] {
        repository.0.write(&format!("sub/{file}"), "x");
    }
    let status = repository.git(&["status", "--porcelain", "--untracked-files=all"]);
    assert_eq!(said(&status).trim(), "?? sub/case.toml");
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&[done.stdout.clone(), done.stderr.clone()].concat()).into_owned()
}

#[test]
fn neighbouring_changes_merge_where_git_alone_would_see_a_conflict() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.commit(&BASE.replace("\"tension\"\n", "\"tension\"\nfacets = [\"time\"]\n"));
    repository.git(&["checkout", "--quiet", "ben"]);
    repository.commit(&BASE.replace("\"tension\"\n", "\"contradict\"\n"));
    repository.git(&["checkout", "--quiet", "ann"]);
    repository.git(&["merge", "--quiet", "ben"]);
    let wanted = BASE.replace("\"tension\"\n", "\"contradict\"\nfacets = [\"time\"]\n");
    assert_eq!(repository.case(), wanted);
    let status = repository.git(&["status", "--porcelain"]);
    assert!(status.stdout.is_empty(), "{}", said(&status));
}

#[test]
fn a_conflict_leaves_the_file_unmerged_for_a_person_until_it_is_settled() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.commit(&BASE.replace("\"tension\"", "\"deny\""));
    repository.git(&["checkout", "--quiet", "ben"]);
    repository.commit(&BASE.replace("\"tension\"", "\"agree\""));
    repository.git(&["checkout", "--quiet", "ann"]);
    let merged = repository.try_git(&["merge", "ben"]).unwrap();
    assert!(!merged.status.success());
    assert!(
        said(&merged).contains("case.toml: merged, with 1 conflict;"),
        "{}",
        said(&merged)
    );
    let status = repository.git(&["status", "--porcelain"]);
    assert_eq!(said(&status).trim(), "UU case.toml");
    assert!(!repository.case().contains("<<<<<<<"));
    let checked = run(&repository.0, &["check", "case.toml"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(said(&checked).contains("`relation` of finding `a, b` was changed by two people"));
    // Settled: the value is chosen, the table deleted.
    let case = repository.case();
    let settled = case.split("\n[[conflict]]").next().unwrap();
    repository.commit(settled);
    assert_eq!(
        run(&repository.0, &["check", "case.toml"]).status.code(),
        Some(0)
    );
}

#[test]
fn a_case_that_both_branches_added_is_merged_too() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let add = |text: &str| {
        repository.0.write("new-case.toml", text);
        repository.commit(BASE);
    };
    add(BASE);
    repository.git(&["checkout", "--quiet", "ben"]);
    add(&BASE.replace("\"tension\"\n", "\"tension\"\nnote = \"why?\"\n"));
    repository.git(&["checkout", "--quiet", "ann"]);
    repository.git(&["merge", "--quiet", "ben"]);
    let new = fs::read_to_string(repository.0.path().join("new-case.toml")).unwrap();
    assert_eq!(
        new,
        BASE.replace("\"tension\"\n", "\"tension\"\nnote = \"why?\"\n")
    );
}
