//! Makes cases of any size, the same every time, and keeps them under the target folder.

use super::words::{Dice, sentence, title};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Raised whenever what is made changes, so that files of an older generator are made anew.
const EDITION: &str = "2";
/// Claims an event.
const A_ROW: usize = 10;

/// A made case on the disk.
pub(crate) struct Made {
    pub(crate) folder: PathBuf,
    pub(crate) case: PathBuf,
    pub(crate) document: PathBuf,
    /// The same claims as comma-separated values, for csvlens.
    pub(crate) table: PathBuf,
    pub(crate) claims: usize,
}

impl Made {
    /// How many events (rows of Compare) the case has.
    pub(crate) fn events(&self) -> usize {
        self.claims.div_ceil(A_ROW)
    }

    /// The sizes of the case and its document together, in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        let size = |path: &Path| fs::metadata(path).map_or(0, |known| known.len());
        size(&self.case) + size(&self.document)
    }
}

/// A case of `claims` claims on one document of about `size` bytes; made when it is not there yet.
pub(crate) fn made(claims: usize, size: usize) -> io::Result<Made> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap_or(Path::new("target"));
    let folder = target
        .join("bench")
        .join(format!("{claims}-claims-{}-kb", size / 1000));
    let made = Made {
        case: folder.join("case.toml"),
        document: folder.join("document.txt"),
        table: folder.join("claims.csv"),
        folder,
        claims,
    };
    let stamp = made.folder.join("edition");
    if fs::read_to_string(&stamp).is_ok_and(|text| text == EDITION) {
        return Ok(made);
    }
    fs::create_dir_all(&made.folder)?;
    let mut dice = Dice::new(42);
    let places = write_document(&made.document, size, &mut dice)?;
    write_case(&made, &places, &mut dice)?;
    fs::write(stamp, EDITION)?;
    Ok(made)
}

/// A sentence of the document and where it begins, in code points.
struct Place {
    start: usize,
    text: String,
}

/// Paragraphs of one to eight sentences; every sentence is returned with its place, at most 200,000 spread over the whole.
fn write_document(path: &Path, size: usize, dice: &mut Dice) -> io::Result<Vec<Place>> {
    let mut out = BufWriter::new(File::create(path)?);
    let keep_every = (size / 80).div_ceil(200_000);
    let (mut places, mut bytes, mut start, mut number) = (Vec::new(), 0, 0, 0_usize);
    while bytes < size {
        let text = sentence(dice);
        let gap = if dice.below(5) == 0 { "\n\n" } else { " " };
        write!(out, "{text}{gap}")?;
        bytes += text.len() + gap.len();
        let next = start + text.chars().count() + gap.len();
        if number.is_multiple_of(keep_every) {
            places.push(Place { start, text });
        }
        (start, number) = (next, number + 1);
    }
    out.flush()?;
    Ok(places)
}

fn write_case(made: &Made, places: &[Place], dice: &mut Dice) -> io::Result<()> {
    let sources = match made.claims {
        0..=1_000 => 2,
        1_001..=10_000 => 6,
        _ => 12,
    };
    let mut out = BufWriter::new(File::create(&made.case)?);
    let mut table = BufWriter::new(File::create(&made.table)?);
    writeln!(table, "id,source,event,start,quote")?;
    writeln!(out, "tellings = 1\ntitle = \"A made case\"\n")?;
    writeln!(out, "[[document]]\nid = \"d\"\nfile = \"document.txt\"")?;
    for source in 0..sources {
        writeln!(
            out,
            "\n[[source]]\nid = \"s{source}\"\nname = \"Source {source}\""
        )?;
    }
    for event in 0..made.events() {
        let title = title(dice);
        writeln!(
            out,
            "\n[[event]]\nid = \"e{event}\"\ntitle = \"{title}, {event}\""
        )?;
    }
    for number in 0..made.claims {
        // The claims of one event stand near each other, and no two of them on one sentence.
        let begin = (number / A_ROW) * places.len() / made.events().max(1);
        let place = (begin + 3 * (number % A_ROW)) % places.len().max(1);
        if let Some(place) = places.get(place) {
            write_claim(&mut out, &mut table, number, sources, place)?;
        }
    }
    for event in 0..made.events() {
        write_decision(&mut out, event, dice)?;
    }
    table.flush()?;
    out.flush()
}

/// One claim; the first one's anchor is three letters off, for the bench that accepts a moved anchor.
fn write_claim(
    out: &mut impl Write,
    table: &mut impl Write,
    number: usize,
    sources: usize,
    place: &Place,
) -> io::Result<()> {
    let event = number / A_ROW;
    let source = (number % A_ROW) % sources;
    let start = place.start + if number == 0 { 3 } else { 0 };
    let text = &place.text;
    writeln!(
        out,
        "\n[[claim]]\nid = \"c{number:06}\"\nsource = \"s{source}\""
    )?;
    writeln!(
        out,
        "event = \"e{event}\"\ndocument = \"d\"\nstart = {start}\nquote = \"{text}\""
    )?;
    match number % 21 {
        7 => writeln!(out, "text = \"In short, number {number}\"")?,
        11 => writeln!(out, "negates = \"perception\"")?,
        13 => writeln!(out, "certainty = \"possible\"")?,
        17 => writeln!(out, "tags = [\"second look\"]")?,
        _ => {}
    }
    writeln!(table, "c{number:06},s{source},e{event},{start},\"{text}\"")
}

/// A finding between the first two accounts in every event.
fn write_decision(out: &mut impl Write, event: usize, dice: &mut Dice) -> io::Result<()> {
    let first = event * A_ROW;
    let relation = dice.of(&["agree", "adds", "tension", "contradict", "deny", "unclear"]);
    let facet = dice.of(&["time", "action", "number", "place", "speech"]);
    writeln!(
        out,
        "\n[[finding]]\nclaims = [\"c{first:06}\", \"c{:06}\"]",
        first + 1
    )?;
    writeln!(out, "relation = \"{relation}\"\nfacets = [\"{facet}\"]")
}
