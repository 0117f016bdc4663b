//! Accounts of one matter, made up: what happened is told by several, each in its own words.
//!
//! The words follow Zipf's law, as those of real texts do: a few hundred common ones, then names and rare words without end.
//! Claims made of a few lists alone would share most of their words with one another, every claim would be a candidate for
//! every other, and no time measured on them would say anything of real cases.

use super::words::Dice;

/// So many words there are to choose from.
const WORDS: usize = 20_000;

/// One event: what those who tell it all know of it.
struct Happening {
    who: String,
    did: &'static str,
    detail: &'static str,
    what: String,
    count: usize,
    place: String,
    hour: usize,
    other: String,
    then: &'static str,
}

/// Accounts of one matter; each is a list of claims in the order in which they are told.
pub(crate) fn accounts(sources: usize, claims: usize) -> Vec<Vec<String>> {
    let mut dice = Dice::new(7);
    // Every event is told by two of three, so that each account has its share of what only some saw.
    let happened: Vec<Happening> = (0..claims * 3 / 2).map(|_| happening(&mut dice)).collect();
    let tell = |_| {
        let mut told = Vec::with_capacity(claims);
        for it in happened.iter().cycle() {
            if told.len() == claims {
                break;
            }
            if dice.below(3) > 0 {
                told.push(claim(it, &mut dice));
            }
        }
        told
    };
    (0..sources).map(tell).collect()
}

/// A news article of about so many words: what a dozen people say of it, directly and indirectly, and what nobody says.
pub(crate) fn article(words: usize) -> String {
    let mut dice = Dice::new(11);
    let people: Vec<(String, String)> = FIRST
        .split(' ')
        .map(|first| (first.to_owned(), name(&mut dice)))
        .collect();
    let (mut text, mut count) = (String::new(), 0);
    while count < words {
        let told = claim(&happening(&mut dice), &mut dice);
        let told = told.trim_end_matches('.');
        let (first, name) = &people[dice.below(people.len())];
        let rest = claim(&happening(&mut dice), &mut dice);
        let sentence = match dice.below(6) {
            0 => format!("“{told},” said {first} {name}. “{rest}”"),
            1 => format!("{first} {name} told the court that {}.", lower(told)),
            2 => format!("According to the police, {}.", lower(told)),
            3 => format!(
                "Mr {name} said {}, but denied that {}",
                lower(told),
                lower(&rest)
            ),
            4 => format!(
                "Police reported that {first} {name} had said {}.",
                lower(told)
            ),
            _ => rest,
        };
        count += sentence.split_whitespace().count();
        text.push_str(&sentence);
        text.push_str(if dice.below(3) == 0 { "\n\n" } else { " " });
    }
    text
}

/// A family's name.
fn name(dice: &mut Dice) -> String {
    let name = coined(40 + dice.below(900));
    let mut letters = name.chars();
    let first = letters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn happening(dice: &mut Dice) -> Happening {
    Happening {
        who: noun(dice),
        did: of(VERBS, dice),
        detail: of(DETAILS, dice),
        what: noun(dice),
        count: dice.below(40),
        place: noun(dice),
        hour: 1 + dice.below(11),
        other: noun(dice),
        then: of(VERBS, dice),
    }
}

/// How somebody tells it: something left out, a word another one, now and then a number or a denial.
fn claim(it: &Happening, dice: &mut Dice) -> String {
    let did = if dice.below(4) == 0 {
        of(VERBS, dice)
    } else {
        it.did
    };
    let not = if dice.below(16) == 0 { "never " } else { "" };
    let wrong = dice.below(6) == 0;
    let mut what = match it.count {
        2..=9 => format!("{} {}s", it.count + usize::from(wrong), it.what),
        _ if dice.below(3) == 0 => format!("the {}", it.what),
        _ => format!("the {} {}", it.detail, it.what),
    };
    if dice.below(10) > 2 {
        what = format!("{what} {} the {}", of(WHERE, dice), it.place);
    }
    let mut said = format!("the {} {not}{did} {what}", it.who);
    if it.hour < 5 && dice.below(3) > 0 {
        said = format!("{said} at {}pm", it.hour + usize::from(wrong));
    }
    if dice.below(2) == 0 {
        said = format!("{said} {} the {} {} it", of(LINKS, dice), it.other, it.then);
    }
    if dice.below(5) == 0 {
        said = format!("{} {said}", of(OPENINGS, dice));
    }
    let mut letters = said.chars();
    let first = letters.next().map(char::to_uppercase);
    first
        .into_iter()
        .flatten()
        .chain(letters)
        .chain(['.'])
        .collect()
}

/// A thing or somebody, the commoner the likelier (Zipf: the share of the word of rank n is as 1 / n).
fn noun(dice: &mut Dice) -> String {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank among the words"
    )]
    let rank = (WORDS as f64).powf(dice.below(1 << 20) as f64 / f64::from(1 << 20)) as usize;
    let mut common = NOUNS.split_whitespace();
    // The commonest is no commoner than every tenth noun.
    common
        .nth(rank * 8 / 5 + dice.below(8))
        .map_or_else(|| coined(rank), str::to_owned)
}

