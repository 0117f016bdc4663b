//! The texts of a record in which one searches.

use super::walk::Unit;
use crate::case::{Case, Field, Kind, Rare};

impl Unit {
    /// The texts of the record in which one searches, in reading order.
    pub(super) fn fields(self, case: &Case) -> Vec<(Field, &str)> {
        let texts = match self.kind {
            Kind::Event | Kind::Claim | Kind::Finding | Kind::Silence => self.judged(case),
            _ => self.named(case),
        };
        let texts = texts.unwrap_or_default().into_iter();
        texts
            .filter_map(|(field, text)| Some((field, text?)))
            .collect()
    }

    /// The texts of what a comparison is made of.
    fn judged(self, case: &Case) -> Option<Vec<(Field, Option<&str>)>> {
        let (tables, at) = (case.tables(), self.at as usize);
        Some(match self.kind {
            Kind::Event => {
                let it = tables.events.get(at)?;
                vec![
                    (Field::Title, Some(&*it.title)),
                    (Field::Place, it.place.as_deref()),
                    (Field::Note, it.note.as_deref()),
                ]
            }
            Kind::Claim => {
                let it = tables.claims.get(at)?;
                vec![
                    (Field::Text, it.text.as_deref()),
                    (Field::Quote, it.quote.as_deref()),
                    (Field::Note, rare(&it.note)),
                ]
            }
            Kind::Finding => {
                let it = tables.findings.get(at)?;
                vec![
                    (Field::Question, it.question.as_deref()),
                    (Field::Note, it.note.as_deref()),
                ]
            }
            _ => vec![(Field::Note, tables.silences.get(at)?.note.as_deref())],
        })
    }

    /// The texts of what speaks, what it is written in, and of the case.
    fn named(self, case: &Case) -> Option<Vec<(Field, Option<&str>)>> {
        let (tables, at) = (case.tables(), self.at as usize);
        Some(match self.kind {
            Kind::Source => {
                let it = tables.sources.get(at)?;
                vec![
                    (Field::Id, Some(it.id.as_str())),
                    (Field::Name, Some(&*it.name)),
                    (Field::Alias, it.alias.as_deref()),
                    (Field::Role, it.role.as_deref()),
                    (Field::Note, it.note.as_deref()),
                ]
            }
            Kind::Document => {
                let it = tables.documents.get(at)?;
                vec![
                    (Field::Id, Some(it.id.as_str())),
                    (Field::Title, it.title.as_deref()),
                    (Field::Author, it.author.as_deref()),
                    (Field::Note, it.note.as_deref()),
                ]
            }
            _ => vec![
                (Field::Title, Some(&*tables.head.title)),
                (Field::Question, tables.head.question.as_deref()),
                (Field::Note, tables.head.note.as_deref()),
            ],
        })
    }
}

fn rare(text: &Rare<Box<str>>) -> Option<&str> {
    text.get().map(AsRef::as_ref)
}
