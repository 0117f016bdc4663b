//! Verbs of speech and thought: their forms, what kind of saying they are, and what they take.

use std::collections::HashMap;

use crate::case::{Word as _, words};

words! {
    /// What kind of saying a verb is.
    Sense ("kind of saying") {
        Say = "say", "says it";
        Deny = "deny", "says that it is not so";
        Allege = "allege", "says it without proof";
        Think = "think", "thinks it";
    }
}

/// Which form of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// known; not a form that is a past tense as well
    Participle,
    /// saying
    Gerund,
}

/// What a verb takes; the words of the lists' heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the list")]
pub(crate) struct Takes {
    /// Words in quotation marks.
    pub quote: bool,
    /// A clause with "that".
    pub that: bool,
    /// A clause without.
    pub bare: bool,
    /// The same behind a comma.
    pub comma: bool,
    /// Who is told, before it.
    pub hearer: bool,
    /// An infinitive.
    pub to: bool,
    /// A thing.
    pub noun: bool,
    /// Whatever follows.
    pub of: bool,
    /// Whom or what that is about, before it.
    pub whom: bool,
    /// Nothing: the form may be another word.
    pub also: bool,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// Which.
    pub tense: Tense,
    /// Whether the past tense is the participle too.
    pub participle: bool,
    /// What kind of saying.
    pub sense: Sense,
    /// What it takes.
    pub takes: Takes,
}

/// Makes the forms of a verb from those that are written.
pub(super) type Inflect = fn(&[&str]) -> Vec<(String, Tense)>;

/// Reads a list of verbs.
pub(super) fn read(list: &str, inflect: Inflect) -> HashMap<String, Form> {
    let mut forms: HashMap<String, Form> = HashMap::new();
    let mut sense = Sense::Say;
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            sense = Sense::parse(head).unwrap_or(sense);
            continue;
        }
        let (written, takes) = line.split_once(':').unwrap_or((line, ""));
        let (takes, more) = takes.split_once("forms").unwrap_or((takes, ""));
        let written: Vec<&str> = written.split_whitespace().collect();
        let takes = takes_of(takes);
        let participle = written.len() < 3;
        let form = |tense| Form {
            tense,
            participle: participle && tense == Tense::Past || tense == Tense::Participle,
            sense,
            takes,
        };
        for (spelled, tense) in inflect(&written) {
            // "er behauptet" is no participle, though "er hat behauptet" is one.
            let participle = tense == Tense::Participle;
            let known = forms.get_mut(&spelled).filter(|_| participle);
            match known {
                Some(Form { participle, .. }) => *participle = true,
                None => _ = forms.insert(spelled, form(tense)),
            }
        }
        for spelled in more.split_whitespace() {
            forms.insert(spelled.to_owned(), form(Tense::Past));
        }
    }
    forms
}

fn takes_of(words: &str) -> Takes {
    let has = |wanted| words.split_whitespace().any(|word| word == wanted);
    Takes {
        quote: has("quote"),
        that: has("that"),
        bare: has("bare"),
        comma: has("comma"),
        hearer: has("hearer"),
        to: has("to"),
        noun: has("noun"),
        of: has("of"),
        whom: has("whom"),
        also: has("also"),
    }
}

/// English: base, past, participle; the -s and -ing forms by rule.
pub(super) fn english(written: &[&str]) -> Vec<(String, Tense)> {
    let Some(base) = written.first() else {
        return Vec::new();
    };
    let past = written.get(1).copied().unwrap_or(base);
    let doubled = past
        .strip_suffix("ed")
        .filter(|stem| stem.len() == base.len() + 1 && stem.starts_with(base));
    let gerund = match (doubled, base.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ing"),
        (None, Some(stem)) if !base.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{base}ing"),
    };
    let third = match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if base.ends_with("sh") || base.ends_with("ss") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    };
    let mut forms = vec![
        ((*base).to_owned(), Tense::Base),
        (third, Tense::Third),
        (gerund, Tense::Gerund),
        (past.to_owned(), Tense::Past),
    ];
    if let Some(participle) = written.get(2) {
        forms.push(((*participle).to_owned(), Tense::Participle));
    }
    // "read read": the past tense is what is printed.
    forms.dedup_by(|one, other| one.0 == other.0);
    forms
}

/// Base, present, past, participle, each as written; more present and past forms behind a bar.
pub(super) fn as_written(written: &[&str]) -> Vec<(String, Tense)> {
    let tenses = [Tense::Base, Tense::Third, Tense::Past, Tense::Participle];
    let forms = written.iter().zip(tenses);
    forms
        .flat_map(|(forms, tense)| forms.split('|').map(move |form| (form.to_owned(), tense)))
        .collect()
}
