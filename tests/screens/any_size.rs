//! No size and no keys can make it panic or lose the cursor.

use super::*;
use proptest::prelude::*;
use tellings::app::Showing;
use tellings::app::action::ACTIONS;
use tellings::app::layout::compare;

/// The keys to each screen, and to what can be open over one, which is the same on every case.
const SCREENS: [&str; 4] = ["", "j<Enter>", "i", "gv"];
const OPEN: [&str; 4] = ["?", "/lantern", "f", "jlx"];

#[test]
fn every_view_is_drawn_at_every_size_up_to_40_by_12() {
    let screens = examples()
        .into_iter()
        .flat_map(|name| SCREENS.map(|keys| (name.clone(), keys)));
    let open = OPEN.map(|keys| ("parade".to_owned(), keys));
    for (name, keys) in screens.chain(open) {
        {
            let mut session = session(&name).keys(keys);
            for columns in 0..=40 {
                for rows in 0..=12 {
                    session = session.size(columns, rows);
                    let grid = session.grid();
                    assert_eq!(grid.len(), usize::from(rows));
                    let empty = grid.iter().all(String::is_empty);
                    assert!(!empty || columns == 0 || rows == 0, "{columns}x{rows}");
                }
            }
        }
    }
}

#[test]
fn j_alone_shows_every_line_of_a_comparison_and_no_press_of_it_is_lost() {
    for name in examples() {
        for (columns, rows) in [(120, 40), (80, 24), (40, 12), (30, 8)] {
            let mut session = session(&name).keys("ii").size(columns, rows);
            let body = |session: &Session| -> Vec<String> {
                let page = compare::body(&session.state).0;
                // The cursor's mark stands in the first columns.
                page.iter()
                    .map(|line| line.words().chars().skip(3).collect())
                    .collect()
            };
            let all = body(&self::session(&name).keys("ii").size(columns, 3000));
            let last = session.state.compare.len() - 1;
            let mut seen: BTreeSet<String> = body(&session).into_iter().collect();
            for _ in 0..1000 {
                let before = session.grid();
                session.press("j");
                if session.grid() == before {
                    break;
                }
                seen.extend(body(&session));
            }
            assert_eq!(
                session.state.compare.cursor.row, last,
                "{name} {columns}x{rows}"
            );
            for line in all {
                assert!(
                    seen.contains(&line),
                    "{name} {columns}x{rows} never shows {line:?}"
                );
            }
        }
    }
}

/// Something a reader does.
#[derive(Debug, Clone)]
enum Step {
    Resize(u16, u16),
    Press(String),
    Mouse(u16, u16),
}

/// Every key of the table but those that leave, and what may be typed into a field.
pub(crate) fn keys() -> impl Strategy<Value = String> {
    let all = ACTIONS.iter().flat_map(|entry| entry.keys);
    let mut all: Vec<String> = all.map(|key| spelled(key)).collect();
    all.extend(
        [
            "<Esc>",
            "<Enter>",
            "<Tab>",
            "q",
            "a",
            "警",
            "<Backspace>",
            "é",
        ]
        .map(String::from),
    );
    prop::sample::select(all)
}

/// A key of the table in the notation of these tests.
fn spelled(key: &str) -> String {
    let one = tellings::app::keys::sequence(key).unwrap().len() == 1;
    if one && key.chars().count() > 1 {
        format!("<{key}>")
    } else {
        key.to_owned()
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let resize = prop_oneof![(0..=130_u16, 0..=45_u16), (20..=45_u16, 5..=14_u16),];
    let step = prop_oneof![
        3 => resize.prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        3 => keys().prop_map(Step::Press),
        1 => (0..130_u16, 0..45_u16).prop_map(|(column, row)| Step::Mouse(column, row)),
    ];
    prop::collection::vec(step, 20..80)
}

fn take(session: &mut Session, step: &Step) {
    use tellings::app::{Input, MouseAct};
    match step {
        Step::Resize(columns, rows) => session.put(Input::Resize {
            columns: *columns,
            rows: *rows,
        }),
        Step::Press(keys) => session.press(keys),
        Step::Mouse(column, row) => session.put(Input::Mouse {
            act: MouseAct::Press,
            column: *column,
            row: *row,
        }),
    }
}

/// Whether the reader sees where the cursor is: in Read its first line; in Compare some line of
/// its row, and where the row fits the screen the hardware cursor on its claim.
fn cursor_is_seen(session: &Session) -> bool {
    let state = &session.state;
    if state.parts.tiny || !matches!(state.mode, tellings::app::Mode::Browse(_)) {
        return true;
    }
    let body = state.parts.header..state.parts.header + state.parts.body;
    let cursor = session.buffer().1;
    let stands = cursor.is_some_and(|cursor| body.contains(&usize::from(cursor.y)));
    if stands || state.showing == Showing::Read || state.compare.is_empty() {
        return stands || state.compare.is_empty();
    }
    let height = |row: usize| compare::height(state, row);
    let (top, row) = (state.compare.top, state.compare.cursor.row);
    if row < top.row || height(row) <= body.len() {
        return false;
    }
    let above: usize = (top.row..row).map(height).sum();
    above < top.line + body.len() && top.line < above + height(row)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn five_hundred_resizes_among_random_keys_never_panic_and_never_lose_the_cursor(
        name in prop::sample::select(examples().into_iter().collect::<Vec<_>>()),
        steps in steps(),
    ) {
        let mut session = session(&name);
        for (at, step) in steps.iter().enumerate() {
            take(&mut session, step);
            let drawn = session.grid().join("\n");
            prop_assert!(cursor_is_seen(&session), "after step {at}, {step:?}:\n{drawn}");
        }
    }
}
