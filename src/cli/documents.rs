//! What is found out about a case after its first frame: the rest of it, texts, places, problems.
//! Work for a thread of its own; everything it finds goes into the loop's queue as news.

use super::given::Given;
use super::open::{self, Extent, Known, Rest, Source, closed, drafted};
use crate::app::News;
use crate::app::matter::{Drafted, Wrong};
use crate::case::{Case, Document, Key, Kind, Tables};
use crate::file::documents::{DocumentText, Trouble};
use crate::file::folder::Folder;
use crate::file::print::{Sheet, one_line};
use crate::file::problem::{Problem, sort};
use crate::file::read::{Reading, Spans, Whose, read};
use crate::file::{anchors, check, documents};
use crate::terminal::Arrival;
use crate::text::clean::Signs;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
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

/// Finds out everything about what was opened, the most urgent first. `reading` is what was read of a case that had to be
/// read whole.
pub(super) fn find_out(
    source: Source,
    reading: Option<Reading>,
    sender: Sender<Arrival>,
    cancel: Cancel,
) {
    thread::spawn(move || {
        let tell = |news| {
            let over = Arc::clone(&cancel.0);
            sender.send(Arrival::News(Box::new(news), over)).is_ok()
        };
        // Whoever no longer listens has opened another case or quit.
        let _ = match &source {
            Source::Case { .. } => work(&source, reading, &tell, &cancel),
            Source::Texts { paths, given, rest } => {
                text(paths.first().map(PathBuf::as_path), given, *rest, &tell)
            }
        };
    });
}

/// Finds out what is wrong with a case file that was saved since it was opened, and nothing else about it.
pub(super) fn check_again(path: PathBuf, sender: Sender<Arrival>, cancel: Cancel) {
    thread::spawn(move || {
        // What cannot be opened now is told where it is saved or watched.
        let Ok(opened) = open::path(&path, Extent::Whole) else {
            return;
        };
        let tell = |news| match news {
            News::Problems(_) => {
                let over = Arc::clone(&cancel.0);
                sender.send(Arrival::News(Box::new(news), over)).is_ok()
            }
            _ => true,
        };
        work(&opened.source, opened.reading, &tell, &cancel);
    });
}

/// The whole of a text of which the beginning was shown, then the draft of it; or the draft of texts that are here.
fn text(
    file: Option<&Path>,
    given: &[Given],
    rest: Rest,
    tell: &dyn Fn(News) -> bool,
) -> Option<()> {
    let read: Vec<Given>;
    let given = match (rest, file) {
        (Rest::Draft, _) => given,
        (Rest::Read, Some(file)) => {
            let text = documents::of_file(file).map(|mut text| {
                text.let_go();
                Arc::new(text)
            });
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let here = text.as_ref().ok().map(Arc::clone);
            tell(News::Text(0, text.map_err(|why| why.to_string()))).then_some(())?;
            read = vec![Given::of_text(&name, here?)?];
            &read
        }
        _ => return Some(()),
    };
    let drafted = drafted(given).map(|draft| {
        Box::new(Drafted {
            tables: draft.tables,
            anchors: draft.anchors,
        })
    });
    tell(News::Drafted(drafted)).then_some(())
}

