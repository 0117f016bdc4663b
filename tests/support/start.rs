//! How a program is started in a pseudo-terminal: its arguments, folder, variables, size.
#![allow(
    clippy::expect_used,
    reason = "a test that cannot start its program cannot go on"
)]

use super::home::Home;
use std::ffi::OsString;
use std::path::PathBuf;

/// A program about to be started; `open` (in `pty`) starts it.
pub(crate) struct Start {
    pub(crate) argv: Vec<OsString>,
    pub(crate) variables: Vec<(OsString, OsString)>,
    pub(crate) folder: Option<PathBuf>,
    pub(crate) size: (u16, u16),
    pub(crate) answers: bool,
    pub(crate) background: &'static str,
    pub(crate) home: Home,
}

/// A shell with job control around the program: when the program stops, it says so, waits for a line and brings the program back.
const JOB_CONTROL: &str = r#"
set -m
"$@"
code=$?
while case $code in 147 | 148) true ;; *) false ;; esac; do
    printf 'stopped %s\n' "$code"
    read -r line
    fg
    code=$?
done
exit "$code"
"#;

impl Start {
    /// The built program itself.
    pub(crate) fn tellings<A: Into<OsString>>(arguments: impl IntoIterator<Item = A>) -> Self {
        Self::program(env!("CARGO_BIN_EXE_tellings"), arguments)
    }

    /// Any program, found through `PATH`; 100 × 30 cells, a dark terminal that answers.
    pub(crate) fn program<A: Into<OsString>>(
        program: impl Into<OsString>,
        arguments: impl IntoIterator<Item = A>,
    ) -> Self {
        let mut argv = vec![program.into()];
        argv.extend(arguments.into_iter().map(Into::into));
        Self {
            argv,
            variables: Vec::new(),
            folder: None,
            size: (100, 30),
            answers: true,
            background: "1010/1010/1010",
            home: Home::new(),
        }
    }

    /// Sets a variable of the program's environment, which is otherwise empty but for `PATH`, `TERM`, `LC_ALL` and the home.
    pub(crate) fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// Starts in `folder`, not in the home.
    pub(crate) fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// The terminal's size in (columns, rows).
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// A terminal that answers no question at all.
    pub(crate) fn mute(mut self) -> Self {
        self.answers = false;
        self
    }

    /// A terminal with a light background.
    pub(crate) fn light(mut self) -> Self {
        self.background = "f8f8/f8f8/f8f8";
        self
    }

    /// Uses a home that already has something in it.
    pub(crate) fn home(mut self, home: Home) -> Self {
        self.home = home;
        self
    }

    /// Runs the program through `sh -c script`, where it is `"$@"`: for pipes.
    pub(crate) fn script(mut self, script: &str) -> Self {
        let shell = ["sh", "-c", script, "sh"].map(OsString::from);
        self.argv.splice(0..0, shell);
        self
    }

    /// Runs the program as a job of a shell, which is what Ctrl-Z needs; it prints `stopped` then and waits for Enter.
    pub(crate) fn under_a_shell(self) -> Self {
        self.script(JOB_CONTROL)
    }
}
