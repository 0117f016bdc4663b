//! Makes the background table: in how many of 10,000 sentences each stem stands, in texts given as plain files or as JSON
//! Lines with a key `text`.
//!
//! `cargo run --release --example count_words -- TEXT... > domain/src/suggest/thesaurus/background.txt`. Only stems of at
//! least two texts are kept, grouped by rounded frequency, so that no text can be made out again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::{env, fs, process::ExitCode};

use tellings::suggest::features::Reading;
use tellings::text::features::{Stems, TokenKind, tokens};
use tellings::text::segment::{paragraphs, sentences};

/// What is counted of one stem.
#[derive(Default)]
struct Count {
    sentences: u32,
    texts: u32,
    last: usize,
}

fn main() -> ExitCode {
    let texts: Vec<String> = env::args()
        .skip(1)
        .filter_map(|path| fs::read_to_string(path).ok())
        .flat_map(|it| texts(&it))
        .collect();
    if texts.is_empty() {
        eprintln!("usage: count_words TEXT...");
        return ExitCode::from(2);
    }
    let mut counts: HashMap<String, Count> = HashMap::new();
    let mut all = 0u32;
    for (at, text) in texts.iter().enumerate() {
        all += count(text, at + 1, &mut counts);
    }
    print(&counts, all, texts.len());
    ExitCode::SUCCESS
}

/// The texts of a file: one, or one a line of JSON.
fn texts(file: &str) -> Vec<String> {
    let of_line = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(value.get("text")?.as_str()?.to_owned())
    };
    let found: Vec<String> = file.lines().filter_map(of_line).collect();
    if found.is_empty() {
        vec![file.to_owned()]
    } else {
        found
    }
}

/// Counts the stems of a text by sentence; how many sentences there are.
fn count(text: &str, number: usize, counts: &mut HashMap<String, Count>) -> u32 {
    let stems = Stems::new(None);
    let mut all = 0;
    for paragraph in paragraphs(text) {
        let paragraph = text.get(paragraph).unwrap_or_default();
        for sentence in sentences(paragraph) {
            all += 1;
            let words = tokens(paragraph.get(sentence).unwrap_or_default(), None);
            let words = words.iter().filter(|it| Reading::has_meaning(it));
            let found: HashSet<String> = words
                .map(|it| {
                    if it.kind == TokenKind::Name {
                        stems.stem(&it.stem)
                    } else {
                        it.stem.clone()
                    }
                })
                .collect();
            for stem in found {
                let count = counts.entry(stem).or_default();
                count.sentences += 1;
                count.texts += u32::from(count.last != number);
                count.last = number;
            }
        }
    }
    all
}

/// Prints the stems by how often they are met, in coarse steps.
fn print(counts: &HashMap<String, Count>, sentences: u32, texts: usize) {
    let mut lines: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    let is_word = |stem: &str| stem.chars().all(char::is_alphabetic);
    for (stem, count) in counts
        .iter()
        .filter(|(stem, count)| count.texts >= 2 && is_word(stem))
    {
        let of_ten_thousand = f64::from(count.sentences) * 10_000.0 / f64::from(sentences.max(1));
        // Steps of a quarter power of two.
        let step = (of_ten_thousand.max(1.0).log2() * 2.0).round() / 2.0;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and 10,000"
        )]
        lines
            .entry(step.exp2().round() as u32)
            .or_default()
            .insert(stem);
    }
    println!(
        "# How often a stem is met: in so many of 10,000 sentences, in steps of half a power of two. From {texts} texts, {sentences} sentences:"
    );
    println!(
        "# English news articles of 2015 and 2016, and the documents under examples/. Stems of one text alone are left out."
    );
    println!("# Made by `cargo run --release --example count_words -- TEXT...`.");
    for (count, stems) in lines {
        println!(
            "{count}: {}",
            stems.into_iter().collect::<Vec<_>>().join(" ")
        );
    }
}