/// Reads, then loads, then compares; ends early when nobody listens any more.
fn work(
    source: &Source,
    before: Option<Reading>,
    tell: &dyn Fn(News) -> bool,
    cancel: &Cancel,
) -> Option<()> {
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
    let whole = before.is_some();
    let reading = match before {
        Some(reading) => reading,
        None => read(bytes, cut, &cancel.0, &AtomicUsize::new(0))?,
    };
    if !reading.opens() {
        return tell(News::Refused(closed(name, bytes, &reading))).then_some(());
    }
    let case = Case::new(Arc::clone(&reading.tables));
    if !whole {
        tell(News::Whole(Box::new(case.clone()))).then_some(())?;
    }
    // What is told next makes the loop look; a case that was read whole has it already.
    let known = known.get_or_init(|| Known::of(bytes, Arc::clone(&reading.origins)));
    let mut problems = check::check_as(bytes, cut, &reading, &case);
    drop(case);
    let Reading {
        tables,
        problems: first,
        ..
    } = reading;
    problems.extend(first);
    let spans = Spans::new(bytes, cut, &known.origins);
    let mut texts = Vec::with_capacity(tables.documents.len());
    for (at, document) in tables.documents.iter().enumerate() {
        if cancel.wanted() {
            return None;
        }
        let (text, troubles) = load(folder, document);
        let missing = || {
            let why = troubles.first();
            why.map_or_else(String::new, |it| it.problem.message.to_string())
        };
        tell(News::Text(at, text.clone().ok_or_else(missing))).then_some(())?;
        problems.extend(troubles.into_iter().map(|it| it.at(&spans, at)));
        texts.push(text);
    }
    let places = anchors::resolve(&tables, &texts);
    problems.extend(anchors::problems(&tables, &texts, &places, &spans));
    let documents = tables.documents.clone();
    let whose = || Whose::of(&spans, cut, &known.origins);
    let mut about = About::default();
    about.find(&problems, whose, |kind, at| tables.key(kind, at));
    // From here on the tables are the case's alone: a change need not copy them.
    drop(tables);
    tell(News::Anchors(places)).then_some(())?;
    let wrongs = wrongs(name, bytes, &mut problems, &about);
    tell(News::Problems(wrongs)).then_some(())?;
    let changed = changed(&documents, &texts, &spans);
    if changed.is_empty() {
        return Some(());
    }
    let document = |at: usize| documents.get(at).map(|it| Key::One(it.id.clone()));
    about.find(&changed, whose, |_, at| {
        document(at).unwrap_or(Key::Place(at))
    });
    problems.extend(changed);
    let wrongs = self::wrongs(name, bytes, &mut problems, &about);
    tell(News::Problems(wrongs)).then_some(())
}

/// A document's text, without the bytes of its file; what is wrong with it.
fn load(folder: &Folder, document: &Document) -> (Option<Arc<DocumentText>>, Vec<Trouble>) {
    let (text, trouble) = documents::load(folder, document);
    let mut troubles: Vec<Trouble> = trouble.into_iter().collect();
    let text = text.map(|mut text| {
        // Bytes that are not those of the text are compared at once, so as not to be kept beside it.
        if text.keeps_bytes() {
            troubles.extend(documents::compare(document, &text));
            text.let_go();
        }
        Arc::new(text)
    });
    (text, troubles)
}

/// Compares the hashes of the others: slow for a large document, so it comes last.
fn changed(
    documents: &[Document],
    texts: &[Option<Arc<DocumentText>>],
    spans: &Spans<'_>,
) -> Vec<Problem> {
    let with_text = documents.iter().zip(texts).enumerate();
    let trouble = |(at, (document, text)): (usize, (&Document, &Option<Arc<DocumentText>>))| {
        let trouble = documents::compare(document, text.as_ref()?)?;
        Some(trouble.at(spans, at))
    };
    with_text.filter_map(trouble).collect()
}

/// The records that problems are about, by where those stand in the file.
#[derive(Debug, Default)]
struct About(HashMap<usize, (Kind, Key)>);

impl About {
    /// Finds the records out.
    fn find(
        &mut self,
        problems: &[Problem],
        whose: impl FnOnce() -> Whose,
        key: impl Fn(Kind, usize) -> Key,
    ) {
        if problems.is_empty() {
            return;
        }
        let whose = whose();
        let starts = problems
            .iter()
            .filter_map(|it| Some(it.span.as_ref()?.start));
        let found = starts.filter_map(|start| {
            let (kind, at) = whose.at(start)?;
            Some((start, (kind, key(kind, at))))
        });
        self.0.extend(found);
    }
}

/// The problems in the file's order, a line each.
fn wrongs(name: &str, bytes: &[u8], problems: &mut [Problem], about: &About) -> Vec<Wrong> {
    if problems.is_empty() {
        return Vec::new();
    }
    sort(problems);
    let sheet = Sheet::new(name, bytes);
    let wrong = |it: &Problem| Wrong {
        line: one_line(&sheet, it, Signs::Unicode).to_string(),
        about: it
            .span
            .as_ref()
            .and_then(|span| about.0.get(&span.start).cloned()),
    };
    problems.iter().map(wrong).collect()
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
