//! Records and their fields as a reader sees them: names and first words instead of ids.

use super::Spot;
use crate::annotate;
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::voice;
use crate::case::{Case, Edtf, Field, Id, Kind, Value, Word};
use crate::text::clean::Shown;

/// How much of a text (in bytes) a line can show at most: more is not looked at.
const ENOUGH: usize = 4096;

/// What the field holds, in one line; empty when it is not set.
#[must_use]
pub fn value(state: &State, spot: Spot) -> Shown {
    let case = &state.matter.case;
    let signs = state.config.signs;
    match (spot.field, spot.value(case)) {
        (_, None) => Shown::default(),
        (Field::Chain, Some(_)) => chain(state, spot.at),
        (Field::Claims, _) => pair(state, spot.at),
        (field, Some(Value::Id(id))) => named(state, field, spot.kind, &id),
        (_, Some(Value::Attribution(it))) => Shown::part(&it.rule, 0..ENOUGH, signs),
        (_, Some(Value::Flag(flag))) => Shown::own(if flag { "yes" } else { "no" }),
        (_, Some(Value::Text(text))) => Shown::part(&text, 0..ENOUGH, signs),
        (_, value) => Shown::part(&annotate::written(value.as_ref()), 0..ENOUGH, signs),
    }
}

/// The word a field of a closed list stands for while it is not set; empty where it then says nothing.
#[must_use]
pub fn default(case: &Case, spot: Spot) -> &'static str {
    let Some(crate::case::Shape::Word(list)) = spot.spec().map(|spec| spec.shape) else {
        return "";
    };
    let usual = |word: &&str| {
        annotate::is_default(case, spot.kind, spot.at, spot.field, &Value::text(word))
    };
    let mut words = list.words.iter().map(|(word, _)| *word);
    words.find(usual).unwrap_or_default()
}

/// More of what the field holds: what its word means, its date in full.
#[must_use]
pub fn meaning(state: &State, spot: Spot) -> String {
    let case = &state.matter.case;
    let held = spot.value(case);
    let text = held
        .as_ref()
        .and_then(Value::as_str)
        .unwrap_or(default(case, spot));
    match spot.spec().map(|spec| spec.shape) {
        Some(crate::case::Shape::Word(list)) => {
            let word = list.words.iter().find(|(word, _)| *word == text);
            word.map_or(String::new(), |(_, help)| (*help).to_owned())
        }
        Some(crate::case::Shape::Date) if !text.is_empty() => {
            Edtf::parse(text).map_or(String::new(), |date| date.short())
        }
        _ => String::new(),
    }
}

/// A record's name in a list or a heading; may hold a stranger's words.
#[must_use]
pub fn title(state: &State, kind: Kind, at: usize) -> String {
    let tables = state.matter.case.tables();
    let cut = |text: &str| {
        text.get(..text.floor_char_boundary(ENOUGH))
            .unwrap_or_default()
            .to_owned()
    };
    let found = match kind {
        Kind::Case => Some(cut(&tables.head.title)),
        Kind::Document => tables
            .documents
            .get(at)
            .map(|it| cut(it.title.as_deref().unwrap_or(&it.file))),
        Kind::Source => tables
            .sources
            .get(at)
            .map(|it| cut(it.called(state.config.aliases))),
        Kind::Event => tables.events.get(at).map(|it| cut(&it.title)),
        Kind::Claim => tables.claims.get(at).map(|it| cut(it.words())),
        Kind::Finding => tables
            .findings
            .get(at)
            .map(|it| it.relation.spelling().to_owned()),
        Kind::Silence => tables.silences.get(at).map(|it| source(state, &it.source)),
        Kind::Conflict => tables.conflicts.get(at).map(|it| cut(&it.id)),
        Kind::Rejected => tables.rejected.get(at).map(|it| cut(&it.kind)),
    };
    found.unwrap_or_default()
}

/// What stands by a record's name: who says a claim, the two claims of a finding, when an event was.
#[must_use]
pub fn about(state: &State, kind: Kind, at: usize) -> String {
    let tables = state.matter.case.tables();
    let join = |parts: [String; 2]| {
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(&format!(" {} ", glyphs(state.config.signs).dot))
    };
    let found = match kind {
        Kind::Document => tables.documents.get(at).map(|it| it.file.to_string()),
        Kind::Source => tables
            .sources
            .get(at)
            .map(|it| it.role.as_deref().unwrap_or_default().to_owned()),
        Kind::Event => tables.events.get(at).map(|it| {
            join([
                count(state, at),
                it.when.as_ref().map(Edtf::short).unwrap_or_default(),
            ])
        }),
        Kind::Claim => tables.claims.get(at).map(|it| {
            join([
                source(state, &it.source),
                it.event
                    .as_ref()
                    .map_or("in no event".into(), |id| event(state, id)),
            ])
        }),
        Kind::Finding => Some(pair(state, at).to_string()),
        Kind::Silence => tables.silences.get(at).map(|it| event(state, &it.event)),
        _ => None,
    };
    found.unwrap_or_default()
}

fn count(state: &State, event: usize) -> String {
    match state.matter.case.claims_of(event).len() {
        1 => "1 claim".into(),
        many => format!("{many} claims"),
    }
}

fn source(state: &State, id: &Id) -> String {
    voice::name_of(&state.matter.case, id, state.naming()).to_string()
}

fn event(state: &State, id: &Id) -> String {
    state
        .matter
        .case
        .event(id)
        .map_or_else(|| id.to_string(), |it| it.title.to_string())
}

/// The record an id names.
fn named(state: &State, field: Field, kind: Kind, id: &Id) -> Shown {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let of = match field {
        Field::Id => return Shown::new(id.as_str(), signs),
        Field::Source | Field::Account => Kind::Source,
        Field::Event => Kind::Event,
        Field::Document => Kind::Document,
        Field::DerivesFrom => Kind::Claim,
        _ => kind,
    };
    case.place(of, id).map_or_else(
        || Shown::new(id.as_str(), signs),
        |at| Shown::new(&title(state, of, at as usize), signs),
    )
}

/// Who passed the claim on, nearest the document first.
fn chain(state: &State, claim: usize) -> Shown {
    let case = &state.matter.case;
    let Some(claim) = case.tables().claims.get(claim) else {
        return Shown::default();
    };
    let mut line = Shown::default();
    for span in voice::chain(case, claim, state.naming()).0 {
        line.push(&span.text);
    }
    line
}

/// The words of a finding's two claims.
fn pair(state: &State, finding: usize) -> Shown {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let Some(finding) = case.tables().findings.get(finding) else {
        return Shown::default();
    };
    let words = finding.claims.each_ref().map(|id| {
        let words = case.claim(id).map_or(id.as_str(), |it| it.words());
        voice::quoted(
            words
                .get(..words.floor_char_boundary(ENOUGH))
                .unwrap_or_default(),
            signs,
        )
    });
    let [one, other] = words;
    one.then(&Shown::own(" / ")).then(&other)
}
