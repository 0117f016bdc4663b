//! The words whose full stop does not end a sentence.

/// What comes after an abbreviation when its stop is no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A title, a rank, "vs.": something always follows.
    GoesOn,
    /// "No.", "p.": a number follows.
    BeforeNumber,
    /// "a.m.": a day, a month or a time zone follows.
    BeforeDay,
    /// "U.S.", "Inc.", an initial: anything but a word that opens sentences follows.
    MayEnd,
}

const GO_ON: &str = "\
    mr mrs ms mx dr prof rev hon st mt messrs mme mlle sgt sergt insp det supt ch capt cpt lt col gen maj cmdr \
    comdr cpl pvt pte adm const cst cons constable gov sen rep pres amb sec dep asst assoc fr br sr sra srta sig \
    dott avv ing hr hrn dipl vs viz cf e.g i.e eg ie approx ca resp al z.b d.h bzw m mm ft bzgl";
const BEFORE_NUMBER: &str = "\
    no nos nr p pp vol vols fig figs art sect ch chap para paras cl jan feb mar apr jun jul aug sep sept oct nov \
    dec tel ext n";
const MAY_END: &str = "\
    inc ltd co corp bros plc jr snr jnr esq ph.d m.d b.a m.a etc dept univ assn ave rd blvd sq hwy pl";
const OPENERS: &str = "\
    a after all also although an and another as asked at because before both but by during each every following \
    for four from had he her his how however i if in instead it its later many meanwhile most my neither no nobody \
    none not now on once one only or other others our several she since so some soon still that the their then \
    there these they this those though three to two under until we what when where which while who why with yet \
    you your";
const DAYS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january \
    february march april may june july august september october november december est edt cst cdt mst mdt pst pdt \
    gmt bst utc cet eastern central pacific today yesterday";

/// What kind of abbreviation `word` is, the word in front of a stop and without it; `None` for other words.
pub(super) fn kind(word: &str) -> Option<Abbreviation> {
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let letters = || {
        word.split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
    };
    if matches!(lower, "a.m" | "p.m") {
        Some(Abbreviation::BeforeDay)
    } else if is_capital && letters() {
        Some(Abbreviation::MayEnd)
    } else if is_in(BEFORE_NUMBER, lower) {
        Some(Abbreviation::BeforeNumber)
    } else if is_in(GO_ON, lower) {
        Some(Abbreviation::GoesOn)
    } else if letters() && word.contains('.') || is_in(MAY_END, lower) {
        Some(Abbreviation::MayEnd)
    } else {
        None
    }
}

/// Whether the sentence goes on with `next` behind an abbreviation of that kind.
pub(super) fn goes_on(abbreviation: Abbreviation, next: &str) -> bool {
    let starts_with_digit = next.starts_with(|ch: char| ch.is_numeric());
    let word = next
        .split(|ch: char| !ch.is_alphanumeric() && ch != '\'' && ch != '’')
        .next()
        .unwrap_or_default();
    let word_in = |list| is_in(list, &word.to_lowercase());
    match abbreviation {
        Abbreviation::GoesOn => true,
        Abbreviation::BeforeNumber => starts_with_digit,
        Abbreviation::BeforeDay => starts_with_digit || word_in(DAYS),
        Abbreviation::MayEnd => !word.is_empty() && !word_in(OPENERS),
    }
}

/// Whether `word` is in a list of words with spaces between.
fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Verbs that may stand with their speaker behind a quotation that ends in "?" or "!".
pub(super) fn is_speech_verb(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "told"
            | "replied"
            | "added"
            | "shouted"
            | "cried"
            | "answered"
            | "wrote"
            | "yelled"
            | "screamed"
            | "exclaimed"
            | "demanded"
            | "wondered"
            | "tweeted"
            | "called"
            | "whispered"
    )
}
