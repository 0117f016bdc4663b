//! Any texts drafted as the program drafts them: each claim stands where it says, within one unit, and the same texts give
//! the same bytes.

use super::unit::Units;
use super::within::within;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use tellings::app::config::Config;
use tellings::app::matter::{Matter, Text as Shown};
use tellings::app::state::{Size, State};
use tellings::case::{Case, Document, Field, Record as _, Tables, Value};
use tellings::file::documents::{DocumentText, hex, of_bytes};
use tellings::file::read::{Spans, read};
use tellings::file::{anchors, check, json, pieces, splice};
use tellings::suggest::claims::{self, Text};
use tellings::suggest::{Memory, Suggestions, Wanted, drafted, run};
use tellings::text::anchor::{Anchor, State as Found};
use tellings::view::plain;

/// What the first byte chooses: the language that is named, and whether each text is its author's statement.
const WAYS: [(Option<&str>, bool); 8] = [
    (None, false),
    (None, true),
    (Some("en"), false),
    (Some("en"), true),
    (Some("de"), false),
    (Some("fr"), true),
    (Some("ja"), false),
    (Some(""), true),
];

/// A line that stands between two texts.
const BETWEEN: &[u8] = b"\n====\n";

/// Drafts texts: the first byte chooses a way (by its last three bits), a line of four equals signs ends a text.
pub(crate) fn draft(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let (language, statements) = WAYS[usize::from(first % 8)];
    let texts = split(rest)
        .into_iter()
        .map(|it| Arc::new(of_bytes(it.to_vec())));
    let texts: Vec<Arc<DocumentText>> = texts.collect();
    let one = Draft::of(&texts, language, statements);
    one.stands(&texts);
    one.is_sound();
    assert_eq!(
        one.printed(),
        Draft::of(&texts, language, statements).printed()
    );
    one.suggests_again();
    one.shows();
}

/// The first texts, each up to a line of four equals signs; the last is all the rest.
fn split(bytes: &[u8]) -> Vec<&[u8]> {
    const MOST: usize = 3;
    let mut texts = vec![bytes];
    while texts.len() < MOST
        && let Some(last) = texts.last().copied()
        && let Some(at) = last.windows(BETWEEN.len()).position(|it| it == BETWEEN)
    {
        texts.pop();
        texts.extend([&last[..at], &last[at + BETWEEN.len()..]]);
    }
    texts
}

/// A draft with what was found out on the way.
struct Draft {
    tables: Tables,
    texts: Vec<Option<Arc<DocumentText>>>,
    anchors: Vec<Option<Anchor>>,
    paragraphs: Vec<Option<u32>>,
    proposed: Suggestions,
}

impl Draft {
    /// The way of `tellings draft`.
    fn of(texts: &[Arc<DocumentText>], language: Option<&str>, statements: bool) -> Self {
        let mut taken = HashSet::new();
        let names: Vec<_> = (0..texts.len())
            .map(|at| claims::named(&format!("text {at}"), &mut taken).unwrap())
            .collect();
        let given: Vec<_> = texts
            .iter()
            .zip(&names)
            .map(|(text, id)| Text {
                document: id,
                text: &text.text,
                points: &text.points,
                sha256: text.sha256(),
                language,
                author: statements.then_some(id.as_str()),
            })
            .collect();
        let drafted = claims::draft(&given);
        let mut tables = Tables::titled("Drafted");
        let documents = texts.iter().zip(&names).zip(&drafted.languages);
        tables.documents = documents
            .map(|((text, id), language)| {
                let mut fields = vec![
                    (Field::Id, Value::Id(id.clone())),
                    (Field::File, Value::text(&format!("{id}.txt"))),
                ];
                fields.extend(text.label().map(|it| (Field::Encoding, Value::text(&it))));
                fields.push((Field::Sha256, Value::text(&hex(&text.sha256()))));
                fields.extend(language.map(|it| (Field::Language, Value::text(it))));
                Document::from_fields(fields).unwrap()
            })
            .collect();
        (tables.sources, tables.claims) = (drafted.sources, drafted.claims);
        let texts: Vec<_> = texts.iter().map(|it| Some(Arc::clone(it))).collect();
        let anchors = anchors::resolve(&tables, &texts);
        let paragraphs = anchors::paragraphs(&tables, &texts, &anchors);
        let list = drafted::complete(&mut tables, &paragraphs);
        let proposed = Suggestions {
            list,
            ..Suggestions::default()
        };
        Self {
            tables,
            texts,
            anchors,
            paragraphs,
            proposed,
        }
    }

