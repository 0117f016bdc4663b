//! The recorded silences of each event.

use super::panes::Wanted;
use crate::case::{Case, Kind};

/// Which silences are recorded on which event, packed: asking for an event costs what it holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Silences(Vec<Recorded>);

/// One recorded silence, by places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recorded {
    /// On what.
    pub event: u32,
    /// The silence, among the silences of the case.
    pub silence: u32,
    /// Who is silent.
    pub source: u32,
}

impl Silences {
    /// The silences of the case; those on unknown sources or events are left out.
    #[must_use]
    pub(super) fn of(case: &Case, wanted: Wanted) -> Self {
        let silences = (0u32..).zip(&case.tables().silences);
        let silences = silences.filter(|(_, it)| wanted.takes(it.suggested));
        let places = silences.filter_map(|(silence, it)| {
            Some(Recorded {
                event: case.place(Kind::Event, &it.event)?,
                silence,
                source: case.place(Kind::Source, &it.source)?,
            })
        });
        let mut found: Vec<_> = places.collect();
        found.sort_unstable();
        Self(found)
    }

    /// Those recorded on the event at a place, in file order.
    #[must_use]
    pub(super) fn on(&self, event: u32) -> &[Recorded] {
        let from = self.0.partition_point(|it| it.event < event);
        let to = self.0.partition_point(|it| it.event <= event);
        self.0.get(from..to).unwrap_or_default()
    }
}
