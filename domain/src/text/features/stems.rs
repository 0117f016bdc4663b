//! Stems by language, and how English contractions come apart.

use rust_stemmers::{Algorithm, Stemmer};

/// A longer word is a string of signs, not something with an ending, in bytes.
const LONGEST: usize = 64;

/// Stems words of one language.
pub struct Stems {
    stemmer: Option<Stemmer>,
    english: bool,
}

impl Stems {
    /// Snowball's algorithm for a BCP 47 tag, English without one; a language that has none keeps its words whole.
    #[must_use]
    pub fn new(language: Option<&str>) -> Self {
        let language = primary_subtag(language.unwrap_or("en"));
        Self {
            stemmer: algorithm(&language).map(Stemmer::create),
            english: language == "en",
        }
    }

    /// The stem of `word`, in lower case.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        self.stem_lower(&word.to_lowercase())
    }

    pub(super) fn stem_lower(&self, lower: &str) -> String {
        let lower = if self.english {
            super::irregular::base(lower)
        } else {
            lower
        };
        match &self.stemmer {
            Some(stemmer) if lower.len() <= LONGEST && lower.chars().all(char::is_alphabetic) => {
                stemmer.stem(lower).into_owned()
            }
            _ => lower.to_owned(),
        }
    }
}

/// "en" of "en-NZ", in lower case.
pub(super) fn primary_subtag(language: &str) -> String {
    language
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// The clitic at the end of a lower-case word, with its apostrophe; none when it is the whole word.
pub(super) fn clitic(word: &str) -> Option<&'static str> {
    ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"]
        .into_iter()
        .find(|clitic| word.len() > clitic.len() && word.ends_with(clitic))
}

/// The elided word that a French or Italian lower-case word begins with, with its apostrophe ("l'", "qu'", "dell'").
pub(super) fn elided(word: &str) -> Option<&str> {
    let end = word
        .find('\'')
        .filter(|at| (1..=5).contains(at) && at + 1 < word.len())?;
    word.get(..=end).filter(|elided| elided.is_ascii())
}

/// The word in front of a clitic as it is spelled alone.
pub(super) fn host<'a>(host: &'a str, clitic: &str) -> &'a str {
    match (host, clitic) {
        ("ca", "n't") => "can",
        ("wo", "n't") => "will",
        ("sha", "n't") => "shall",
        _ => host,
    }
}

/// The base form of an auxiliary, so that tense and person are no difference.
pub(super) fn auxiliary(form: &'static str) -> &'static str {
    match form {
        "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'re" | "'m" => "be",
        "has" | "had" | "having" | "'ve" => "have",
        "does" | "did" | "doing" | "done" => "do",
        "'ll" => "will",
        _ => form,
    }
}
