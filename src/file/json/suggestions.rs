//! Suggestions as JSON: what `suggest --json` prints, and `draft --json` beside the case.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::super::documents::DocumentText;
use crate::case::{Claim, Id, Tables, Word as _};
use crate::suggest::suggestion::{Marked, Ranking};
use crate::suggest::{Band, Suggestion, Suggestions, What, features};
use crate::text::anchor::{Anchor, State};
use std::collections::HashMap;
use std::sync::Arc;

/// The suggestions of a case, ready to be written.
#[derive(Debug)]
pub struct SuggestionsJson<'a> {
    suggestions: &'a Suggestions,
    places: Places<'a>,
}

/// Suggestions as JSON: `suggestions`, and `candidates` where some were asked for. Words of a claim count code points of the
/// document where its quote is sound (`"in": "document"`), else of the quote or the text itself.
#[must_use]
pub fn suggestions<'a>(
    tables: &'a Tables,
    texts: &'a [Option<Arc<DocumentText>>],
    anchors: &'a [Option<Anchor>],
    suggestions: &'a Suggestions,
) -> SuggestionsJson<'a> {
    let claims = tables
        .claims
        .iter()
        .zip(0usize..)
        .map(|(claim, at)| (&claim.id, (claim, anchors.get(at).and_then(Option::as_ref))));
    let documents = super::super::anchors::documents(tables);
    let places = Places {
        claims: claims.collect(),
        documents,
        texts,
    };
    SuggestionsJson {
        suggestions,
        places,
    }
}

impl SuggestionsJson<'_> {
    /// The list under `suggestions`.
    #[must_use]
    pub fn list(&self) -> impl Serialize + '_ {
        Listed(self)
    }
}

impl Serialize for SuggestionsJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema", &super::SCHEMA)?;
        map.serialize_entry("suggestions", &Listed(self))?;
        if !self.suggestions.candidates.is_empty() {
            let candidates: Vec<RankingJson> = self
                .suggestions
                .candidates
                .iter()
                .map(RankingJson)
                .collect();
            map.serialize_entry("candidates", &candidates)?;
        }
        map.end()
    }
}

/// The suggestions as a list.
struct Listed<'a>(&'a SuggestionsJson<'a>);

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.suggestions.list.iter().map(|it| One {
            suggestion: it,
            places: &self.0.places,
        }))
    }
}

/// Where the words of a claim stand.
#[derive(Debug)]
struct Places<'a> {
    claims: HashMap<&'a Id, (&'a Claim, Option<&'a Anchor>)>,
    documents: HashMap<&'a Id, usize>,
    texts: &'a [Option<Arc<DocumentText>>],
}

impl Places<'_> {
    /// In what the words are counted, and from where to where, in code points.
    fn of(&self, marked: &Marked) -> (&'static str, usize, usize) {
        let Some((claim, anchor)) = self.claims.get(&marked.claim) else {
            return ("text", 0, 0);
        };
        let sound = anchor
            .filter(|it| it.state == State::Sound)
            .and_then(|it| it.range.clone());
        let document = claim
            .document
            .as_ref()
            .and_then(|id| self.documents.get(id));
        let text = document.and_then(|at| self.texts.get(*at)?.as_deref());
        if let (Some(quote), Some(text), Some(_)) = (sound, text, &claim.quote) {
            let point = |byte: usize| text.points.code_point_of(&text.text, quote.start + byte);
            return (
                "document",
                point(marked.range.start),
                point(marked.range.end),
            );
        }
        let words = features::scored(claim);
        let point = |byte: usize| words.get(..byte).map_or(0, |before| before.chars().count());
        let counted = if claim.quote.is_some() {
            "quote"
        } else {
            "text"
        };
        (counted, point(marked.range.start), point(marked.range.end))
    }
}

struct One<'a> {
    suggestion: &'a Suggestion,
    places: &'a Places<'a>,
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Suggestion { what, p, why } = self.suggestion;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", self.suggestion.id().as_str())?;
        map.serialize_entry("kind", what.kind())?;
        match what {
            What::Align { claims } | What::Finding { claims, .. } => {
                map.serialize_entry("claims", &claims.each_ref().map(Id::as_str))?;
            }
            What::Source { sources } => {
                map.serialize_entry("sources", &sources.each_ref().map(Id::as_str))?;
            }
            What::Silence { source, event } => {
                map.serialize_entry("source", source.as_str())?;
                map.serialize_entry("event", event.as_str())?;
            }
        }
        if let What::Finding {
            relation, facets, ..
        } = what
        {
            map.serialize_entry("relation", relation.spelling())?;
            map.serialize_entry(
                "facets",
                &facets.iter().map(|it| it.spelling()).collect::<Vec<_>>(),
            )?;
        }
        if let Some(p) = p {
            map.serialize_entry("p", p)?;
            if matches!(what, What::Align { .. } | What::Finding { .. }) {
                map.serialize_entry("band", Band::of(*p).spelling())?;
            }
        }
        map.serialize_entry("why", why)?;
        if let What::Finding { words, .. } = what {
            map.serialize_entry(
                "words",
                &words
                    .iter()
                    .map(|it| WordsJson(it, self.places))
                    .collect::<Vec<_>>(),
            )?;
        }
        map.end()
    }
}

struct WordsJson<'a>(&'a Marked, &'a Places<'a>);

impl Serialize for WordsJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (counted, start, end) = self.1.of(self.0);
        let mut map = to.serialize_map(Some(4))?;
        map.serialize_entry("claim", self.0.claim.as_str())?;
        map.serialize_entry("start", &start)?;
        map.serialize_entry("end", &end)?;
        map.serialize_entry("in", counted)?;
        map.end()
    }
}

struct RankingJson<'a>(&'a Ranking);

impl Serialize for RankingJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let ranked = self
            .0
            .ranked
            .iter()
            .map(|(claim, p)| serde_json::json!({ "claim": claim.as_str(), "p": p }));
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("claim", self.0.claim.as_str())?;
        map.serialize_entry("source", self.0.source.as_str())?;
        map.serialize_entry("ranked", &ranked.collect::<Vec<_>>())?;
        map.end()
    }
}
