//! Who is silent on what.

use super::*;
use crate::compare::fields::case;
use crate::suggest::features::Features;

/// Two who both tell of the quay, of the lamp and of the boat.
const BESIDE: &str = "source keeper
    source office
    event quay
    event lamp
    event bell
    event boat
    claim a source=keeper event=lamp text=\"I lit the lamp\"
    claim b source=keeper event=boat text=\"A boat passed the mole\"
    claim c source=office event=lamp text=\"The lamp was lit at nine\"
    claim d source=office event=bell text=\"Somebody rang the bell of the chapel\"
    claim e source=office event=boat text=\"The mole was passed by a boat\"
    claim q source=keeper event=quay text=\"The quay was wet\"
    claim r source=office event=quay text=\"Rain fell on the quay\"";

fn silent(lines: &str) -> Vec<String> {
    silent_but_for(lines, &[])
}

fn silent_but_for(lines: &str, open: &[Pair]) -> Vec<String> {
    let case = case(lines);
    let features = Features::of(case.tables(), &[]);
    let found = silences(case.tables(), &features.readings, open);
    let about = found.iter().map(|it| it.what.about().map(Id::as_str));
    about.map(|it| it.join(" on ")).collect()
}

#[test]
fn who_leaves_out_what_another_tells_between_two_that_both_tell_may_be_silent() {
    assert_eq!(silent(BESIDE), ["keeper on bell"]);
    let case = case(BESIDE);
    let features = Features::of(case.tables(), &[]);
    let found = silences(case.tables(), &features.readings, &[]);
    let why = "office tells this between “lamp” and “boat”, which both tell";
    assert_eq!(found[0].why, why);
}

#[test]
fn what_comes_after_all_that_both_tell_is_out_of_reach() {
    let more = "event gong\nclaim f source=keeper event=gong text=\"A gong sounded\"";
    let last = BESIDE.replace("source=office event=boat", "source=office event=bell");
    assert_eq!(silent(&format!("{last}\n{more}")), [""; 0]);
}

#[test]
fn who_tells_two_things_that_the_other_tells_does_not_yet_run_beside_him() {
    let two = BESIDE.replace("source=keeper event=quay", "source=keeper");
    assert_eq!(silent(&two), [""; 0]);
}

#[test]
fn what_is_far_from_all_that_both_tell_is_out_of_reach() {
    let far = |steps: usize| {
        let more = (0..steps)
            .map(|it| format!("\nevent more{it}\nclaim m{it} source=office event=more{it} text=\"A crate fell on jetty {it}\""));
        let lines = BESIDE.replace("event boat\n", "");
        lines.replace(
            "    claim b",
            &format!("{}\nevent boat\nclaim b", more.collect::<String>()),
        )
    };
    assert_eq!(silent(&far(1)), ["keeper on bell", "keeper on more0"]);
    assert_eq!(silent(&far(2)), [""; 0]);
}

#[test]
fn who_may_have_told_it_in_other_words_is_asked_about_that_first() {
    let open = [Pair::new(3, 7)];
    for event in ["", "event=gong"] {
        let more = format!("{BESIDE}\nevent gong\nclaim f source=keeper {event}");
        assert_eq!(silent(&more), ["keeper on bell"]);
        assert_eq!(silent_but_for(&more, &open), [""; 0]);
    }
}

#[test]
fn what_was_recorded_is_not_asked_again() {
    let recorded = "silence source=keeper event=bell reason=not-asked";
    assert_eq!(silent(&format!("{BESIDE}\n{recorded}")), [""; 0]);
}

#[test]
fn who_is_heard_within_an_account_speaks_for_it() {
    let heard = "source boy account=keeper\nclaim f source=boy event=bell";
    assert_eq!(silent(&format!("{BESIDE}\n{heard}")), [""; 0]);
}

#[test]
fn who_nobody_knows_and_the_writer_of_an_article_are_no_accounts() {
    let unknown = BESIDE.replace(
        "source keeper\n",
        "source keeper name=\"He (unresolved)\"\n",
    );
    assert_eq!(silent(&unknown), [""; 0]);
}

#[test]
fn who_is_only_heard_through_another_left_nothing_out() {
    let through = BESIDE.replace("source=keeper event", "source=keeper chain=office event");
    assert_eq!(silent(&through), [""; 0]);
}

#[test]
fn nobody_is_silent_on_an_opinion_or_on_what_is_to_come() {
    for said in [
        "It was a sad day",
        "Somebody would ring the bell of the chapel",
    ] {
        let lines = BESIDE.replace("Somebody rang the bell of the chapel", said);
        assert_eq!(silent(&lines), [""; 0], "{said}");
    }
}

#[test]
fn who_names_the_thing_nearby_may_have_told_of_it_there() {
    let lines = BESIDE.replace("I lit the lamp", "I lit the lamp when the bell had gone");
    assert_eq!(silent(&lines), [""; 0]);
}

#[test]
fn who_uses_one_of_its_words_anywhere_in_a_short_account_or_a_word_that_means_the_same_is_not_silent()
 {
    for said in [
        "event=quay text=\"Nobody rang\"",
        "text=\"No chapel is there\"",
    ] {
        let lines = format!("{BESIDE}\nclaim f source=keeper {said}");
        assert_eq!(silent(&lines), [""; 0], "{said}");
    }
    let bell = "Somebody rang the bell of the chapel";
    let cry = BESIDE.replace(bell, "Somebody killed the rabbit");
    assert_eq!(silent(&cry), ["keeper on bell"]);
    let same = cry.replace("The quay was wet", "A bunny lay on the quay");
    assert_eq!(silent(&same), [""; 0]);
}

#[test]
fn of_whose_text_no_claim_holds_all_nobody_knows_what_it_leaves_out() {
    let stand = |start: &str| {
        let quote = "source=keeper document=log event=";
        let lines = BESIDE.replace("source=keeper event=", quote).replace(
            "event quay",
            "document log file=log.txt author=Keeper\n    event quay",
        );
        let lines = lines.replace("text=\"I lit", "start=0 quote=\"I lit");
        lines.replace("text=\"A boat", &format!("start={start} quote=\"A boat"))
    };
    assert_eq!(silent(&stand("16")), ["keeper on bell"]);
    assert_eq!(silent(&stand("40")), [""; 0], "a sentence stands between");
    let article = stand("40").replace(" author=Keeper", "");
    assert_eq!(silent(&article), ["keeper on bell"]);
}

#[test]
fn who_passes_it_on_is_not_silent_on_it() {
    let through = BESIDE.replace(
        "source=office event=bell",
        "source=office chain=keeper event=bell",
    );
    assert_eq!(silent(&through), [""; 0]);
}
