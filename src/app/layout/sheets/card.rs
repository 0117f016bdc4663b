//! A record's card, one line a field.

use super::{begun, focused};
use crate::app::State;
use crate::app::page::{Line, Page, Role};
use crate::app::record::{Spot, shown, whose};
use crate::app::sheet::card::Card;
use crate::case::Word as _;
use crate::text::clean::Shown;
use crate::text::width::{fit, width};

/// From this width on a card says beside each value what the field is for.
const HELP_FROM: usize = 72;

/// The fewest columns of the values.
const LEAST_VALUE: usize = 12;

/// The lines of a card: one a field, with what it holds and what it is for.
pub(super) fn lines(state: &State, card: &Card) -> Page {
    let spots = card.rows(state);
    let names = spots
        .iter()
        .map(|spot| spot.field.spelling().len())
        .max()
        .unwrap_or(0)
        + 2;
    // No value has more room than the longest needs: the rest is for what the fields are for.
    let ambiguous = state.config.ambiguous;
    let wide = spots
        .iter()
        .map(|spot| width(shown::value(state, *spot).as_str(), ambiguous));
    let all = usize::from(state.size.columns);
    let room = all.saturating_sub(2 + names + 1);
    let values = match all >= HELP_FROM {
        true => wide
            .max()
            .unwrap_or(0)
            .clamp(LEAST_VALUE, (room / 2).max(LEAST_VALUE)),
        false => room,
    };
    let line = |(at, spot): (usize, &Spot)| line_of(state, *spot, (names, values), at == card.row);
    spots.iter().enumerate().map(line).collect()
}

fn line_of(state: &State, spot: Spot, (names, room): (usize, usize), here: bool) -> Line {
    let all = usize::from(state.size.columns);
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let mut line = begun(state, here);
    let own = whose(spot).is_some();
    line.own(
        spot.field.spelling(),
        if own { Role::Dim } else { Role::Key },
    );
    line.pad(2 + names, ambiguous);
    let value = shown::value(state, spot);
    if value.is_empty() {
        line.own(shown::default(&state.matter.case, spot), Role::Dim);
    } else {
        line.push(
            fit(&value, room, ambiguous, signs),
            if own { Role::Dim } else { Role::Text },
        );
    }
    if all >= HELP_FROM {
        line.pad(2 + names + room + 2, ambiguous);
        let room = all.saturating_sub(line.columns(ambiguous) + 1);
        line.push(
            fit(
                &Shown::own(spot.kind.help_of(spot.field)),
                room,
                ambiguous,
                signs,
            ),
            Role::Dim,
        );
    }
    focused(line, here, all, state)
}
