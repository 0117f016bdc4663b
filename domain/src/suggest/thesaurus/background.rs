//! How often a word is met in news and reports, by stem.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The table; its first lines say how it was made.
const TABLE: &str = include_str!("background.txt");

/// By stem: in how many of a thousand… of the sentences it stands.
static SHARES: LazyLock<HashMap<&str, f32>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let of_line = |line: &'static str| {
        let (count, stems) = line.split_once(':').unwrap_or_default();
        let share = count.parse::<f32>().unwrap_or(1.0) / SENTENCES;
        stems.split_whitespace().map(move |stem| (stem, share))
    };
    lines.flat_map(of_line).collect()
});

/// As many sentences are taken to stand behind the table.
const SENTENCES: f32 = 10_000.0;

/// Reads the table.
pub(super) fn prepare() {
    LazyLock::force(&SHARES);
}

/// The share of sentences that hold a stem; a word that is not in the table is taken to be met half as often as the rarest.
pub fn share(stem: &str) -> f32 {
    SHARES.get(stem).copied().unwrap_or(0.5 / SENTENCES)
}
