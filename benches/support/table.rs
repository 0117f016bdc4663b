//! The one table: measure, ours, peer, ratio, what to reach.

/// A row of the table; an unknown number is a dash.
pub(crate) struct Row {
    pub(crate) measure: String,
    pub(crate) unit: &'static str,
    pub(crate) ours: Option<f64>,
    pub(crate) peer: Option<(String, f64)>,
    pub(crate) to_reach: Reach,
}

/// What a row promises.
pub(crate) enum Reach {
    /// At most this part of the peer's number.
    OfPeer(f64),
    /// At most this number, in the row's unit.
    AtMost(f64),
    /// Nothing: a number to know.
    Nothing,
}

impl Row {
    fn line(&self) -> String {
        let ratio = match (self.ours, &self.peer) {
            (Some(ours), Some((_, peer))) if *peer > 0.0 => Some(ours / peer),
            _ => None,
        };
        let (to_reach, held) = match self.to_reach {
            Reach::OfPeer(part) => (format!("≤ {part} × peer"), ratio.map(|ratio| ratio <= part)),
            Reach::AtMost(most) => (
                format!("≤ {most:.1} {}", self.unit),
                self.ours.map(|ours| ours <= most),
            ),
            Reach::Nothing => (String::new(), None),
        };
        let held = held.map_or("", |held| if held { "held" } else { "NOT HELD" });
        let peer = self.peer.as_ref();
        format!(
            "{:<49} {:>10} {:>10} {:<10} {:>7}  {:<18} {held}",
            format!("{} ({})", self.measure, self.unit),
            number(self.ours),
            number(peer.map(|(_, value)| *value)),
            peer.map_or("", |(name, _)| name),
            number(ratio),
            to_reach,
        )
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |value| format!("{value:.2}"))
}

/// Prints `rows` as a table on standard output.
pub(crate) fn print(rows: &[Row]) {
    println!(
        "{:<49} {:>10} {:>10} {:<10} {:>7}  {:<18} held?",
        "measure", "ours", "peer", "", "ratio", "to reach"
    );
    for row in rows {
        println!("{}", row.line());
    }
}
