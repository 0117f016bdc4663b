//! How each role looks: the only file that knows colours.
//!
//! Sources take the colours of Okabe and Ito (Color Universal Design, 2008), which colour-blind
//! readers can tell apart. No role means left or right, and none means right or wrong.

use crate::app::config::{Background, Depth, Look};
use crate::app::page::{Role, Span};
use ratatui::style::{Color, Modifier, Style};

/// Okabe and Ito's colours without black, as red, green, blue; on dark and on light ground.
const SOURCES: [[(u8, u8, u8); 2]; 7] = [
    [(86, 180, 233), (0, 94, 150)],
    [(230, 159, 0), (150, 90, 0)],
    [(204, 121, 167), (150, 60, 110)],
    [(0, 180, 135), (0, 110, 80)],
    [(240, 228, 66), (110, 100, 0)],
    [(120, 160, 255), (40, 60, 170)],
    [(230, 120, 60), (170, 70, 0)],
];

/// The same as places in the 256 colours, on dark and on light ground.
const SOURCES_256: [[u8; 2]; 7] = [
    [74, 24],
    [214, 94],
    [175, 125],
    [36, 23],
    [227, 58],
    [111, 25],
    [208, 130],
];

/// The same among the terminal's own 16.
const SOURCES_16: [Color; 7] = [
    Color::Cyan,
    Color::Yellow,
    Color::Magenta,
    Color::Green,
    Color::LightYellow,
    Color::Blue,
    Color::LightRed,
];

/// The style of a span.
#[must_use]
pub(super) fn style(span: &Span, look: Look) -> Style {
    let mut style = of_role(span.role, look);
    if span.found {
        style = style.add_modifier(Modifier::REVERSED);
    }
    if span.focused {
        style = style.patch(focus(look));
    }
    if span.selected && focus(look).bg.is_none() {
        style = style.add_modifier(Modifier::REVERSED);
    }
    style
}

fn of_role(role: Role, look: Look) -> Style {
    let plain = Style::new();
    match role {
        Role::Text => plain,
        Role::Title | Role::Sign | Role::Cursor => plain.add_modifier(Modifier::BOLD),
        Role::Key => plain.add_modifier(Modifier::BOLD).patch(tint(look, 0)),
        Role::Dim | Role::Rule => dim(look),
        Role::Quoted => plain.add_modifier(Modifier::UNDERLINED),
        Role::Differs => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Mark => dim(look).add_modifier(Modifier::REVERSED),
        Role::Source(number) => tint(look, usize::from(number)).add_modifier(Modifier::BOLD),
        Role::Suggested => plain.add_modifier(Modifier::ITALIC),
        Role::Warning => plain.add_modifier(Modifier::BOLD | Modifier::ITALIC),
    }
}

fn dim(look: Look) -> Style {
    let grey = match (look.depth, look.background) {
        (Depth::None | Depth::Sixteen, _) | (_, Background::Unknown) => {
            return Style::new().add_modifier(Modifier::DIM);
        }
        (Depth::TwoHundredFiftySix, Background::Dark) => Color::Indexed(246),
        (Depth::TwoHundredFiftySix, Background::Light) => Color::Indexed(241),
        (Depth::True, Background::Dark) => Color::Rgb(148, 148, 148),
        (Depth::True, Background::Light) => Color::Rgb(98, 98, 98),
    };
    Style::new().fg(grey)
}

fn focus(look: Look) -> Style {
    let ground = match (look.depth, look.background) {
        (Depth::True, Background::Dark) => Color::Rgb(48, 52, 60),
        (Depth::True, Background::Light) => Color::Rgb(228, 232, 240),
        (Depth::TwoHundredFiftySix, Background::Dark) => Color::Indexed(237),
        (Depth::TwoHundredFiftySix, Background::Light) => Color::Indexed(254),
        // On unknown ground no colour is safe; the cursor's mark stands there in any case.
        _ => return Style::new(),
    };
    Style::new().bg(ground)
}

/// The colour of a source, by its number.
fn tint(look: Look, number: usize) -> Style {
    let ground = usize::from(look.background == Background::Light);
    let at = number % SOURCES.len();
    let colour = match (look.depth, look.background) {
        (Depth::None, _) => None,
        (Depth::Sixteen, _) | (_, Background::Unknown) => SOURCES_16.get(at).copied(),
        (Depth::TwoHundredFiftySix, _) => SOURCES_256
            .get(at)
            .and_then(|pair| pair.get(ground))
            .map(|it| Color::Indexed(*it)),
        (Depth::True, _) => SOURCES
            .get(at)
            .and_then(|pair| pair.get(ground))
            .map(|(red, green, blue)| Color::Rgb(*red, *green, *blue)),
    };
    colour.map_or_else(Style::new, |colour| Style::new().fg(colour))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_role_has_any() {
        let look = Look {
            depth: Depth::None,
            background: Background::Dark,
        };
        for role in [
            Role::Text,
            Role::Key,
            Role::Source(3),
            Role::Differs,
            Role::Mark,
            Role::Dim,
            Role::Suggested,
        ] {
            let style = of_role(role, look);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn what_is_selected_is_seen_on_every_ground_and_in_every_depth() {
        let plain = Span::own("words", Role::Text);
        let selected = Span {
            focused: true,
            selected: true,
            ..plain.clone()
        };
        for depth in [
            Depth::None,
            Depth::Sixteen,
            Depth::TwoHundredFiftySix,
            Depth::True,
        ] {
            for background in [Background::Dark, Background::Light, Background::Unknown] {
                let look = Look { depth, background };
                assert_ne!(style(&selected, look), style(&plain, look), "{look:?}");
            }
        }
    }

    #[test]
    fn no_source_is_painted_red_or_green_for_verdict_and_all_differ() {
        let look = Look {
            depth: Depth::True,
            background: Background::Dark,
        };
        let colours: std::collections::HashSet<_> = (0..7).map(|n| tint(look, n).fg).collect();
        assert_eq!(colours.len(), 7);
    }
}
