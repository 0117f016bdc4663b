//! Drafted claims and sources as tables of a case: ids, offsets in code points, everything marked as suggested.

use std::collections::{HashMap, HashSet};

use super::identity;
use super::negation::negates;
use super::{Drafted, Piece, Speaker, Text};
use crate::case::{
    Attribution, Claim, Field, Id, Record as _, Scope, Source, Step, Value, Word as _,
};
use crate::suggest::attribute::Rule;
use crate::suggest::lexicon::{Lexicon, Sense};
use crate::suggest::sources::{Known, Registry, UNRESOLVED};

/// The tables of what was drafted.
pub(super) fn tables(
    texts: &[Text<'_>],
    registry: &Registry,
    pieces: Vec<Piece>,
    languages: Vec<Option<&'static str>>,
) -> Drafted {
    let mut sources = Sources {
        texts,
        registry,
        taken: HashSet::new(),
        ids: HashMap::new(),
        list: Vec::new(),
    };
    let mut claims = Vec::new();
    let mut seen = HashSet::new();
    for piece in pieces {
        let Some(text) = texts.get(piece.text) else {
            continue;
        };
        let language = languages.get(piece.text).copied().flatten();
        let steps: Vec<Step> = piece
            .chain
            .iter()
            .filter_map(|link| {
                Some(Step {
                    source: sources.id(link.speaker, &piece)?,
                    verb: link.verb.as_deref().map(Into::into),
                    mode: link.mode,
                })
            })
            .collect();
        let Some(source) = sources.id(piece.speaker, &piece) else {
            continue;
        };
        let claim = claim(
            text,
            &piece,
            source,
            steps,
            Lexicon::of(language.unwrap_or_default()),
        );
        if let Some(claim) = claim.filter(|it| seen.insert(it.id.clone())) {
            claims.push(claim);
        }
    }
    let mut sources = sources.finish();
    by_weight(&mut sources, &claims);
    Drafted {
        sources,
        claims,
        languages,
    }
}

fn claim(
    text: &Text<'_>,
    piece: &Piece,
    source: Id,
    steps: Vec<Step>,
    lexicon: &Lexicon,
) -> Option<Claim> {
    let quote = text.text.get(piece.range.clone())?;
    let point = |byte| text.points.code_point_of(text.text, byte) as u64;
    let (start, end) = (point(piece.range.start), point(piece.range.end));
    let id = identity::claim(&text.sha256, start, end, &source);
    let place = |range: &Option<std::ops::Range<usize>>| {
        range.clone().map(|it| (point(it.start), point(it.end)))
    };
    let mut fields = vec![
        (Field::Id, Value::Id(id)),
        (Field::Source, Value::Id(source)),
        (Field::Document, Value::Id(text.document.clone())),
        (Field::Quote, Value::text(quote)),
        (Field::Start, Value::Count(start)),
    ];
    if !steps.is_empty() {
        fields.push((Field::Chain, Value::Steps(steps)));
    }
    let doubtful = piece.sense == Some(Sense::Allege)
        || piece.rule == Rule::Narrator && hedged(quote, lexicon);
    if doubtful {
        fields.push((
            Field::Certainty,
            Value::text(crate::case::Certainty::Uncommitted.spelling()),
        ));
    }
    if let Some(scope) = negates(quote, piece.turned, lexicon) {
        let scope: Scope = scope;
        fields.push((Field::Negates, Value::text(scope.spelling())));
    }
    fields.push((
        Field::Attribution,
        Value::Attribution(Box::new(Attribution {
            rule: piece.rule.spelling().into(),
            cue: place(&piece.cue),
            source: place(&piece.source),
        })),
    ));
    fields.extend([
        (Field::Suggested, Value::Flag(true)),
        (Field::P, Value::Share(piece.p)),
        (Field::Why, Value::text(&piece.why)),
    ]);
    Claim::from_fields(fields).ok()
}

/// Whether the writer passes it on without commitment.
fn hedged(quote: &str, lexicon: &Lexicon) -> bool {
    use crate::suggest::lexicon::Class;
    let doubt = |range| {
        quote
            .get(range)
            .is_some_and(|word: &str| lexicon.spelled(word).has(Class::Doubtful))
    };
    crate::text::segment::words(quote).any(doubt)
}

/// The sources as they are first met.
struct Sources<'a> {
    texts: &'a [Text<'a>],
    registry: &'a Registry,
    taken: HashSet<String>,
    ids: HashMap<Speaker, Id>,
    list: Vec<(Speaker, Source)>,
}