/// The name of that rank: of syllables, the same every time, no two alike.
fn coined(rank: usize) -> String {
    let begins: Vec<&str> = BEGINS.split_whitespace().collect();
    let ends: Vec<&str> = ENDS.split_whitespace().collect();
    let middles: Vec<&str> = MIDDLES.split_whitespace().collect();
    let (begin, rest) = (rank % begins.len(), rank / begins.len());
    let (end, middle) = (rest % ends.len(), rest / ends.len());
    format!(
        "{}{}{}",
        begins[begin],
        middles[middle % middles.len()],
        ends[end]
    )
}

fn of(list: &'static str, dice: &mut Dice) -> &'static str {
    let words: Vec<&str> = list.split(' ').collect();
    dice.of(&words)
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

const VERBS: &str = "saw carried refused opened closed followed left took counted offered hid lifted dropped pushed pulled \
    crossed entered passed watched broke repaired painted locked sold bought lost found threw kicked burned lit washed \
    borrowed returned described photographed signed tore moved stopped chased hit warned met recognised searched emptied";
const DETAILS: &str = "old red small wet broken empty heavy blue narrow second quiet loaded white dark wooden stolen new dusty \
    tall frozen open rusty folded cheap bright damaged familiar long grey silver";
const WHERE: &str = "near behind inside beside under above outside beyond opposite against";
const LINKS: &str = "before after while because although until when";
const OPENINGS: &str = "apparently later then suddenly meanwhile afterwards";
const FIRST: &str =
    "Anna Tomas Edith Ruben Clara Oskar Mina Felix Greta Hugo Irene Jonas Leah Matteo Nora Pavel";
const NOUNS: &str = "door ladder letter boat crate key receipt coat ledger rope lantern officer driver clerk neighbour warden \
    porter surveyor gardener baker window bridge quay mill yard station tunnel market church school harbour engine wagon horse \
    dog basket bottle hammer knife rifle torch bell clock table chair fence gate wall roof cellar kitchen office ward barracks \
    stage platform ticket passenger conductor sailor captain soldier teacher doctor nurse patient judge lawyer witness child \
    girl boy woman man crowd stranger widow farmer miller fisherman butcher tailor smith carpenter painter singer dancer waiter \
    guest landlord tenant mayor minister priest bishop field meadow forest river lake island road street corner square park \
    fountain statue tower stairs corridor lift garage truck bus tram bicycle trailer cart barrel sack box trunk suitcase purse \
    wallet coin banknote cheque contract map photograph newspaper notebook diary page stamp parcel package shovel axe saw drill \
    pipe cable wire lamp candle match stove oven kettle cup plate spoon blanket pillow curtain carpet mirror picture hat boot \
    glove scarf jacket shirt button needle thread cloth wool leather stone brick tile plank beam nail screw wheel axle brake mast \
    sail anchor oar net hook line buoy pier crane dock shed hut tent camp fire smoke flame ash flood storm fog ice snow puddle \
    ditch well pump hose tank valve meter switch radio signal whistle alarm siren flag banner badge uniform helmet shield baton";
const BEGINS: &str = "bar cal dor fen gar hal kes lor mar nor pel quin ros sel tam ul ver wex yar zel ash bram cor del eld fro gil \
    hob ing jor";
const MIDDLES: &str = "a e i o u an er il on ar ing ow ett ast";
const ENDS: &str = "by ton wick more dale ford ley stow combe thorpe den gate holm mere nor ridge sby well worth bury ces dric fen \
    gorn hild ker lund mond nath pold";
