//! The bundled examples: embedded, opened in memory.

/// One example: its name and its files, the case file first.
#[derive(Debug)]
pub(super) struct Example {
    /// Its name, as the start screen lists it.
    pub name: &'static str,
    /// What it shows, in one line.
    pub about: &'static str,
    /// Each file's name and bytes.
    pub files: &'static [(&'static str, &'static [u8])],
}

/// Embeds an example's folder.
macro_rules! example {
    ($name:literal, $about:literal, [$($file:literal),+]) => {
        Example {
            name: $name,
            about: $about,
            files: &[$(($file, include_bytes!(concat!("../../examples/", $name, "/", $file)))),+],
        }
    };
}

/// The examples in the order the start screen lists them.
pub(super) const EXAMPLES: &[Example] = &[
    example!(
        "parade",
        "one newspaper article, two accounts and five more voices",
        ["case.toml", "article.txt"]
    ),
    example!(
        "square",
        "four tellings of a first shot, 1775",
        [
            "case.toml",
            "parker.txt",
            "pitcairn.txt",
            "fessenden.txt",
            "gould.txt"
        ]
    ),
    example!(
        "statement",
        "one constable's statement, told three times in a year",
        [
            "case.toml",
            "1-notebook.txt",
            "2-report.txt",
            "3-hearing.txt",
            "control-room-log.txt"
        ]
    ),
    example!(
        "underpass",
        "a collision in Japanese, with a French letter",
        [
            "case.toml",
            "saeki.txt",
            "horiuchi.txt",
            "lettre.txt",
            "post.txt"
        ]
    ),
];
