//! One order of events out of the orders in which the accounts tell them.

use super::super::features::Features;
use super::Event;

/// The events in merged order: by the mean of their relative places within the accounts that tell them, so that events which
/// all tell in one order keep it and a difference of order is met halfway.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "places within an account")]
pub fn merged(features: &Features, mut events: Vec<Event>) -> Vec<Event> {
    let mean = |event: &Event| {
        let places = event.iter().map(|claim| {
            let (nth, of) = features.position[*claim as usize];
            (nth as f32 + 0.5) / of.max(1) as f32
        });
        places.sum::<f32>() / event.len().max(1) as f32
    };
    events.sort_by(|one, two| mean(one).total_cmp(&mean(two)).then_with(|| one.cmp(two)));
    events
}
