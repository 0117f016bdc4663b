//! A case drafted from texts: what `draft` prints or writes, and what a text opens with.

use super::given::Given;
use crate::case::Tables;
use crate::file::anchors;
use crate::file::documents::DocumentText;
use crate::suggest::author::author;
use crate::suggest::claims::{self, Text};
use crate::suggest::{Suggestion, drafted, thesaurus};
use crate::text::anchor::Anchor;
use std::sync::Arc;
use std::thread;

/// A drafted case with what is known of it.
#[derive(Debug)]
pub(super) struct Draft {
    /// The case: everything in it is suggested but the documents.
    pub(super) tables: Tables,
    /// Where its quotes stand.
    pub(super) anchors: Vec<Option<Anchor>>,
    /// The language of each text that there are word lists for.
    pub(super) languages: Vec<Option<&'static str>>,
    /// What is proposed of what belongs together.
    pub(super) proposed: Vec<Suggestion>,
}

impl Draft {
    /// Whether somebody is quoted or reported: else all of it is the words of who wrote the texts.
    pub(super) fn has_voices(&self) -> bool {
        let claims = self.tables.claims.iter();
        let named =
            |it: &crate::case::Claim| it.attribution.get().is_some_and(|it| it.source.is_some());
        self.languages.len() > 1
            || claims.clone().any(named)
            || claims.clone().any(|it| !it.chain.is_empty())
    }
}

/// Drafts: claims with their speakers, then what belongs together, how it differs, who is silent. A text that says whose
/// statement it is is that person's; with `statements` any other is its author's too, who is called like the text. Without a
/// `language` (BCP 47) it is told by the words.
pub(super) fn draft(given: &[Given], statements: bool, language: Option<&str>) -> Draft {
    let hashes: Vec<[u8; 32]> = given.iter().map(|it| it.text.sha256()).collect();
    let named = given.iter().map(|it| author(&it.text.text, language));
    let named: Vec<Option<String>> = named.collect();
    let texts: Vec<Text<'_>> = given
        .iter()
        .zip(&hashes)
        .zip(&named)
        .map(|((it, sha256), named)| Text {
            document: &it.id,
            text: &it.text.text,
            points: &it.text.points,
            sha256: *sha256,
            language,
            author: named.as_deref().or(statements.then_some(&it.title)),
        })
        .collect();
    // The lists that are asked afterwards are read meanwhile.
    let drafted = thread::scope(|scope| {
        scope.spawn(thesaurus::prepare);
        claims::draft(&texts)
    });
    let title = given.first().map_or("", |it| &it.title);
    let mut tables = Tables::titled(title);
    let documents = given.iter().zip(&drafted.languages).zip(&named);
    let documents = documents.filter_map(|((it, language), author)| {
        let mut document = it.document(*language)?;
        document.author = author.as_deref().map(Into::into);
        Some(document)
    });
    tables.documents.extend(documents);
    tables.sources = drafted.sources;
    tables.claims = drafted.claims;
    let texts = texts_of(given);
    let anchors = anchors::resolve(&tables, &texts);
    let paragraphs = anchors::paragraphs(&tables, &texts, &anchors);
    let proposed = drafted::complete(&mut tables, &paragraphs);
    Draft {
        tables,
        anchors,
        languages: drafted.languages,
        proposed,
    }
}

/// The texts by their places.
pub(super) fn texts_of(given: &[Given]) -> Vec<Option<Arc<DocumentText>>> {
    given.iter().map(|it| Some(Arc::clone(&it.text))).collect()
}
