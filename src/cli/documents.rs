//! What is found out about a case after its first frame: the rest of it, texts, places, problems.
//! Work for a thread of its own; everything it finds goes into the loop's queue as news.

use super::open::{Known, Source};
use crate::app::News;
use crate::case::{Case, Document, Tables};
use crate::file::documents::DocumentText;
use crate::file::print::{Sheet, one_line};
use crate::file::problem::{Problem, sort};
use crate::file::read::{Reading, Spans, read};
use crate::file::{anchors, check, documents};
use crate::terminal::Arrival;
use crate::text::clean::Signs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

/// Stops the work of a case that is no longer open.
#[derive(Debug, Clone, Default)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops it.
    pub(super) fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Finds out everything about a case, the most urgent first.
pub(super) fn find_out(source: Source, whole: bool, sender: Sender<Arrival>, cancel: Cancel) {
    thread::spawn(move || {
        let tell = |news| {
            let over = Arc::clone(&cancel.0);
            sender.send(Arrival::News(Box::new(news), over)).is_ok()
        };
        // Whoever no longer listens has opened another case or quit.
        let _ = work(&source, whole, &tell, &cancel);
    });
}

/// Reads, then loads, then compares; ends early when nobody listens any more.
fn work(source: &Source, whole: bool, tell: &dyn Fn(News) -> bool, cancel: &Cancel) -> Option<()> {
    let Source::Case {
        bytes,
        cut,
        folder,
        name,
        known,
        ..
    } = source
    else {
        return None;
    };
    let reading = read(bytes, cut, &cancel.0, &AtomicUsize::new(0))?;
    if !whole {
        tell(News::Whole(Box::new(Case::new(reading.tables.clone())))).then_some(())?;
        // What is told next makes the loop look; nobody else sets it.
        let _ = known.set(Known::of(bytes, reading.origins.clone()));
    }
    let mut problems = reading.problems.clone();
    problems.extend(check::check(bytes, cut, &reading));
    let spans = Spans::new(bytes, cut, &reading.origins);
    let mut texts = Vec::with_capacity(reading.tables.documents.len());
    for (at, document) in reading.tables.documents.iter().enumerate() {
        if cancel.wanted() {
            return None;
        }
        let (text, trouble) = documents::load(folder, document);
        let text = text.map(Arc::new);
        let missing = || {
            trouble
                .as_ref()
                .map_or_else(String::new, |it| it.problem.message.to_string())
        };
        tell(News::Text(at, text.clone().ok_or_else(missing))).then_some(())?;
        problems.extend(trouble.map(|it| it.at(&spans, at)));
        texts.push(text);
    }
    let places = anchors::resolve(&reading.tables, &texts);
    problems.extend(anchors::problems(&reading.tables, &texts, &places, &spans));
    tell(News::Anchors(places)).then_some(())?;
    tell(News::Problems(lines(name, bytes, &mut problems))).then_some(())?;
    changed(&reading, &texts, &spans, &mut problems);
    tell(News::Problems(lines(name, bytes, &mut problems))).then_some(())
}

/// Compares the hashes: slow for a large document, so it comes last.
fn changed(
    reading: &Reading,
    texts: &[Option<Arc<DocumentText>>],
    spans: &Spans<'_>,
    problems: &mut Vec<Problem>,
) {
    let with_text = reading.tables.documents.iter().zip(texts).enumerate();
    for (at, (document, text)) in with_text {
        let trouble = text
            .as_ref()
            .and_then(|text| documents::compare(document, text));
        problems.extend(trouble.map(|it| it.at(spans, at)));
    }
}

fn lines(name: &str, bytes: &[u8], problems: &mut [Problem]) -> Vec<String> {
    sort(problems);
    let sheet = Sheet::new(name, bytes);
    problems
        .iter()
        .map(|it| one_line(&sheet, it, Signs::Unicode).to_string())
        .collect()
}

/// The tables of a text that nobody has annotated: one document, no claims.
pub(super) fn bare(name: &str) -> Tables {
    use crate::case::{Field, Record, Value};
    let mut tables = Tables::titled(name);
    let fields = vec![
        (Field::Id, Value::text("text")),
        (Field::File, Value::text(name)),
    ];
    tables.documents.extend(Document::from_fields(fields));
    tables
}
