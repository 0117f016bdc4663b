//! A painted buffer as an SVG picture: runs of monospace text, rules as lines, grounds as rectangles.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

const WIDTH: u16 = 9;
const HEIGHT: u16 = 19;
const MARGIN: u16 = 12;
const GROUND: &str = "#1c1e22";
const INK: &str = "#d7d7d2";

/// The buffer as an SVG; `title` is what a screen reader says of it.
pub(crate) fn svg(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (columns * WIDTH + 2 * MARGIN, rows * HEIGHT + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\" fill=\"{INK}\">\n\
         <title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{GROUND}\"/>\n",
        escaped(title)
    );
    for y in 0..rows {
        row(&mut out, buffer, y);
    }
    out + "</svg>\n"
}

/// How a run of cells looks.
#[derive(Clone, PartialEq)]
struct Look {
    ink: String,
    ground: Option<String>,
    modifiers: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (ink, ground) = (colour(cell.fg), colour(cell.bg));
        let modifiers = cell.modifier;
        if modifiers.contains(Modifier::REVERSED) {
            let ink_now = ground.unwrap_or_else(|| GROUND.into());
            let ground = Some(ink.unwrap_or_else(|| INK.into()));
            return Self {
                ink: ink_now,
                ground,
                modifiers,
            };
        }
        let ink = ink.unwrap_or_else(|| INK.into());
        Self {
            ink,
            ground,
            modifiers,
        }
    }
}

/// A colour of the theme; it names all its colours itself when it is given all and told the ground.
fn colour(colour: Color) -> Option<String> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        other => panic!("the picture does not know {other:?}"),
    }
}

/// Cells that look alike, from column `x` on.
struct Run {
    x: u16,
    columns: u16,
    text: String,
    look: Look,
}

fn row(out: &mut String, buffer: &Buffer, y: u16) {
    let mut runs: Vec<Run> = Vec::new();
    for x in 0..buffer.area.width {
        let Some(cell) = buffer.cell((x, y)) else {
            continue;
        };
        let look = Look::of(cell);
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.columns += 1;
                run.text.push_str(cell.symbol());
            }
            _ => runs.push(Run {
                x,
                columns: 1,
                text: cell.symbol().into(),
                look,
            }),
        }
    }
    for run in &runs {
        ground(out, run, y);
    }
    for run in &runs {
        ink(out, run, y);
    }
}

fn left(x: u16) -> u16 {
    MARGIN + x * WIDTH
}

fn top(y: u16) -> u16 {
    MARGIN + y * HEIGHT
}

fn ground(out: &mut String, run: &Run, y: u16) {
    if let Some(ground) = &run.look.ground {
        let (x, y, width) = (left(run.x), top(y), run.columns * WIDTH);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{ground}\"/>"
        );
    }
}

/// The words of a run: each with its own place, so that no font can shift the columns.
fn ink(out: &mut String, run: &Run, y: u16) {
    let mut word = String::new();
    let mut start = run.x;
    let mut spaces = 0;
    for (x, symbol) in (run.x..).zip(run.text.chars()) {
        match symbol {
            ' ' => spaces += 1,
            _ if rule(out, symbol, x, y, &run.look.ink) => spaces = 2,
            _ => {
                if spaces > 1 || word.is_empty() {
                    text(out, &word, start, y, &run.look);
                    word.clear();
                    start = x;
                } else if spaces == 1 {
                    word.push(' ');
                }
                spaces = 0;
                word.push(symbol);
            }
        }
    }
    text(out, &word, start, y, &run.look);
}

fn text(out: &mut String, word: &str, x: u16, y: u16, look: &Look) {
    if word.is_empty() {
        return;
    }
    let mut how = String::new();
    if look.ink != INK {
        let _ = write!(how, " fill=\"{}\"", look.ink);
    }
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if look.modifiers.contains(modifier) {
            how.push_str(attribute);
        }
    }
    let length = word.chars().count() * usize::from(WIDTH);
    let (x, y) = (left(x), top(y) + 14);
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{how}>{}</text>",
        escaped(word)
    );
}

/// Draws a box-drawing sign as lines that meet those of the next cells; whether it is one.
fn rule(out: &mut String, symbol: char, x: u16, y: u16, ink: &str) -> bool {
    let (up, down, sideways) = match symbol {
        '─' => (false, false, true),
        '│' => (true, true, false),
        '┼' => (true, true, true),
        '┴' => (true, false, true),
        '┬' => (false, true, true),
        _ => return false,
    };
    let (left, top) = (left(x), top(y));
    let (middle, centre) = (f32::from(left) + 4.5, f32::from(top) + 9.5);
    let mut path = String::new();
    if sideways {
        let _ = write!(path, "M{left} {centre}h{WIDTH}");
    }
    if up {
        let _ = write!(path, "M{middle} {top}V{centre}");
    }
    if down {
        let _ = write!(path, "M{middle} {centre}V{}", top + HEIGHT);
    }
    let _ = writeln!(out, "<path d=\"{path}\" stroke=\"{ink}\"/>");
    true
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[test]
fn words_colours_and_rules_reach_the_picture() {
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
    let style = Style::new()
        .fg(Color::Rgb(1, 2, 3))
        .add_modifier(Modifier::UNDERLINED);
    buffer.set_string(0, 0, "a <b", style);
    buffer.set_string(6, 0, "│", Style::new().bg(Color::Rgb(4, 5, 6)));
    let svg = svg(&buffer, "a & b");
    assert!(svg.contains("<title>a &amp; b</title>"));
    assert!(svg.contains("fill=\"#010203\" text-decoration=\"underline\">a &lt;b</text>"));
    assert!(svg.contains("fill=\"#040506\"/>"));
    assert!(svg.contains("M70.5 12V21.5M70.5 21.5V31"), "{svg}");
}