impl Sources<'_> {
    /// The id of a speaker, who gets one when first asked for.
    fn id(&mut self, speaker: Speaker, piece: &Piece) -> Option<Id> {
        if let Some(id) = self.ids.get(&speaker) {
            return Some(id.clone());
        }
        let (name, why) = self.name(speaker);
        let id = identity::named(&name, &mut self.taken)?;
        let known = match speaker {
            Speaker::Known(place) => self.registry.known().get(place),
            _ => None,
        };
        let mut fields = vec![
            (Field::Id, Value::Id(id.clone())),
            (Field::Name, Value::text(&name)),
        ];
        if let Some(role) = known.and_then(|it| it.role.as_deref()) {
            fields.push((Field::Role, Value::text(role)));
        }
        fields.extend([
            (Field::Suggested, Value::Flag(true)),
            (Field::P, Value::Share(piece.p)),
            (Field::Why, Value::text(&why)),
        ]);
        self.list.push((speaker, Source::from_fields(fields).ok()?));
        self.ids.insert(speaker, id.clone());
        Some(id)
    }

    /// What a speaker is called, and why the program thinks so.
    fn name(&self, speaker: Speaker) -> (String, String) {
        match speaker {
            Speaker::Known(place) => match self.registry.known().get(place) {
                Some(it) if it.unresolved => (
                    it.name.clone(),
                    "a pronoun that fits nobody or several".into(),
                ),
                Some(it) => (
                    it.name.clone(),
                    format!("named as {}", it.aliases.join(", ")),
                ),
                None => ("Unnamed speaker".into(), String::new()),
            },
            Speaker::Writer(text) => match self.texts.get(text) {
                Some(Text {
                    author: Some(author),
                    ..
                }) => (
                    (*author).to_owned(),
                    "the document is their statement".into(),
                ),
                Some(text) if self.texts.len() > 1 => (
                    format!("Narrator of {}", text.document),
                    "whoever wrote the document".into(),
                ),
                _ => ("Narrator".into(), "whoever wrote the document".into()),
            },
            Speaker::Unnamed => (
                "Unnamed speaker".into(),
                "quoted in a language without word lists".into(),
            ),
        }
    }

    /// The sources, those who speak for a body put into its account.
    fn finish(self) -> Vec<Source> {
        let known = |speaker: &Speaker| match speaker {
            Speaker::Known(place) => self.registry.known().get(*place),
            _ => None,
        };
        let mut bodies: HashMap<&str, &Id> = HashMap::new();
        for (speaker, source) in &self.list {
            for word in known(speaker)
                .filter(|it| it.is_body())
                .map(Known::answers_to)
                .unwrap_or_default()
            {
                bodies.entry(word).or_insert(&source.id);
            }
        }
        let account = |speaker: &Speaker| {
            let one = known(speaker).filter(|it| !it.is_body())?;
            bodies.get(one.speaks_for()?).map(|id| (*id).clone())
        };
        let accounts: Vec<Option<Id>> = self
            .list
            .iter()
            .map(|(speaker, _)| account(speaker))
            .collect();
        let sources = self.list.into_iter().zip(accounts);
        sources
            .map(|((_, mut source), account)| {
                source.account = account;
                source
            })
            .collect()
    }
}

/// Puts whose account is longest first, as panes are filled in that order; who nobody knows stands last.
fn by_weight(sources: &mut [Source], claims: &[Claim]) {
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    for claim in claims {
        *counts.entry(&claim.source).or_default() += 1;
    }
    let mut weights: HashMap<Id, usize> = HashMap::new();
    for source in sources.iter() {
        let own = counts.get(&source.id).copied().unwrap_or_default();
        *weights.entry(source.id.clone()).or_default() += own;
        if let Some(account) = &source.account {
            *weights.entry(account.clone()).or_default() += own;
        }
    }
    sources.sort_by_key(|it| {
        let weight = weights.get(&it.id).copied().unwrap_or_default();
        (it.name.ends_with(UNRESOLVED), std::cmp::Reverse(weight))
    });
}
