//! The programs measured side by side: how each is started, when its first frame stands, how it quits.

use super::generate::Made;
use crate::harness::start::Start;
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use vt100::Screen;

/// When a screen is as it should be.
pub(crate) type Wish = Box<dyn FnMut(&Screen) -> bool + Send>;

/// A program with its arguments, and what to look for.
pub(crate) struct Contestant {
    pub(crate) name: &'static str,
    program: PathBuf,
    arguments: Vec<OsString>,
    marker: String,
    /// The keys that end it without a question.
    pub(crate) quit: &'static str,
}

impl Contestant {
    /// The built program on `file`; `marker` must stand on its first frame, beside the name of a view.
    pub(crate) fn ours(file: &Path, marker: impl Into<String>) -> Self {
        Self {
            name: "tellings",
            program: env!("CARGO_BIN_EXE_tellings").into(),
            arguments: vec![file.into()],
            marker: marker.into(),
            quit: "q",
        }
    }

    /// A peer on `file`, or nothing when it is not installed; its first frame stands when `marker` does.
    pub(crate) fn peer(name: &'static str, file: &Path, marker: &str) -> Option<Self> {
        let quit = if name == "vim" { ":q!<Enter>" } else { "q" };
        let path = std::env::var_os("PATH")?;
        let program = std::env::split_paths(&path).map(|folder| folder.join(name));
        Some(Self {
            name,
            program: program.into_iter().find(|program| program.is_file())?,
            arguments: vec![file.into()],
            marker: marker.to_owned(),
            quit,
        })
    }

    /// Starts of it: 200 × 60 cells, a home of its own.
    pub(crate) fn start(&self) -> Start {
        Start::program(&self.program, self.arguments.iter().cloned()).size(200, 60)
    }

    /// Its first frame: the marker, and something in the last row.
    pub(crate) fn first_frame(&self) -> Wish {
        let marker = self.marker.clone();
        Box::new(move |screen| !row(screen, 59).is_empty() && screen.contents().contains(&marker))
    }

    /// The counts of the header are there: no `…` in the first row.
    pub(crate) fn loaded(&self) -> Wish {
        let mut drawn = self.first_frame();
        Box::new(move |screen| {
            drawn(screen) && row(screen, 0).contains("events") && !row(screen, 0).contains('…')
        })
    }
}

/// The text of one row of a screen.
pub(crate) fn row(screen: &Screen, number: usize) -> String {
    screen.rows(0, 200).nth(number).unwrap_or_default()
}

/// The beginning of a text that stands low on the first screen of `file`, and on no other row: 40 letters of a line.
pub(crate) fn low_on_screen(file: &Path, rows: usize) -> String {
    let (mut used, mut marker) = (0, String::new());
    let Ok(file) = File::open(file) else {
        return marker;
    };
    for line in BufReader::new(file).lines().map_while(Result::ok) {
        let height = line.chars().count().div_ceil(200).max(1);
        if used + height > rows {
            break;
        }
        used += height;
        // Only a line with a number in it is unlike the others.
        if line.bytes().any(|byte| byte.is_ascii_digit()) {
            marker = line.chars().take(40).collect();
        }
    }
    marker
}

/// The title of the first event of a made case, without its tail.
pub(crate) fn first_title(made: &Made) -> String {
    let Ok(file) = File::open(&made.case) else {
        return String::new();
    };
    let titles = BufReader::new(file).lines().map_while(Result::ok);
    let title = titles
        .filter_map(|line| Some(line.strip_prefix("title = \"")?.to_owned()))
        .nth(1);
    title.unwrap_or_default().chars().take(20).collect()
}
