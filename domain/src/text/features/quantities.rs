//! Quantities: a number as the range it allows, with what it counts.
//!
//! "at least five men", "seven or eight", "about 20 metres", "half an hour", "Gate 4". Two quantities clash when they count
//! the same and their ranges do not meet (de Marneffe, Rafferty and Manning 2008, "Finding contradictions in text":
//! numeric mismatch, the most precise of their kinds).

use super::{Token, TokenKind};

/// What a unit measures, in its base: seconds, metres, kilograms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// How long it took, in seconds.
    Duration,
    /// How far, in metres.
    Length,
    /// How heavy, in kilograms.
    Mass,
}

/// A number of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The token that holds the number.
    pub at: usize,
    /// The least it may mean.
    pub low: f64,
    /// The most it may mean; infinite for "at least".
    pub high: f64,
    /// What is counted: stems of the words behind it, the nearest first, at most three; of a label ("Gate 4") the word before.
    pub units: Vec<String>,
    /// Whether it names one of several rather than counting.
    pub label: bool,
    /// Set when the unit is one of a measure; the range is then in its base.
    pub dimension: Option<Dimension>,
}

/// What "about" allows on either side.
const ABOUT: f64 = 0.2;

/// Units by stem, with what one of them is in the base of its dimension.
const UNITS: &[(&str, Dimension, f64)] = &[
    ("second", Dimension::Duration, 1.0),
    ("minut", Dimension::Duration, 60.0),
    ("min", Dimension::Duration, 60.0),
    ("hour", Dimension::Duration, 3600.0),
    ("day", Dimension::Duration, 86_400.0),
    ("week", Dimension::Duration, 604_800.0),
    ("fortnight", Dimension::Duration, 1_209_600.0),
    ("month", Dimension::Duration, 2_629_800.0),
    ("year", Dimension::Duration, 31_557_600.0),
    ("centimetr", Dimension::Length, 0.01),
    ("cm", Dimension::Length, 0.01),
    ("inch", Dimension::Length, 0.0254),
    ("foot", Dimension::Length, 0.3048),
    ("yard", Dimension::Length, 0.9144),
    ("metr", Dimension::Length, 1.0),
    ("meter", Dimension::Length, 1.0),
    ("m", Dimension::Length, 1.0),
    ("kilometr", Dimension::Length, 1000.0),
    ("kilomet", Dimension::Length, 1000.0),
    ("km", Dimension::Length, 1000.0),
    ("mile", Dimension::Length, 1609.344),
    ("gram", Dimension::Mass, 0.001),
    ("pound", Dimension::Mass, 0.4536),
    ("kilo", Dimension::Mass, 1.0),
    ("kilogram", Dimension::Mass, 1.0),
    ("kg", Dimension::Mass, 1.0),
    ("tonn", Dimension::Mass, 1000.0),
    ("ton", Dimension::Mass, 1000.0),
];

/// Words that a number behind them names rather than counts.
const LABELLED: &[&str] = &[
    "room",
    "gate",
    "platform",
    "lock",
    "pier",
    "dock",
    "berth",
    "flight",
    "rout",
    "bus",
    "train",
    "channel",
    "number",
    "no",
    "apart",
    "flat",
    "lot",
    "ward",
    "unit",
    "floor",
    "level",
    "line",
    "lane",
    "exit",
    "junction",
    "page",
    "chapter",
    "bay",
    "station",
    "section",
    "articl",
    "paragraph",
    "highway",
];

impl Quantity {
    /// Whether both count the same thing, as far as their units tell.
    #[must_use]
    pub fn same_unit(&self, other: &Self) -> bool {
        if self.label != other.label {
            return false;
        }
        match (self.dimension, other.dimension) {
            (Some(one), Some(other)) => one == other,
            (None, None) => self.units.iter().any(|unit| other.units.contains(unit)),
            _ => false,
        }
    }

    /// Whether no number fits both. A twentieth is allowed where a unit had to be converted.
    #[must_use]
    pub fn apart(&self, other: &Self) -> bool {
        let slack = if self.dimension.is_some() && self.units.first() != other.units.first() {
            0.05
        } else {
            0.0
        };
        self.high * (1.0 + slack) < other.low || other.high * (1.0 + slack) < self.low
    }
}

/// The quantities of a text, in order.
#[must_use]
pub fn quantities(tokens: &[Token]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let next = number(tokens, at).or_else(|| one_unit(tokens, at));
        at += match next {
            Some((quantity, taken)) => {
                found.push(quantity);
                taken
            }
            None => 1,
        };
    }
    found
}

fn stem(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.stem.as_str())
}