    /// Every claim's words stand at its place, within one sentence or quotation, and so do the words of its attribution.
    fn stands(&self, texts: &[Arc<DocumentText>]) {
        let units: Vec<_> = texts.iter().map(|it| Units::of(&it.text)).collect();
        let mut ids = HashSet::new();
        for claim in &self.tables.claims {
            assert!(ids.insert(&claim.id), "two claims are {}", claim.id);
            let of = |it: &Document| Some(&it.id) == claim.document.as_ref();
            let document = self.tables.documents.iter().position(of).unwrap();
            let DocumentText { text, points, .. } = &*texts[document];
            let byte = |point: u64| {
                points
                    .byte_of(text, usize::try_from(point).unwrap())
                    .unwrap()
            };
            let start = byte(claim.start.unwrap());
            let quote = claim.quote.as_deref().unwrap();
            let span = start..start + quote.len();
            assert_eq!(within(text, &span), quote);
            assert!(!quote.trim().is_empty());
            assert!(
                units[document].hold(&span),
                "{quote:?} is more than a unit of {text:?}"
            );
            let attribution = claim.attribution.get().unwrap();
            for (start, end) in attribution.cue.iter().chain(&attribution.source) {
                assert!(!within(text, &(byte(*start)..byte(*end))).is_empty());
            }
        }
    }

    /// The case is written, and read again as the same without a problem.
    fn is_sound(&self) {
        for anchor in &self.anchors {
            assert_eq!(anchor.as_ref().unwrap().state, Found::Sound);
        }
        let file = splice::new_file(&Case::new(self.tables.clone())).into_bytes();
        let cut = pieces::cut(&file);
        let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
        let reading = read(&file, &cut, &cancel, &done).unwrap();
        assert_eq!(*reading.tables, self.tables);
        let mut problems = reading.problems.clone();
        problems.extend(check::check(&file, &cut, &reading));
        let spans = Spans::new(&file, &cut, &reading.origins);
        problems.extend(anchors::problems(
            &reading.tables,
            &self.texts,
            &self.anchors,
            &spans,
        ));
        assert_eq!(problems, []);
    }

    /// As `draft --json` prints it.
    fn printed(&self) -> String {
        let (tables, texts, places) = (&self.tables, &self.texts, &self.anchors);
        let proposed = json::suggestions::suggestions(tables, texts, places, &self.proposed);
        json::text(&json::case(tables, texts, places).proposing(&proposed))
    }

    /// What is proposed for it is the same again, and the same for who remembers.
    fn suggests_again(&self) {
        let wanted = Wanted { candidates: 2 };
        let found = run::suggest(&self.tables, &self.paragraphs, wanted);
        let mut memory = Memory::default();
        for _ in 0..2 {
            let again = run::again(&mut memory, &self.tables, &self.paragraphs, wanted, &|_| {
                true
            })
            .unwrap();
            assert_eq!(again.list, found.list);
        }
        let json = json::suggestions::suggestions(&self.tables, &self.texts, &self.anchors, &found);
        serde_json::from_str::<serde_json::Value>(&json::text(&json)).unwrap();
    }

    /// As `tellings TEXT` prints it where there is no terminal.
    fn shows(self) {
        let mut matter = Matter::new(self.tables, true);
        matter.texts = self.texts.into_iter().flatten().map(Shown::Here).collect();
        matter.take_anchors(self.anchors);
        let state = State::new(
            matter,
            Config::default(),
            Size {
                columns: 60,
                rows: 0,
            },
        );
        for twin in [plain::compare, plain::read, plain::review] {
            assert!(twin(&state).ends_with('\n'));
        }
    }
}
