//! What a terminal shows beside what was worked out.

use super::same::masked;
use super::story::{HINTS, SIZE};
use crate::support::pty::{SOON, Session};

/// Rows at the top that count what there is: they are not compared.
const HEADER: usize = 2;

/// So many columns of the last line are compared: what stands there is cut where the marks behind it need room.
const TOLD: usize = 50;

/// Whether the rows of a terminal are a screen that was worked out, but for its counts and the marks in its last line.
pub(crate) fn is_screen(seen: &[String], screen: &[String]) -> bool {
    let last = |lines: &[String]| lines.last().map_or_else(String::new, Clone::clone);
    let told = |line: &str| line.chars().take(TOLD).collect::<String>();
    let (there, wanted) = (last(seen), last(screen));
    let same = match wanted.strip_suffix(HINTS) {
        Some(name) => there.starts_with(name),
        None => told(&there).trim_end() == told(&wanted).trim_end(),
    };
    same && body(seen) == body(screen)
}

/// The rows between the counts and the last line.
pub(crate) fn body(screen: &[String]) -> Option<&[String]> {
    screen.get(HEADER..screen.len().saturating_sub(1))
}

/// The rows of a terminal's screen as they are compared.
pub(crate) fn rows(screen: &vt100::Screen) -> Vec<String> {
    masked(screen.rows(0, SIZE.0).collect())
}

/// Waits until the screen is the one that was worked out, in the way of `same`.
pub(crate) fn expect(
    session: &Session,
    screen: &[String],
    what: &str,
    same: fn(&[String], &[String]) -> bool,
) {
    let wanted = screen.to_vec();
    let here = move |seen: &vt100::Screen| same(&rows(seen), &wanted);
    if session.seen_at(SOON, here).is_none() {
        let seen = session.with_screen(rows);
        let pairs = screen.iter().zip(&seen).enumerate();
        let other = pairs.filter(|(_, (wanted, seen))| wanted != seen);
        let other: Vec<String> = other
            .map(|(row, both)| format!("{row}: {both:#?}"))
            .collect();
        session.fail(&format!(
            "{what}: expected and seen\n{}\n",
            other.join("\n")
        ));
    }
}