fn value(tokens: &[Token], at: usize) -> Option<f64> {
    match tokens.get(at)?.kind {
        TokenKind::Number(value) => Some(value),
        _ => None,
    }
}

/// The quantity whose number stands at a token, and how many tokens its number takes.
fn number(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let first = if stem(tokens, at) == "twice" {
        2.0
    } else {
        value(tokens, at)?
    };
    let (mut low, mut high, mut taken) = (first, first, 1);
    let is_joint = matches!(stem(tokens, at + 1), "or" | "to" | "-" | "–")
        || (stem(tokens, at + 1) == "and" && before(tokens, at, 1) == "between");
    if let Some(last) = value(tokens, at + 2).filter(|last| is_joint && *last > first) {
        (high, taken) = (last, 3);
    }
    match (before(tokens, at, 2), before(tokens, at, 1)) {
        ("at", "least") | ("more", "than") | (_, "over") => high = f64::INFINITY,
        ("at", "most") | ("less" | "few", "than") | ("up", "to") | (_, "under") => low = 0.0,
        (
            _,
            "about" | "around" | "some" | "rough" | "approxim" | "circa" | "near" | "almost"
            | "perhap" | "mayb",
        ) => {
            (low, high) = (low * (1.0 - ABOUT), high * (1.0 + ABOUT));
        }
        _ => {}
    }
    let units = if stem(tokens, at) == "twice" {
        vec!["time".to_owned()]
    } else {
        units(tokens, at + taken)
    };
    Some((
        measured(
            tokens,
            Quantity {
                at,
                low,
                high,
                units,
                label: false,
                dimension: None,
            },
        ),
        taken,
    ))
}

/// "an hour", "half an hour", "a mile": one unit of a measure without a number.
fn one_unit(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let half = stem(tokens, at) == "half";
    let article = at + usize::from(half);
    let unit = article + 1;
    let known =
        matches!(stem(tokens, article), "a" | "an") && dimension(stem(tokens, unit)).is_some();
    // "a second man", "a pound coin": only where no noun follows.
    let ends = tokens
        .get(unit + 1)
        .is_none_or(|next| next.kind != TokenKind::Content);
    if !known || !ends || matches!(stem(tokens, unit), "second" | "m") {
        return None;
    }
    let more = stem(tokens, unit + 1) == "and"
        && stem(tokens, unit + 2) == "a"
        && stem(tokens, unit + 3) == "half";
    let value = if half { 0.5 } else { 1.0 } + if more { 0.5 } else { 0.0 };
    let units = vec![stem(tokens, unit).to_owned()];
    let quantity = Quantity {
        at: unit,
        low: value,
        high: value,
        units,
        label: false,
        dimension: None,
    };
    Some((
        measured(tokens, quantity),
        unit - at + if more { 4 } else { 1 },
    ))
}

fn before(tokens: &[Token], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |at| stem(tokens, at))
}

/// The stems of up to three words behind a number, hyphens aside.
fn units(tokens: &[Token], from: usize) -> Vec<String> {
    let behind = tokens
        .iter()
        .skip(from)
        .filter(|token| token.stem != "-")
        .take(4);
    let counted = behind.take_while(|token| {
        matches!(
            token.kind,
            TokenKind::Content | TokenKind::Name | TokenKind::Time
        ) || matches!(token.stem.as_str(), "of" | "other" | "more" | "%" | "per")
    });
    let nouns = counted.filter(|token| token.kind != TokenKind::Function);
    let unit = |token: &Token| match token.stem.as_str() {
        "percent" | "%" => "per cent".to_owned(),
        "cent" if stem(tokens, from) == "per" => "per cent".to_owned(),
        stem => stem.to_owned(),
    };
    nouns.take(3).map(unit).collect()
}

fn dimension(unit: &str) -> Option<(Dimension, f64)> {
    let known = UNITS.iter().find(|(stem, ..)| *stem == unit)?;
    Some((known.1, known.2))
}

/// The quantity in the base of its measure, or as a label of the word before it.
fn measured(tokens: &[Token], mut quantity: Quantity) -> Quantity {
    let name = quantity.at.checked_sub(1).and_then(|at| tokens.get(at));
    if let Some(word) = name.filter(|word| LABELLED.contains(&word.stem.as_str())) {
        quantity.label = true;
        quantity.units = vec![word.stem.clone()];
    } else if let Some((dimension, factor)) =
        quantity.units.first().and_then(|unit| dimension(unit))
    {
        quantity.dimension = Some(dimension);
        quantity.low *= factor;
        quantity.high *= factor;
    } else if let Some(money) =
        name.filter(|word| matches!(word.stem.as_str(), "$" | "£" | "€" | "¥"))
    {
        quantity.units = vec![money.stem.clone()];
    }
    quantity
}
