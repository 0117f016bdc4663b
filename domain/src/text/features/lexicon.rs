//! Closed classes of words: small lists, English in full, other languages for their function words and negatives only.

use std::collections::HashMap;
use std::sync::LazyLock;

/// English words that carry grammar and no content; clitics as they are split off ('s, 'll).
const FUNCTION: &str = "\
    a an the this that these those such each every either some any all both half much many more most few less \
    least several other another own same i me my mine myself we us our ours ourselves you your yours yourself \
    yourselves he him his himself she her hers herself it its itself they them their theirs themselves one's who \
    whom whose which what whoever whatever someone somebody something anyone anybody anything everyone everybody \
    everything there here where when why how if whether because although though while whereas unless until till \
    since as than and or but so yet then of at by for with about against between among into through during before \
    after above below to from up down in out on off over under again further once upon onto within towards toward \
    along across behind beside besides beyond despite except inside outside near per via around also too very just \
    only even still ever quite rather almost however therefore thus mr mrs ms mx dr sir 's ' s";
const AUXILIARY: &str = "\
    be am is are was were been being have has had having do does did doing done will would shall should can could \
    may might must ought need dare 're 've 'll 'd 'm";
const NEGATIVE: &str = "\
    not n't no never nobody nothing none nowhere neither nor without cannot hardly scarcely barely no-one";
const SPEECH: &str = "\
    accept accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure believe \
    call cite claim comment complain concede conclude confirm contend cry declare demand deny describe disclose \
    dispute estimate exclaim explain express indicate inform insist maintain mention note observe plead point \
    predict promise recall recount refute reject remark repeat reply report respond reveal say shout speak state \
    stress suggest swear tell testify think tweet urge warn whisper wonder write yell";
/// Speech verbs whose forms no stemmer leads back.
const SPEECH_FORMS: &[(&str, &str)] = &[
    ("said", "say"),
    ("told", "tell"),
    ("wrote", "write"),
    ("written", "write"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("thought", "think"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("pled", "plead"),
    ("saying", "say"),
    ("says", "say"),
];
const MONTHS: &str = "\
    january february march april may june july august september october november december";
const DAYS: &str = "\
    monday tuesday wednesday thursday friday saturday sunday";
const TIMES: &str = "\
    today yesterday tomorrow tonight morning afternoon evening night dawn dusk weekend";

/// Function words and negatives of other languages, by primary language subtag.
const OTHERS: &[(&str, &str, &str)] = &[
    (
        "fr",
        "le la les l' un une des du de d' au aux et ou mais donc que qui qu' quoi dont où ce cet cette ces il elle ils elles on je tu \
      nous vous se s' me m' te lui leur leurs son sa ses mon ma mes ton ta tes notre votre en y à dans par pour sur avec sous \
      chez est sont était étaient a ont avait avaient être avoir été plus très",
        "ne n' pas non jamais rien personne aucun aucune ni sans",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer eines und oder aber dass daß wenn weil als wie er sie es ich du wir \
      ihr ihn ihm ihnen sich sein seine seinen ihre ihren mein dein unser in im an am auf aus bei mit nach von vom zu zum zur über \
      unter vor für durch um ist sind war waren hat haben hatte hatten wird werden wurde wurden auch noch nur so da \
      habe habest gehabt hätte hätten sei seien gewesen wäre wären werde würde würden worden man",
        "nicht nichts nie niemals niemand kein keine keinen keinem keiner keines weder ohne",
    ),
    (
        "es",
        "el la los las un una unos unas de del al y e o u pero que quien quienes cual como cuando donde él ella ellos ellas yo tú \
      nosotros se le les lo me te su sus mi mis en a por para con sobre entre desde hasta es son era eran fue fueron ha han había \
      ser estar está están muy más",
        "no nunca jamás nada nadie ningún ninguna ninguno ni tampoco sin",
    ),
    (
        "it",
        "il lo la i gli le un uno una di del della dei delle a al alla da dal dalla in nel nella con su sul per tra fra e o ma \
      che chi cui come quando dove lui lei loro io tu noi voi si ci ne mi ti suo sua suoi sue è sono era erano ha hanno aveva \
      avevano essere avere stato più molto",
        "non no mai niente nulla nessuno nessuna né senza",
    ),
    (
        "pt",
        "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com e ou mas que quem como quando onde \
      ele ela eles elas eu tu nós se lhe me te seu sua seus suas é são era eram foi foram há tem têm tinha ser estar está mais \
      muito",
        "não nunca jamais nada ninguém nenhum nenhuma nem sem",
    ),
    (
        "nl",
        "de het een en of maar dat die wie wat als toen waar hij zij ze het ik jij je wij we jullie hun hen hem haar zich zijn \
      mijn jouw ons onze in op aan bij met van voor naar uit over onder door om te is was waren heeft hebben had hadden wordt \
      werd ook nog er",
        "niet niets nooit niemand geen nergens zonder noch",
    ),
];

/// A closed class that a word belongs to by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Negative,
    Auxiliary,
    Function,
    Time,
    Speech,
}

/// A word's class and the form it is compared by.
type Known = (Class, &'static str);

/// Every known English word with its class and the form it is compared by.
static ENGLISH: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for base in SPEECH.split_whitespace() {
        known.extend(forms(base).map(|form| (form, (Class::Speech, base))));
    }
    known.extend(
        SPEECH_FORMS
            .iter()
            .map(|(form, base)| ((*form).to_owned(), (Class::Speech, *base))),
    );
    let lists = [
        (Class::Time, TIMES),
        (Class::Time, DAYS),
        (Class::Function, FUNCTION),
        (Class::Auxiliary, AUXILIARY),
        (Class::Negative, NEGATIVE),
    ];
    for (class, list) in lists {
        known.extend(
            list.split_whitespace()
                .map(|word| (word.to_owned(), (class, word))),
        );
    }
    known.insert("n't".to_owned(), (Class::Negative, "not"));
    known
});

/// The same for the other languages, by language and word.
static FOREIGN: LazyLock<HashMap<(&str, &str), Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (language, function, negative) in OTHERS {
        for (class, list) in [(Class::Function, function), (Class::Negative, negative)] {
            known.extend(
                list.split_whitespace()
                    .map(|word| ((*language, word), (class, word))),
            );
        }
    }
    known
});

/// The class of a lower-case word and the form it is compared by, where the lists decide.
pub(super) fn class(word: &str, language: &str) -> Option<Known> {
    if language == "en" {
        ENGLISH.get(word).copied()
    } else {
        FOREIGN.get(&(language, word)).copied()
    }
}

/// The month a word names; short forms too.
pub(super) fn month(word: &str) -> Option<&'static str> {
    let short = word.len() == 3 || word == "sept";
    MONTHS
        .split_whitespace()
        .find(|month| *month == word || short && month.starts_with(word))
}

/// The regular forms of an English verb, and some that nobody writes.
fn forms(base: &str) -> impl Iterator<Item = String> + '_ {
    let stem = base.strip_suffix(['e', 'y']).unwrap_or(base);
    let doubled = base.get(base.len().saturating_sub(1)..).unwrap_or_default();
    let endings: &[&str] = match base.get(stem.len()..) {
        Some("e") => &["e", "es", "ed", "ing", "eing"],
        Some("y") => &["y", "ies", "ied", "ying", "ys", "yed"],
        _ => &["", "s", "es", "ed", "ing"],
    };
    let regular = endings.iter().map(move |ending| format!("{stem}{ending}"));
    regular.chain(["ed", "ing"].map(|ending| format!("{base}{doubled}{ending}")))
}
