//! Keys typed ahead: however many arrive before a frame, the screen is the one they lead to one by one.

use super::any_size::keys;
use super::*;
use proptest::prelude::*;
use tellings::app::compare::Top;
use tellings::app::layout::{Parts, compare};
use tellings::app::{Input, keys::Key};

/// Presses all keys before anything is laid out.
fn at_once(session: &mut Session, all: &[Key]) {
    for key in all {
        session.put_ahead(Input::Key(*key));
    }
    session.state.settle();
}

fn pressed(spelled: &[String]) -> Vec<Key> {
    spelled.iter().flat_map(|it| session::pressed(it)).collect()
}

/// What a reader sees, and where the rest of the case is from there.
fn seen(session: &Session) -> (String, Top, Parts) {
    (
        session.screen(),
        session.state.compare.top,
        session.state.parts,
    )
}

/// A case of many rows of very different heights, differences and silences among them.
fn many_rows() -> String {
    let mut case = String::from(
        "tellings = 1\ntitle = \"Many\"\n\n[[source]]\nid = \"a\"\nname = \"A\"\n\n[[source]]\nid = \"b\"\nname = \"B\"\n",
    );
    for event in 0..150_usize {
        case.push_str(&format!(
            "\n[[event]]\nid = \"e{event}\"\ntitle = \"Event {event}\"\n"
        ));
    }
    for event in 0..150_usize {
        let words = "they went on along the quay ".repeat(event * event % 17 + 1);
        let tall = if event % 31 == 30 {
            words.repeat(25)
        } else {
            words
        };
        for (source, claims) in [("a", 1 + event % 2), ("b", (event + 2) % 4)] {
            for claim in 0..claims {
                case.push_str(&format!(
                    "\n[[claim]]\nid = \"{source}{event}-{claim}\"\nsource = \"{source}\"\nevent = \"e{event}\"\ntext = \"{tall}\"\n"
                ));
            }
        }
        if event % 5 == 1 {
            case.push_str(&format!(
                "\n[[finding]]\nclaims = [\"a{event}-0\", \"b{event}-0\"]\nrelation = \"deny\"\nfacets = [\"time\"]\nquestion = \"{tall}\"\n"
            ));
        }
    }
    case
}

/// Runs of moves: the keys of Compare that only move, each some times over.
fn runs() -> impl Strategy<Value = Vec<String>> {
    let moves = [
        "j", "k", "j", "k", "J", "K", "l", "<Tab>", "w", "b", "o", "gg", "G", "<PgDn>", "i",
    ];
    let run = (prop::sample::select(moves.to_vec()), 1..40_usize);
    let spelled = |(key, times): (&str, usize)| key.repeat(if key == "i" { 1 } else { times });
    prop::collection::vec(run.prop_map(spelled), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn keys_typed_ahead_lead_to_the_screen_they_lead_to_one_by_one(
        name in prop::sample::select(examples().into_iter().collect::<Vec<_>>()),
        (columns, rows) in (20..130_u16, 5..45_u16),
        spelled in prop::collection::vec(keys(), 1..60),
    ) {
        let mut one_by_one = session(&name).size(columns, rows);
        let mut ahead = session(&name).size(columns, rows);
        for key in &spelled {
            one_by_one.press(key);
        }
        at_once(&mut ahead, &pressed(&spelled));
        prop_assert_eq!(seen(&ahead), seen(&one_by_one));
    }

    #[test]
    fn runs_of_moves_typed_ahead_over_many_rows_lead_to_the_same_screen(
        (columns, rows) in (40..160_u16, 5..45_u16),
        spelled in runs(),
    ) {
        let case = many_rows();
        let mut one_by_one = Session::with(&case, &[]).size(columns, rows);
        let mut ahead = Session::with(&case, &[]).size(columns, rows);
        for key in &spelled {
            one_by_one.press(key);
        }
        at_once(&mut ahead, &pressed(&spelled));
        prop_assert_eq!(seen(&ahead), seen(&one_by_one));
    }

    #[test]
    fn no_row_is_taller_than_it_was_thought_without_laying_it_out(
        columns in 20..160_u16,
        plain in any::<bool>(),
        ascii in any::<bool>(),
        wide in any::<bool>(),
        text in prop_oneof![any::<String>(), "[a-z\u{202e}\u{85}警é ]{0,300}"],
    ) {
        use tellings::app::config::Depth;
        use tellings::text::{clean::Signs, width::Ambiguous};
        let spelled = |all: String, c| all + &format!("\\U{:08X}", u32::from(c));
        let text = text.chars().fold(String::new(), spelled);
        let strange = format!(
            "tellings = 1\ntitle = \"Strange\"\n\n[[source]]\nid = \"a\"\nname = \"{text}A\"\n\n[[source]]\nid = \"b\"\nname = \"B\"\n
             [[event]]\nid = \"e\"\ntitle = \"{text}E\"\n\n[[event]]\nid = \"f\"\ntitle = \"F\"\n
             [[claim]]\nid = \"a1\"\nsource = \"a\"\nevent = \"e\"\ntext = \"{text}A\"\n
             [[claim]]\nid = \"a2\"\nsource = \"a\"\nevent = \"e\"\nchain = [{{ source = \"b\" }}]\ntext = \"no {text}B\"\n
             [[claim]]\nid = \"b1\"\nsource = \"b\"\nevent = \"f\"\ntext = \"{text}C\"\n
             [[silence]]\nsource = \"a\"\nevent = \"f\"\nreason = \"not-asked\"\nnote = \"{text}\"\n
             [[finding]]\nclaims = [\"a1\", \"a2\"]\nrelation = \"contradict\"\nfacets = [\"time\", \"place\"]\n"
        );
        let examples = examples().into_iter().map(|name| session(&name));
        for session in examples.chain([Session::with(&strange, &[])]) {
            let session = session.config(|config| {
                config.look.depth = if plain { Depth::None } else { Depth::True };
                config.signs = if ascii { Signs::Ascii } else { Signs::Unicode };
                config.ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
            });
            let session = session.size(columns, 40);
            for row in 0..session.state.compare.len() {
                let most = compare::ceiling::ceiling(&session.state, row);
                let height = compare::height(&session.state, row);
                prop_assert!(height <= most, "row {row}: {height} lines, thought at most {most}");
            }
        }
    }
}
